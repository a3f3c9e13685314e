/** ladderAt(tables, at): whom an alert that opens now tells, and when; frozen in the alert. Spec §5. */
import type { Moment } from '../routing/moment.ts';
import { readMoment } from '../routing/moment.ts';
import type { RoutingTables } from '../routing/tables.ts';
import { coversMinute } from '../time.ts';
import type { Channel, Ladder, LadderStep, ResponseKind, Rung } from './types.ts';

const MINUTE = 60;
/** Each later rung has this long before the next one is told. */
const RUNG_SECONDS = 10 * MINUTE;
/** The last human rung is told again so often, this far apart; then the group robot. */
const REPEATS = 4;
const REPEAT_SECONDS = 30 * MINUTE;

interface ResponseRow {
  readonly kind: ResponseKind;
  readonly holds: (moment: Moment) => boolean;
  /** T in seconds. */
  readonly within: number;
  readonly first: 'reps' | 'duty';
  /** 立即: card and phone at once. */
  readonly atOnce: boolean;
}

const DAY_HOURS = { from: '09:00', to: '22:00' };
const SATURDAY_HOURS = { from: '09:00', to: '18:00' };

/** The rows of spec §5, the first that holds counts; a make-up Saturday is a workday. */
const ROWS: readonly ResponseRow[] = [
  {
    kind: 'holiday',
    holds: ({ day }) => day.kind === 'holiday',
    within: 30 * MINUTE,
    first: 'duty',
    atOnce: false,
  },
  {
    kind: 'workday',
    holds: ({ day, minutes }) => day.kind === 'workday' && coversMinute(DAY_HOURS, minutes),
    within: 15 * MINUTE,
    first: 'reps',
    atOnce: false,
  },
  {
    kind: 'night',
    holds: ({ day }) => day.kind === 'workday',
    within: 15 * MINUTE,
    first: 'duty',
    atOnce: false,
  },
  {
    kind: 'saturday',
    holds: ({ day, minutes }) => day.weekday === 6 && coversMinute(SATURDAY_HOURS, minutes),
    within: 5 * MINUTE,
    first: 'reps',
    atOnce: true,
  },
];

const ELSE: Omit<ResponseRow, 'holds'> = {
  kind: 'else',
  within: 15 * MINUTE,
  first: 'duty',
  atOnce: false,
};

/** The ladder of an alert that opens at this moment. */
export function ladderAt(tables: Pick<RoutingTables, 'dayKinds'>, at: Date): Ladder {
  const moment = readMoment(tables, at);
  const { kind, within, first, atOnce } = ROWS.find((row) => row.holds(moment)) ?? ELSE;
  const others = first === 'reps' ? (['duty', 'director'] as const) : (['director'] as const);
  const rungs = others.map((rung, n) => both(rung, within + n * RUNG_SECONDS));
  const last = within + (others.length - 1) * RUNG_SECONDS;
  const repeats = Array.from({ length: REPEATS }, (_, n) =>
    both('director', last + (n + 1) * REPEAT_SECONDS),
  );
  const robot = last + (REPEATS + 1) * REPEAT_SECONDS;
  return {
    kind,
    within,
    steps: [
      ...firstSteps(first, { within, atOnce }),
      ...rungs,
      ...repeats,
      { after: robot, rung: 'robot', channels: ['robot'] },
    ],
  };
}

/** Card, card again after T/3, phone after 2T/3. */
function firstSteps(
  rung: Rung,
  { within, atOnce }: { readonly within: number; readonly atOnce: boolean },
): LadderStep[] {
  const opening: readonly Channel[] = atOnce ? ['card', 'phone'] : ['card'];
  return [
    { after: 0, rung, channels: opening },
    { after: within / 3, rung, channels: ['card'] },
    { after: (2 * within) / 3, rung, channels: ['phone'] },
  ];
}

function both(rung: Rung, after: number): LadderStep {
  return { after, rung, channels: ['card', 'phone'] };
}

/** Whether card and phone come together at the opening. */
function isAtOnce({ steps }: Ladder): boolean {
  return steps[0]?.channels.includes('phone') ?? false;
}

/** The steps of one person for T as on a first rung, then what is left of the ladder: a hand-over. */
export function ladderFrom(ladder: Ladder, rung: Rung, left: readonly LadderStep[]): Ladder {
  const { within } = ladder;
  const base = left[0]?.after ?? 0;
  return {
    ...ladder,
    steps: [
      ...firstSteps(rung, { within, atOnce: isAtOnce(ladder) }),
      ...left.map((step) => ({ ...step, after: step.after - base + within })),
    ],
  };
}

/** How many steps of a ladder made by `ladderFrom` are the one person's. */
export const HEIR_STEPS = 3;
