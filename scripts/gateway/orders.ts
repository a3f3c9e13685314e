/** Orders of the product, carried out on one call. The answer says what became of each. */
import type { Order } from '../../server/domain/consequences.ts';
import type { Target } from '../../server/domain/routing/types.ts';
import { finish, startVoicemail } from './ending.ts';
import { activeLegs, type Leg, LIMITS, type Turn, emit, talkingLeg } from './execution.ts';
import { dial, giveUp } from './legs.ts';
import { connect, goOn, settle } from './ringing.ts';

export interface Answer {
  readonly result: 'done' | 'refused' | 'too_late';
  readonly reason: string | null;
}

export const DONE: Answer = { result: 'done', reason: null };

/** Obeys one order. Never throws; what cannot be done changes nothing. */
export function obey(turn: Turn, order: Order): Answer {
  if (turn.call.phase === 'ended') return late('ended');
  if (turn.call.phase === 'asking') return refused('not-ringing');
  switch (order.do) {
    case 'answer':
      return answer(turn, order);
    case 'decline':
      return decline(turn, order);
    case 'transfer':
      return transfer(turn, order);
    case 'voicemail':
      return voicemail(turn);
    case 'hangup':
      finish(turn, talkingLeg(turn.call) ? 'agent' : 'operator', 'hangup');
      return DONE;
    case 'continue':
      return goOnByOrder(turn);
  }
}

function answer(turn: Turn, order: Order): Answer {
  const { call } = turn;
  const target = targetOf(order, 25);
  const offered = call.transfer?.to === order.person;
  if (call.phase !== 'ringing' && !offered) return late(call.phase);
  if (!target) return refused('person-device-number-missing');
  if (offered) return takeOffer(turn, target);
  const { person } = target;
  if (call.claim && call.claim.person !== person && call.claim.continueAt === null) {
    return refused('claimed');
  }
  const kept = keptLeg(turn, target);
  call.claim = { person, continueAt: null, rest: restOfStep(turn, person) };
  stopOthers(turn, kept);
  if (!kept) {
    dial(turn, target, 'order');
    settle(turn);
    return DONE;
  }
  if (kept.state === 'whisper') connect(turn, kept);
  else kept.until = turn.now + target.seconds * 1000;
  return DONE;
}

/** The colleague of a hand-over presses 接听: the phone that rings for it rings on. */
function takeOffer(turn: Turn, target: Target): Answer {
  const kept = keptLeg(turn, target);
  if (!kept) return late('not-ringing');
  if (kept.state === 'whisper') connect(turn, kept);
  else kept.until = turn.now + target.seconds * 1000;
  return DONE;
}

/** The presser's device that rings already: the ordered one before their other. */
function keptLeg(turn: Turn, target: Target): Leg | null {
  const own = activeLegs(turn.call).filter(
    (leg) => leg.person === target.person && leg.state !== 'dialling',
  );
  const lifted = own.find((leg) => leg.state === 'whisper');
  return lifted ?? own.find((leg) => leg.device === target.device) ?? own[0] ?? null;
}

/** What the interrupted step still has to ring when the claim comes to nothing. */
function restOfStep(turn: Turn, person: string): readonly Target[] {
  const { call, now } = turn;
  const waiting = call.claim?.rest ?? [];
  const ringing = activeLegs(call).map((leg) => ({
    person: leg.person,
    device: leg.device,
    number: leg.number,
    seconds: Math.max(LIMITS.leastRest, Math.ceil(((leg.until ?? now) - now) / 1000)),
  }));
  return [...waiting, ...ringing].filter((target) => target.person !== person);
}

function stopOthers(turn: Turn, kept: Leg | null): void {
  for (const leg of activeLegs(turn.call)) {
    if (leg !== kept) giveUp(turn, leg, 'cancelled');
  }
}

function decline(turn: Turn, order: Order): Answer {
  const { call } = turn;
  const own = activeLegs(call).filter((leg) => leg.person === order.person);
  if (own.length === 0) return call.phase === 'ringing' ? refused('not-ringing') : late(call.phase);
  for (const leg of own) giveUp(turn, leg, 'rejected');
  if (call.claim && call.claim.person === order.person) goOn(turn);
  else settle(turn);
  return DONE;
}

function transfer(turn: Turn, order: Order): Answer {
  const { call } = turn;
  const target = targetOf(order, 20);
  if (!target) return refused('person-device-number-missing');
  if (call.phase === 'voicemail') return late('voicemail');
  const talker = talkingLeg(call);
  if (talker) {
    if (call.transfer) return refused('transferring');
    if (talker.person === target.person) return refused('same-person');
    const leg = `leg-${call.dialled + 1}`;
    call.transfer = { from: talker.person, to: target.person, leg };
    emit(turn, 'call.transferring', { ...call.transfer, kind: 'attended' });
    dial(turn, target, 'order');
    settle(turn);
    return DONE;
  }
  const kept = keptLeg(turn, target);
  call.claim = null;
  stopOthers(turn, kept);
  if (!kept) dial(turn, target, 'order');
  else if (kept.state === 'ringing') kept.until = turn.now + target.seconds * 1000;
  settle(turn);
  return DONE;
}

function voicemail(turn: Turn): Answer {
  if (turn.call.phase !== 'ringing') return late(turn.call.phase);
  startVoicemail(turn);
  return DONE;
}

function goOnByOrder(turn: Turn): Answer {
  if (turn.call.phase !== 'ringing') return late(turn.call.phase);
  if (!turn.call.claim) return { result: 'done', reason: 'already-continued' };
  goOn(turn);
  return DONE;
}

function targetOf(order: Order, seconds: number): Target | null {
  const { person, device, number } = order;
  if (person === undefined || device === undefined || number === undefined) return null;
  return { person, device, number, seconds: order.seconds ?? seconds };
}

function refused(reason: string): Answer {
  return { result: 'refused', reason };
}

function late(reason: string): Answer {
  return { result: 'too_late', reason };
}
