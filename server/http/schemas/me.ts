/** Wire forms of the first screen, the board, the news and 试算. */
import { z } from 'zod';
import { CHANGE_KINDS } from '../../domain/changes/types.ts';
import { DEVICES, REP_STATUSES, ROLES } from '../../domain/people.ts';
import { WAITING_NUMBERS } from '../../domain/inbox/types.ts';
import { stepSchema } from './desk.ts';
import { labelled, person } from './page-values.ts';
import { instant } from './people.ts';

const STATUSES = [...REP_STATUSES, 'unknown'] as const;
const count = z.int().min(0);
const seconds = z.int().min(0);

export const meSchema = z
  .object({
    now: instant,
    person: person.extend({ roles: z.array(labelled(ROLES)) }),
    hotline: z.string(),
    gateway: z.object({ takesOrders: z.boolean(), clickToDial: z.literal(false) }),
    /** Whom to ask; null when there is no admin. */
    admin: z.object({ name: z.string() }).nullable(),
    menu: z.array(
      z.object({
        key: z.enum(['team', 'customers', 'reports', 'try-route', 'jobs']),
        text: z.string(),
        path: z.string(),
      }),
    ),
    badge: count,
    client: z.object({ minimum: z.string() }),
  })
  .meta({ id: 'Me' });

const alertLine = z.object({
  alert: z.string(),
  respondBy: instant,
  late: z.boolean(),
  text: z.string(),
});

const chain = z.array(
  z.object({
    /** Null: the voicemail. */
    person: person.nullable(),
    devices: z.array(labelled(DEVICES).extend({ seconds })),
    seconds,
    text: z.string(),
  }),
);

const team = z.array(
  z.object({
    person,
    /** Without a word when nothing was said by whoever has to say nothing. */
    status: labelled(STATUSES),
    until: instant.nullable(),
    location: z.string().nullable(),
    onCall: z.boolean(),
    onShift: z.boolean(),
    trouble: labelled(['no-cards', 'expired']).nullable(),
    today: z.object({ answered: count, max: count.nullable() }),
    /** The whole line in words, and what of it stands beside name, status and trouble. */
    text: z.string(),
    detail: z.string(),
  }),
);

const own = z.object({
  status: labelled(STATUSES),
  since: instant.nullable(),
  until: instant.nullable(),
  untilText: z.string().nullable(),
  source: labelled(['app', 'bot', 'roster']).nullable(),
  location: z.string().nullable(),
  /** Of the tap that is kept, 0 = none ever. */
  version: count,
  effect: z.string(),
  notes: z.array(
    labelled(['unreadable', 'expired', 'on-call', 'off-shift', 'rostered-leave', 'limit-reached']),
  ),
  /** What stands beside 撤销. */
  said: z.string().nullable(),
  /** Is offered from that moment on. */
  again: z.object({ status: z.enum(REP_STATUSES), text: z.string(), from: instant }).nullable(),
});

export const statusPageSchema = z
  .object({
    now: instant,
    lead: z.enum(['rep', 'duty', 'director', 'none']),
    statusKnown: z.boolean(),
    strip: alertLine.nullable(),
    own: own.nullable(),
    rows: z.array(
      z.object({
        value: z.enum(REP_STATUSES),
        text: z.string(),
        effect: z.string(),
        chosen: z.boolean(),
        takesUntil: z.boolean(),
        place: z.string().nullable(),
      }),
    ),
    chain,
    today: z.object({ answered: count, max: count.nullable(), text: z.string() }).nullable(),
    shift: z.object({ on: z.boolean(), at: instant.nullable(), text: z.string() }).nullable(),
    duty: z
      .object({
        on: z.boolean(),
        until: instant.nullable(),
        text: z.string(),
        alerts: z.array(alertLine),
        handOver: z.string().nullable(),
      })
      .nullable(),
    numbers: z.array(labelled(WAITING_NUMBERS).extend({ count })),
    waiting: z
      .object({
        show: z.enum(WAITING_NUMBERS),
        rows: z.array(
          z.object({
            id: z.string(),
            urgency: labelled(['high', 'medium', 'low', 'unknown']),
            title: z.string(),
            why: z.string(),
            deadline: z.string(),
            owner: z.string().nullable(),
            path: z.string(),
          }),
        ),
      })
      .nullable(),
    team,
    /** Lines left out here; the board has them. */
    teamMore: count,
  })
  .meta({ id: 'StatusPage' });

/** `show`: one of the director's numbers, with what it counts. */
export const statusQuery = z.object({ show: z.enum(WAITING_NUMBERS).nullish() });

/** `q`: of a name. */
export const teamQuery = z.object({
  q: z
    .string()
    .max(100)
    .nullish()
    .transform((text) => text ?? ''),
});
export const teamSchema = z
  .object({ now: instant, statusKnown: z.boolean(), team, more: count })
  .meta({ id: 'TeamBoard' });

export const undoBody = z.object({ version: z.int().min(1) });
export const undoneSchema = z
  .object({
    status: z.enum(STATUSES),
    since: instant.nullable(),
    until: instant.nullable(),
    source: z.enum(['app', 'bot']).nullable(),
    version: count,
  })
  .meta({ id: 'StatusUndone' });

/** Left out or empty: from now on. */
export const changesQuery = z.object({
  since: z
    .string()
    .max(40)
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : text)),
});
export const changesSchema = z
  .object({
    cursor: z.string(),
    now: instant,
    changed: z.array(z.object({ kind: z.enum(CHANGE_KINDS), id: z.string() })),
    /** The cursor is unknown or too old: load everything that is shown. */
    reload: z.boolean(),
  })
  .meta({ id: 'Changes' });

export const triedRouteSchema = z
  .object({
    now: instant,
    /** The moment that was tried. */
    at: instant,
    dayKind: labelled(['workday', 'weekend', 'holiday']),
    slot: z.string(),
    strategy: labelled(['sequential', 'simultaneous', 'direct', 'smart']),
    summary: z.string(),
    steps: z.array(stepSchema),
    chain,
    trace: z.array(z.object({ rule: z.string(), text: z.string() })),
  })
  .meta({ id: 'TriedRoute' });
