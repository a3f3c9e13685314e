/** A recogniser that got stuck says the same again and again; a person who says 对 three times does so in three breaths. */
import type { Placed } from './place.ts';
import { isInvention } from './judge.ts';
import { overlap } from './voice-time.ts';
import { bareText, countSpoken, splitAfter } from './wording.ts';

export interface Sorted {
  readonly kept: readonly Placed[];
  readonly repeated: readonly Placed[];
}

/** So often in a row is no longer talk. */
const LOOP = 3;
/** Copies follow each other closely. */
const ROW_SECONDS = 2;
/** Up to here a text is a word of assent (嗯, 对对, 好的) that people do repeat. */
const SHORT = 4;

/**
 * Parts the sentences of one voice, in the order of time, into those that stay and copies. The first of a row stays unless it
 * is a known invention; of short words each that has voice of its own stays.
 */
export function sortRepeats(sentences: readonly Placed[]): Sorted {
  const alone = sentences.map(partLoop);
  const repeated = alone.flatMap((one) => one.repeated);
  const kept: Placed[] = [];
  for (const row of rowsOf(alone.flatMap((one) => one.kept))) {
    const stay = row.length < LOOP ? row : row.filter((one, i) => isOwn(one, row.slice(0, i)));
    kept.push(...stay);
    repeated.push(...row.filter((one) => !stay.includes(one)));
  }
  return { kept, repeated };
}

/** Neighbours with the same words. */
function rowsOf(sentences: readonly Placed[]): readonly (readonly Placed[])[] {
  const rows: Placed[][] = [];
  for (const one of sentences) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const follows =
      last &&
      bareText(last.text) === bareText(one.text) &&
      one.heardStart - last.heardEnd < ROW_SECONDS;
    if (row && follows) row.push(one);
    else rows.push([one]);
  }
  return rows;
}

function isOwn(one: Placed, earlier: readonly Placed[]): boolean {
  if (isInvention(one.text)) return false;
  if (earlier.length === 0) return true;
  return countSpoken(one.text) <= SHORT && !earlier.some((other) => spanOf(other) === spanOf(one));
}

/** The span that holds most of a sentence. */
function spanOf({ track, start, end }: Placed): number {
  const shares = track.spans.map((span) => overlap(span, { start, end }));
  return shares.indexOf(Math.max(...shares));
}

/** One sentence that is a phrase said three times over: the phrase stays once. */
function partLoop(sentence: Placed): Sorted {
  const said = bareText(sentence.text);
  const unit = unitOf(said);
  if (unit === null) return { kept: [sentence], repeated: [] };
  if (isInvention(sentence.text)) return { kept: [], repeated: [sentence] };
  if (countSpoken(unit) <= SHORT) return { kept: [sentence], repeated: [] };
  const [head, tail] = splitAfter(sentence.text, unit.length);
  return {
    kept: [{ ...sentence, text: head, words: [] }],
    repeated: [{ ...sentence, text: tail, words: [] }],
  };
}

/** The shortest text that makes the whole when repeated at least three times. */
function unitOf(said: string): string | null {
  for (let length = 1; length * LOOP <= said.length; length += 1) {
    const unit = said.slice(0, length);
    if (said.length % length === 0 && unit.repeat(said.length / length) === said) return unit;
  }
  return null;
}
