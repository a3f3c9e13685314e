/** What became of one ended call: the little that every report keeps of it. Spec §8, §6 missed call. */
import {
  callbackOwner,
  firstRangAt,
  handlerOf,
  isRefused,
  messageSeconds,
  trustedCandidate,
  trustedLevel,
  waitedSeconds,
} from '../calls/reading.ts';
import type { Call } from '../calls/types.ts';
import type { CustomerLevel } from '../matching/types.ts';
import { readClock } from '../time.ts';

/** short: given up before it counts as missed; listed only. */
export const CALL_FATES = ['answered', 'voicemail', 'missed', 'short'] as const;
export type CallFate = (typeof CALL_FATES)[number];

export interface CallOutcome {
  /** The call's id. */
  readonly id: string;
  readonly endedAt: Date;
  /** 0–23, in which the call began. */
  readonly hour: number;
  readonly fate: CallFate;
  /** From the end of the menu, when the first phone rings, to a voice; null when nobody answered. */
  readonly answerSeconds: number | null;
  /** Who answered, or whose it is to call back about a missed one. */
  readonly person: string | null;
  /** Null when the caller was not known well enough. */
  readonly level: CustomerLevel | null;
}

/** Missed only from this many seconds of ringing on; a VIP's at once. Spec §6. */
const WORTH_SECONDS = 5;

/** Null for what no report counts: one that is not over, one of ours, and who is turned away. */
export function outcomeOf(call: Call): CallOutcome | null {
  if (!call.ended || !isOutside(call)) return null;
  const fate = fateOf(call);
  return {
    id: call.id,
    endedAt: call.ended.at,
    hour: Math.floor(readClock(call.startedAt ?? call.createdAt).minutes / 60),
    fate,
    answerSeconds: fate === 'answered' ? answerSeconds(call) : null,
    person: personOf(call, fate),
    level: trustedCandidate(call)?.customer?.level ?? null,
  };
}

/** What became of an ended call. */
export function fateOf(call: Call): CallFate {
  if (handlerOf(call) !== null) return 'answered';
  if (messageSeconds(call) > 0) return 'voicemail';
  const waited = waitedSeconds(call);
  const vip = trustedLevel(call) === 'vip';
  return waited >= WORTH_SECONDS || (waited > 0 && vip) ? 'missed' : 'short';
}

/** Not one of ours, and nobody who is turned away. */
function isOutside(call: Call): boolean {
  const match = call.identification?.match;
  return !call.blocked && !isRefused(call) && match?.employee == null && match?.ownNumber !== true;
}

function personOf(call: Call, fate: CallFate): string | null {
  if (fate === 'answered') return handlerOf(call);
  return fate === 'missed' ? callbackOwner(call) : null;
}

function answerSeconds(call: Call): number | null {
  const from = firstRangAt(call) ?? call.startedAt;
  const voices = call.legs.flatMap(({ connectedAt }) =>
    connectedAt ? [connectedAt.getTime()] : [],
  );
  if (from === null || voices.length === 0) return null;
  return Math.max(0, Math.round((Math.min(...voices) - from.getTime()) / 1000));
}
