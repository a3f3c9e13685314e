/** A window of a transcript: no page is sent more than fifty sentences at once. */
import type { SentenceView } from '../../domain/digest/view.types.ts';

export const WINDOW = 50;

export interface Window {
  readonly sentences: readonly SentenceView[];
  /** Number of the sentence behind the window, and of the one a window before it begins with; null at the ends. */
  readonly next: number | null;
  readonly previous: number | null;
}

/** Sentences that stand before the one that is looked for. */
const BEFORE = 10;

/** Number to begin with so that what is said at this second of the conversation stands in the window. */
export function numberAt(sentences: readonly SentenceView[], second: number): number {
  const heard = sentences.findLastIndex((one) => one.start <= second);
  return sentences[Math.max(0, heard - BEFORE)]?.n ?? 0;
}

/** The sentences from number `from` on; empty ones have no number and are left out. */
export function windowOf(sentences: readonly SentenceView[], from: number, size: number): Window {
  const found = sentences.findIndex((one) => one.n >= from);
  const first = found < 0 ? sentences.length : found;
  const shown = sentences.slice(first, first + size);
  return {
    sentences: shown,
    next: sentences[first + size]?.n ?? null,
    previous: first === 0 ? null : (sentences[Math.max(0, first - size)]?.n ?? null),
  };
}
