/** Which face a person's pop card shows: the rows of spec, cards §2, read off the call. */
import {
  effectiveCandidate,
  hasRung,
  isRefused,
  lastRangAt,
  messageSeconds,
  openClaim,
  ringingTransfer,
  talkerOf,
  talkSeconds,
} from './reading.ts';
import type { CardAction, Face, FaceState } from './face.types.ts';
import type { Call, Claim } from './types.ts';

const FINAL = new Set<FaceState['name']>([
  'answered-by',
  'handed-over',
  'transfer-ended',
  'transfer-missed',
  'to-voicemail',
  'voicemail-left',
  'missed',
  'ended',
  'expired',
]);
const GREY = new Set<FaceState['name']>(['declined', 'voicemail-asked', 'transferred']);

/** The person's face, or null when no pop card concerns them. `takesOrders` false: the gateway only reports. */
export function faceOf(call: Call, person: string, takesOrders: boolean): Face | null {
  const state = stateOf(call, person);
  if (!state) return null;
  const final = FINAL.has(state.name);
  const live = !final && !GREY.has(state.name) && state.name !== 'claimed-by-other';
  const said = call.notes.findLast((one) => one.person === person) ?? null;
  // Who holds the claim is a state of its own, and untrue once the claim is over.
  const note = said?.refusal === 'already-claimed' ? null : said;
  return {
    state,
    final,
    grey: GREY.has(state.name),
    actions: live
      ? [...(takesOrders ? callActions(call, state) : []), ...identityActions(call)]
      : [],
    note: final ? null : note,
  };
}

/** Two faces with one key look the same: nothing is rewritten between them. */
export function faceKey(face: Face | null): string {
  if (!face) return '';
  return JSON.stringify([face.state, face.note?.at ?? null, face.note?.refusal ?? null]);
}

function stateOf(call: Call, person: string): FaceState | null {
  if (isRefused(call)) return null;
  return spokeState(call, person) ?? heldState(call, person) ?? waitingState(call, person);
}

/** Faces of somebody who has talked with the caller. */
function spokeState(call: Call, person: string): FaceState | null {
  const legs = call.legs.filter((leg) => leg.person === person && leg.connectedAt !== null);
  if (legs.length === 0) return null;
  const onward = call.transfers.findLast((one) => one.from === person && one.inTalk);
  const talker = talkerOf(call);
  if (call.ended) {
    if (onward?.state === 'done') return handedOver(onward, true);
    return { name: 'ended', seconds: talkSeconds(call) };
  }
  if (talker === person) {
    if (onward?.state === 'ringing' && onward.by === 'press') {
      return { name: 'transferred', to: onward.to, at: onward.at };
    }
    return mine(call, person, null);
  }
  if (onward) return handedOver(onward, false);
  return talker ? { name: 'answered-by', who: talker } : mine(call, person, null);
}

function handedOver(
  transfer: { to: string; at: Date; by: 'press' | 'phone' },
  over: boolean,
): FaceState {
  if (transfer.by === 'phone') return { name: 'handed-over', to: transfer.to };
  return over
    ? { name: 'transfer-ended', to: transfer.to, at: transfer.at }
    : { name: 'transferred', to: transfer.to, at: transfer.at };
}

/** The same words before and after connecting; a failed hand-over is told by a new card. */
function mine(call: Call, person: string, claim: Claim | null): FaceState {
  const won =
    claim ?? call.claims.findLast((one) => one.person === person && one.kind === 'answer');
  const pressed = won && (won.end === null || won.end === 'connected') ? won.device : null;
  const from = call.transfers.findLast((one) => one.to === person && one.state !== 'failed');
  const failed = call.transfers.findLast((one) => one.from === person && one.inTalk);
  return {
    name: 'mine',
    device: pressed,
    transferredFrom: from?.from ?? null,
    transferFailed: failed?.state === 'failed' ? failed.to : null,
  };
}

/** Faces of somebody who holds, or asked for, something and does not talk. */
function heldState(call: Call, person: string): FaceState | null {
  const answered = answeredBy(call);
  const transfer = call.transfers.findLast((one) => one.to === person);
  if (transfer?.state === 'failed' && transfer.inTalk) {
    return { name: 'transfer-missed', from: transfer.from };
  }
  if (transfer?.state === 'ringing' && transfer.inTalk && !call.ended) {
    const claim = openClaim(call);
    if (claim?.person === person) return mine(call, person, claim);
    const since = lastRangAt(call, person);
    return since ? { name: 'transfer-ringing', from: transfer.from, since } : null;
  }
  const asked = call.transfers.findLast((one) => one.from === person && !one.inTalk);
  if (asked && answered === asked.to) {
    return call.ended
      ? { name: 'transfer-ended', to: asked.to, at: asked.at }
      : { name: 'transferred', to: asked.to, at: asked.at };
  }
  if (answered && (hasRung(call, person) || pressed(call, person))) {
    return { name: 'answered-by', who: answered };
  }
  if (call.voicemail && (hasRung(call, person) || pressed(call, person))) {
    if (call.voicemail.askedBy !== person) return { name: 'to-voicemail' };
    if (messageSeconds(call) > 0 && call.voicemail.leftAt) {
      return { name: 'voicemail-left', seconds: messageSeconds(call) };
    }
    return call.ended ? { name: 'missed' } : { name: 'voicemail-asked' };
  }
  if (call.ended) return hasRung(call, person) || pressed(call, person) ? { name: 'missed' } : null;
  return null;
}

function pressed(call: Call, person: string): boolean {
  return call.claims.some((claim) => claim.person === person);
}

/** Who talked first: colleagues' cards name them and then never change. */
function answeredBy(call: Call): string | null {
  const spoken = call.legs.filter((leg) => leg.connectedAt !== null);
  const first = spoken.sort(
    (a, b) => (a.connectedAt?.getTime() ?? 0) - (b.connectedAt?.getTime() ?? 0),
  )[0];
  return first?.person ?? null;
}

/** Faces while the call waits. */
function waitingState(call: Call, person: string): FaceState | null {
  const claim = openClaim(call);
  if (claim?.person === person) return claimState(call, claim);
  const rang = lastRangAt(call, person);
  const declined = call.declines.findLast((one) => one.person === person);
  if (declined && (!rang || rang <= declined.at)) return { name: 'declined' };
  const note = call.notes.findLast((one) => one.person === person);
  if (claim && note?.refusal === 'already-claimed' && note.at >= claim.at) {
    return { name: 'claimed-by-other', who: claim.person, kind: claim.kind };
  }
  const lapsed = call.claims.findLast((one) => one.person === person && one.kind === 'answer');
  if (lapsed?.end === 'lapsed') return { name: 'lapsed' };
  const handed = ringingTransfer(call);
  if (handed?.from === person) return { name: 'transferred', to: handed.to, at: handed.at };
  if (!rang) return null;
  // Handed over while it rang: the card keeps saying by whom, also when their turn has passed.
  const offer = call.transfers.findLast((one) => one.to === person && !one.inTalk);
  if (offer && rang >= offer.at) {
    const since = firstRang(call, person, new Date(offer.at.getTime() - 1));
    return { name: 'transfer-ringing', from: offer.from, since };
  }
  return { name: 'ringing', since: firstRang(call, person, declined?.at ?? null) };
}

function claimState(call: Call, claim: Claim): FaceState {
  switch (claim.kind) {
    case 'answer':
      return mine(call, claim.person, claim);
    case 'transfer':
      return { name: 'transferred', to: claim.target ?? '', at: claim.at };
    case 'voicemail':
      return { name: 'voicemail-asked' };
  }
}

/** One card per person and not per device: the face keeps the first ringing, until they declined and ring again. */
function firstRang(call: Call, person: string, after: Date | null): Date {
  const times = call.legs
    .filter((leg) => leg.person === person && leg.ringingAt !== null)
    .map((leg) => leg.ringingAt?.getTime() ?? 0)
    .filter((at) => !after || at > after.getTime());
  return new Date(Math.min(...times));
}

function callActions(call: Call, state: FaceState): CardAction[] {
  switch (state.name) {
    case 'ringing':
      return ['answer', 'transfer', 'voicemail', 'hangup'];
    case 'transfer-ringing':
      return talkerOf(call) === null
        ? ['answer', 'transfer', 'voicemail', 'hangup']
        : ['answer', 'hangup'];
    case 'mine':
      return ['transfer', 'hangup'];
    case 'lapsed':
      return ['transfer', 'voicemail'];
    default:
      return [];
  }
}

/** 就是他, two others and 都不是 when it is not certain; 创建新客户档案 when nobody is known. Spec §2. */
function identityActions(call: Call): CardAction[] {
  const identification = call.identification;
  if (
    !identification ||
    identification.match.employee ||
    identification.match.class === 'withheld'
  ) {
    return [];
  }
  if (identification.confirmed) return [];
  if (!effectiveCandidate(call)) return ['create'];
  const { candidates } = identification.match;
  const certain = candidates.length === 1 && (candidates[0]?.confidence ?? 0) >= 0.95;
  if (certain) return [];
  const others: CardAction[] = ['confirm-2', 'confirm-3'];
  return ['confirm', ...others.slice(0, Math.max(0, candidates.length - 1)), 'reject'];
}
