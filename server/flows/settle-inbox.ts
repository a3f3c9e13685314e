/** Marks inbox items as applied, many at once: losing the mark only means applying again, which changes nothing. */
import type { Log } from '../log.ts';
import type { Clock, Inbox } from '../ports.ts';

export interface Settled {
  readonly settled: (id: string) => void;
  /** Writes what is collected; for a stop. */
  readonly flush: () => Promise<void>;
}

const BATCH_MS = 250;

export function settleInbox(need: {
  readonly inbox: Pick<Inbox, 'done'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}): Settled {
  let ids: string[] = [];
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const batch = ids;
    ids = [];
    if (batch.length === 0) return;
    try {
      await need.inbox.done(batch, need.clock.now());
    } catch (error) {
      need.log.warn('applied items could not be marked and will be applied again', { err: error });
    }
  }

  return {
    flush,
    settled(id) {
      ids.push(id);
      timer ??= setTimeout(() => void flush(), BATCH_MS);
    },
  };
}
