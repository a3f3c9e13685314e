/** A missed call and who must call back. Spec §6. Until voicemails get their own card, this card tells of the message too. */
import {
  callbackOwner,
  handlerOf,
  isRefused,
  messageSeconds,
  trustedLevel,
  waitedSeconds,
} from './reading.ts';
import type { Call } from './types.ts';

/** Rung shorter than this and given up: listed only, VIPs excepted. */
const WORTH_A_CARD_SECONDS = 5;

export interface Missed {
  readonly owner: string;
  /** `answered`: a late event corrected it; the card says so and is done. */
  readonly state: 'waiting' | 'answered';
  readonly waited: number;
  readonly message: number;
}

/** The missed call this call is, or null when nobody needs to call back. */
export function missedOf(call: Call): Missed | null {
  if (!call.ended || isRefused(call) || call.identification?.match.employee) return null;
  const owner = callbackOwner(call);
  if (!owner) return null;
  const waited = waitedSeconds(call);
  const message = messageSeconds(call);
  const worth =
    message > 0 || waited >= WORTH_A_CARD_SECONDS || (waited > 0 && trustedLevel(call) === 'vip');
  if (!worth) return null;
  return { owner, state: handlerOf(call) ? 'answered' : 'waiting', waited, message };
}

/** Same key, same card. An answered call that never was missed has the key of nothing. */
export function missedKey(missed: Missed | null): string {
  return missed
    ? JSON.stringify([missed.owner, missed.state, missed.message > 0 ? missed.message : 0])
    : '';
}
