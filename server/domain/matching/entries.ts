/** The book of numbers: one document per key and owner, so that a lookup is one equality query on the keys. Spec §2. */
import { bookKeys, exactKey } from '../numbers/keys.ts';
import { readNumbers } from '../numbers/read.ts';
import type { StoredNumber } from '../numbers/types.ts';

interface Filed {
  readonly key: string;
  readonly number: StoredNumber;
}

/** A contact's phone or mobile. */
export interface ContactOwner {
  readonly kind: 'contact';
  readonly customer: string;
  readonly contact: string;
}

/** A phone of the company itself. */
export interface CustomerOwner {
  readonly kind: 'customer';
  readonly customer: string;
}

/** A number written in a rep's remark on a WeChat external contact. */
export interface RemarkOwner {
  readonly kind: 'remark';
  readonly externalContact: string;
  readonly name: string;
  /** Employee id of the rep whose remark it is. */
  readonly rep: string;
}

/** Whoever a number in the book belongs to. */
export type NumberOwner = ContactOwner | CustomerOwner | RemarkOwner;

/** 就是他 was pressed for this exact number. Undo deletes the entry. */
export interface ConfirmedMark {
  readonly kind: 'confirmed';
  readonly customer: string;
  readonly contact: string | null;
  /** Employee id. */
  readonly by: string;
  readonly at: Date;
}

/** 都不是 was pressed for this exact number. `contact` null turns the whole customer down. */
export interface RejectedMark {
  readonly kind: 'rejected';
  readonly customer: string | null;
  readonly contact: string | null;
  /** Set instead of the customer when a WeChat friend was turned down. */
  readonly externalContact: string | null;
  readonly by: string;
  readonly at: Date;
}

/** Calls from this exact number are refused during `[at, until)`; without end when `until` is null. */
export interface BlockedMark {
  readonly kind: 'blocked';
  readonly reason: string;
  readonly until: Date | null;
  readonly by: string;
  readonly at: Date;
}

/** What people said about one exact number; kept under its own key only. */
export type NumberMark = ConfirmedMark | RejectedMark | BlockedMark;

/** One document of the `numbers` collection, without id and tenant. */
export type NumberEntry = Filed & (NumberOwner | NumberMark);

const stored = ({ kind, e164, national, extension }: StoredNumber): StoredNumber => ({
  kind,
  e164,
  national,
  extension,
});

/** The documents for an owner's raw phone fields (several numbers in a field are read); each key and number once. */
export function entriesFor(owner: NumberOwner, fields: readonly string[]): (Filed & NumberOwner)[] {
  const entries = new Map<string, Filed & NumberOwner>();
  for (const number of fields.flatMap((field) => readNumbers(field))) {
    for (const key of bookKeys(number)) {
      const id = [key, number.national ?? number.e164, number.extension].join('|');
      entries.set(id, { ...owner, key, number: stored(number) });
    }
  }
  return [...entries.values()];
}

/** The one document of a mark on a number; null for numbers that cannot be remembered (withheld). */
export function entryForMark(mark: NumberMark, number: StoredNumber): NumberEntry | null {
  const key = exactKey(number);
  return key === null ? null : { ...mark, key, number: stored(number) };
}
