/** WeCom's own phone call about alerts (pstncc): when a person may be rung, and when its outcome is asked for. spec, cards §5. */
import { dayKey, startOfDay } from '../time.ts';
import type { AlertCallOutcome, CallWish } from './alert-call.ts';

/** asked: WeCom has not answered yet, or never will · ringing: it has taken the call · ended. */
export type StaffRingState = 'asked' | 'ringing' | 'ended';

/** One such call to one person: it only tells them to look at their cards. */
export interface StaffRing {
  readonly id: string;
  readonly version: number;
  /** Employee. */
  readonly person: string;
  /** What it tells: everything that waited for a call to them, or became due while it rang. */
  readonly wishes: readonly CallWish[];
  /** WeCom's name for it; null until it is known. */
  readonly callId: string | null;
  readonly state: StaffRingState;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: AlertCallOutcome | null;
  /** WeCom did not ring for certain: it counts for no limit, and holds no other call back. */
  readonly refused: boolean;
  /** When it is looked at: its state is asked for, or its outcome is still to be told. Null: no more. */
  readonly dueAt: Date | null;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** Its state is asked for this often, for so long at most. */
export const ASK_MS = 10 * SECOND_MS;
export const MOST_ASKED_MS = 90 * SECOND_MS;
/** No answer to the call itself: it may have rung, so that nobody is rung again before. */
export const SILENT_MS = MINUTE_MS;
/** What becomes due so soon after a call counts as told by it. */
const QUIET_MS = 90 * SECOND_MS;
/** A person is rung at most so often; WeCom's own limits lie just above. */
const PER_WINDOW = { calls: 2, ms: 8 * MINUTE_MS } as const;
const PER_DAY = 6;

export type StaffPlan =
  | { readonly do: 'ring' }
  /** It counts as told by this call. */
  | { readonly do: 'join'; readonly ring: StaffRing }
  | { readonly do: 'refuse'; readonly why: 'twice in 8 minutes' | 'six times today' };

/** From when on calls matter for {@link planStaffCall}. */
export function staffHistoryFrom(now: Date): Date {
  return new Date(Math.min(startOfDay(now).getTime(), now.getTime() - PER_WINDOW.ms));
}

/** `lately`: calls to this person, the newest first. */
export function planStaffCall(lately: readonly StaffRing[], now: Date): StaffPlan {
  const rung = lately.filter(({ refused }) => !refused);
  const age = ({ startedAt }: StaffRing): number => now.getTime() - startedAt.getTime();
  const last = rung[0];
  if (last && (last.state !== 'ended' || age(last) < QUIET_MS)) return { do: 'join', ring: last };
  if (rung.filter((one) => age(one) < PER_WINDOW.ms).length >= PER_WINDOW.calls) {
    return { do: 'refuse', why: 'twice in 8 minutes' };
  }
  const today = rung.filter(({ startedAt }) => dayKey(startedAt) === dayKey(now));
  return today.length >= PER_DAY ? { do: 'refuse', why: 'six times today' } : { do: 'ring' };
}

/** It rings: from now on its state is asked for. */
export function beginRinging(ring: StaffRing, callId: string, now: Date): StaffRing {
  if (ring.state !== 'asked') return ring;
  return { ...ring, state: 'ringing', callId, dueAt: new Date(now.getTime() + ASK_MS) };
}

/** It is over, and its outcome is still to be told (`dueAt`). What ended once keeps its end. */
export function endRing(
  ring: StaffRing,
  end: { readonly outcome: AlertCallOutcome; readonly at: Date; readonly refused?: boolean },
): StaffRing {
  if (ring.state === 'ended') return ring;
  const { outcome, at, refused = false } = end;
  return { ...ring, state: 'ended', outcome, refused, endedAt: at, dueAt: at };
}

/**
 * What WeCom says of it: still ringing, or null when it says nothing. After a minute and a half nobody waits any longer.
 * Answered is no ack: it may be a mailbox.
 */
export function hearState(
  ring: StaffRing,
  said: AlertCallOutcome | 'ringing' | null,
  now: Date,
): StaffRing {
  if (ring.state === 'ended') return ring;
  if (said !== null && said !== 'ringing') return endRing(ring, { outcome: said, at: now });
  const left = ring.startedAt.getTime() + MOST_ASKED_MS - now.getTime();
  if (left <= 0) return endRing(ring, { outcome: said ? 'no_answer' : 'failed', at: now });
  return { ...ring, dueAt: new Date(now.getTime() + Math.min(ASK_MS, left)) };
}
