/** Single legs: dialled, and ended without an answer. */
import type { LegOutcome } from '../../server/domain/calls/types.ts';
import type { Target } from '../../server/domain/routing/types.ts';
import { emit, type Leg, legData, LIMITS, type Turn } from './execution.ts';

/** Dials one device. A busy phone says so at once; an offline one says nothing for its five or twelve seconds. */
export function dial(turn: Turn, target: Target, why: 'plan' | 'order'): Leg {
  const { call, now } = turn;
  call.dialled += 1;
  const leg: Leg = {
    leg: `leg-${call.dialled}`,
    person: target.person,
    device: target.device,
    number: target.number,
    state: 'dialling',
    until: now + target.seconds * 1000,
    answerAt: null,
    pressAt: null,
    outcome: null,
  };
  call.legs.push(leg);
  if (call.script.busy.includes(leg.person) || turn.isBusy(leg.person)) {
    giveUp(turn, leg, 'busy');
    return leg;
  }
  if (call.script.offline.includes(leg.person)) {
    const silence = leg.device === 'office_phone' ? LIMITS.offlineOffice : LIMITS.offlineMobile;
    leg.until = now + Math.min(silence, target.seconds) * 1000;
    return leg;
  }
  leg.state = 'ringing';
  leg.answerAt = answerTime(turn, leg.person, why);
  emit(turn, 'call.ringing', legData(leg));
  return leg;
}

function answerTime(turn: Turn, person: string, why: 'plan' | 'order'): number | null {
  const { call, now } = turn;
  const first = (call.firstRing[person] ??= now);
  const scripted = call.script.answers.find((one) => one.person === person);
  if (!scripted) return null;
  return Math.max(now, (why === 'plan' ? first : now) + scripted.after * 1000);
}

/** Ends a leg that was not answered. Nothing else moves: `settle` looks at what is left. */
export function giveUp(turn: Turn, leg: Leg, outcome: LegOutcome): void {
  leg.state = 'ended';
  leg.until = null;
  leg.answerAt = null;
  leg.pressAt = null;
  leg.outcome = outcome;
  emit(turn, 'call.no_answer', { ...legData(leg), outcome });
}
