/** The one place that reads the wall clock, and the clock a trial can move. */
import type { Clock } from './ports.ts';

/** A clock that can be moved forward while it runs. */
export interface MovableClock extends Clock {
  /** Adds to business time; the wall stays. */
  move(ms: number): void;
}

/** Business time starts at `trialAt` (null: now) and runs on with the wall. */
export function createClock(trialAt: Date | null): MovableClock {
  // The moment was named when this process was started, not when it came to this line.
  let offset = trialAt ? trialAt.getTime() - performance.timeOrigin : 0;
  return {
    now: () => new Date(Date.now() + offset),
    wall: () => new Date(),
    move(ms) {
      offset += ms;
    },
  };
}
