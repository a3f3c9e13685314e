/** Time that passes when a story says so: one hand for the product, the stand-in and the gateway. */
import type { MovableClock } from '../../server/clock.ts';
import type { Timeline } from '../../scripts/gateway/timeline.ts';

export interface HandClock extends MovableClock {
  /** The gateway's flow of time; acts when the clock is moved. */
  readonly timeline: Timeline;
  /** The next moment at which the gateway wants to act, ms from now; null when nothing waits. */
  nextMs(): number | null;
}

export function createHandClock(start: string): HandClock {
  const origin = new Date(start).getTime();
  let passed = 0;
  let names = 0;
  const waiting = new Map<number, { readonly at: number; readonly act: () => void }>();
  const next = () => [...waiting].sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
  return {
    now: () => new Date(origin + passed),
    wall: () => new Date(),
    timeline: {
      now: () => passed,
      after(ms, act) {
        names += 1;
        const name = names;
        waiting.set(name, { at: passed + Math.max(0, ms), act });
        return () => void waiting.delete(name);
      },
    },
    nextMs() {
      const first = next();
      return first ? Math.max(0, first[1].at - passed) : null;
    },
    move(ms) {
      const end = passed + ms;
      for (let due = next(); due && due[1].at <= end; due = next()) {
        waiting.delete(due[0]);
        passed = Math.max(passed, due[1].at);
        due[1].act();
      }
      passed = end;
    },
  };
}
