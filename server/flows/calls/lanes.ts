/** One call's events are applied one at a time in this process, the lowest sequence number first. Telephony §9. */

interface Waiting {
  readonly order: number;
  readonly run: () => Promise<void>;
}

export interface Lanes {
  /** Runs `run` when no other work of this call is running; resolves with what it made. */
  enter<T>(call: string, order: number, run: () => Promise<T>): Promise<T>;
  /** Resolves when every lane is empty. */
  idle(): Promise<void>;
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Waiting[]>();
  let whenIdle: (() => void)[] = [];

  async function drain(call: string, queue: Waiting[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) await next.run();
    lanes.delete(call);
    if (lanes.size > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  }

  return {
    enter(call, order, run) {
      return new Promise((resolve, reject) => {
        const work: Waiting = { order, run: () => run().then(resolve, reject) };
        const queue = lanes.get(call);
        if (!queue) {
          const fresh = [work];
          lanes.set(call, fresh);
          // Events posted in the same breath are sorted before the first is applied.
          queueMicrotask(() => void drain(call, fresh));
          return;
        }
        const behind = queue.findIndex((one) => one.order > order);
        queue.splice(behind === -1 ? queue.length : behind, 0, work);
      });
    },
    idle() {
      return lanes.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => whenIdle.push(resolve));
    },
  };
}
