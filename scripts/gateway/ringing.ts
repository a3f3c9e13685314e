/** Voices and silences of a ringing call, and the plan that moves on when no leg is left. */
import type { Target } from '../../server/domain/routing/types.ts';
import { finish, startVoicemail } from './ending.ts';
import { activeLegs, emit, isActive, type Leg, legData, LIMITS } from './execution.ts';
import { talkingLeg, type Turn } from './execution.ts';
import { dial, giveUp } from './legs.ts';

/** A device is lifted: an office phone is connected, a mobile must press 1 first. */
export function pickUp(turn: Turn, leg: Leg, pressKey: boolean): void {
  if (leg.device === 'office_phone') {
    connect(turn, leg);
    return;
  }
  leg.state = 'whisper';
  leg.answerAt = null;
  leg.until = turn.now + LIMITS.whisper * 1000;
  leg.pressAt = pressKey ? turn.now + LIMITS.keyDelay * 1000 : null;
}

/** A voice: the first one wins, every other leg stops. A colleague's voice ends the talk of who handed over. */
export function connect(turn: Turn, leg: Leg): void {
  const { call, now } = turn;
  const talker = talkingLeg(call);
  const { transfer } = call;
  leg.state = 'talking';
  leg.until = null;
  leg.answerAt = null;
  leg.pressAt = null;
  for (const other of activeLegs(call)) giveUp(turn, other, 'cancelled');
  emit(turn, 'call.connected', { ...legData(leg), answered_by: 'person' });
  if (talker && transfer) {
    talker.state = 'ended';
    call.transfer = null;
    emit(turn, 'call.transferred', { ...transfer, kind: 'attended' });
    return;
  }
  call.phase = 'talking';
  call.claim = null;
  const sound = call.script.talk;
  const length = sound?.seconds ?? LIMITS.talk;
  const plays = sound ? [{ after: 0, sound }] : [];
  call.talk = { since: now, until: now + length * 1000, plays };
  const kind = sound?.sides === 2 ? 'stereo' : 'mixed';
  emit(turn, 'recording.started', { recording: `${call.call}-talk`, kind, format: 'wav' });
}

/** After legs have ended: a silent transfer returns, a silent claim waits for word, an empty step gives way. */
export function settle(turn: Turn): void {
  const { call } = turn;
  const { transfer } = call;
  if (transfer && !call.legs.some((leg) => leg.leg === transfer.leg && isActive(leg))) {
    call.transfer = null;
    emit(turn, 'call.transfer_failed', { ...transfer, kind: 'attended' });
  }
  if (call.phase !== 'ringing' || activeLegs(call).length > 0) return;
  if (call.claim) {
    call.claim.continueAt ??= turn.now + LIMITS.continueWait * 1000;
    return;
  }
  nextStep(turn);
}

/** The next step of the plan; past the last one the call ends. */
export function nextStep(turn: Turn): void {
  const { call } = turn;
  call.step += 1;
  const step = call.steps[call.step];
  if (!step) {
    finish(turn, 'system', 'no_answer');
    return;
  }
  if ('voicemail' in step) {
    startVoicemail(turn);
    return;
  }
  if ('refuse' in step) {
    finish(turn, 'system', 'refused');
    return;
  }
  ring(turn, step.targets);
}

function ring(turn: Turn, targets: readonly Target[]): void {
  for (const target of targets) dial(turn, target, 'plan');
  settle(turn);
}

/** The claim is over without a voice: the step rings on without the presser, then the rest of the plan. */
export function goOn(turn: Turn): void {
  const { call } = turn;
  const rest = call.claim?.rest ?? [];
  call.claim = null;
  for (const leg of activeLegs(call)) giveUp(turn, leg, 'cancelled');
  ring(turn, rest);
}
