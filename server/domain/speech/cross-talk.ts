/** One side's voice heard faintly on the other side's line: the same words at the same time, softer. */
import type { Placed } from './place.ts';
import { hasTwoSides, loudnessAt, overlap } from './voice-time.ts';
import { bareText, isAlike } from './wording.ts';

/** How far the times of the two copies may lie apart. */
const APART_SECONDS = 0.6;
/** A copy is softer by this much, dB. */
const SOFTER_DB = 6;
/** Words as short as 嗯 and 好的 are said by both; only a clear difference makes one of them a copy. */
const SHORT = 2;
const MUCH_SOFTER_DB = 12;
/** A copy may hold only a part of the sentence, but not less than this. */
const LEAST_PART = 3;

/** Which line a sentence was heard on: null for a mix, where nothing can leak. */
export function lineOf({ track, channel }: Placed): string | null {
  if (track.speaker !== null) return track.id;
  return hasTwoSides(track) && channel !== null ? `${track.id}#${channel}` : null;
}

/** Those of the sentences that are copies of what the other side said; `sentences` of all tracks. */
export function findCrossTalk(sentences: readonly Placed[]): ReadonlySet<Placed> {
  const copies = new Set<Placed>();
  const inOrder = [...sentences].sort((one, other) => begin(one) - begin(other));
  const longest = Math.max(0, ...inOrder.map((one) => one.end - one.start));
  for (const [i, one] of inOrder.entries()) {
    for (let n = i + 1; n < inOrder.length; n += 1) {
      const other = inOrder[n];
      if (!other || begin(other) - begin(one) > longest + APART_SECONDS) break;
      if (copies.has(one) || copies.has(other)) continue;
      if (isCopy(one, other)) copies.add(one);
      else if (isCopy(other, one)) copies.add(other);
    }
  }
  return copies;
}

function begin({ track, start }: Placed): number {
  return track.offset + start;
}

function isCopy(copy: Placed, source: Placed): boolean {
  const [line, other] = [lineOf(copy), lineOf(source)];
  if (line === null || other === null || line === other) return false;
  if (!saysSame(copy, source)) return false;
  const needed = bareText(copy.text).length <= SHORT ? MUCH_SOFTER_DB : SOFTER_DB;
  return softerBy(copy, source) >= needed;
}

function saysSame(copy: Placed, source: Placed): boolean {
  const shared = overlap(inTalk(copy, APART_SECONDS / 2), inTalk(source, APART_SECONDS / 2));
  if (shared === 0) return false;
  if (isAlike(copy.text, source.text))
    return Math.abs(begin(copy) - begin(source)) <= 2 * APART_SECONDS;
  const part = bareText(copy.text);
  return part.length >= LEAST_PART && bareText(source.text).includes(part);
}

/** Stretch of a sentence in the conversation, made longer on either side. */
function inTalk({ track, start, end }: Placed, by: number): { start: number; end: number } {
  return { start: track.offset + start - by, end: track.offset + end + by };
}

/** How much softer the copy's own line is than the other one meanwhile, dB. */
function softerBy(copy: Placed, source: Placed): number {
  const own = loudnessAt(copy.track, copy.channel, copy);
  if (!own) return 0;
  if (own.other !== null) return own.other - own.own;
  const shift = copy.track.offset - source.track.offset;
  const there = { start: copy.start + shift, end: copy.end + shift };
  const loud = loudnessAt(source.track, source.channel, there);
  return loud ? loud.own - own.own : 0;
}
