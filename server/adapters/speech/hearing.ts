/** Shaping what the cloud providers return into a Hearing. */
import type { HeardSentence, Hearing } from '../../domain/speech/types.ts';

/** A hearing out of sentences; those without text are left out, the rest is in order of time. */
export function shapeHearing(
  sentences: readonly HeardSentence[],
  model: string,
  billedSeconds: number | null,
): Hearing {
  const spoken = sentences
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const timed = spoken.length > 0 && spoken.every(({ words }) => words.length > 0);
  return { sentences: spoken, timing: timed ? 'words' : 'segments', model, billedSeconds };
}

/** Nobody said a word: a result, not a failure. */
export function silence(model: string, billedSeconds: number | null): Hearing {
  return shapeHearing([], model, billedSeconds);
}

/** Milliseconds as seconds, without the dust of floating point. */
export function secondsOf(ms: number): number {
  return Math.round(ms) / 1000;
}
