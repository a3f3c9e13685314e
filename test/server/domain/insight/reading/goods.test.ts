/** Products, quantities and prices: slips replaced, counter-offers kept, competitors flagged. */
import { describe, expect, it } from '@jest/globals';
import { readLines } from './make.ts';

const models = (...lines: string[]) => readLines(lines).products.map(({ model }) => model);
const quantities = (...lines: string[]) =>
  readLines(lines).quantities.map(({ amount, unit }) => `${amount}${unit}`);
const prices = (...lines: string[]) => readLines(lines).prices.map(({ amount }) => amount);

describe('slips of the tongue', () => {
  it.each([
    [['客户：要五吨，不对，八吨'], ['8吨']],
    [['客户：要五吨不对八吨'], ['8吨']],
    [['客户：要五吨，说错了，是八吨'], ['8吨']],
    [['客户：要五吨，哦应该是八吨'], ['8吨']],
    [['客户：不是五吨，是八吨'], ['8吨']],
    [['客户：要五吨', '销售：好的', '客户：哦不对，八吨'], ['8吨']],
    [['客户：要五吨', '销售：五吨是吧', '客户：不是五吨，是八吨'], ['8吨']],
    [['客户：要十吨', '销售：好，十吨', '客户：说错了，八吨'], ['8吨']],
    [['客户：要十吨，对，十吨', '销售：十吨', '客户：不对，八吨', '销售：好，八吨'], ['8吨']],
  ])('replaces: %p', (lines, expected) => {
    expect(quantities(...lines)).toEqual(expected);
  });

  it.each([
    // No mark: both stay.
    [
      ['客户：要五吨', '销售：好的', '客户：八吨吧'],
      ['5吨', '8吨'],
    ],
    // Not the same side.
    [
      ['销售：最少五吨', '客户：不对，上次是三吨'],
      ['5吨', '3吨'],
    ],
    // Said by the other side of its own accord, before.
    [
      ['销售：起订十吨', '客户：那就十吨，不对，八吨'],
      ['10吨', '8吨'],
    ],
    // Not in the next turn any more.
    [
      ['客户：要五吨', '销售：好', '客户：在吗', '销售：在', '客户：说错了，八吨'],
      ['5吨', '8吨'],
    ],
    // Something is wrong with the goods, not with the words.
    [['客户：五吨的货颜色不对，还有八吨没发'], ['5吨', '8吨']],
  ])('keeps: %p', (lines, expected) => {
    expect(quantities(...lines)).toEqual(expected);
  });

  it('replaces models and prices alike', () => {
    expect(models('客户：我要的不是757，是750')).toEqual(['PCR-ABS-750']);
    expect(prices('销售：一万一千八一吨，不好意思说错了，一万二千八一吨')).toEqual([12800]);
  });

  it('does not take what came for what was meant', () => {
    expect(models('客户：你们发来的不是757，是750')).toEqual(['PCR-ABS-757', 'PCR-ABS-750']);
  });
});

describe('prices', () => {
  it('keeps an offer and the counter-offer in order, with who named them', () => {
    const { prices: found } = readLines([
      '销售：757一万一千八一吨',
      '客户：一万一千五行不行',
      '销售：那一万一千六',
    ]);
    expect(found).toMatchObject([
      { amount: 11800, per: '吨', by: 'agent', evidence: [0] },
      { amount: 11500, by: 'customer', evidence: [1] },
      { amount: 11600, by: 'agent', evidence: [2] },
    ]);
  });

  it.each([
    ['别家报一万一千二一吨', true],
    ['人家才一万一千二一吨', true],
    ['金发那边一万一千二一吨', true],
    ['同行都做到一万一千二一吨了', true],
    ['你们一万一千二一吨', undefined],
    ['别家贵，你们一万一千二一吨', undefined],
  ])('%s', (text, competitor) => {
    expect(readLines([`客户：${text}`]).prices[0]?.competitor).toBe(competitor);
  });

  it('says a thing once, with all its sentences', () => {
    const { quantities: found } = readLines([
      '客户：要五吨757',
      '销售：五吨，好的',
      '客户：对，五吨',
    ]);
    expect(found).toMatchObject([{ amount: 5, unit: '吨', evidence: [0, 1, 2] }]);
    expect(found).toHaveLength(1);
  });

  it('takes neither models nor dates for amounts', () => {
    expect(prices('客户：757多少钱', '销售：周五前报给您')).toEqual([]);
  });
});
