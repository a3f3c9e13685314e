/** Products: the catalogue in every spelling, names built like a plastic's, and what only looks like one. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Product } from '../../../../../server/domain/insight/types.ts';
import { findProducts } from '../../../../../server/domain/insight/values/products.ts';

function makeProduct(model: string, ...aliases: readonly string[]): Product {
  return { id: model, model, aliases, family: model.replace(/-?\w+$/, ''), unit: '吨' };
}

const CATALOGUE = [
  makeProduct('PCR-ABS-757', '七五七', '757料'),
  makeProduct('PCR-ABS-121H', '121H'),
  makeProduct('PCR-PC-1100', '一一零零', '1100料'),
  makeProduct('PCR-PC/ABS-2500', '合金2500'),
  makeProduct('PA66-GF30', 'PA66加纤30'),
];

/** What is said of it, `?` where the catalogue does not know it. */
function brief(text: string, catalogue: readonly Product[] = CATALOGUE): string[] {
  return findProducts(text, catalogue).map(({ model, known }) => model + (known ? '' : '?'));
}

describe('products of the catalogue', () => {
  it.each([
    ['PCR-ABS-757什么价', ['PCR-ABS-757']],
    ['pcr abs 757', ['PCR-ABS-757']],
    ['PCRABS757', ['PCR-ABS-757']],
    ['ＰＣＲ－ＡＢＳ－７５７', ['PCR-ABS-757']],
    ['P C R A B S 七五七', ['PCR-ABS-757']],
    ['PCR杠ABS杠七五七', ['PCR-ABS-757']],
    ['PCRABS七五七', ['PCR-ABS-757']],
    ['ABS 757', ['PCR-ABS-757']],
    ['七五七现在多少', ['PCR-ABS-757']],
    ['757料有吗', ['PCR-ABS-757']],
    ['757 料', ['PCR-ABS-757']],
    ['幺二幺H有没有', ['PCR-ABS-121H']],
    ['一一零零的样品', ['PCR-PC-1100']],
    ['PC/ABS 2500', ['PCR-PC/ABS-2500']],
    ['合金2500', ['PCR-PC/ABS-2500']],
    ['PA66 GF30', ['PA66-GF30']],
    ['PA66加纤30五百公斤', ['PA66-GF30']],
    ['757料十吨', ['PCR-ABS-757']],
    ['757料一万一千九', ['PCR-ABS-757']],
    ['七五七和一一零零各一吨', ['PCR-ABS-757', 'PCR-PC-1100']],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it('reads ABS 757 as itself where two models end like that', () => {
    const two = [...CATALOGUE, makeProduct('R-ABS-757')];
    expect(brief('ABS 757', two)).toEqual(['ABS 757?']);
  });

  it.each([
    ['要757公斤', []],
    ['PP 757', ['PP 757?']],
    ['一百五十块', []],
    ['1100块', []],
    ['PCR-ABS-757B', ['PCR-ABS-757B?']],
    ['PCR-ABS-7570', ['PCR-ABS-7570?']],
    ['电话13575712345', []],
    ['电话135 7571 1100', []],
    ['订单2026757', []],
    ['七五七十', []],
  ])('%s is another thing', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe('products nobody listed', () => {
  it.each([
    ['PCR-ABS-758', ['PCR-ABS-758?']],
    ['pcr abs 758', ['PCR-ABS-758?']],
    ['P C R A B S 七五八', ['PCR-ABS-758?']],
    ['pcr-pp-300 黑色', ['PCR-PP-300?']],
    ['PC/ABS', ['PC/ABS?']],
    ['PA6 GF15', ['PA6 GF15?']],
    ['ABS有现货吗', ['ABS?']],
    ['ABS七五八', ['ABS758?']],
    ['你们PP有吗', ['PP?']],
    ['PP 9500一吨', ['PP?']],
    ['ABS 25公斤', ['ABS?']],
    ['HDPE和POM', ['HDPE?', 'POM?']],
    ['A B S 多少钱', ['ABS?']],
    ['奇美的PA-757', ['PA-757?']],
    ['牌号HI121G', ['HI121G?']],
    ['AG15A1的料', ['AG15A1?']],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it.each(['ISO9001', '94V-0', 'UL94', 'V0级', '25KG', 'PC端', 'SGS报告', 'USD1500', 'QQ', 'PDF'])(
    '%s is none',
    (text) => {
      expect(brief(text)).toEqual([]);
    },
  );
});

it('tells where a product stands', () => {
  expect(findProducts('那个 P C R A B S 七五七 呢', CATALOGUE)).toEqual([
    { from: 3, to: 18, model: 'PCR-ABS-757', known: true },
  ]);
});

it('finds a model however its parts are joined', () => {
  const joint = fc.constantFrom('', '-', ' ', '－', ' - ');
  fc.assert(
    fc.property(joint, joint, fc.boolean(), (first, second, small) => {
      const said = `我要PCR${first}ABS${second}757的价`;
      expect(brief(small ? said.toLowerCase() : said)).toEqual(['PCR-ABS-757']);
    }),
  );
});

it('keeps products apart and inside the text', () => {
  const scraps = fc.constantFrom(
    'PCR',
    'ABS',
    'PC',
    '/',
    '-',
    ' ',
    '757',
    '七五七',
    'GF30',
    'PA66',
    '料',
    '的',
    '121H',
  );
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const one of findProducts(text, CATALOGUE)) {
        expect(one.from).toBeGreaterThanOrEqual(end);
        expect(one.to).toBeGreaterThan(one.from);
        end = one.to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
