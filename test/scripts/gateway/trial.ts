/** A call on paper: the engine driven by hand, its events written as short lines. */
import type { Order } from '../../../server/domain/consequences.ts';
import type { Device } from '../../../server/domain/people.ts';
import type { RingStep, Step, Target } from '../../../server/domain/routing/types.ts';
import { advance, begin, type Input } from '../../../scripts/gateway/engine.ts';
import type { Effect, Execution, Script } from '../../../scripts/gateway/execution.ts';
import type { Answer } from '../../../scripts/gateway/orders.ts';

export interface Trial {
  /** Events so far: `10 no_answer a:o no_answer` = second, name, who, how. */
  readonly lines: readonly string[];
  readonly call: () => Execution;
  readonly effects: readonly Effect[];
  /** Moves to a second and applies something there. */
  at(second: number, input?: Input): Answer;
  order(second: number, order: Order): Answer;
  /** Lines after the given second, this one included. */
  since(second: number): readonly string[];
}

export const quiet: Script = {
  answers: [],
  busy: [],
  offline: [],
  pressKey: true,
  hangupAfter: null,
  say: null,
  talk: null,
};

export function ring(...targets: readonly string[]): RingStep {
  const read = targets.map(readTarget);
  return { targets: read, seconds: Math.max(...read.map((target) => target.seconds)) };
}

/** `a:o10` = person a, office phone, 10 s. */
function readTarget(text: string): Target {
  const [person = '', rest = ''] = text.split(':');
  const device: Device = rest.startsWith('o') ? 'office_phone' : 'mobile_phone';
  return { person, device, number: `${person}-${device}`, seconds: Number(rest.slice(1)) };
}

export const voicemail: Step = { voicemail: true, seconds: 10 };

/** The chain of a workday morning: A o10+m25 → B o15 → B m20 → duty 20 → voicemail. */
export const morning: readonly Step[] = [
  ring('a:o10', 'a:m25'),
  ring('b:o15'),
  ring('b:m20'),
  ring('d:m20'),
  voicemail,
];

export function startTrial(
  steps: readonly Step[],
  script: Partial<Script> = {},
  busyElsewhere: readonly string[] = [],
): Trial {
  const lines: string[] = [];
  const effects: Effect[] = [];
  const begun = begin({
    call: 'c1',
    from: '13800008888',
    to: '4008320160',
    digit: null,
    script: { ...quiet, ...script },
    now: 0,
  });
  let call = begun.next;

  function at(second: number, input: Input = { type: 'tick' }): Answer {
    const now = second * 1000;
    const isBusy = (person: string): boolean => busyElsewhere.includes(person);
    const done = advance(call, input, { now, isBusy });
    call = done.next;
    effects.push(...done.effects);
    lines.push(...done.effects.flatMap(lineOf));
    return done.answer;
  }

  at(0, { type: 'planned', steps });
  return {
    lines,
    effects,
    call: () => call,
    at,
    order: (second, order) => at(second, { type: 'order', order }),
    since: (second) => lines.filter((line) => Number(line.split(' ')[0]) >= second),
  };
}

function lineOf(effect: Effect): string[] {
  if (effect.do === 'record') return [];
  const { data } = effect;
  const who = [data['target'], data['from'] && `${data['from']}>${data['to']}`, data['by']];
  const parts = [
    effect.at / 1000,
    effect.type.replace(/^call\./, ''),
    ...who.filter((part) => part != null).map(shorten),
    data['outcome'] ?? data['cause'],
    effect.type === 'voicemail.left' ? data['seconds'] : null,
  ];
  return [parts.filter((part) => part != null).join(' ')];
}

function shorten(part: unknown): string {
  return String(part).replace(':office_phone', ':o').replace(':mobile_phone', ':m');
}
