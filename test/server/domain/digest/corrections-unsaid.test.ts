/** A corrected entry of a list: what the person left unsaid is as the machine has it. */
import { describe, expect, it } from '@jest/globals';
import { correctedInsight, factId } from '../../../../server/domain/digest/corrections.ts';
import type {
  CORRECTABLE_LISTS,
  Digest,
  DigestEvent,
} from '../../../../server/domain/digest/types.ts';
import type { Insight, PriceFact, QuantityFact } from '../../../../server/domain/insight/types.ts';
import {
  A,
  after,
  composed,
  extracted,
  happen,
  KEPT,
  play,
  promise,
  RULES,
  told,
} from './stage.ts';

type ListField = (typeof CORRECTABLE_LISTS)[number];

const READ = play([told(0, { recordings: KEPT }), composed(1)]).digest;

const corrects = (
  minutes: number,
  field: ListField,
  value: unknown,
  fact: string | null = null,
): DigestEvent =>
  happen(minutes, { type: 'corrected', person: A, field, fact, value }, `fix@${minutes}`);
const then = (start: Digest, ...events: readonly DigestEvent[]): Digest =>
  play(events, RULES, start).digest;

describe('what a corrected entry leaves unsaid', () => {
  const sure = { confidence: 1, evidence: [] };
  const price = { amount: 11_800, currency: 'CNY', per: '吨' };
  const PRICE: PriceFact = {
    ...{ ...price, max: 12_000, approx: true, tax: true, by: 'customer', competitor: true },
    ...{ evidence: [2], confidence: 0.8 },
  };
  const some = { amount: 3, unit: '吨', max: 4, approx: true, period: '每月' };
  const SOME: QuantityFact = { ...some, evidence: [3], confidence: 0.8 };
  const late = promise('报价', { due: after(60), flag: 'moved-to-open' });
  const read = then(
    READ,
    extracted(2.5, { prices: [PRICE], quantities: [SOME], followUps: [late] }),
  );

  it.each<[string, ListField, Insight[ListField][number], object, object]>([
    [
      'is the machine’s',
      ...(['prices', PRICE, { ...price, currency: 'USD', ...sure }] as const),
      { ...PRICE, currency: 'USD', confidence: 1 },
    ],
    [
      'goes with the number it was said of',
      ...(['prices', PRICE, { ...price, amount: 11_500, ...sure }] as const),
      {
        ...price,
        amount: 11_500,
        tax: true,
        by: 'customer',
        competitor: true,
        ...sure,
        evidence: [2],
      },
    ],
    [
      'is nothing that was said to be none, or otherwise',
      ...(['prices', PRICE, { ...price, max: null, tax: false, by: 'agent', ...sure }] as const),
      { ...price, approx: true, tax: false, by: 'agent', competitor: true, ...sure, evidence: [2] },
    ],
    [
      'of a quantity is its period, and its sentence unless another is named',
      ...(['quantities', SOME, { amount: 5, unit: '吨', confidence: 1, evidence: [7] }] as const),
      { amount: 5, unit: '吨', period: '每月', confidence: 1, evidence: [7] },
    ],
    [
      'of a date is nothing once the date is another',
      ...(['followUps', late, { ...promise('报价', { due: after(99) }), evidence: [] }] as const),
      promise('报价', { due: after(99), evidence: late.evidence }),
    ],
  ])('%s', (_name, field, machine, said, counts) => {
    const digest = then(read, corrects(3, field, said, factId(field, machine)));
    expect(correctedInsight(digest)?.[field]).toEqual([counts]);
    expect(digest.corrections[0]).toMatchObject({ value: said, machine });
  });

  it('is taken from the newest reading, and of one that is gone only how it was said', () => {
    const said = { ...price, currency: 'USD', ...sure };
    const digest = then(read, corrects(3, 'prices', said, factId('prices', PRICE)));
    const anew = { transcript: 2, askedBy: A };
    const moved = extracted(4, { prices: [{ ...PRICE, evidence: [9] }] }, anew);
    expect(correctedInsight(then(digest, moved))?.prices).toMatchObject([
      { currency: 'USD', competitor: true, evidence: [9] },
    ]);
    const gone = extracted(4, { prices: [] }, anew);
    expect(correctedInsight(then(digest, gone))?.prices).toMatchObject([
      { currency: 'USD', competitor: true, evidence: [] },
    ]);
  });

  it('is nothing for an entry that a person added', () => {
    const said = { ...price, max: null, ...sure };
    const digest = then(read, corrects(3, 'prices', said));
    expect(correctedInsight(digest)?.prices).toEqual([PRICE, { ...price, ...sure }]);
  });
});
