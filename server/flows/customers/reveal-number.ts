/** A whole number for somebody who says why: written down first, then shown once. Spec §2, §12. */
import { wholeNumber } from '../../../templates/customer-words.ts';
import { dialOf, numbersBelongingTo, numbersOf } from '../../domain/customers/numbers.ts';
import type { RevealReason } from '../../domain/customers/types.ts';
import { maskNumber } from '../../domain/numbers/mask.ts';
import type { Employee } from '../../domain/people.ts';
import type { AccessLog, Calls, Clock, Customers } from '../../ports.ts';
import type { MaySee } from '../calls/may-see.ts';
import type { RevealedView } from './customers.types.ts';
import type { OpenCustomer } from './open-customer.ts';

interface Asking {
  readonly viewer: Employee;
  readonly reason: RevealReason;
  /** Of the reason `other`. */
  readonly words: string | null;
  /** Asked again under it, the same row of the log stands for it. */
  readonly key: string;
}

export type Revealed =
  | { readonly ok: true; readonly view: RevealedView }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' | 'withheld' };

export type RevealOfCustomer = (
  wish: Asking & {
    readonly customer: string;
    /** Null: a number of the company itself. */
    readonly contact: string | null;
    readonly index: number;
  },
) => Promise<Revealed>;

export function revealOfCustomer(need: {
  readonly open: OpenCustomer;
  readonly customers: Pick<Customers, 'numbers'>;
  readonly accessLog: AccessLog;
  readonly clock: Pick<Clock, 'now'>;
}): RevealOfCustomer {
  return async ({ customer, contact, index, ...asking }) => {
    const opened = await need.open({ customer, viewer: asking.viewer });
    if (!opened.ok) return opened;
    const numbers = numbersOf(await need.customers.numbers(customer));
    const chosen = numbersBelongingTo(numbers, contact)[index];
    if (!chosen) return { ok: false, why: 'gone' };
    const dial = dialOf(chosen.number);
    if (dial === null) return { ok: false, why: 'withheld' };
    const masked = maskNumber(chosen.number);
    const now = need.clock.now();
    await need.accessLog.note({
      ...{ what: 'number', subject: customer, contact, masked, at: now },
      ...noted(asking, [customer, contact ?? '', masked]),
    });
    const number = wholeNumber(dial, chosen.number.extension);
    return { ok: true, view: { now: now.toISOString(), number, dial } };
  };
}

export type RevealOfCall = (wish: Asking & { readonly call: string }) => Promise<Revealed>;

export function revealOfCall(need: {
  readonly calls: Pick<Calls, 'load'>;
  readonly maySee: MaySee;
  readonly accessLog: AccessLog;
  readonly clock: Pick<Clock, 'now'>;
}): RevealOfCall {
  return async ({ call: id, ...asking }) => {
    const call = await need.calls.load(id);
    if (!call) return { ok: false, why: 'gone' };
    if (!(await need.maySee(call, asking.viewer))) return { ok: false, why: 'forbidden' };
    if (!call.from?.national) return { ok: false, why: 'withheld' };
    const { national, masked } = call.from;
    const now = need.clock.now();
    await need.accessLog.note({
      ...{ what: 'call-number', subject: id, contact: null, masked, at: now },
      ...noted(asking, [id, masked]),
    });
    return { ok: true, view: { now: now.toISOString(), number: national, dial: national } };
  };
}

/** Who asked why; one row a person, number and key. */
function noted({ viewer, reason, words, key }: Asking, number: readonly string[]) {
  const once = [viewer.id, ...number, key].join('|');
  return { person: viewer.id, reason, words: reason === 'other' ? words : null, once };
}
