/** Numbers as they are spoken: the examples of the issue, dialect and machine spellings, and every number printed. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findNumbers } from '../../../../../server/domain/insight/values/numbers.ts';
import { printNumber } from './print-number.ts';

/** 3–4~ : from three to four, roughly. */
function brief(text: string): string[] {
  return findNumbers(text).map(
    ({ amount, max, approx }) =>
      `${amount}${max === undefined ? '' : `–${max}`}${approx === true ? '~' : ''}`,
  );
}

describe('numbers', () => {
  it.each([
    // the issue
    ['一千零五十', ['1050']],
    ['一千零五', ['1005']],
    ['一千五', ['1500']],
    ['1万3', ['13000']],
    ['1.18万', ['11800']],
    ['三四吨', ['3–4']],
    ['十来吨', ['10~']],
    ['一万一千八百五', ['11850']],
    // words
    ['零', ['0']],
    ['两', ['2']],
    ['俩', ['2']],
    ['廿五', ['25']],
    ['壹万贰仟', ['12000']],
    ['一百二', ['120']],
    ['一百零二', ['102']],
    ['一百一十', ['110']],
    ['一万二', ['12000']],
    ['万二', ['12000']],
    ['千五', ['1500']],
    ['一万零五百', ['10500']],
    ['两千万', ['20000000']],
    ['一亿二千三百万', ['123000000']],
    ['一亿二', ['120000000']],
    // written
    ['１２３', ['123']],
    ['11,800', ['11800']],
    ['11,800.5', ['11800.5']],
    ['1万1千8', ['11800']],
    ['1万3500', ['13500']],
    ['1.13万', ['11300']],
    ['1.2w', ['12000']],
    ['3k', ['3000']],
    ['5 万', ['50000']],
    // decimals
    ['零点五', ['0.5']],
    ['一点一八万', ['11800']],
    ['十一点八', ['11.8']],
    ['3点5', ['3.5']],
    // ranges
    ['两三百', ['200–300']],
    ['三四十', ['30–40']],
    ['一百二三十', ['120–130']],
    ['一万二三', ['12000–13000']],
    ['十五六', ['15–16']],
    ['三五', ['3–5']],
    ['三到五', ['3–5']],
    ['3-5', ['3–5']],
    ['三到五百', ['300–500']],
    ['1到2万', ['10000–20000']],
    ['十到二十', ['10–20']],
    ['一万二到一万三', ['12000–13000']],
    ['三、四吨', ['3–4']],
    ['三百、五百', ['300', '500']],
    // roughly
    ['二十多', ['20~']],
    ['30多吨', ['30~']],
    ['十几万', ['100000~']],
    ['三百多万', ['3000000~']],
    ['一千五左右', ['1500~']],
    ['大概五十', ['50~']],
    ['约三百', ['300~']],
    ['合约三百', ['300']],
    ['三百来不及', ['300']],
    // the last 一 belongs to the unit
    ['一万一千八百五一吨', ['11850', '1']],
    ['一万一吨', ['10000', '1']],
    ['十二一公斤', ['12', '1']],
    ['二十一公斤', ['21']],
    ['十一点八一公斤', ['11.8', '1']],
    // read out digit by digit
    ['七五七', ['757']],
    ['零零零一', ['1']],
    ['一三八一二三四五六七八', ['13812345678']],
    ['二零二六', ['2026']],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it.each([
    ['万一', '一定', '一下', '一起', '千万别', '十分满意', '统一'],
    ['五一前', '十一放假', '双十一', '第三批', '百分'],
    ['几十吨', '好几百', '上千', '数万'],
    ['PCR-ABS-757', 'PA66', '94V-0', 'ISO9001', '20GP', '1.2mm'],
  ])('%s, %s and their like are none', (...words) => {
    expect(words.filter((word) => findNumbers(word).length > 0)).toEqual([]);
  });

  it('reads on after such a word', () => {
    expect(brief('万一一定要三百')).toEqual(['300']);
    expect(brief('九百一样可以')).toEqual(['900']);
    expect(brief('PCR-ABS-757要25KG')).toEqual(['25']);
  });

  it('tells where a number stands', () => {
    expect(findNumbers('大概要一万二吧')).toEqual([
      { from: 3, to: 6, amount: 12000, approx: true, text: '一万二' },
    ]);
  });
});

describe('every number', () => {
  const numbers = fc.oneof(
    fc.integer({ min: 0, max: 99_999_999 }),
    fc.integer({ min: 0, max: 20_000 }),
    fc.integer({ min: 0, max: 9999 }).map((thousands) => thousands * 1000),
  );

  it('is read back from its words', () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.boolean(), (amount, liang, short) => {
        const words = printNumber(amount, { liang, short });
        expect(findNumbers(words)).toEqual([{ from: 0, to: words.length, amount, text: words }]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read back from its figures, grouped or not, full-width or not', () => {
    fc.assert(
      fc.property(numbers, (amount) => {
        const wide = String(amount).replace(/\d/g, (one) =>
          String.fromCharCode(0xff10 + Number(one)),
        );
        for (const written of [String(amount), amount.toLocaleString('en-US'), wide]) {
          expect(findNumbers(written).map((one) => one.amount)).toEqual([amount]);
        }
      }),
    );
  });

  it('stands inside the text and apart from its neighbours', () => {
    const scraps = fc.constantFrom(
      ...'零一二两三四五六七八九十百千万亿点几多来半到至-吨块第约,.，，0123kwA '.split(''),
      '公斤',
      '大概',
      '左右',
      '一定',
    );
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 24 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const one of findNumbers(text)) {
          expect(one.from).toBeGreaterThanOrEqual(end);
          expect(one.to).toBeGreaterThan(one.from);
          expect(one.text).toBe(text.slice(one.from, one.to));
          expect(Number.isFinite(one.amount)).toBe(true);
          if (one.max !== undefined) expect(one.max).toBeGreaterThan(one.amount);
          end = one.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
