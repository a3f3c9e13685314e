/**
 * 回拨 without click-to-dial: the number is revealed, which is logged with its reason, and handed to the telephone. A
 * client without one copies it, and shows it for whoever dials by hand, until nobody looks. It is kept nowhere. Pages §3.
 */
import type { RevealedNumber } from '../server/http/contract/answers';
import type { Act } from './acting';
import { canDial, copy, dial } from './host';

/** Name of the act, for its button. */
export const CALL_BACK = 'call-back';

interface Drawn {
  /** The person is back from the telephone, and what became of it is theirs to say. */
  readonly asking: boolean;
  /** The number, where there is no telephone; '' = not asked for. */
  readonly whole: string;
}

/** Data of a page with 回拨. */
export const NOT_CALLING: Drawn = { asking: false, whole: '' };

/** A page with 回拨: what it draws of it, and how it says something. */
interface Caller {
  readonly data: Drawn;
  readonly shown: {
    readonly draw: (patch: Partial<Drawn>) => void;
    readonly say: (line: string, tone?: 'plain' | 'failed') => void;
  };
}

/** The act behind the button of 回拨. */
export function callBackAct(call: string, page: Caller): Act<RevealedNumber> {
  return {
    name: CALL_BACK,
    path: `/api/calls/${encodeURIComponent(call)}/reveal`,
    body: { reason: 'callback' },
    done: ({ number, dial: digits }) => {
      if (canDial()) {
        void dial(digits).then((dialled) => {
          if (dialled === 'called') page.shown.draw({ asking: true });
        });
        return;
      }
      page.shown.draw({ whole: number });
      copyWhole(number, page);
    },
  };
}

/** Puts the number on the clipboard. */
export function copyWhole(number: string, { shown }: Caller): void {
  void copy(number).then((done) => {
    shown.say(done ? '号码已复制' : '没有复制成功', done ? 'plain' : 'failed');
  });
}
