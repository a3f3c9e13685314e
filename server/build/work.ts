/** Work that goes on after an answer was given: kept track of, so that a stop can wait for it. */
import type { Log } from '../log.ts';

export interface Work {
  /** What fails here stays due in the store; it is told and taken up again later. */
  readonly start: (running: Promise<unknown>) => void;
  /** Resolves when nothing runs any more: true when there was something to wait for. */
  readonly idle: () => Promise<boolean>;
}

export function createWork(log: Log): Work {
  const running = new Set<Promise<unknown>>();
  return {
    start(promise) {
      const tracked = promise
        .catch((error: unknown) => {
          log.error('work after an answer failed and will be taken up again', { err: error });
        })
        .finally(() => running.delete(tracked));
      running.add(tracked);
    },
    async idle() {
      const waited = running.size > 0;
      while (running.size > 0) await Promise.all(running);
      return waited;
    },
  };
}
