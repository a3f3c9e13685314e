/** A long sentence that the other side breaks into (嗯, 对) is parted there, between two words. */
import type { HeardWord } from './types.ts';
import { bareText, splitAfter } from './wording.ts';

/** A sentence in the conversation, as far as its order matters. Seconds from the beginning of the conversation. */
export interface Spoken {
  readonly side: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly HeardWord[];
}

/** Parts that begin at the same moment as an interruption follow it. */
const AFTER = 0.001;
/** Both ends are measured roughly. */
const ROUGH = 0.05;
/** A number or a model is never torn apart. */
const OF_NUMBER = /^[\p{Script=Latin}\d〇零一二两三四五六七八九十百千万亿点.%-]+$/u;

/** The sentence in as many parts as the others demand; whole when its words have no times or do not make up its text. */
export function partAtInterruptions<T extends Spoken>(
  sentence: T,
  others: readonly Spoken[],
): readonly T[] {
  if (!areWordsWhole(sentence)) return [sentence];
  const breaks = others
    .filter(
      (other) =>
        other.side !== sentence.side &&
        other.start > sentence.start &&
        other.end <= sentence.end + ROUGH,
    )
    .map((other) => other.start)
    .sort((one, other) => one - other);
  let rest = sentence;
  const parts: T[] = [];
  for (const at of breaks) {
    const cut = partAt(rest, at);
    if (!cut) continue;
    parts.push(cut[0]);
    rest = cut[1];
  }
  return [...parts, rest];
}

function areWordsWhole({ text, words }: Spoken): boolean {
  return words.length > 1 && spokenIn(words) === bareText(text).length;
}

/** Counted, not compared: the words are as heard, the text is simplified. */
function spokenIn(words: readonly HeardWord[]): number {
  return words.reduce((sum, word) => sum + bareText(word.text).length, 0);
}

function partAt<T extends Spoken>(sentence: T, at: number): readonly [T, T] | null {
  const { words } = sentence;
  let first = words.findIndex((word) => (word.start + word.end) / 2 >= at);
  while (first > 0 && first < words.length && isTorn(words[first - 1], words[first])) first += 1;
  const before = words.slice(0, first);
  const after = words.slice(first);
  const [last, next] = [before.at(-1), after[0]];
  if (first <= 0 || !last || !next) return null;
  const [head, tail] = splitAfter(sentence.text, spokenIn(before));
  if (bareText(head) === '' || bareText(tail) === '') return null;
  const resumed = Math.max(next.start, at + AFTER);
  return [
    { ...sentence, text: head, words: before, end: Math.max(sentence.start, last.end) },
    { ...sentence, text: tail, words: after, start: resumed, end: Math.max(sentence.end, resumed) },
  ];
}

function isTorn(one: HeardWord | undefined, other: HeardWord | undefined): boolean {
  return OF_NUMBER.test(one?.text.trim() ?? '') && OF_NUMBER.test(other?.text.trim() ?? '');
}
