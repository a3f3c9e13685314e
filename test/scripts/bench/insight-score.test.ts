/** The scoring itself: what counts as right, and how the shares are made. */
import { describe, expect, it } from '@jest/globals';
import {
  addScores,
  precisionOf,
  recallOf,
  scoreCase,
  sharesWords,
} from '../../../scripts/bench/insight-score.ts';
import { readCase } from '../../../scripts/bench/insight.ts';
import type { Insight } from '../../../server/domain/insight/types.ts';
import type { InsightCase } from '../../fixtures/insight/case.types.ts';

const CASE: InsightCase = {
  name: 'one',
  at: '2026-11-24T10:00:00+08:00',
  level: 'normal',
  kind: 'call',
  lines: [],
  expect: {
    intent: '其他',
    sentiment: 'neutral',
    urgency: 'medium',
    products: ['PCR-ABS-757', 'POM-M90'],
    quantities: [{ amount: 5, unit: '吨' }],
    prices: [{ amount: 11800, currency: 'CNY', per: '吨' }],
    followUps: [{ owner: 'agent', due: '2026-11-25T18:00:00+08:00', about: '报价' }],
  },
};
const fact = { evidence: [0], confidence: 1 };
const READING: Insight = {
  ...readCase(CASE),
  products: [{ ...fact, model: 'PCR-ABS-757' }],
  quantities: [
    { ...fact, amount: 5, unit: '吨' },
    { ...fact, amount: 5, unit: '吨' },
  ],
  prices: [{ ...fact, amount: 11800, currency: 'USD', per: '吨' }],
  followUps: [{ ...fact, owner: 'agent', text: '发报价单', due: new Date('2026-11-25T10:00:00Z') }],
};

describe('the score', () => {
  const score = scoreCase(READING, CASE.expect);

  it('counts right, found and expected; nothing is right twice', () => {
    expect(score).toEqual({
      intent: { right: 1, found: 1, expected: 1 },
      sentiment: { right: 1, found: 1, expected: 1 },
      urgency: { right: 1, found: 1, expected: 1 },
      products: { right: 1, found: 1, expected: 2 },
      quantities: { right: 1, found: 2, expected: 1 },
      prices: { right: 0, found: 1, expected: 1 },
      followUps: { right: 1, found: 1, expected: 1 },
    });
  });

  it('is wrong about a follow-up of another owner, day or thing', () => {
    const [wanted] = CASE.expect.followUps;
    const others = [
      { owner: 'customer' as const },
      { due: null },
      { due: '2026-11-26T18:00:00+08:00' },
      { about: '样品' },
    ].map((change) => ({ ...CASE.expect, followUps: wanted ? [{ ...wanted, ...change }] : [] }));
    expect(others.map((one) => scoreCase(READING, one).followUps.right)).toEqual([0, 0, 0, 0]);
  });

  it('adds up, and shares of nothing are whole', () => {
    const both = addScores([score, score]);
    expect(both.products).toEqual({ right: 2, found: 2, expected: 4 });
    expect([precisionOf(both.products), recallOf(both.products)]).toEqual([1, 0.5]);
    expect([precisionOf(both.prices), recallOf(both.prices)]).toEqual([0, 0]);
    const none = { right: 0, found: 0, expected: 0 };
    expect([precisionOf(none), recallOf(none)]).toEqual([1, 1]);
  });

  it.each([
    ['发报价单', '报价', true],
    ['把coa发客户', 'COA', true],
    ['寄样', '样品', false],
    ['寄样', '样', true],
    ['回电话', '打电话', true],
  ])('%s is about %s: %p', (text, about, shares) => {
    expect(sharesWords(text, about)).toBe(shares);
  });
});
