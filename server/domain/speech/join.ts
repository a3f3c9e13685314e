/** Sentences of one voice that follow each other closely become one line, as long as it reads well. */
import type { Segment } from './types.ts';
import { bareText, isClosed } from './wording.ts';

/** A longer pause begins a new line. */
const PAUSE_SECONDS = 0.8;
const ROUNDING = 0.0005;
/** 字 of a line; a line without a mark at its end may be longer, as its sentence goes on. */
const READABLE = 40;
const LONGEST = 80;
/** A pause that is heard: a space keeps apart what has no mark between. */
const HEARD_PAUSE = 0.3;

/** `segments` in order of their beginning. */
export function joinNeighbours(segments: readonly Segment[]): readonly Segment[] {
  const lines: Segment[] = [];
  for (const next of segments) {
    const last = lines.at(-1);
    if (last && belongTogether(last, next)) {
      lines[lines.length - 1] = {
        ...last,
        end: Math.max(last.end, next.end),
        text: joinTexts(last, next),
      };
    } else {
      lines.push(next);
    }
  }
  return lines;
}

function belongTogether(last: Segment, next: Segment): boolean {
  if (last.speaker !== next.speaker || last.person !== next.person) return false;
  if (next.start - last.end > PAUSE_SECONDS - ROUNDING) return false;
  const length = bareText(last.text).length + bareText(next.text).length;
  return length <= (isClosed(last.text) ? READABLE : LONGEST);
}

function joinTexts(last: Segment, next: Segment): string {
  const isLatin = /[A-Za-z0-9,.?!;:]$/.test(last.text) && /^[A-Za-z0-9]/.test(next.text);
  const isApart = !isClosed(last.text) && next.start - last.end >= HEARD_PAUSE;
  return `${last.text}${isLatin || isApart ? ' ' : ''}${next.text}`;
}
