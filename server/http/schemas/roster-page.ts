/** Wire forms of the pages 值班 and 换班. */
import { z } from 'zod';
import { CHECK_IN_STATES, SWAP_STATES } from '../../domain/roster/types.ts';
import { act } from './act.ts';
import { askedDate } from './moment.ts';
import { labelled, person } from './page-values.ts';
import { instant } from './people.ts';

const date = z.iso.date();
const count = z.int().min(0);
const span = { from: instant, to: instant };

/** Any day of the week; left out: today. */
export const rosterPageQuery = z.object({
  week: z
    .union([askedDate, z.literal('')])
    .optional()
    .transform((day) => (day === undefined || day === '' ? null : day)),
});
export const shiftsQuery = z.object({ person: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/) });

const shift = z.object({
  ...span,
  text: z.string(),
  /** It is on now. */
  on: z.boolean(),
  note: z.string(),
  /** May be offered for a swap. */
  swappable: z.boolean(),
});

const mine = z.object({
  line: z.string(),
  shifts: z.array(shift),
  checkIns: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      line: z.string(),
      state: labelled(CHECK_IN_STATES),
      act: act(['confirm']).nullable(),
    }),
  ),
  /** Null: nothing waits. */
  handOver: z
    .object({
      line: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          kind: labelled(['alert', 'callback', 'todo']),
          who: z.string(),
          note: z.string(),
          path: z.string(),
        }),
      ),
      more: count,
    })
    .nullable(),
  swaps: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      state: labelled(SWAP_STATES),
      path: z.string(),
    }),
  ),
});

const day = z.object({
  day: date,
  date: z.string(),
  weekday: z.string(),
  kind: z.string(),
  today: z.boolean(),
  spans: z.array(
    z.object({
      text: z.string(),
      who: z.string(),
      after: z.string(),
      gap: z.boolean(),
      mine: z.boolean(),
    }),
  ),
});

export const gapLinesSchema = z.array(z.object({ ...span, text: z.string() }));

export const rosterPageSchema = z
  .object({
    now: instant,
    version: z.int().min(1),
    may: z.object({ change: z.boolean(), swap: z.boolean() }),
    me: person,
    mine,
    /** Who answers now. */
    line: z.string(),
    /** Who behind them. */
    after: z.string(),
    gap: z.boolean(),
    /** Of the coming four weeks. */
    gaps: gapLinesSchema,
    yearsMissing: z.array(z.object({ year: z.string(), text: z.string() })),
    week: z.object({
      from: date,
      text: z.string(),
      /** 本周 · 下周; empty for another. */
      name: z.string(),
      before: date,
      after: date,
      today: date,
    }),
    days: z.array(day),
    overrides: z.array(
      z.object({
        id: z.string().nullable(),
        title: z.string(),
        text: z.string(),
        act: act(['remove']).nullable(),
      }),
    ),
    overridesMore: count,
    people: z.array(person.extend({ note: z.string(), rep: z.boolean() })),
  })
  .meta({ id: 'RosterPage' });

export const personShiftsSchema = z
  .object({ now: instant, person, shifts: z.array(shift) })
  .meta({ id: 'PersonShifts' });

export const swapPageSchema = z
  .object({
    now: instant,
    id: z.string(),
    version: z.int().min(1),
    state: labelled(SWAP_STATES),
    side: z.enum(['asker', 'partner', 'other']),
    title: z.string(),
    line: z.string(),
    asker: person,
    partner: person,
    spans: z.array(z.object({ text: z.string(), who: z.string() })),
    /** 不用还班; null when a shift is given in return. */
    back: z.string().nullable(),
    note: z.string().nullable(),
    askedAt: z.object({ at: instant, text: z.string() }),
    acts: z.array(act(['grant', 'refuse', 'withdraw'])),
  })
  .meta({ id: 'SwapPage' });
