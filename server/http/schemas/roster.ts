/** Wire forms of the roster: who is on duty, its changes, and swaps. */
import { z } from 'zod';
import { CHECK_IN_STATES, SWAP_STATES } from '../../domain/roster/types.ts';
import { askedDate, askedInstant, askedMoment as moment } from './moment.ts';
import { instant } from './people.ts';
import { gapLinesSchema } from './roster-page.ts';

const personId = z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/, { error: 'should be an employee id' });
const date = z.iso.date();
const spanBody = { from: moment, to: moment };
/** The version that was seen; left out when it does not matter. */
const version = z
  .int()
  .min(1)
  .nullish()
  .transform((seen) => seen ?? null);

/** Left out: now. */
export const momentQuery = z.object({
  at: z
    .union([askedInstant, z.literal('')])
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : new Date(text))),
});
/** Left out: this week's Monday. */
export const weekQuery = z.object({
  from: askedDate.optional().transform((day) => day ?? null),
});
export const gapsQuery = z.object({ weeks: z.coerce.number().int().min(1).max(12).default(4) });

export const overrideBody = z.union([
  z.object({
    kind: z.enum(['add', 'remove']),
    person: personId,
    ...spanBody,
    cause: z.enum(['override', 'leave']).default('override'),
    version,
  }),
  z.object({
    kind: z.literal('replace'),
    person: personId,
    /** Who comes in the place of `person`. */
    by: personId,
    ...spanBody,
    cause: z.enum(['override', 'leave']).default('override'),
    version,
  }),
]);

export const holderBody = z.object({
  /** Null: the configured duty persons are asked in their order again. */
  person: personId.nullable(),
  ...spanBody,
  /** Calls go to their own mobile instead of the duty mobile. */
  ownMobile: z.boolean().default(false),
  version,
});

const span = z.object(spanBody);
export const swapBody = z.object({
  partner: personId,
  /** My shift, or a part of it. */
  give: span,
  /** Theirs in return. */
  take: span.nullish().transform((text) => text ?? null),
  note: z
    .string()
    .trim()
    .max(50)
    .nullish()
    .transform((text) => (text === undefined || text === '' ? null : text)),
});

const person = z.object({ id: z.string(), name: z.string() });
const dayKind = z.enum(['workday', 'weekend', 'holiday']);

const onDuty = {
  /** In the order they are asked. */
  primaries: z.array(z.object({ id: z.string(), name: z.string(), asDuty: z.boolean() })),
  /** Null: voicemail. */
  backup: person.nullable(),
  duty: person.nullable(),
  gap: z.boolean(),
};
const day = {
  day: date,
  weekday: z.int().min(1).max(7),
  kind: dayKind,
  makeUp: z.boolean(),
  festival: z.string().nullable(),
  /** 节假日数据未加载 */
  dataMissing: z.boolean(),
};
const spanSchema = z.object({ from: instant, to: instant });

export const rosterMomentSchema = z
  .object({
    at: instant,
    version: z.int().min(1),
    day: z.object(day),
    ...onDuty,
    holder: z.object({ id: z.string(), name: z.string(), ownMobile: z.boolean() }).nullable(),
  })
  .meta({ id: 'RosterMoment' });

export const swapSchema = z
  .object({
    id: z.string(),
    version: z.int().min(1),
    asker: person,
    partner: person,
    give: spanSchema,
    take: spanSchema.nullable(),
    note: z.string().nullable(),
    state: z.enum(SWAP_STATES),
    createdAt: instant,
    answeredAt: instant.nullable(),
    lapsesAt: instant,
  })
  .meta({ id: 'Swap' });

export const rosterWeekSchema = z
  .object({
    now: instant,
    from: date,
    to: date,
    version: z.int().min(1),
    days: z.array(
      z.object({
        ...day,
        spans: z.array(z.object({ from: instant, to: instant, ...onDuty })),
      }),
    ),
    overrides: z.array(
      z.object({
        id: z.string().nullable(),
        kind: z.enum(['add', 'remove', 'replace']),
        cause: z.enum(['override', 'swap', 'leave']),
        person,
        by: person.nullable(),
        from: instant,
        to: instant,
      }),
    ),
    holders: z.array(z.object({ person, ownMobile: z.boolean(), from: instant, to: instant })),
    swaps: z.array(swapSchema),
  })
  .meta({ id: 'RosterWeek' });

export const gapsSchema = z
  .object({
    from: instant,
    to: instant,
    gaps: z.array(z.object({ from: instant, to: instant, text: z.string() })),
    /** Years without holiday data. */
    yearsMissing: z.array(z.string()),
  })
  .meta({ id: 'RosterGaps' });

/** `id` names what was added; `gaps`: what of its span nobody answers now. */
export const rosterChangedSchema = z
  .object({ version: z.int().min(1), id: z.string().nullable(), gaps: gapLinesSchema })
  .meta({ id: 'RosterChanged' });

export const checkInSchema = z
  .object({
    id: z.string(),
    version: z.int().min(1),
    person,
    shift: spanSchema,
    state: z.enum(CHECK_IN_STATES),
    askedAt: instant,
    /** Unconfirmed then, the director is told. */
    confirmBy: instant,
    confirmedAt: instant.nullable(),
  })
  .meta({ id: 'CheckIn' });
export const checkInsSchema = z.object({ checkIns: z.array(checkInSchema) });

const waiting = z.object({
  /** Of them all; at most fifty are listed. */
  count: z.int().min(0),
  items: z.array(
    z.object({
      id: z.string(),
      call: z.string(),
      /** 138****8888 */
      number: z.string(),
      /** Company or person; null when nobody knows. */
      name: z.string().nullable(),
      /** Who has taken the alert; whose to-do it is. */
      person: person.nullable(),
      due: instant.nullable(),
    }),
  ),
});
export const handOverSchema = z
  .object({
    /** Null: no shift of duty is on, or begins within 26 hours. */
    shift: spanSchema.nullable(),
    alerts: waiting,
    callbacks: waiting,
    todos: waiting,
  })
  .meta({ id: 'HandOver' });
