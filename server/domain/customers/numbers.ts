/** The numbers of a customer: each once for whom it belongs to, in one order, so that a place names one. */
import type { NumberEntry } from '../matching/entries.ts';
import { mainNumber } from '../numbers/keys.ts';
import type { StoredNumber } from '../numbers/types.ts';

export interface OwnedNumber {
  /** Null: a number of the company itself. */
  readonly contact: string | null;
  readonly number: StoredNumber;
  /** By 就是他 alone; the book does not have it. */
  readonly confirmed: boolean;
}

const printed = ({ national, e164, extension }: StoredNumber): string =>
  `${national ?? e164 ?? ''}#${extension ?? ''}`;

/** Numbers of the book and of 就是他 among these entries. */
export function numbersOf(entries: readonly NumberEntry[]): readonly OwnedNumber[] {
  const known = new Map<string, OwnedNumber>();
  for (const entry of entries) {
    if (entry.kind !== 'contact' && entry.kind !== 'customer' && entry.kind !== 'confirmed')
      continue;
    const contact = entry.kind === 'customer' ? null : entry.contact;
    const confirmed = entry.kind === 'confirmed';
    const id = `${contact ?? ''}#${printed(entry.number)}`;
    // What the book says goes before what was pressed.
    if (!confirmed || !known.has(id)) known.set(id, { contact, number: entry.number, confirmed });
  }
  const order = (one: OwnedNumber): string => printed(one.number);
  return [...known.values()].sort((a, b) =>
    order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0,
  );
}

/** Those of one contact, or of the company itself. */
export function numbersBelongingTo(
  numbers: readonly OwnedNumber[],
  contact: string | null,
): readonly OwnedNumber[] {
  return numbers.filter((one) => one.contact === contact);
}

/** What a telephone dials, without extension; null for what cannot be dialled. */
export function dialOf(number: StoredNumber): string | null {
  return mainNumber(number);
}
