/** Call-backs: what a missed call or a message without words asks for, and when somebody has got through. Spec §6. */
import type { Call } from '../calls/types.ts';
import {
  callbackOwner,
  firstRangAt,
  handlerOf,
  isRefused,
  messageSeconds,
  trustedCandidate,
  trustedLevel,
} from '../calls/reading.ts';
import { missedOf } from '../calls/missed.ts';
import { addWorkingTime, voicemailDeadline, type WorkingCalendar } from '../working-time.ts';
import type { CallbackWish, Todo } from './types.ts';

/** Working minutes until somebody must have called back. */
const MINUTES = { vip: 15, others: 30 } as const;

/** The to-do of a call-back; a call may have a follow-up of its own besides. */
export function callbackId(call: string): string {
  return `callback:${call}`;
}

/**
 * What a call asks for that was missed, or ended with a message on which nobody said a word; null for every other.
 * `wordless`: nothing was heard in its message.
 */
export function callbackWish(
  call: Call,
  { calendar, wordless }: { readonly calendar: WorkingCalendar; readonly wordless: boolean },
): CallbackWish | null {
  const assignee = callbackOwner(call);
  if (!call.ended || assignee === null || !isUnreached(call, wordless)) return null;
  const candidate = trustedCandidate(call);
  const customer = candidate?.customer ?? null;
  return {
    call: call.id,
    since: call.ended.at,
    wordless: messageSeconds(call) > 0,
    customer: customer && { id: customer.id, name: customer.name },
    contact: candidate?.contact?.name ?? null,
    number: call.from?.national ? call.from.masked : '',
    caller: call.from?.national ?? null,
    priority: trustedLevel(call) === 'vip' ? 'high' : 'medium',
    due: callbackDue(call, call.ended.at, calendar),
    assignee,
  };
}

/** By when somebody must call back: a message has its own deadline, whatever is said on it. Spec §5, §6. */
export function callbackDue(call: Call, ended: Date, calendar: WorkingCalendar): Date {
  if (messageSeconds(call) > 0) return voicemailDeadline(calendar, ended);
  const minutes = trustedLevel(call) === 'vip' ? MINUTES.vip : MINUTES.others;
  return addWorkingTime(calendar, ended, minutes / 60);
}

/** Whatever of a missed call stands in its call-back; empty while the call alone asks for none. */
export function callbackKey(call: Call): string {
  const assignee = callbackOwner(call);
  if (!call.ended || assignee === null || !isUnreached(call, false)) return '';
  const candidate = trustedCandidate(call);
  const { customer, contact } = candidate ?? {};
  const known = [customer?.id, customer?.name, contact?.name, trustedLevel(call)];
  return JSON.stringify([assignee, call.from?.national, call.ended.at, ...known]);
}

function isUnreached(call: Call, wordless: boolean): boolean {
  const match = call.identification?.match;
  const inside = match?.employee != null || match?.ownNumber === true;
  if (inside || call.blocked || isRefused(call) || handlerOf(call) !== null) return false;
  return messageSeconds(call) > 0 ? wordless : missedOf(call)?.state === 'waiting';
}

/** Who spoke with the caller in a call that came later, null while nobody has: then the call-back is done with. */
export function reachedBy(
  todo: Pick<Todo, 'kind' | 'call' | 'caller' | 'createdAt'>,
  call: Call,
): string | null {
  if (todo.kind !== 'callback' || todo.caller == null) return null;
  // The missed call itself, told of late: somebody answered it after all.
  if (call.id === todo.call) return handlerOf(call);
  if (call.from?.national !== todo.caller) return null;
  const began = call.startedAt ?? firstRangAt(call) ?? call.createdAt;
  const spoke = call.legs.some(({ connectedAt }) => connectedAt && connectedAt > todo.createdAt);
  return began > todo.createdAt || spoke ? handlerOf(call) : null;
}
