/** Repeated and reordered events: the same facts in force, one transcript, each thing asked for once. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { correctedInsight } from '../../../../server/domain/digest/corrections.ts';
import type { DigestEvent } from '../../../../server/domain/digest/types.ts';
import {
  A,
  KEPT,
  MODEL,
  ask,
  composed,
  extracted,
  happen,
  play,
  promise,
  recording,
  told,
} from './stage.ts';

/** Everything that happens to one call, each with what must have happened before it. */
const ALL: readonly (readonly [DigestEvent, readonly string[]])[] = [
  [told(0, { version: 5, contact: null }), []],
  [told(0.1, { version: 6, recordings: [recording('stereo', 'waiting')] }), []],
  [told(0.2, { version: 7, recordings: KEPT, contact: '王工' }), []],
  [happen(0.3, { type: 'split', round: 1, cuts: 3 }), ['told-7@0.2']],
  [happen(0.5, { type: 'heard', round: 1 }), ['split@0.3']],
  [composed(1), ['heard@0.5']],
  [extracted(1.1, { followUps: [promise('寄样品')] }), ['composed-1']],
  [extracted(1.2, { by: 'llm', followUps: [promise('周五前报价')] }), ['composed-1']],
  [happen(11, { type: 'late', what: 'rules' }, 'late-rules'), ['composed-1']],
  [happen(15, { type: 'late', what: 'facts' }, 'late-facts'), []],
  [happen(30, { type: 'late', what: 'recording' }, 'late-recording'), []],
  [
    happen(40, { type: 'corrected', person: A, field: 'intent', fact: null, value: '投诉' }),
    ['composed-1'],
  ],
];

/** Each event as early as the wish says and its causes allow; the first is a telling. */
function inOrder(wish: readonly number[]): readonly DigestEvent[] {
  const left = wish.map((n) => ALL[n]).filter((one) => one !== undefined);
  const done: DigestEvent[] = [];
  while (left.length > 0) {
    const ids = done.map((event) => event.id);
    const next = left.findIndex(([event, causes]) =>
      done.length === 0 ? event.type === 'told' : causes.every((one) => ids.includes(one)),
    );
    const [taken] = left.splice(next, 1);
    if (!taken) throw new Error('a cause is missing');
    done.push(taken[0]);
  }
  return done;
}

const numbers = ALL.map((_, n) => n);
const orders = fc.shuffledSubarray(numbers, { minLength: ALL.length }).map(inOrder);

describe('what happens to a call', () => {
  it('in any order ends in the same', () => {
    fc.assert(
      fc.property(orders, (events) => {
        const { digest, rows } = play(events, MODEL);
        expect(digest.call).toMatchObject({ version: 7, contact: '王工' });
        expect(digest.rounds).toMatchObject([{ round: 1, state: 'heard' }]);
        expect(digest.transcript).toMatchObject({ version: 1, by: 'whisper' });
        expect(digest.insights).toHaveLength(2);
        expect(correctedInsight(digest)).toMatchObject({
          by: 'llm',
          intent: '投诉',
          followUps: [{ text: '周五前报价' }],
        });
        expect(digest.noRecordingAt === null || digest.call.recordings.length > 0).toBe(true);
        const asks = rows.map(ask);
        for (const once of ['split 1', 'compose 1', 'extract 1 llm', 'late facts +15']) {
          expect(asks.filter((one) => one === once)).toHaveLength(1);
        }
        expect(asks.filter((one) => one === 'extract 1 rules').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('again and again is known already', () => {
    const repeats = fc.array(fc.nat({ max: ALL.length - 1 }), { maxLength: 30 });
    fc.assert(
      fc.property(orders, repeats, (events, again) => {
        const once = play(events, MODEL);
        const twice = play(
          again.flatMap((n) => events[n] ?? []),
          MODEL,
          once.digest,
        );
        expect(twice.digest).toEqual(once.digest);
        expect(twice.rows).toEqual([]);
      }),
    );
  });

  it('asks for each row under a name of its own', () => {
    fc.assert(
      fc.property(orders, (events) => {
        const ids = play(events, MODEL).rows.map((row) => row.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
