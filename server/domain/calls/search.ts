/** What somebody types into the search of calls: words of a name, or the last digits of a number. Pages §3. */

/** Fewer digits than this name too many people. */
const LEAST_DIGITS = 4;
/** More than this is no name and no number. */
const MOST_LENGTH = 40;

/** Full width made half, lower case, nothing but letters and digits: 「ＰＣＲ－ABS （宁波）」 is pcrabs宁波. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export interface CallSearch {
  /** Part of a name, normalised. */
  readonly text: string;
  /** The number ends so; null when it is no number, or too short a one. */
  readonly tail: string | null;
}

/** Null when nothing is looked for. */
export function readSearch(written: string): CallSearch | null {
  const text = normalise(written).slice(0, MOST_LENGTH);
  if (text === '') return null;
  const digits = /^(?:0{0,2}86)?(\d+)$/.exec(text)?.[1] ?? '';
  const whole = /^\d+$/.test(text) && text.length <= 8 ? text : digits;
  return { text, tail: whole.length >= LEAST_DIGITS ? whole : null };
}
