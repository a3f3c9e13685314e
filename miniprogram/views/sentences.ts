/** A conversation as bubbles: which one is heard now, and which fifty are drawn. Pages §3, §6. */

export interface Sentence {
  readonly n: number;
  readonly speaker: { readonly value: 'agent' | 'customer'; readonly text: string };
  /** Seconds of the conversation, and 「02:14」. */
  readonly start: number;
  readonly clock: string;
  readonly text: string;
  readonly heard: { readonly recording: string; readonly position: number } | null;
}

/** At most this many bubbles stand on the page at once. */
export const WINDOW = 50;

/** Index of the sentence heard at this position of a recording; -1 before the first. */
export function sentenceAt(
  sentences: readonly Sentence[],
  recording: string,
  position: number,
): number {
  let found = -1;
  let best = -1;
  sentences.forEach(({ heard }, at) => {
    if (heard === null || heard.recording !== recording) return;
    // A player may report a hair before the place it was sent to.
    if (heard.position <= position + 0.3 && heard.position >= best) {
      found = at;
      best = heard.position;
    }
  });
  return found;
}

/** First index of the window in which a sentence stands, with a few before it where it can have them. */
export function windowAround(index: number, count: number): number {
  const before = 10;
  return Math.max(0, Math.min(index - before, count - WINDOW));
}

/** Moves a window by half of itself: `earlier` above, else below. */
export function windowBeside(first: number, count: number, earlier: boolean): number {
  const step = WINDOW / 2;
  return Math.max(0, Math.min(earlier ? first - step : first + step, count - WINDOW));
}
