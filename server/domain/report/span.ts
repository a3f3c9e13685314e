/** The figures of any span of days: what became of the calls, by person, hour, intent and customer level. Spec §8. */
import { INTENTS, type Intent } from '../insight/types.ts';
import { CUSTOMER_LEVELS, type CustomerLevel } from '../matching/types.ts';
import type { Shift } from '../routing/shifts.ts';
import { momentOf } from '../time.ts';
import { median, outcomesOf } from './day.ts';
import type { CallOutcome } from './outcome.ts';

/** `calls` are all of them, those that were given up at once too. */
export interface Figures {
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly voicemail: number;
  /** From the end of the menu to a voice; null without data. */
  readonly medianAnswerSeconds: number | null;
}

export interface SpanReport extends Shift {
  readonly total: Figures;
  /** Who answered, or had to call back; by employee id. */
  readonly byPerson: readonly (Figures & { readonly person: string })[];
  /** All 24, of the beginning of the calls. */
  readonly byHour: readonly (Figures & { readonly hour: number })[];
  /** All intents, and null: nothing was said, or nobody has read it. */
  readonly byIntent: readonly (Figures & { readonly intent: Intent | null })[];
  /** All levels, and null: the caller was not known well enough. */
  readonly byLevel: readonly (Figures & { readonly level: CustomerLevel | null })[];
}

export interface SpanThings {
  readonly outcomes: readonly CallOutcome[];
  /** Of each call that was read. */
  readonly intents: ReadonlyMap<string, Intent>;
  readonly wrongNumbers: ReadonlySet<string>;
}

/** Counts what the daily report of the same span counts. */
export function reportOver(things: SpanThings, span: Shift): SpanReport {
  const counted = outcomesOf(things.outcomes, span, things.wrongNumbers);
  const of = groups(counted);
  const people = of(({ person }) => person);
  const hours = of(({ hour }) => hour);
  const intents = of(({ id }) => things.intents.get(id) ?? null);
  const levels = of(({ level }) => level);
  return {
    from: span.from,
    to: span.to,
    total: figuresOf(counted),
    byPerson: [...people.keys()]
      .flatMap((person) => person ?? [])
      .sort()
      .map((person) => ({ person, ...figuresOf(people.get(person)) })),
    byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, ...figuresOf(hours.get(hour)) })),
    byIntent: [...INTENTS, null].map((intent) => ({ intent, ...figuresOf(intents.get(intent)) })),
    byLevel: [...CUSTOMER_LEVELS, null].map((level) => ({
      level,
      ...figuresOf(levels.get(level)),
    })),
  };
}

/** The span of whole days, from the first to the last, both included. */
export function spanOfDays(from: string, to: string): Shift {
  return { from: momentOf(from, '00:00'), to: momentOf(to, '24:00') };
}

function figuresOf(outcomes: readonly CallOutcome[] = []): Figures {
  const count = (fate: CallOutcome['fate']): number =>
    outcomes.filter((one) => one.fate === fate).length;
  return {
    calls: outcomes.length,
    answered: count('answered'),
    missed: count('missed'),
    voicemail: count('voicemail'),
    medianAnswerSeconds: median(outcomes.flatMap((one) => one.answerSeconds ?? [])),
  };
}

function groups(outcomes: readonly CallOutcome[]) {
  return <K>(keyOf: (one: CallOutcome) => K): ReadonlyMap<K, readonly CallOutcome[]> => {
    const found = new Map<K, CallOutcome[]>();
    for (const one of outcomes) {
      const key = keyOf(one);
      const group = found.get(key);
      if (group) group.push(one);
      else found.set(key, [one]);
    }
    return found;
  };
}
