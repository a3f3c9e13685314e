/** Lays timed words along the text they belong to, so that the words of a sentence are its text, each character once. */
import type { HeardWord } from '../../../domain/speech/types.ts';

/** Characters of the text a word may be away from the one before: punctuation, or a word the server lost. */
const WIDEST_GAP = 12;
/** What is left of a character whose bytes the model spread over several tokens (whisper.cpp). */
const BROKEN = '\uFFFD';

interface Placed {
  readonly at: number;
  readonly start: number;
  end: number;
}

/**
 * For each text its words, none for one of nothing but punctuation; null when words and texts do not agree, and the text is what counts. Texts follow each
 * other without a seam. Punctuation the words lack, and what is broken in them, is taken from the text; starts never go back.
 */
export function layWords(
  texts: readonly string[],
  words: readonly HeardWord[],
): readonly (readonly HeardWord[])[] | null {
  const placed = placeWords(texts.join(''), words);
  if (placed === null) return null;
  let from = 0;
  const laid: HeardWord[][] = [];
  for (const text of texts) {
    const to = from + text.length;
    const own = placed.filter((one) => one.at >= from && one.at < to);
    laid.push(
      own.map((one, n) => cutWord(one, { from, to, first: n === 0, next: own[n + 1] }, text)),
    );
    from = to;
  }
  return laid;
}

/** The slice of the text up to the next word; the first word takes what stands before it too. */
function cutWord(
  one: Placed,
  place: { from: number; to: number; first: boolean; next: Placed | undefined },
  text: string,
): HeardWord {
  const begin = place.first ? 0 : one.at - place.from;
  const end = (place.next?.at ?? place.to) - place.from;
  return { start: one.start, end: one.end, text: text.slice(begin, end) };
}

function placeWords(text: string, words: readonly HeardWord[]): Placed[] | null {
  const plain = fold(text);
  const placed: Placed[] = [];
  let cursor = 0;
  let latest = 0;
  for (const word of words) {
    const core = fold(word.text.trim());
    const start = Math.max(latest, word.start);
    const end = Math.max(start, word.end);
    const before = placed.at(-1);
    if (core === '' || core.includes(BROKEN)) {
      if (before !== undefined) before.end = end;
      continue;
    }
    const at = plain.indexOf(core, cursor);
    if (at === -1 || at - cursor > WIDEST_GAP) return null;
    placed.push({ at, start, end });
    cursor = at + core.length;
    latest = start;
  }
  return placed.length > 0 && plain.length - cursor <= WIDEST_GAP ? placed : null;
}

/** Lower case where that keeps every character in its place. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
