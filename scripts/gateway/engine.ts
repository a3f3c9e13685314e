/** The pure core of the simulated gateway: a call, something that happened, the time → the next call and its effects. */
import type { Order } from '../../server/domain/consequences.ts';
import type { Device } from '../../server/domain/people.ts';
import type { Step } from '../../server/domain/routing/types.ts';
import { type Due, nextDue } from './due.ts';
import { finish, startSpeaking, startVoicemail } from './ending.ts';
import { activeLegs, type Effect, emit, type Execution, LIMITS } from './execution.ts';
import { type Leg, type Millis, type Script, type Sound, type Turn } from './execution.ts';
import { giveUp } from './legs.ts';
import { type Answer, DONE, obey } from './orders.ts';
import { connect, goOn, nextStep, pickUp, settle } from './ringing.ts';

export type Input =
  | { readonly type: 'tick' }
  | { readonly type: 'planned'; readonly steps: readonly Step[] }
  | { readonly type: 'order'; readonly order: Order }
  | { readonly type: 'caller-hangup' }
  | {
      readonly type: 'pick-up';
      readonly person: string;
      readonly device: Device | null;
      readonly pressKey: boolean;
    }
  | { readonly type: 'press-key'; readonly person: string }
  | { readonly type: 'say-busy'; readonly person: string }
  | { readonly type: 'speak'; readonly sound: Sound }
  | { readonly type: 'play'; readonly sound: Sound };

export interface World {
  readonly now: Millis;
  /** Rings or talks on another call. */
  readonly isBusy: (person: string) => boolean;
}

export interface Advanced {
  readonly next: Execution;
  readonly effects: readonly Effect[];
  readonly answer: Answer;
}

/** A caller arrives, and may press a key in the menu. The route question is the next thing to ask. */
export function begin(input: {
  readonly call: string;
  readonly from: string;
  readonly to: string;
  readonly digit: string | null;
  readonly script: Script;
  readonly now: Millis;
}): { readonly next: Execution; readonly effects: readonly Effect[] } {
  const next: Execution = {
    call: input.call,
    from: input.from,
    to: input.to,
    phase: 'asking',
    beganAt: input.now,
    ringingSince: null,
    steps: [],
    step: -1,
    dialled: 0,
    legs: [],
    claim: null,
    transfer: null,
    talk: null,
    message: null,
    firstRing: {},
    script: input.script,
  };
  const turn: Turn = { call: next, effects: [], now: input.now, isBusy: () => false };
  emit(turn, 'call.started', { direction: 'in', from: input.from, to: input.to });
  if (input.digit !== null) emit(turn, 'ivr.input', { menu: 'main', digits: input.digit });
  return { next, effects: turn.effects };
}

/** Brings the call up to `now`, each due thing at its own moment, then applies the input. The call given is not changed. */
export function advance(call: Execution, input: Input, world: World): Advanced {
  const draft = structuredClone(call);
  const turn: Turn = { call: draft, effects: [], now: world.now, isBusy: world.isBusy };
  for (let due = nextDue(draft); due && due.at <= world.now; due = nextDue(draft)) {
    turn.now = due.at;
    happen(turn, due);
  }
  turn.now = world.now;
  const answer = apply(turn, input);
  return { next: draft, effects: turn.effects, answer };
}

/** What time alone brings. */
function happen(turn: Turn, due: Due): void {
  const { call } = turn;
  const leg = 'leg' in due ? call.legs.find((one) => one.leg === due.leg) : undefined;
  switch (due.what) {
    case 'pick-up':
      if (leg) pickUp(turn, leg, call.script.pressKey);
      return;
    case 'key':
      if (leg) connect(turn, leg);
      return;
    case 'silent':
      if (leg) giveUp(turn, leg, leg.state === 'dialling' ? 'offline' : 'no_answer');
      settle(turn);
      return;
    case 'go-on':
      goOn(turn);
      return;
    case 'rung-enough':
      startVoicemail(turn);
      return;
    case 'beep':
      startSpeaking(turn);
      return;
    case 'message-over':
      if (call.script.say) finish(turn, 'caller', 'hangup');
      else finish(turn, 'system', 'silence');
      return;
    case 'caller-leaves':
      finish(turn, 'caller', 'hangup');
      return;
  }
}

function apply(turn: Turn, input: Input): Answer {
  const { call } = turn;
  if (input.type === 'tick') return DONE;
  if (input.type === 'order') return obey(turn, input.order);
  if (call.phase === 'ended') return { result: 'too_late', reason: 'ended' };
  switch (input.type) {
    case 'planned':
      if (call.phase !== 'asking') return { result: 'refused', reason: 'already-planned' };
      call.steps = input.steps;
      call.phase = 'ringing';
      call.ringingSince = turn.now;
      nextStep(turn);
      return DONE;
    case 'caller-hangup':
      finish(turn, 'caller', 'hangup');
      return DONE;
    case 'pick-up': {
      const leg = ringingLeg(call, input.person, input.device);
      if (!leg) return { result: 'refused', reason: 'not-ringing' };
      pickUp(turn, leg, input.pressKey);
      return DONE;
    }
    case 'press-key': {
      const lifted = call.legs.find(
        (leg) => leg.person === input.person && leg.state === 'whisper',
      );
      if (!lifted) return { result: 'refused', reason: 'not-lifted' };
      connect(turn, lifted);
      return DONE;
    }
    case 'say-busy':
      return sayBusy(turn, input.person);
    case 'speak':
      call.script.say = input.sound;
      if (call.phase === 'voicemail' && call.message?.greetingUntil === null) startSpeaking(turn);
      return DONE;
    case 'play':
      return play(turn, input.sound);
  }
}

/** Both sides begin to say this, whatever they were saying; who ends the talk is up to them again. */
function play({ call, now }: Turn, sound: Sound): Answer {
  if (call.phase !== 'talking' || !call.talk) return { result: 'refused', reason: 'not-talking' };
  const { since, plays } = call.talk;
  const until = since + LIMITS.talk * 1000;
  call.talk = { since, until, plays: [...plays, { after: (now - since) / 1000, sound }] };
  return DONE;
}

/** All ringing phones of the person refuse; later ones find the line engaged. */
function sayBusy(turn: Turn, person: string): Answer {
  const { call } = turn;
  call.script.busy = [...new Set([...call.script.busy, person])];
  for (const leg of activeLegs(call)) {
    if (leg.person === person) giveUp(turn, leg, 'busy');
  }
  settle(turn);
  return DONE;
}

function ringingLeg(call: Execution, person: string, device: Device | null): Leg | undefined {
  return call.legs.find(
    (leg) =>
      leg.person === person &&
      leg.state === 'ringing' &&
      (device === null || leg.device === device),
  );
}

/** A plan for when the product does not answer: the greeting, so that no caller is lost. */
export const EMERGENCY_PLAN: readonly Step[] = [{ voicemail: true, seconds: 10 }];
