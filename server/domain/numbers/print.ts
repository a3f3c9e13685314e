/** One line of `callpop normalise`. */
import { readNumbers } from './read.ts';
import type { PhoneNumber } from './types.ts';

export interface NormalisedLine {
  readonly raw: string;
  readonly numbers: readonly PhoneNumber[];
}

/** What a raw field says, ready for `JSON.stringify`; an empty field is one withheld number. */
export function normaliseLine(raw: string): NormalisedLine {
  return { raw, numbers: readNumbers(raw) };
}
