import { describe, expect, it } from '@jest/globals';
import { CALL, check, makeCall, price, product, quantity } from './stage.ts';

describe('values that were said', () => {
  it('stand as our own parsers read them', () => {
    const { insight, dropped } = check({
      products: [product('PCR-ABS-757', [0])],
      quantities: [quantity(5, '吨', [0])],
      prices: [price(11850, [1]), price(11000, [2])],
    });
    expect(dropped).toEqual([]);
    expect(insight.products).toEqual([{ model: 'PCR-ABS-757', evidence: [0], confidence: 0.9 }]);
    expect(insight.quantities).toEqual([{ amount: 5, unit: '吨', evidence: [0], confidence: 0.9 }]);
    expect(insight.prices).toEqual([
      { amount: 11850, currency: 'CNY', per: '吨', by: 'agent', evidence: [1], confidence: 0.9 },
      {
        amount: 11000,
        currency: 'CNY',
        per: '吨',
        by: 'customer',
        competitor: true,
        evidence: [2],
        confidence: 0.9,
      },
    ]);
  });

  it.each(['757料', '七五七', 'pcr abs 757'])('the product may be written %s', (model) => {
    expect(check({ products: [product(model, [0])] }).insight.products).toMatchObject([
      { model: 'PCR-ABS-757' },
    ]);
  });

  it.each(['吨', 'T', 't'])('the unit may be written %s', (unit) => {
    expect(check({ quantities: [quantity(5, unit, [0])] }).insight.quantities).toMatchObject([
      { amount: 5, unit: '吨' },
    ]);
  });

  it('keeps of the cited lines those that say it, and one fact of several claims', () => {
    const { insight } = check({
      quantities: [quantity(5, '吨', [4, 0, 1]), quantity(5, '吨', [0])],
    });
    expect(insight.quantities).toMatchObject([{ amount: 5, evidence: [0] }]);
  });

  it('takes either end of a range, and says the whole', () => {
    const call = makeCall(['客：我要三四吨。']);
    for (const amount of [3, 4]) {
      expect(
        check({ quantities: [quantity(amount, '吨', [0])] }, call).insight.quantities,
      ).toMatchObject([{ amount: 3, max: 4, unit: '吨' }]);
    }
  });
});

describe('values that were not said there', () => {
  it.each([
    ['a foreign number', { prices: [price(11900, [1])] }, 'prices.0', 'not-said'],
    ['a number of another line', { prices: [price(11850, [3])] }, 'prices.0', 'not-said'],
    [
      'another currency',
      { prices: [price(11850, [1], { currency: 'USD' })] },
      'prices.0',
      'not-said',
    ],
    ['a price nobody cites', { prices: [price(11850, [])] }, 'prices.0', 'no-evidence'],
    ['a line that is none', { prices: [price(11850, [99])] }, 'prices.0', 'not-said'],
    ['ten times as much', { quantities: [quantity(50, '吨', [0])] }, 'quantities.0', 'not-said'],
    ['another unit', { quantities: [quantity(5, '包', [0])] }, 'quantities.0', 'not-said'],
    ['a model nobody named', { products: [product('PA66-GF30', [0])] }, 'products.0', 'not-said'],
    [
      'a model of another line',
      { products: [product('PCR-ABS-757', [1])] },
      'products.0',
      'not-said',
    ],
  ] as const)('%s is dropped', (_name, claims, field, why) => {
    const { insight, dropped } = check(claims);
    expect([insight.products, insight.quantities, insight.prices]).toEqual([[], [], []]);
    expect(dropped).toEqual([{ field, why }]);
  });

  it('what its speaker took back is dropped', () => {
    const call = makeCall([...CALL, '客：我要八吨，不对，是六吨。']);
    const { insight } = check(
      { quantities: [quantity(8, '吨', [8]), quantity(6, '吨', [8])] },
      call,
    );
    expect(insight.quantities).toMatchObject([{ amount: 6, evidence: [8] }]);
  });
});
