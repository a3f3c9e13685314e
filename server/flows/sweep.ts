/** Time is a column: whatever is due is claimed atomically and gone on with, by any number of processes. */
import type { Log } from '../log.ts';
import type { Calls, Clock, Inbox, InboxItem, Pushes } from '../ports.ts';
import type { CarryOut } from './pushes/carry-out.ts';
import type { ShowPush } from './pushes/show-card.ts';
import type { PerformRows } from './perform/rows.ts';

const LEASE_MS = 5000;
const BATCH = 100;

export interface SweepNeeds {
  readonly inbox: Pick<Inbox, 'takeDue' | 'tidy'>;
  readonly calls: Pick<Calls, 'load' | 'takeDue'>;
  readonly pushes: Pick<Pushes, 'takeDue' | 'wantClosed'>;
  readonly handle: (item: InboxItem) => Promise<void>;
  readonly perform: PerformRows;
  readonly carryOut: CarryOut;
  readonly raise: ShowPush['raise'];
  readonly clock: Pick<Clock, 'now'>;
  readonly newLease: () => string;
  readonly log: Log;
}

export interface Sweep {
  /** One look at everything that is due. */
  pass(): Promise<void>;
  /** Cards live for 70 hours are closed; old inbox items go. */
  daily(): Promise<void>;
}

export function sweepDue(need: SweepNeeds): Sweep {
  async function each<T>(
    what: string,
    items: readonly T[],
    work: (item: T) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      items.map(async (item) => {
        try {
          await work(item);
        } catch (error) {
          // It stays due when its lease is over.
          need.log.error('a due item failed and will be tried again', { err: error, what });
        }
      }),
    );
  }

  return {
    async pass() {
      const now = need.clock.now();
      const take = { now, until: new Date(now.getTime() + LEASE_MS), limit: BATCH };
      const items = await need.inbox.takeDue(take);
      await each('inbox', items, need.handle);
      const rows = await need.calls.takeDue(take);
      await each('rows', rows, async (due) => {
        const call = await need.calls.load(due.call);
        if (call) await need.perform(call, due.rows);
      });
      const lease = need.newLease();
      const pushes = await need.pushes.takeDue({ ...take, lease });
      await each('pushes', pushes, (push) => need.carryOut.resume(push, lease));
    },

    async daily() {
      const now = need.clock.now();
      for (const push of await need.pushes.wantClosed(now, BATCH)) {
        await need.raise(push, push.wanted + 1, null);
      }
      await need.inbox.tidy(now);
    },
  };
}
