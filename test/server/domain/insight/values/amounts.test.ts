/** What is counted and what is paid, sentence by sentence. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  findPrices,
  findQuantities,
  type FoundPrice,
  type FoundQuantity,
} from '../../../../../server/domain/insight/values/amounts.ts';
import {
  ISSUE_CASES,
  NEITHER_CASES,
  PRICE_CASES,
  QUANTITY_CASES,
  TALK_CASES,
} from './amount-cases.ts';
import { printNumber } from './print-number.ts';

function range({ amount, max }: { readonly amount: number; readonly max?: number }): string {
  return `${amount}${max === undefined ? '' : `–${max}`}`;
}

function rough({ approx }: { readonly approx?: boolean }): string {
  return approx === true ? '~' : '';
}

function printQuantity(one: FoundQuantity): string {
  return `${range(one)}${one.unit}${rough(one)}${one.period === undefined ? '' : ` ${one.period}`}`;
}

function printPrice(one: FoundPrice): string {
  const currency = one.currency === 'CNY' ? '' : one.currency;
  const per = one.per === null ? '' : `/${one.per}`;
  const tax = one.tax === undefined ? '' : one.tax ? '+税' : '-税';
  return `${range(one)}${currency}${per}${rough(one)}${tax}`;
}

describe.each([
  ['the examples of the issue', ISSUE_CASES],
  ['goods', QUANTITY_CASES],
  ['money', PRICE_CASES],
  ['neither', NEITHER_CASES],
])('%s', (_name, cases) => {
  it.each(cases)('%s', (text, quantities, prices) => {
    expect(findQuantities(text).map(printQuantity)).toEqual(quantities);
    expect(findPrices(text).map(printPrice)).toEqual(prices);
  });
});

describe('while a price per tonne is talked about', () => {
  it.each(TALK_CASES)('%s', (text, prices) => {
    const found = findPrices(text, { per: '吨', priceTalk: true });
    expect(found.map(printPrice)).toEqual(prices);
  });
});

it('lends a unit of the talk only to an amount that suits it', () => {
  const per = (text: string, unit: string) =>
    findPrices(text, { per: unit, priceTalk: false })[0]?.per;
  expect(per('九块八', '吨')).toBeNull();
  expect(per('九块八', '公斤')).toBe('公斤');
  expect(per('一万二', '公斤')).toBeNull();
  expect(per('150美金', '吨')).toBe('吨');
});

it('tells where they stand', () => {
  expect(findQuantities('我要十来吨吧')).toMatchObject([{ from: 2, to: 5 }]);
  expect(findPrices('就按一吨一万二走')).toMatchObject([{ from: 2, to: 7 }]);
});

describe('any amount', () => {
  const amounts = fc.integer({ min: 1000, max: 200_000 });

  it('is a quantity before a unit and a price with 块 or before 一吨', () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (amount, liang) => {
        const words = printNumber(amount, { liang, short: true });
        expect(findQuantities(`${words}公斤`).map(printQuantity)).toEqual([`${amount}公斤`]);
        expect(findPrices(`${words}块一吨`).map(printPrice)).toEqual([`${amount}/吨`]);
        expect(findQuantities(`${words}块一吨`)).toEqual([]);
      }),
    );
  });

  it('stands in the text, apart from the others, and is never both goods and money', () => {
    const scraps = fc.constantFrom(
      ...'零一二两三八九十百千万点几半多块元毛吨包个柜件月年天号度，。%T5'.split(''),
      '公斤',
      '一吨',
      '每月',
      '大概',
      '运费',
      '含税',
      '美金',
      'ABS 757',
      '左右',
    );
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const found = [...findQuantities(text), ...findPrices(text)];
        found.sort((a, b) => a.from - b.from);
        let end = 0;
        for (const one of found) {
          expect(one.from).toBeGreaterThanOrEqual(end);
          expect(one.to).toBeGreaterThan(one.from);
          expect(one.amount).toBeGreaterThan(0);
          end = one.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});

it('reads talk made to be slow', () => {
  for (const scrap of ['千', '一吨报价报价', '一吨大概大约要', '三、', '1,', '高了']) {
    const text = `${scrap.repeat(800)}吃8000块`;
    expect(findPrices(text).at(-1)?.amount).toBe(8000);
    expect(findQuantities(`${text}，五吨`).at(-1)?.amount).toBe(5);
  }
});
