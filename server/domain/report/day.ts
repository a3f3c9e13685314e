/** The figures of the director's daily report. Spec §8, §6 missed call. */
import type { Alert } from '../alerts/types.ts';
import type { Todo } from '../follow-up/types.ts';
import type { Shift } from '../routing/shifts.ts';
import type { CallFate, CallOutcome } from './outcome.ts';

export interface HourFigures {
  /** 0–23, of the beginning of the calls. */
  readonly hour: number;
  readonly answered: number;
  readonly missed: number;
  readonly voicemail: number;
}

export interface PersonFigures {
  readonly person: string;
  readonly answered: number;
  /** Missed calls that are theirs to call back. */
  readonly missed: number;
  readonly overdue: number;
}

/** Figures of `[from, to)`; medians are null without data. */
export interface DayReport extends Shift {
  /** All of them, those that were given up at once too. */
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly voicemail: number;
  /** From the end of the menu, when the first phone rings, to a voice. */
  readonly medianAnswerSeconds: number | null;
  /** From the opening of an alert to somebody's word. */
  readonly medianAckSeconds: number | null;
  /** Open to-dos past their deadline at the end of the span. */
  readonly overdue: number;
  /** Those with any figure, by employee id. */
  readonly byPerson: readonly PersonFigures[];
  /** All 24, so that days can be laid beside each other. */
  readonly byHour: readonly HourFigures[];
}

export interface ReportedThings {
  readonly outcomes: readonly CallOutcome[];
  readonly alerts: readonly Pick<Alert, 'openedAt' | 'firstTakenAt' | 'settled'>[];
  readonly todos: readonly Todo[];
  /** Ids of calls that were wrong numbers by their facts. */
  readonly wrongNumbers: ReadonlySet<string>;
}

/** A call counts in the report in whose span it ended: only then is known what became of it. */
export function dayReport(
  { outcomes, alerts, todos, wrongNumbers }: ReportedThings,
  span: Shift,
): DayReport {
  const counted = outcomesOf(outcomes, span, wrongNumbers);
  const of = (fate: CallFate): readonly CallOutcome[] => counted.filter((one) => one.fate === fate);
  const late = overdueAt(todos, span.to);
  return {
    from: span.from,
    to: span.to,
    calls: counted.length,
    answered: of('answered').length,
    missed: of('missed').length,
    voicemail: of('voicemail').length,
    medianAnswerSeconds: median(counted.flatMap((one) => one.answerSeconds ?? [])),
    medianAckSeconds: median(alerts.flatMap((alert) => ackSeconds(alert, span))),
    overdue: late.length,
    byPerson: byPerson({ answered: of('answered'), missed: of('missed'), late }),
    byHour: byHour(counted),
  };
}

/** Those that count in a span. */
export function outcomesOf(
  outcomes: readonly CallOutcome[],
  span: Shift,
  wrongNumbers: ReadonlySet<string>,
): readonly CallOutcome[] {
  return outcomes.filter((one) => isIn(span, one.endedAt) && !wrongNumbers.has(one.id));
}

/** Open to-dos whose deadline is over, the longest overdue first. */
export function overdueAt(todos: readonly Todo[], at: Date): readonly Todo[] {
  return todos
    .filter((todo) => todo.state === 'open' && todo.due < at)
    .toSorted((one, other) => one.due.getTime() - other.due.getTime());
}

function isIn({ from, to }: Shift, at: Date): boolean {
  return at >= from && at < to;
}

/** Settling an open alert is a word too. */
function ackSeconds(alert: ReportedThings['alerts'][number], span: Shift): number[] {
  const bySomebody = alert.settled?.how === 'person' ? alert.settled.at : null;
  const at = alert.firstTakenAt ?? bySomebody;
  if (at === null || !isIn(span, at)) return [];
  return [Math.max(0, Math.round((at.getTime() - alert.openedAt.getTime()) / 1000))];
}

/** The middle of the numbers, halves rounded; null when there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

function byPerson(about: {
  readonly answered: readonly CallOutcome[];
  readonly missed: readonly CallOutcome[];
  readonly late: readonly Todo[];
}): PersonFigures[] {
  const answered = countBy(about.answered, (one) => one.person);
  const missed = countBy(about.missed, (one) => one.person);
  const overdue = countBy(about.late, (todo) => todo.assignee);
  const people = [...new Set([...answered.keys(), ...missed.keys(), ...overdue.keys()])].sort();
  return people.map((person) => ({
    person,
    answered: answered.get(person) ?? 0,
    missed: missed.get(person) ?? 0,
    overdue: overdue.get(person) ?? 0,
  }));
}

function countBy<T>(things: readonly T[], whose: (thing: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) {
    const person = whose(thing);
    if (person !== null && person !== '') counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}

function byHour(outcomes: readonly CallOutcome[]): HourFigures[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const then = outcomes.filter((one) => one.hour === hour);
    const count = (fate: CallFate): number => then.filter((one) => one.fate === fate).length;
    return {
      hour,
      answered: count('answered'),
      missed: count('missed'),
      voicemail: count('voicemail'),
    };
  });
}
