/**
 * Under which keys a stored number is filed and which keys a caller asks for, so that one equality query finds all that
 * any class of spec §2 could match, at most three keys each way, however large the book is.
 *
 *   n: the number itself (without extension)   exact, main-line; a local number asked for by its long form
 *   l: the part after the area code            a long number asked for by its local form
 *   t: the last eight digits                   tail-8
 */
import { areaCodeOf } from './area-codes.ts';
import { isLocal } from './domestic.ts';
import type { StoredNumber } from './types.ts';

/** Shorter unknown digits (an extension, a typing slip) identify nobody. */
const SHORTEST_UNKNOWN = 5;

/** The number without extension as one comparable string; null for withheld and digits too short to identify. */
export function mainNumber(number: StoredNumber): string | null {
  const main = number.national ?? number.e164;
  if (main === null) return null;
  return number.kind === 'unknown' && main.length < SHORTEST_UNKNOWN ? null : main;
}

/** The digits after the area code; null for everything but landlines with an area code. */
export function localPart(number: StoredNumber): string | null {
  if (number.kind !== 'landline' || isLocal(number) || number.national === null) return null;
  return number.national.slice(areaCodeOf(number.national)?.length ?? 0);
}

/** The last eight digits of class tail-8; null where there are fewer. */
export function tailOf(number: StoredNumber): string | null {
  const digits = mainNumber(number)?.replace('+', '') ?? '';
  return digits.length < 8 ? null : digits.slice(-8);
}

/** The key of this very number, under which marks on it (就是他, 都不是, blocked) and its calls are kept. */
export function exactKey(number: StoredNumber): string | null {
  const main = mainNumber(number);
  return main === null ? null : `n:${main}`;
}

const keyed = (...pairs: readonly (readonly [string, string | null])[]): string[] =>
  pairs.flatMap(([letter, value]) => (value === null ? [] : [`${letter}:${value}`]));

/** The keys a number in the book is filed under. */
export function bookKeys(number: StoredNumber): string[] {
  return keyed(['n', mainNumber(number)], ['l', localPart(number)], ['t', tailOf(number)]);
}

/** The keys a calling number asks for. */
export function lookupKeys(number: StoredNumber): string[] {
  const local = isLocal(number) ? number.national : null;
  return keyed(
    ['n', mainNumber(number)],
    ['n', localPart(number)],
    ['l', local],
    ['t', tailOf(number)],
  );
}
