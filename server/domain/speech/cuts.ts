/** Cuts a track at its silences into pieces that one request can carry; silence itself is never sent. */
import type { Cut, Track, VoiceSpan } from './types.ts';

/** Whisper hears 30 s at a time; two are left for its own padding. */
export const MOST_SECONDS = 28;
/** Sound kept before and after the voice of a piece. */
const PADDING_SECONDS = 0.2;
/** A pause of a speaker; after a longer one the other side may have had its turn, so a new piece begins. */
const PAUSE_SECONDS = 1;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Pieces in order, none longer than `most` seconds, not overlapping. Every span lies whole in one of them, save a span
 * longer than `most`, which is parted equally. Empty for a track without voice.
 */
export function cutTrack(track: Track, most = MOST_SECONDS): readonly Cut[] {
  const voice = mergeSpans(track.spans, track.seconds).flatMap((span) => partEqually(span, most));
  const groups = groupNeighbours(voice, most);
  return groups.map((group, n): Cut => {
    const { from, to } = pad(group, {
      before: groups[n - 1]?.end ?? 0,
      after: groups[n + 1]?.start ?? track.seconds,
      most,
    });
    return { n, track: track.id, from, to };
  });
}

/** Spans in order, those that touch made one, within the file. */
function mergeSpans(spans: readonly VoiceSpan[], seconds: number): Stretch[] {
  const merged: Stretch[] = [];
  const inOrder = [...spans].sort((one, other) => one.start - other.start);
  for (const span of inOrder) {
    const start = Math.max(0, span.start);
    const end = Math.min(seconds, span.end);
    const last = merged.at(-1);
    if (end <= start) continue;
    // Spans that only touch were parted at a pause on purpose.
    if (last && start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}

function partEqually({ start, end }: Stretch, most: number): readonly Stretch[] {
  const parts = Math.ceil((end - start) / most);
  if (parts <= 1) return [{ start, end }];
  const edge = (part: number): number => start + ((end - start) * part) / parts;
  return Array.from({ length: parts }, (_, part) => ({ start: edge(part), end: edge(part + 1) }));
}

function groupNeighbours(voice: readonly Stretch[], most: number): readonly Stretch[] {
  const groups: Stretch[] = [];
  for (const { start, end } of voice) {
    const last = groups.at(-1);
    const fits = last && end - last.start <= most - 2 * PADDING_SECONDS;
    if (last && fits && start - last.end < PAUSE_SECONDS) {
      groups[groups.length - 1] = { start: last.start, end };
    } else {
      groups.push({ start, end });
    }
  }
  return groups;
}

/** A little silence on either side: half of what lies between two pieces at most, nothing where the piece is full. */
function pad(
  { start, end }: Stretch,
  by: { readonly before: number; readonly after: number; readonly most: number },
): { readonly from: number; readonly to: number } {
  const room = Math.max(0, (by.most - (end - start)) / 2);
  const before = Math.min(PADDING_SECONDS, room, (start - by.before) / (by.before === 0 ? 1 : 2));
  const after = Math.min(PADDING_SECONDS, room, (by.after - end) / 2);
  return { from: start - Math.max(0, before), to: end + Math.max(0, after) };
}
