/** What a customer is found by: pieces of names that an index can hold, and the last digits of numbers. */
import { normalise } from '../calls/search.ts';
import { mainNumber } from '../numbers/keys.ts';
import type { StoredNumber } from '../numbers/types.ts';

/** Longer names are found by their beginning. */
const MOST_LENGTH = 80;
const TAIL = 4;

/** Kept beside a name. A search asks for its pieces by index, then for itself in `text`. */
export interface Finding {
  /** Each character, and each two that stand together, once. */
  readonly pieces: readonly string[];
  /** The name with letters and digits only. */
  readonly text: string;
}

const pairs = (text: readonly string[]): string[] =>
  text.slice(1).map((second, n) => `${text[n] ?? ''}${second}`);

export function findingOf(name: string): Finding {
  const text = normalise(name).slice(0, MOST_LENGTH);
  const letters = Array.from(text);
  return { pieces: [...new Set([...letters, ...pairs(letters)])], text };
}

/** The pieces a name must have to hold `text`, which is normalised. */
export function piecesOf(text: string): readonly string[] {
  const letters = Array.from(text);
  return letters.length > 1 ? [...new Set(pairs(letters))] : letters;
}

/** The last four digits of a number; null for one too short to be looked for. */
export function tailOfFour(number: StoredNumber): string | null {
  const digits = (mainNumber(number) ?? '').replace('+', '');
  return digits.length < TAIL ? null : digits.slice(-TAIL);
}

/** Of digits that somebody typed. */
export function lastFour(tail: string): string {
  return tail.slice(-TAIL);
}
