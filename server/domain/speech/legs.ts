/** After a transfer one file holds several colleagues: who of them spoke is told by the times of their legs. */
import type { Segment } from './types.ts';
import { overlap } from './voice-time.ts';

/** A colleague's part of the conversation, in seconds from its beginning; `to` null: until the end. */
export interface TalkingLeg {
  readonly person: string;
  readonly from: number;
  readonly to: number | null;
}

/** Sentences of our side that bear no person get that of the leg they lie in most; those that bear one keep it. */
export function nameLegs(
  segments: readonly Segment[],
  legs: readonly TalkingLeg[],
): readonly Segment[] {
  return segments.map((segment) => {
    if (segment.speaker === 'customer' || segment.person !== null) return segment;
    const shares = legs.map((leg) =>
      overlap(segment, { start: leg.from, end: leg.to ?? Infinity }),
    );
    const most = Math.max(0, ...shares);
    return most > 0 ? { ...segment, person: legs[shares.indexOf(most)]?.person ?? null } : segment;
  });
}
