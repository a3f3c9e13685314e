/** Time is a column: whatever is due is claimed atomically and gone on with, by any number of processes. */
import type { Alert, AlertConsequence } from '../domain/alerts/types.ts';
import type { Call } from '../domain/calls/types.ts';
import type { Consequence, Row } from '../domain/consequences.ts';
import type { Digest, DigestConsequence } from '../domain/digest/types.ts';
import type { Todo, TodoConsequence } from '../domain/follow-up/types.ts';
import type {
  CheckInConsequence,
  KeptCheckIn,
  Swap,
  SwapConsequence,
} from '../domain/roster/types.ts';
import type { Log } from '../log.ts';
import type {
  Alerts,
  Calls,
  CheckIns,
  Clock,
  Digests,
  Inbox,
  InboxItem,
  Pushes,
  RowCarrier,
  Swaps,
  Todos,
} from '../ports.ts';
import type { ClimbAlerts } from './alerts/climb.ts';
import type { Hear } from './digest/hear.ts';
import type { CarryOut } from './pushes/carry-out.ts';
import type { ShowPush } from './pushes/show-card.ts';
import type { PerformRows } from './perform/rows.ts';

const LEASE_MS = 5000;
const BATCH = 100;

export interface SweepNeeds {
  readonly inbox: Pick<Inbox, 'takeDue' | 'tidy'>;
  readonly calls: Pick<Calls, 'load' | 'takeDue'>;
  readonly digests: Pick<Digests, 'load' | 'takeDue'>;
  readonly todos: Pick<Todos, 'load' | 'takeDue'>;
  readonly alerts: Pick<Alerts, 'load' | 'takeDue'>;
  readonly swaps: Pick<Swaps, 'load' | 'takeDue'>;
  readonly checkIns: Pick<CheckIns, 'load' | 'takeDue'>;
  readonly pushes: Pick<Pushes, 'takeDue' | 'wantClosed'>;
  readonly handle: (item: InboxItem) => Promise<void>;
  readonly perform: {
    readonly calls: PerformRows<Call, Consequence>;
    readonly digests: PerformRows<Digest, DigestConsequence>;
    readonly todos: PerformRows<Todo, TodoConsequence>;
    readonly alerts: PerformRows<Alert, AlertConsequence>;
    readonly swaps: PerformRows<Swap, SwapConsequence>;
    readonly checkIns: PerformRows<KeptCheckIn, CheckInConsequence>;
  };
  readonly hear: Pick<Hear, 'pass'>;
  readonly climb: ClimbAlerts;
  /** Looks at calls that read alerts aloud. */
  readonly ring: () => Promise<void>;
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
  /** Whoever has come on shift meanwhile is told of what is open. */
  arrivals(): Promise<void>;
}

interface Carriers<S, W> {
  readonly load: (id: string) => Promise<S | null>;
  readonly takeDue: RowCarrier<Row<W>>['takeDue'];
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

  async function rowsOf<S, W>(
    what: string,
    carriers: Carriers<S, W>,
    perform: PerformRows<S, W>,
  ): Promise<void> {
    const now = need.clock.now();
    const take = { now, until: new Date(now.getTime() + LEASE_MS), limit: BATCH };
    await each(what, await carriers.takeDue(take), async ({ subject, rows }) => {
      const found = await carriers.load(subject);
      if (found) await perform(found, rows);
    });
  }

  return {
    async pass() {
      const now = need.clock.now();
      const take = { now, until: new Date(now.getTime() + LEASE_MS), limit: BATCH };
      const items = await need.inbox.takeDue(take);
      await each('inbox', items, need.handle);
      await rowsOf('rows', need.calls, need.perform.calls);
      await rowsOf('digest rows', need.digests, need.perform.digests);
      await rowsOf('to-do rows', need.todos, need.perform.todos);
      await rowsOf('alert rows', need.alerts, need.perform.alerts);
      await rowsOf('swap rows', need.swaps, need.perform.swaps);
      await rowsOf('check-in rows', need.checkIns, need.perform.checkIns);
      await need.climb.pass();
      await need.ring();
      await need.hear.pass();
      const lease = need.newLease();
      const pushes = await need.pushes.takeDue({ ...take, lease });
      await each('pushes', pushes, (push) => need.carryOut.resume(push, lease));
    },

    arrivals: () => need.climb.arrivals(),

    async daily() {
      const now = need.clock.now();
      for (const push of await need.pushes.wantClosed(now, BATCH)) {
        await need.raise(push, push.wanted + 1, null);
      }
      await need.inbox.tidy(now);
    },
  };
}
