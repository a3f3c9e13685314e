/** Text without times laid over the voice of its piece: as much of the voice for each part as it has characters. */
import { merge, overlap, type Stretch } from './voice-time.ts';

/** A part that would begin in the last moments of a span begins with the next one: people pause between sentences. */
const NEAR_PAUSE = 0.35;

/** Sentences of a text, each with its mark. */
export function partAtMarks(text: string): readonly string[] {
  const parts = text.match(/[^。！？；!?;]+[。！？；!?;”」』…]*/gu) ?? [];
  return parts.length > 0 ? parts.map((part) => part.trim()) : [text];
}

/**
 * A place for each part by its weight (字). Silence between spans belongs to nobody. `rate`: 字 per second of the sound
 * that was sent, for a whole track of its voice.
 */
export function spreadOver(
  spans: readonly Stretch[],
  sound: { readonly from: number; readonly to: number },
  weights: readonly number[],
): { readonly places: readonly Stretch[]; readonly rate: number } {
  const all = { start: sound.from, end: sound.to };
  const heard = merge(spans, 0)
    .filter((span) => overlap(span, all) > 0)
    .map((span) => ({ start: Math.max(span.start, all.start), end: Math.min(span.end, all.end) }));
  const voice = heard.length > 0 ? heard : [all];
  const seconds = voice.reduce((sum, span) => sum + span.end - span.start, 0);
  const total = weights.reduce((sum, weight) => sum + Math.max(weight, 1), 0);
  let done = 0;
  const places = weights.map((weight): Stretch => {
    const from = (done / total) * seconds;
    done += Math.max(weight, 1);
    const to = (done / total) * seconds;
    const start = timeAt(voice, from, NEAR_PAUSE);
    return { start, end: Math.max(start, timeAt(voice, to, 0)) };
  });
  const wide = merge(voice, 0.15).reduce((sum, span) => sum + overlap(span, all), 0);
  const spoken = weights.reduce((sum, weight) => sum + weight, 0);
  return { places, rate: wide > 0 ? spoken / wide : 0 };
}

/** The moment after `voiced` seconds of voice; the next span's beginning when less than `near` is left of this one. */
function timeAt(voice: readonly Stretch[], voiced: number, near: number): number {
  let left = voiced;
  for (const [i, span] of voice.entries()) {
    const length = span.end - span.start;
    const next = voice[i + 1];
    if (left <= length) {
      const isNearEnd = left > 0 && length - left < Math.min(near, length / 2);
      return next && isNearEnd ? next.start : span.start + left;
    }
    left -= length;
  }
  return voice.at(-1)?.end ?? 0;
}
