/** Hands the sweep everything that may be due. */
import type { Adapters } from '../build.ts';
import type { Call } from '../domain/calls/types.ts';
import type { Consequence } from '../domain/consequences.ts';
import { handleItem } from '../flows/handle-item.ts';
import type { PerformRows } from '../flows/perform/rows.ts';
import type { CarryOut } from '../flows/pushes/carry-out.ts';
import type { ShowPush } from '../flows/pushes/show-card.ts';
import { sweepDue, type Sweep } from '../flows/sweep.ts';
import type { buildAfterCall } from './after-call.ts';
import type { buildAlerts } from './alerts.ts';
import type { Roster } from './roster.ts';

export function buildSweep(
  { store, clock, log }: Adapters,
  need: {
    readonly perform: PerformRows<Call, Consequence>;
    readonly after: ReturnType<typeof buildAfterCall>;
    readonly alerting: ReturnType<typeof buildAlerts>;
    readonly roster: Roster;
    readonly carryOut: CarryOut;
    readonly raise: ShowPush['raise'];
    readonly newLease: () => string;
    /** Who applies what waits in the inbox. */
    readonly doors: Pick<Parameters<typeof handleItem>[0], 'calls' | 'wecom'>;
  },
): Sweep {
  const { after, alerting, roster } = need;
  return sweepDue({
    inbox: store.inbox,
    calls: store.calls,
    digests: store.digests,
    todos: store.todos,
    alerts: store.alerts,
    swaps: store.swaps,
    checkIns: store.checkIns,
    pushes: store.pushes,
    hear: after.hearing,
    climb: alerting.climb,
    ring: alerting.phone.sweep,
    handle: handleItem({ ...need.doors, alertCalls: alerting.phone }),
    perform: {
      calls: need.perform,
      digests: after.performDigests,
      todos: after.performTodos,
      alerts: alerting.perform,
      swaps: roster.performSwaps,
      checkIns: roster.performCheckIns,
    },
    carryOut: need.carryOut,
    raise: need.raise,
    clock,
    newLease: need.newLease,
    log,
  });
}
