/** When a call needs to be looked at again: every wait is read from its state, none is a timer of its own. */
import { activeLegs, type Execution, LIMITS, type Millis } from './execution.ts';

/** Something time alone brings. */
export type Due =
  | { readonly at: Millis; readonly what: 'pick-up' | 'key' | 'silent'; readonly leg: string }
  | {
      readonly at: Millis;
      readonly what: 'go-on' | 'rung-enough' | 'beep' | 'message-over' | 'caller-leaves';
    };

/** The earliest thing due; of two at one moment a voice comes before silence. Null when only others can move the call. */
export function nextDue(call: Execution): Due | null {
  if (call.phase === 'ended') return null;
  const dues = [...voices(call), ...callerDues(call), ...silences(call)];
  return dues.reduce<Due | null>((first, due) => (first && first.at <= due.at ? first : due), null);
}

function voices(call: Execution): Due[] {
  return activeLegs(call).flatMap(({ leg, answerAt, pressAt }) => [
    ...(answerAt === null ? [] : [{ at: answerAt, what: 'pick-up', leg } as const]),
    ...(pressAt === null ? [] : [{ at: pressAt, what: 'key', leg } as const]),
  ]);
}

function silences(call: Execution): Due[] {
  const legs: Due[] = activeLegs(call).flatMap(({ leg, until }) =>
    until === null ? [] : [{ at: until, what: 'silent', leg } as const],
  );
  const { claim, ringingSince } = call;
  if (claim && claim.continueAt !== null) legs.push({ at: claim.continueAt, what: 'go-on' });
  if (call.phase === 'ringing' && ringingSince !== null) {
    legs.push({ at: ringingSince + LIMITS.ringing * 1000, what: 'rung-enough' });
  }
  return legs;
}

function callerDues(call: Execution): Due[] {
  const dues: Due[] = [];
  const { message, script, talk } = call;
  if (script.hangupAfter !== null) {
    dues.push({ at: call.beganAt + script.hangupAfter * 1000, what: 'caller-leaves' });
  }
  if (call.phase === 'talking' && talk) dues.push({ at: talk.until, what: 'caller-leaves' });
  if (call.phase === 'voicemail' && message) {
    if (message.greetingUntil === null) dues.push({ at: message.until, what: 'message-over' });
    else dues.push({ at: message.greetingUntil, what: 'beep' });
  }
  return dues;
}
