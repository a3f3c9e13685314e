/** Sends an order to the gateway. Its id is the row's: the gateway carries it out once, however often it is asked. */
import type { CallEvent } from '../../domain/calls/events.ts';
import type { Clock, Gateway } from '../../ports.ts';
import type { Apply } from '../calls/apply.ts';
import type { Performer } from './performer.ts';

export function sendOrder(need: {
  readonly gateway: Pick<Gateway, 'order' | 'takesOrders'>;
  readonly apply: Apply;
  readonly clock: Pick<Clock, 'now'>;
}): Performer<'order'> {
  return async (what, { call, row }) => {
    const notAfter = row.notAfter ?? row.dueAt;
    const late = need.clock.now() > notAfter;
    const answer = !need.gateway.takesOrders
      ? { result: 'refused' as const, reason: 'this gateway only reports' }
      : late
        ? { result: 'too_late' as const, reason: 'not carried out in time' }
        : await need.gateway.order({ id: row.id, call: call.id, order: what.order, notAfter });
    if (answer.result === 'done') return 'done';
    // The order may have arrived: the same order again is harmless until its time is over.
    if (answer.result === 'unknown') return 'retry';
    const failed: CallEvent = {
      type: 'order-failed',
      id: `${row.id}:failed`,
      at: need.clock.now(),
      order: what.order.do,
      claim: what.claim,
      person: what.person,
      result: answer.result,
      reason: answer.reason,
    };
    await need.apply(call.id, () => Promise.resolve([failed]));
    return 'done';
  };
}
