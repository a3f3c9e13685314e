/** One simulated call: its legs, where the plan stands, and when something is due. Pure data. */
import type { LegOutcome } from '../../server/domain/calls/types.ts';
import type { Device } from '../../server/domain/people.ts';
import type { Step, Target } from '../../server/domain/routing/types.ts';

/** Milliseconds on the gateway's own timeline; never a date. */
export type Millis = number;

/**
 * dialling: no 180 or 183 yet (offline phones stay here) · ringing · whisper: a mobile was picked up and asks for
 * key 1 · talking · ended.
 */
export type LegState = 'dialling' | 'ringing' | 'whisper' | 'talking' | 'ended';

export interface Leg {
  readonly leg: string;
  readonly person: string;
  readonly device: Device;
  readonly number: string;
  state: LegState;
  /** End of the present state; null while talking. */
  until: Millis | null;
  /** When the scripted person picks up, and presses 1. */
  answerAt: Millis | null;
  pressAt: Millis | null;
  outcome: LegOutcome | null;
}

/** 接听 by card: only this person's device rings. */
export interface Claim {
  readonly person: string;
  /** Set when the device fell silent: the plan goes on by itself then. */
  continueAt: Millis | null;
  /** What the step still had to ring, without this person. */
  readonly rest: readonly Target[];
}

/** Something the caller says or plays: how long it is, and the file it is in. */
export interface Sound {
  readonly seconds: number;
  readonly file: string;
  /** Name people know it by, of a recording they chose. */
  readonly title?: string;
  /** Both sides of a talk: left the agent, right the customer. */
  readonly sides?: 2;
}

/** A sound and the seconds of the talk or message before it began; the next one cuts it short. */
export interface Play {
  readonly after: number;
  readonly sound: Sound;
}

/** How the trial's people behave. Seconds count from the first ringing of the person's devices. */
export interface Script {
  readonly answers: readonly { readonly person: string; readonly after: number }[];
  busy: readonly string[];
  readonly offline: readonly string[];
  /** False: mobiles are picked up by a mailbox that never presses 1. */
  readonly pressKey: boolean;
  /** Seconds from the beginning until the caller hangs up. */
  readonly hangupAfter: number | null;
  say: Sound | null;
  readonly talk: Sound | null;
}

export interface Execution {
  readonly call: string;
  readonly from: string;
  readonly to: string;
  phase: 'asking' | 'ringing' | 'talking' | 'voicemail' | 'ended';
  readonly beganAt: Millis;
  ringingSince: Millis | null;
  steps: readonly Step[];
  /** Index of the step that rings; -1 before the first. */
  step: number;
  /** How many legs were dialled: their names. */
  dialled: number;
  legs: Leg[];
  claim: Claim | null;
  /** A colleague rings while the talker is kept. */
  transfer: { readonly from: string; readonly to: string; readonly leg: string } | null;
  talk: { readonly since: Millis; until: Millis; plays: readonly Play[] } | null;
  message: { greetingUntil: Millis | null; since: Millis; until: Millis } | null;
  /** First ringing per person, the start of `answers`. */
  firstRing: Record<string, Millis>;
  script: Script;
}

/** What the world must be told or given. `at` is when it happened on the timeline. */
export type Effect =
  | { readonly do: 'emit'; readonly at: Millis; readonly type: string; readonly data: EventData }
  | {
      readonly do: 'record';
      readonly recording: string;
      readonly kind: 'mixed' | 'voicemail';
      readonly person: string | null;
      readonly seconds: number;
      /** In the order of time; empty when nothing was played. */
      readonly plays: readonly Play[];
    };

export type EventData = Readonly<Record<string, string | number | null>>;

/** A moment of one call while it is worked on: the draft, what it caused, and who is busy elsewhere. */
export interface Turn {
  readonly call: Execution;
  readonly effects: Effect[];
  now: Millis;
  readonly isBusy: (person: string) => boolean;
}

/** Seconds. Spec §4.1.1 and §4.5. */
export const LIMITS = {
  offlineOffice: 5,
  offlineMobile: 12,
  whisper: 8,
  /** A scripted person presses 1 this long after picking up. */
  keyDelay: 1,
  /** Voicemail begins at the latest this long after ringing began: 90, and 30 for claims and key windows. */
  ringing: 120,
  /** A claim that fell silent waits this long for `continue`. */
  continueWait: 3,
  leastRest: 5,
  message: 180,
  silence: 20,
  /** A talk nobody ends: a trial is not left on the line for ever. */
  talk: 600,
} as const;

export function isActive(leg: Leg): boolean {
  return leg.state === 'dialling' || leg.state === 'ringing' || leg.state === 'whisper';
}

export function activeLegs(call: Execution): Leg[] {
  return call.legs.filter(isActive);
}

export function talkingLeg(call: Execution): Leg | null {
  return call.legs.find((leg) => leg.state === 'talking') ?? null;
}

export function emit(turn: Turn, type: string, data: EventData): void {
  turn.effects.push({ do: 'emit', at: turn.now, type, data });
}

/** The part every event about a leg carries. */
export function legData(leg: Leg): EventData {
  return { leg: leg.leg, target: `${leg.person}:${leg.device}` };
}
