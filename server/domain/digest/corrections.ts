/** A person's word beside the machine's: it always wins, and the machine's stays visible. Spec §6, issue of corrections. */
import type {
  Evidence,
  FollowUp,
  Insight,
  Need,
  PriceFact,
  ProductFact,
  QuantityFact,
} from '../insight/types.ts';
import { insightInForce } from './reading.ts';
import { findSame } from './same-fact.ts';
import {
  CORRECTABLE_LISTS,
  type CorrectableField,
  type Correction,
  type Digest,
  type DigestEvent,
} from './types.ts';

type ListField = (typeof CORRECTABLE_LISTS)[number];
type Fields = Readonly<Record<string, unknown>>;
type Entry = Insight[ListField][number];

export function isListField(field: CorrectableField): field is ListField {
  return (CORRECTABLE_LISTS as readonly string[]).includes(field);
}

/** Name of an entry: equal for the same fact in every version, since it is made of what was said and where. */
export function factId(field: ListField, entry: Entry): string {
  const at = entry.evidence.join('.');
  switch (field) {
    case 'needs':
      return `needs:${at}:${(entry as Need).text}`;
    case 'products':
      return `products:${(entry as ProductFact).model}`;
    case 'quantities': {
      const { amount, unit } = entry as QuantityFact;
      return `quantities:${at}:${amount}${unit}`;
    }
    case 'prices': {
      const { amount, currency, per } = entry as PriceFact;
      return `prices:${at}:${amount}${currency}/${per ?? ''}`;
    }
    case 'followUps': {
      const { owner, text } = entry as FollowUp;
      return `followUps:${owner}:${at}:${text}`;
    }
  }
}

export function correct(
  digest: Digest,
  event: Extract<DigestEvent, { type: 'corrected' }>,
): Digest {
  // A single value has one place, whatever the request called it.
  const fact = isListField(event.field) ? (event.fact ?? event.id) : null;
  const machine = machineValue(digest, event.field, fact);
  const one: Correction = {
    id: event.id,
    field: event.field,
    fact,
    value: event.value,
    machine,
    by: event.person,
    at: event.at,
    undone: false,
  };
  return { ...digest, corrections: [...digest.corrections, one] };
}

export function uncorrect(
  digest: Digest,
  event: Extract<DigestEvent, { type: 'uncorrected' }>,
): Digest {
  return {
    ...digest,
    corrections: digest.corrections.map((one) =>
      one.id === event.correction ? { ...one, undone: true } : one,
    ),
  };
}

function machineValue(digest: Digest, field: CorrectableField, fact: string | null): unknown {
  const insight = insightInForce(digest)?.insight;
  if (!insight) return null;
  if (!isListField(field)) return insight[field];
  const entries: readonly Entry[] = insight[field];
  const said = entries.find((entry) => factId(field, entry) === fact);
  // Under the name of an older reading: what that one said.
  const before = standing(digest.corrections).find(
    (one) => one.field === field && one.fact === fact,
  );
  return said ?? before?.machine ?? null;
}

/** The latest word about each value that has not been taken back. */
export function standing(corrections: readonly Correction[]): readonly Correction[] {
  const kept = new Map<string, Correction>();
  for (const one of corrections) {
    if (!one.undone) kept.set(`${one.field}:${one.fact ?? ''}`, one);
  }
  return [...kept.values()];
}

/** An entry of a list as it counts, under the name that survives being corrected. */
export interface NamedEntry<F extends ListField> {
  readonly id: string;
  /** Null: a person took it away. */
  readonly value: Insight[F][number] | null;
  readonly correction: Correction | null;
}

/** The machine's entries with every standing correction in its place, then what people added. */
export function entriesOf<F extends ListField>(
  insight: Insight,
  corrections: readonly Correction[],
  field: F,
): readonly NamedEntry<F>[] {
  const mine = standing(corrections).filter((one) => one.field === field);
  const machine: readonly Insight[F][number][] = insight[field];
  const names = namesOf(field, machine, mine);
  // The door has checked that a person's value is of its field's form.
  const said = (one: Correction, now: Entry | null): Insight[F][number] | null =>
    one.value === null ? null : (complete(one, now) as Insight[F][number]);
  const kept = machine.map((entry, n): NamedEntry<F> => {
    const id = names[n] ?? '';
    const correction = mine.find((one) => one.fact === id) ?? null;
    return { id, value: correction ? said(correction, entry) : entry, correction };
  });
  const added = mine
    .filter((one) => !names.includes(one.fact ?? ''))
    .map((one) => ({ id: one.fact ?? one.id, value: said(one, null), correction: one }));
  return [...kept, ...added];
}

/** What an entry may have besides, and the value it belongs to: 三四吨 made 5 吨 has no upper end, its period stays. */
const BESIDES: Readonly<Record<string, 'amount' | 'due' | null>> = {
  max: 'amount',
  approx: 'amount',
  flag: 'due',
  period: null,
  tax: null,
  by: null,
  competitor: null,
};

/**
 * A person's entry with what they left unsaid, as the machine has it: how it was said, and where. Null is said: there is none.
 * `now` = the entry of the reading in force; without it the older one tells how, but its sentences have other numbers.
 */
function complete(correction: Correction, now: Entry | null): object {
  const said = correction.value as Fields;
  const machine = (now ?? correction.machine ?? {}) as Fields;
  const besides = Object.entries(BESIDES).flatMap(([key, of]): [string, unknown][] => {
    const same = of === null || Number(said[of]) === Number(machine[of]);
    const value = said[key] === undefined && same ? machine[key] : said[key];
    return value === undefined || value === null ? [] : [[key, value]];
  });
  const own = Object.entries(said).filter(([key]) => !(key in BESIDES));
  const where = said['evidence'] as Evidence | undefined;
  const evidence = where?.length ? where : (now?.evidence ?? []);
  return { ...Object.fromEntries([...own, ...besides]), evidence };
}

/** A corrected entry keeps the name it was corrected under, however a newer reading words it. */
function namesOf(
  field: ListField,
  machine: readonly Entry[],
  corrections: readonly Correction[],
): readonly string[] {
  const names = machine.map((entry) => factId(field, entry));
  const named = new Set(corrections.map((one) => one.fact));
  for (const { fact, machine: old } of corrections) {
    if (fact === null || old === null || names.includes(fact)) continue;
    const free = machine.filter((_, n) => !named.has(names[n] ?? ''));
    const same = findSame(field, old as Entry, free);
    const at = same === null ? -1 : machine.findIndex((entry) => entry === free[same]);
    if (at >= 0) names[at] = fact;
  }
  return names;
}

/** The facts as they count; null while there are none. */
export function correctedInsight(digest: Digest): Insight | null {
  const machine = insightInForce(digest)?.insight ?? null;
  if (!machine) return null;
  const single = standing(digest.corrections).filter((one) => !isListField(one.field));
  const values = Object.fromEntries(single.map((one) => [one.field, one.value]));
  const lists = CORRECTABLE_LISTS.map((field) => {
    const entries = entriesOf(machine, digest.corrections, field);
    return [field, entries.flatMap(({ value }) => value ?? [])] as const;
  });
  return { ...machine, ...(values as Partial<Insight>), ...Object.fromEntries(lists) };
}
