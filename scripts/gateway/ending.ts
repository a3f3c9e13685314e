/** How a call leaves the ringing: to the voicemail, or for good. */
import { activeLegs, emit, LIMITS, type Turn, talkingLeg } from './execution.ts';
import { giveUp } from './legs.ts';

/** Every leg stops and the greeting plays; its length is the voicemail step's, else ten seconds. */
export function startVoicemail(turn: Turn): void {
  const { call, now } = turn;
  for (const leg of activeLegs(call)) giveUp(turn, leg, 'cancelled');
  const step = call.steps.find((one) => 'voicemail' in one);
  const until = now + (step && 'voicemail' in step ? step.seconds : 10) * 1000;
  call.phase = 'voicemail';
  call.claim = null;
  call.message = { greetingUntil: until, since: until, until };
  emit(turn, 'voicemail.started', { recording: messageName(turn) });
}

/** The beep: whoever has something to say speaks now; silence ends the call after a while. */
export function startSpeaking(turn: Turn): void {
  const { message, script } = turn.call;
  if (!message) return;
  const seconds = script.say ? Math.min(script.say.seconds, LIMITS.message) : LIMITS.silence;
  message.greetingUntil = null;
  message.since = turn.now;
  message.until = turn.now + seconds * 1000;
}

/** Ends the call: the message that was spoken is left, recordings are made, nothing follows. */
export function finish(
  turn: Turn,
  by: 'caller' | 'agent' | 'system' | 'operator',
  cause: string,
): void {
  const { call, now } = turn;
  const talker = talkingLeg(call);
  for (const leg of activeLegs(call)) giveUp(turn, leg, 'cancelled');
  if (talker) talker.state = 'ended';
  const spoken = spokenSeconds(turn);
  if (spoken > 0) {
    emit(turn, 'voicemail.left', { recording: messageName(turn), seconds: spoken });
  }
  const talked = call.talk ? Math.round((now - call.talk.since) / 1000) : 0;
  emit(turn, 'call.ended', {
    by,
    cause,
    seconds: Math.round((now - call.beganAt) / 1000),
    talk_seconds: talked,
  });
  if (spoken > 0) {
    const recording = messageName(turn);
    const { say } = call.script;
    turn.effects.push({
      do: 'record',
      recording,
      kind: 'voicemail',
      person: null,
      seconds: spoken,
      plays: say ? [{ after: 0, sound: say }] : [],
    });
  }
  if (call.talk) {
    turn.effects.push({
      do: 'record',
      recording: `${call.call}-talk`,
      kind: 'mixed',
      person: talker?.person ?? null,
      seconds: Math.max(1, (now - call.talk.since) / 1000),
      plays: call.talk.plays,
    });
  }
  call.phase = 'ended';
  call.claim = null;
  call.transfer = null;
}

/** Whole seconds of message so far; a message cut short counts what was said. */
function spokenSeconds({ call, now }: Turn): number {
  const { message, script } = call;
  if (call.phase !== 'voicemail' || !message || !script.say) return 0;
  if (message.greetingUntil !== null) return 0;
  return Math.round(Math.min(script.say.seconds, LIMITS.message, (now - message.since) / 1000));
}

function messageName(turn: Turn): string {
  return `${turn.call.call}-message`;
}
