/** The sentences of a reading. */
import { describe, expect, it } from '@jest/globals';
import type { SummaryParts } from '../../server/domain/insight/words.types.ts';
import { INSIGHT_WORDS, pricePhrase, quantityPhrase } from '../../templates/insight.ts';

const NOTHING: SummaryParts = {
  kind: 'call',
  intent: '其他',
  sentiment: 'neutral',
  remark: null,
  products: [],
  quantities: [],
  prices: [],
  needs: [],
  followUps: [],
};
const fact = { evidence: [0], confidence: 1 };

describe('amounts', () => {
  it.each([
    [{ amount: 5, unit: '吨' }, '5吨'],
    [{ amount: 3, max: 4, unit: '吨', period: '每月' }, '每月3–4吨'],
    [{ amount: 10, unit: '包', approx: true }, '约10包'],
  ])('%j: %s', (quantity, text) => {
    expect(quantityPhrase(quantity)).toBe(text);
  });

  it.each([
    [{ amount: 11850, currency: 'CNY', per: '吨', tax: true }, '11850元/吨（含税）'],
    [{ amount: 2300, currency: 'USD', per: null }, '2300美元'],
    [
      { amount: 9.8, max: 10, currency: 'CNY', per: '公斤', tax: false, competitor: true },
      '9.8–10元/公斤（未税，同行价）',
    ],
    [{ amount: 800, currency: 'GBP', per: null, approx: true }, '约800GBP'],
  ])('%j: %s', (price, text) => {
    expect(pricePhrase(price)).toBe(text);
  });
});

describe('a summary', () => {
  it.each([
    [NOTHING, ['客户来电。']],
    [{ ...NOTHING, remark: 'wordless' as const }, ['未听到有效内容。']],
    [{ ...NOTHING, remark: 'wrong-number' as const }, ['对方打错电话。']],
    [
      { ...NOTHING, kind: 'voicemail' as const, intent: '投诉' as const, needs: ['料里有黑点'] },
      ['客户投诉（留言）：料里有黑点。'],
    ],
    [
      { ...NOTHING, intent: '询价' as const, sentiment: 'negative' as const, products: ['A', 'B'] },
      ['客户询价：A、B，有不满。'],
    ],
  ])('%j', (parts, sentences) => {
    expect(INSIGHT_WORDS.summary(parts)).toEqual(sentences);
  });

  it('has three sentences at most, and names four of a kind', () => {
    const sentences = INSIGHT_WORDS.summary({
      ...NOTHING,
      intent: '询价',
      products: ['A', 'B', 'C', 'D', 'E'],
      quantities: [{ ...fact, amount: 1, unit: '吨' }],
      prices: [{ ...fact, amount: 9000, currency: 'CNY', per: '吨' }],
      followUps: [
        { text: '发合同', owner: 'agent', due: '11-25 18:00' },
        { text: '发图纸', owner: 'customer', due: null },
      ],
    });
    expect(sentences).toEqual([
      '客户询价：A、B、C、D等5项，1吨。',
      '谈及价格：9000元/吨。',
      '我方待办：发合同（11-25 18:00 前）；客户待办：发图纸。',
    ]);
  });
});

describe('advice', () => {
  const { advice } = INSIGHT_WORDS;

  it.each([
    [advice.keep({ text: '发合同' }, '11-25 18:00'), '11-25 18:00 前落实：发合同'],
    [advice.keep({ text: '发合同' }, null), '尽快落实：发合同'],
    [advice.reach('下午打给我', '11-24 18:00'), '11-24 18:00 联系客户：「下午打给我」'],
    [advice.reach('打给我', null), '按客户要求联系：「打给我」'],
    [advice.ask({ text: '发图纸' }, null), '跟进客户：发图纸'],
    [advice.ask({ text: '发图纸' }, '11-25 18:00'), '11-25 18:00 后跟进客户：发图纸'],
  ])('%s', (said, sentence) => {
    expect(said).toBe(sentence);
  });
});
