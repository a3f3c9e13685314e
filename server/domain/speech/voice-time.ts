/** Voice of one side of a track as plain stretches of time: overlaps, edges, loudness. Seconds of the file. */
import type { Track, VoiceSpan } from './types.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** On a file with both sides, this loud is a voice of the channel itself (dBFS)… */
const OWN_VOICE_DB = -52;
/** …and so is what is not much softer than the other channel. */
const OWN_VOICE_BELOW = 15;
/** A sentence that begins in the last moment of a span really begins with the next one. */
const SPAN_TAIL = 0.15;

/** True for a file of two sides that was given to the provider whole. */
export function hasTwoSides(track: Track): boolean {
  return track.channel === null && track.spans.some((span) => span.otherDb !== null);
}

/** Spans on which a channel is to be found; all of them where the channel is not told apart. */
export function voiceOf(track: Track, channel: number | null): readonly VoiceSpan[] {
  if (channel === null || !hasTwoSides(track)) return track.spans;
  return track.spans.filter((span) => {
    const { own, other } = levelsOf(span, channel);
    return own >= OWN_VOICE_DB || own >= (other ?? own) - OWN_VOICE_BELOW;
  });
}

/** In a file of two sides `db` is channel 0 and `otherDb` channel 1. */
function levelsOf(span: VoiceSpan, channel: number): { own: number; other: number | null } {
  if (channel === 0 || span.otherDb === null) return { own: span.db, other: span.otherDb };
  return { own: span.otherDb, other: span.db };
}

/** Mean loudness of a sentence's own side and of the other one while it lasts, dBFS; null where nothing was heard. */
export function loudnessAt(
  track: Track,
  channel: number | null,
  { start, end }: Stretch,
): { readonly own: number; readonly other: number | null } | null {
  const side = hasTwoSides(track) ? (channel ?? 0) : 0;
  const parts = nearby(track.spans, { start, end })
    .map((span) => ({ ...levelsOf(span, side), seconds: overlap(span, { start, end }) }))
    .filter((part) => part.seconds > 0);
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  if (seconds === 0) return null;
  const mean = (levels: readonly number[]): number =>
    levels.reduce((sum, level, i) => sum + (level * (parts[i]?.seconds ?? 0)) / seconds, 0);
  const others = parts.map((part) => part.other);
  return {
    own: mean(parts.map((part) => part.own)),
    other: others.every((level) => level !== null) ? mean(others) : null,
  };
}

/** Seconds that two stretches share. */
export function overlap(one: Stretch, other: Stretch): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

/** Overlapping stretches made one, in order, each `wider` seconds longer on either side. */
export function merge(stretches: readonly Stretch[], wider: number): readonly Stretch[] {
  const merged: Stretch[] = [];
  const inOrder = stretches
    .map(({ start, end }) => ({ start: start - wider, end: end + wider }))
    .sort((one, other) => one.start - other.start);
  for (const next of inOrder) {
    const last = merged.at(-1);
    if (last && next.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    } else {
      merged.push(next);
    }
  }
  return merged;
}

/** The stretches within a second of another. */
export function nearby<T extends Stretch>(stretches: readonly T[], to: Stretch): readonly T[] {
  return stretches.filter((one) => one.end > to.start - 1 && one.start < to.end + 1);
}

/** Seconds of voice within a stretch. */
export function voicedSeconds(spans: readonly Stretch[], within: Stretch): number {
  return spans.reduce((sum, span) => sum + overlap(span, within), 0);
}

/** The same stretch without the silence at its beginning and end; as it is where there is no voice at all. */
export function snapToVoice(spans: readonly Stretch[], { start, end }: Stretch): Stretch {
  const inside = merge(nearby(spans, { start, end }), 0).filter(
    (span) => overlap(span, { start, end }) > 0,
  );
  const [first, second] = inside;
  const last = inside.at(-1);
  if (!first || !last) return { start, end };
  const begins = second && first.end - start < SPAN_TAIL && start > first.start ? second : first;
  return { start: Math.max(start, begins.start), end: Math.min(end, last.end) };
}
