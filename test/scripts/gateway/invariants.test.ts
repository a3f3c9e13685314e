import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Order } from '../../../server/domain/consequences.ts';
import { advance, begin, type Input } from '../../../scripts/gateway/engine.ts';
import { activeLegs, type Effect, type Execution } from '../../../scripts/gateway/execution.ts';
import { quiet, ring, voicemail } from './trial.ts';

const people = ['a', 'b', 'c', 'd'];
const person = fc.constantFrom(...people);
const order: fc.Arbitrary<Order> = fc.record({
  do: fc.constantFrom('answer', 'decline', 'transfer', 'voicemail', 'hangup', 'continue'),
  person,
  device: fc.constantFrom('office_phone', 'mobile_phone'),
  number: fc.constant('8001'),
  seconds: fc.integer({ min: 1, max: 30 }),
});
const sound = { seconds: 9, file: 'x.wav' };
const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 4, arbitrary: order.map((one) => ({ type: 'order' as const, order: one })) },
  {
    weight: 2,
    arbitrary: person.map((one) => ({
      type: 'pick-up' as const,
      person: one,
      device: null,
      pressKey: true,
    })),
  },
  { weight: 1, arbitrary: person.map((one) => ({ type: 'say-busy' as const, person: one })) },
  { weight: 1, arbitrary: person.map((one) => ({ type: 'press-key' as const, person: one })) },
  { weight: 1, arbitrary: fc.constant({ type: 'speak' as const, sound }) },
  { weight: 1, arbitrary: fc.constant({ type: 'caller-hangup' as const }) },
);
const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), input), { maxLength: 12 });
const steps = [ring('a:o10', 'a:m25'), ring('b:o15'), ring('b:m20'), ring('d:m20'), voicemail];

/** Runs a whole call to its end; `look` sees it after every happening. */
function run(
  list: readonly (readonly [number, Input])[],
  look: (call: Execution) => void,
): readonly Effect[] {
  let now = 0;
  const script = { ...quiet, offline: ['c'] };
  let call = begin({ call: 'c1', from: '1', to: '4', digit: null, script, now }).next;
  const effects: Effect[] = [];
  const planned: Input = { type: 'planned', steps };
  for (const [wait, one] of [[0, planned] as const, ...list, [2000, { type: 'tick' }] as const]) {
    now += wait * 1000;
    const done = advance(call, one, { now, isBusy: () => false });
    call = done.next;
    effects.push(...done.effects);
    look(call);
  }
  expect(call.phase).toBe('ended');
  return effects;
}

describe('whatever people press and lift', () => {
  it('one voice talks, nothing rings after the end, and every call ends', () => {
    fc.assert(
      fc.property(happenings, (list) => {
        run(list, (call) => {
          const talking = call.legs.filter((leg) => leg.state === 'talking');
          expect(talking).toHaveLength(call.phase === 'talking' ? 1 : 0);
          if (call.phase !== 'ringing' && !call.transfer) expect(activeLegs(call)).toEqual([]);
          if (call.phase === 'ringing' && !call.claim) expect(activeLegs(call)).not.toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('every leg ends at most once, the call exactly once and last, and voicemail begins in time', () => {
    fc.assert(
      fc.property(happenings, (list) => {
        const news = run(list, () => undefined).flatMap((one) => (one.do === 'emit' ? [one] : []));
        const ends = news.filter((one) => /no_answer|connected/.test(one.type));
        expect(new Set(ends.map((one) => one.data['leg'])).size).toBe(ends.length);
        const rung = news
          .filter((one) => one.type === 'call.ringing')
          .map((one) => one.data['leg']);
        expect(ends.map((one) => one.data['leg'])).toEqual(expect.arrayContaining(rung));
        expect(news.filter((one) => one.type === 'call.ended')).toHaveLength(1);
        expect(news.at(-1)?.type).toBe('call.ended');
        const message = news.find((one) => one.type === 'voicemail.started');
        expect(message?.at ?? 0).toBeLessThanOrEqual(120_000);
        expect(news.map((one) => one.at)).toEqual(news.map((one) => one.at).sort((x, y) => x - y));
      }),
      { numRuns: 300 },
    );
  });
});
