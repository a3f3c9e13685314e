/** 就是他 reaches the earlier calls of the same number, and its undoing leaves them again. Spec §2. */
import type { Calls, Clock } from '../../ports.ts';
import type { Apply } from '../calls/apply.ts';
import type { Performers } from './performer.ts';

/** Calls of one number that are brought in line; older ones are history enough. */
const MOST_CALLS = 500;

export function carryReattach(need: {
  readonly calls: Pick<Calls, 'idsOfNumber' | 'idsOfConfirmation'>;
  readonly apply: Apply;
  readonly clock: Pick<Clock, 'now'>;
}): Pick<Performers, 'reattach' | 'detach'> {
  return {
    async reattach(what, { call }) {
      const confirmed = call.identification?.confirmed;
      if (confirmed?.id !== what.confirmation || !call.from?.national) return 'done';
      const { candidate, by, id } = confirmed;
      const at = need.clock.now();
      for (const other of await need.calls.idsOfNumber(call.from.national, MOST_CALLS)) {
        if (other === call.id) continue;
        await need.apply(other, () =>
          Promise.resolve([
            { type: 'attached', id: `${id}:attach`, at, confirmation: id, by, candidate },
          ]),
        );
      }
      return 'done';
    },

    async detach(what, { call }) {
      const at = need.clock.now();
      for (const other of await need.calls.idsOfConfirmation(what.confirmation)) {
        if (other === call.id) continue;
        await need.apply(other, () =>
          Promise.resolve([
            {
              type: 'detached',
              id: `${what.confirmation}:detach`,
              at,
              confirmation: what.confirmation,
              origin: 'row',
            },
          ]),
        );
      }
      return 'done';
    },
  };
}
