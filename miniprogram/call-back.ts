/**
 * 回拨 without click-to-dial: the number is revealed, which is logged with its reason, and handed to the telephone; on
 * desktop it is copied. It is drawn nowhere and kept nowhere. Pages §3.
 */
import type { RevealedNumber } from '../server/http/contract/answers';
import type { Act } from './acting';
import { dial, type Dialled } from './host';

/** Name of the act, for its button. */
export const CALL_BACK = 'call-back';

/** `back`: the person is here again, and what became of it is theirs to say. */
export function callBackAct(call: string, back: (dialled: Dialled) => void): Act<RevealedNumber> {
  return {
    name: CALL_BACK,
    path: `/api/calls/${encodeURIComponent(call)}/reveal`,
    body: { reason: 'callback' },
    done: ({ dial: number }) => {
      void dial(number).then(back);
    },
  };
}
