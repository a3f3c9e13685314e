/** Questions a call answers about itself. Pure readings of the join; nothing here decides. */
import { TRUSTED_CONFIDENCE, type Candidate, type CustomerLevel } from '../matching/types.ts';
import type { RingStep, Step } from '../routing/types.ts';
import type { Call, Claim, Leg, Phase, Transfer } from './types.ts';

/** Legs that are, or were, connected, the latest voice last. */
function voices(call: Call): readonly Leg[] {
  return call.legs
    .filter((leg) => leg.connectedAt !== null)
    .sort((a, b) => (a.connectedAt?.getTime() ?? 0) - (b.connectedAt?.getTime() ?? 0));
}

/** The leg that talks now; null while it rings and after the end. */
export function talkingLeg(call: Call): Leg | null {
  if (call.ended) return null;
  return voices(call).findLast((leg) => leg.endedAt === null) ?? null;
}

/** Who talks now. */
export function talkerOf(call: Call): string | null {
  return talkingLeg(call)?.person ?? null;
}

/** Who spoke last with the caller: the handler of an ended call. */
export function handlerOf(call: Call): string | null {
  return voices(call).at(-1)?.person ?? null;
}

export function phaseOf(call: Call): Phase {
  if (call.ended) {
    if (voices(call).length > 0) return 'ended';
    return messageSeconds(call) > 0 ? 'voicemail' : 'missed';
  }
  if (talkingLeg(call)) return 'talking';
  if (call.voicemail) return 'voicemail';
  return 'ringing';
}

/** Seconds of message left; 0 when there is none. */
export function messageSeconds(call: Call): number {
  return call.voicemail?.seconds ?? 0;
}

/** The claim that is still open. Whether its time has passed is for the caller of this to ask. */
export function openClaim(call: Call): Claim | null {
  return call.claims.findLast((claim) => claim.end === null) ?? null;
}

/** The transfer whose colleague still rings. */
export function ringingTransfer(call: Call): Transfer | null {
  return call.transfers.findLast((transfer) => transfer.state === 'ringing') ?? null;
}

/** Everybody a card may concern: rung, claiming, handing over or being handed to. */
export function involved(call: Call): readonly string[] {
  const people = [
    ...call.legs.map((leg) => leg.person),
    ...call.claims.map((claim) => claim.person),
    ...call.transfers.flatMap((transfer) => [transfer.from, transfer.to]),
  ];
  return [...new Set(people)];
}

/** True when a device of this person has ever rung. */
export function hasRung(call: Call, person: string): boolean {
  return call.legs.some((leg) => leg.person === person && leg.ringingAt !== null);
}

/** Start of the latest ringing of this person; null when they never rang. */
export function lastRangAt(call: Call, person: string): Date | null {
  const times = call.legs
    .filter((leg) => leg.person === person && leg.ringingAt !== null)
    .map((leg) => leg.ringingAt?.getTime() ?? 0);
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/** When the first device rang. */
export function firstRangAt(call: Call): Date | null {
  const times = call.legs.flatMap((leg) => (leg.ringingAt ? [leg.ringingAt.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Seconds the caller heard ringing before the end or the message, whole; 0 when nothing rang. */
export function waitedSeconds(call: Call): number {
  const from = firstRangAt(call);
  if (!from || !call.ended) return 0;
  const to = call.voicemail?.startedAt ?? call.ended.at;
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

/** Seconds of talk, from the first answer to the end. The gateway's own figure wins. */
export function talkSeconds(call: Call): number {
  if (!call.ended) return 0;
  if (call.ended.talkSeconds !== null) return call.ended.talkSeconds;
  const first = voices(call)[0]?.connectedAt;
  return first ? Math.max(0, Math.round((call.ended.at.getTime() - first.getTime()) / 1000)) : 0;
}

/** The candidate that counts: the confirmed one, else the best unless 都不是 was said. */
export function effectiveCandidate(call: Call): Candidate | null {
  const identification = call.identification;
  if (!identification) return null;
  if (identification.confirmed) return identification.confirmed.candidate;
  if (identification.rejected) return null;
  return identification.match.candidates[0] ?? null;
}

/** Level used for decisions: only at 0.85 and above, else potential. Spec §4.1.1. */
export function trustedLevel(call: Call): CustomerLevel {
  return trustedCandidate(call)?.customer?.level ?? 'potential';
}

/** The effective candidate when it may route and decide. */
export function trustedCandidate(call: Call): Candidate | null {
  const candidate = effectiveCandidate(call);
  return candidate && candidate.confidence >= TRUSTED_CONFIDENCE ? candidate : null;
}

export function isRing(step: Step): step is RingStep {
  return 'targets' in step;
}

/** People of the plan's first step: reserved in the route answer, before anything rings. */
export function firstStepPeople(call: Call): readonly string[] {
  const first = call.plan?.steps.find(isRing);
  return first ? [...new Set(first.targets.map((target) => target.person))] : [];
}

export function isRefused(call: Call): boolean {
  return call.plan?.steps.some((step) => 'refuse' in step) ?? false;
}

/**
 * Who must call back: the assigned sales if eligible today, else the first person rung, else the first of the plan.
 * Spec §6 missed call. Null when nobody is known.
 */
export function callbackOwner(call: Call): string | null {
  const assigned = trustedCandidate(call)?.customer?.assignedSales ?? null;
  if (assigned && call.plan?.callbackBy === assigned) return assigned;
  const rung = call.legs
    .filter((leg) => leg.ringingAt !== null)
    .sort((a, b) => (a.ringingAt?.getTime() ?? 0) - (b.ringingAt?.getTime() ?? 0))[0];
  return rung?.person ?? firstStepPeople(call)[0] ?? null;
}
