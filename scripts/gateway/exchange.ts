/** All calls of the simulated gateway: feeds the engine, keeps its due times, and carries out its effects. */
import { v7 as uuid } from 'uuid';
import type { Courier } from './courier.ts';
import { nextDue } from './due.ts';
import { advance, begin, EMERGENCY_PLAN, type Input } from './engine.ts';
import { activeLegs, type Effect, type Execution, type Leg, talkingLeg } from './execution.ts';
import type { EventData, Millis, Script } from './execution.ts';
import { type Answer, DONE } from './orders.ts';
import type { Studio, Take } from './studio.ts';
import type { Timeline } from './timeline.ts';
import { NO_ROUTE, sayEvent, sayLost, sayPlay } from './words.ts';

/** A call as the telephone page and the command line see it. `at` is business time. */
export interface CallView {
  readonly call: string;
  readonly from: string;
  readonly phase: Execution['phase'];
  readonly legs: readonly Pick<Leg, 'leg' | 'person' | 'device' | 'number' | 'state' | 'outcome'>[];
  readonly ended: boolean;
  /** The recording that plays in the talk and the seconds it still takes, 0 when it is over; null without one. */
  readonly playing: { readonly title: string; readonly left: number } | null;
  readonly log: readonly { readonly at: string; readonly text: string }[];
}

export interface Exchange {
  /** Resolves to the call's id once the product has said where it rings, or has failed to. */
  start(input: {
    readonly from: string;
    readonly digit: string | null;
    readonly script: Script;
  }): Promise<string>;
  /** Null for a call that is not known. */
  feed(call: string, input: Input): Answer | null;
  view(call: string): CallView | null;
  /** Newest first. */
  list(): readonly CallView[];
  recording(name: string): Take | null;
  lost(call: string, type: string, reason: string): void;
  stop(): Promise<void>;
}

interface Line {
  execution: Execution;
  seq: number;
  readonly log: { at: string; text: string }[];
  forgetTimer: () => void;
}

/** Calls kept for looking at after they ended. */
const KEPT_CALLS = 500;

export function createExchange(need: {
  readonly courier: Courier;
  readonly studio: Studio;
  readonly timeline: Timeline;
  /** Business time. */
  readonly now: () => Date;
  readonly hotline: string;
  /** Own address, for the links of recordings. */
  readonly url: () => string;
}): Exchange {
  const lines = new Map<string, Line>();
  const takes = new Map<string, Take>();
  const work = new Set<Promise<void>>();
  let stopped = false;

  function isBusy(person: string, call: string): boolean {
    for (const { execution } of lines.values()) {
      if (execution.call === call || execution.phase === 'ended') continue;
      const engaged = [...activeLegs(execution), talkingLeg(execution)];
      if (engaged.some((leg) => leg?.person === person)) return true;
    }
    return false;
  }

  function feed(line: Line, input: Input): Answer {
    const { call } = line.execution;
    const { next, effects, answer } = advance(line.execution, input, {
      now: need.timeline.now(),
      isBusy: (person) => isBusy(person, call),
    });
    line.execution = next;
    carryOut(line, effects);
    if (input.type === 'play' && answer === DONE) {
      line.log.push({ at: need.now().toISOString(), text: sayPlay(input.sound.title ?? '') });
    }
    wait(line);
    if (next.phase === 'ended') tidy();
    return answer;
  }

  function wait(line: Line): void {
    line.forgetTimer();
    const due = nextDue(line.execution);
    if (!due || stopped) return;
    line.forgetTimer = need.timeline.after(due.at - need.timeline.now(), () => {
      feed(line, { type: 'tick' });
    });
  }

  function carryOut(line: Line, effects: readonly Effect[]): void {
    // One reading of both clocks for all: the order of the moments stays what the engine said.
    const offset = need.now().getTime() - Math.floor(need.timeline.now());
    for (const effect of effects) {
      if (effect.do === 'emit') {
        const at = new Date(offset + Math.floor(effect.at));
        tell(line, effect.type, { at, data: effect.data });
        continue;
      }
      const job = record(line, effect).finally(() => work.delete(job));
      work.add(job);
    }
  }

  function tell(line: Line, type: string, told: { at: Date; data: EventData }): void {
    line.seq += 1;
    const at = told.at.toISOString();
    const { call } = line.execution;
    need.courier.send({ id: `evt_${uuid()}`, type, call, seq: line.seq, at, data: told.data });
    const text = sayEvent(type, told.data);
    if (text !== null) line.log.push({ at, text });
  }

  async function record(line: Line, effect: Extract<Effect, { do: 'record' }>): Promise<void> {
    const { recording, person } = effect;
    try {
      const take = await need.studio.take(effect.plays, effect.seconds);
      takes.set(recording, take);
      const data = {
        recording,
        kind: effect.kind === 'mixed' && take.channels === 2 ? 'stereo' : effect.kind,
        who: person,
        format: 'wav',
        seconds: take.seconds,
        bytes: take.bytes,
        sha256: take.sha256,
        url: `${need.url()}/recordings/${encodeURIComponent(recording)}.wav`,
      };
      tell(line, 'recording.ready', { at: need.now(), data });
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      const data = { recording, kind: effect.kind, who: person, cause };
      tell(line, 'recording.failed', { at: need.now(), data });
    }
  }

  function tidy(): void {
    for (const [call, { execution }] of lines) {
      if (lines.size <= KEPT_CALLS) return;
      if (execution.phase !== 'ended') continue;
      lines.delete(call);
    }
  }

  async function ask(line: Line, digit: string | null): Promise<void> {
    const { call, from, to } = line.execution;
    const at = need.now().toISOString();
    const digits = digit === null ? {} : { digits: digit };
    const steps = await need.courier.ask({ call, from, to, ...digits, at });
    if (!steps) line.log.push({ at: need.now().toISOString(), text: NO_ROUTE });
    feed(line, { type: 'planned', steps: steps ?? EMERGENCY_PLAN });
  }

  return {
    async start({ from, digit, script }) {
      const call = `sim-${uuid()}`;
      const begun = begin({
        call,
        from,
        to: need.hotline,
        digit,
        script,
        now: need.timeline.now(),
      });
      const line: Line = { execution: begun.next, seq: 0, log: [], forgetTimer: () => undefined };
      lines.set(call, line);
      carryOut(line, begun.effects);
      wait(line);
      await ask(line, digit);
      return call;
    },

    feed(call, input) {
      const line = lines.get(call);
      return line ? feed(line, input) : null;
    },

    view(call) {
      const line = lines.get(call);
      return line ? viewOf(line, need.timeline.now()) : null;
    },

    list: () => [...lines.values()].reverse().map((line) => viewOf(line, need.timeline.now())),

    recording: (name) => takes.get(name) ?? null,

    lost(call, type, reason) {
      const line = lines.get(call);
      line?.log.push({ at: need.now().toISOString(), text: sayLost(type, reason) });
    },

    async stop() {
      stopped = true;
      for (const line of lines.values()) line.forgetTimer();
      await Promise.all(work);
    },
  };
}

function viewOf({ execution, log }: Line, now: Millis): CallView {
  return {
    call: execution.call,
    from: execution.from,
    phase: execution.phase,
    legs: execution.legs.map(({ leg, person, device, number, state, outcome }) => ({
      leg,
      person,
      device,
      number,
      state,
      outcome,
    })),
    ended: execution.phase === 'ended',
    playing: playingOf(execution, now),
    log,
  };
}

function playingOf({ phase, talk }: Execution, now: Millis): CallView['playing'] {
  const play = talk?.plays.at(-1);
  if (phase !== 'talking' || !talk || play?.sound.title === undefined) return null;
  const left = play.after + play.sound.seconds - (now - talk.since) / 1000;
  return { title: play.sound.title, left: Math.max(0, Math.ceil(left)) };
}
