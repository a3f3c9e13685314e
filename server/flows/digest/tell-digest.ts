/** The call tells its digest: it ended, a recording came home, the customer is another. Old news changes nothing. */
import { digestFacts } from '../../domain/calls/aftermath.ts';
import type { Calls, Clock } from '../../ports.ts';
import type { Performer } from '../perform/performer.ts';
import type { ApplyDigest } from './apply-digest.ts';
import type { SettleAlert } from './notify.ts';

export function tellDigest(need: {
  readonly calls: Pick<Calls, 'load'>;
  readonly apply: ApplyDigest;
  readonly clock: Pick<Clock, 'now'>;
}): Performer<'digest'> {
  return async (_what, { call, row }) => {
    // A row that waited tells the call as it is now.
    const current = row.attempts > 1 ? ((await need.calls.load(call.id)) ?? call) : call;
    const facts = digestFacts(current);
    if (!facts) return 'done';
    await need.apply(call.id, { type: 'told', id: row.id, at: need.clock.now(), facts });
    return 'done';
  };
}

/** Somebody talks with the caller: the alert of their number is over. Spec §5, §6. */
export function tellReached(need: { readonly settleAlert: SettleAlert }): Performer<'reached'> {
  return async ({ by }, { call, row }) => {
    const number = call.from?.national;
    if (number) await need.settleAlert({ number }, { how: 'reached', by, id: row.id });
    return 'done';
  };
}
