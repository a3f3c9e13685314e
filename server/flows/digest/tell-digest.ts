/** The call tells its digest: it ended, a recording came home, the customer is another. Old news changes nothing. */
import { digestFacts } from '../../domain/calls/aftermath.ts';
import { reachedBy } from '../../domain/follow-up/callback.ts';
import type { Calls, Clock } from '../../ports.ts';
import type { Performer } from '../perform/performer.ts';
import type { CloseCallbacks } from '../follow-up/close-callbacks.ts';
import type { KeepCallback } from '../follow-up/keep-callback.ts';
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

/** Somebody talks with the caller: the alert of their number is over, and so are its call-backs. Spec §5, §6. */
export function tellReached(need: {
  readonly settleAlert: SettleAlert;
  readonly closeCallbacks: CloseCallbacks;
}): Performer<'reached'> {
  return async ({ by }, { call, row }) => {
    const number = call.from?.national;
    if (!number) return 'done';
    await need.settleAlert({ number }, { how: 'reached', by, id: row.id });
    await need.closeCallbacks(number, { by: (todo) => reachedBy(todo, call), id: row.id });
    return 'done';
  };
}

/** A call was missed, or is not any more: its call-back follows. Spec §6. */
export function tellCallback(need: { readonly keep: KeepCallback }): Performer<'callback'> {
  return async (_what, { call }) => {
    await need.keep(call.id);
    return 'done';
  };
}
