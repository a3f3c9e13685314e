/** The gateway's own flow of time: runs evenly, whatever the clocks say. Tests hand in one they move themselves. */
export interface Timeline {
  /** Milliseconds since some beginning. */
  now(): number;
  /** Calls back once after `ms` of this timeline; the returned function forgets it. */
  after(ms: number, act: () => void): () => void;
}

/** Real time, `speed` times as fast. */
export function createTimeline(speed = 1): Timeline {
  const origin = performance.now();
  return {
    now: () => (performance.now() - origin) * speed,
    after(ms, act) {
      const timer = setTimeout(act, Math.max(0, ms) / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
