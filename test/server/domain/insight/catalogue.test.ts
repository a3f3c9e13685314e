import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SEED_PRODUCTS } from '../../../../scripts/seed/products.ts';
import {
  checkDraft,
  findTaken,
  heardKey,
  LIMITS,
  modelKey,
  namesOf,
  splitAliases,
  tidyDraft,
  UNITS,
  type ProductDraft,
} from '../../../../server/domain/insight/catalogue.ts';
import { productProblem } from '../../../../templates/products.ts';

const makeDraft = (change: Partial<ProductDraft> = {}): ProductDraft => ({
  model: 'PCR-ABS-757',
  aliases: ['七五七'],
  family: 'PCR-ABS',
  unit: '吨',
  ...change,
});

describe('aliases in one cell', () => {
  it.each([
    ['七五七、757料', ['七五七', '757料']],
    ['七五七,757料，ABS757', ['七五七', '757料', 'ABS757']],
    ['七五七;757料；七五七料', ['七五七', '757料', '七五七料']],
    ['七五七/757料', ['七五七', '757料']],
    ['七五七\n757料\r\nABS757', ['七五七', '757料', 'ABS757']],
    ['PC/ABS2500、合金2500', ['PC/ABS2500', '合金2500']],
    ['阻燃PC/ABS', ['阻燃PC/ABS']],
    ['PA66/ABS合金/尼龙合金', ['PA66/ABS合金', '尼龙合金']],
    ['ABS757/PP1100', ['ABS757', 'PP1100']],
    ['ABS/757料', ['ABS', '757料']],
    ['ＡＢＳ７５７／７５７料', ['ABS757', '757料']],
    [' 、 ,; / ', []],
    ['', []],
  ])('%j → %j', (cell, names) => {
    expect(splitAliases(cell)).toEqual(names);
  });
});

describe('a tidy product', () => {
  const doubled = ['七五七', ' 七五七 ', '', 'pcr-abs-757', 'abs757', 'ABS 757'];
  const trials: readonly (readonly [Partial<ProductDraft>, Partial<ProductDraft>])[] = [
    [{ model: '　ＰＣＲ－ＡＢＳ－７５７ ' }, { model: 'PCR-ABS-757' }],
    [{ model: 'PCR\u200b-ABS\t 757\u0000' }, { model: 'PCR-ABS 757' }],
    [{ aliases: doubled }, { aliases: ['七五七', 'abs757'] }],
    [{ unit: 'KG' }, { unit: '公斤' }],
    [{ unit: 't' }, { unit: '吨' }],
    [{ unit: '个' }, { unit: '个' }],
    [{ unit: '个柜' }, { unit: '柜' }],
    [{ family: ' PCR　ABS ' }, { family: 'PCR ABS' }],
  ];
  it.each(trials)('%j → %j', (change, expected) => {
    expect(tidyDraft(makeDraft(change))).toEqual(makeDraft(expected));
  });

  it('stays as it is when it is tidied again', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.record({ model: text, aliases: fc.array(text), family: text, unit: text }),
        (draft) => {
          const once = tidyDraft(draft);
          expect(tidyDraft(once)).toEqual(once);
        },
      ),
    );
  });
});

describe('what is wrong with a product', () => {
  const many = Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `别名${n}`);
  it.each([
    [{}, []],
    [{ model: '' }, ['型号不能为空']],
    [{ model: 'A' }, ['型号「A」应为 2–40 个字']],
    [{ model: '牌'.repeat(40) }, []],
    [{ model: '牌'.repeat(41) }, [`型号「${'牌'.repeat(20)}…」应为 2–40 个字`]],
    [{ model: '--/--' }, ['型号「--/--」里没有文字或数字']],
    [{ aliases: ['一二三四五六七八九十一二三四五'] }, []],
    [
      { aliases: ['一二三四五六七八九十一二三四五六'] },
      ['别名「一二三四五六七八九十一二三四五六」应为 2–15 个字'],
    ],
    [{ aliases: ['料'] }, ['别名「料」应为 2–15 个字']],
    [{ aliases: many }, ['别名最多 20 个，这里有 21 个']],
    [{ aliases: many.slice(1) }, []],
    [{ family: '列'.repeat(41) }, [`系列「${'列'.repeat(20)}…」不能超过 40 个字`]],
    [{ unit: '' }, ['单位不能为空']],
    [{ unit: '马力' }, ['单位「马力」无法识别，请填写吨、公斤、包、件等']],
    [{ model: '', unit: '' }, ['型号不能为空', '单位不能为空']],
  ])('%j: %j', (change, words) => {
    expect(checkDraft(makeDraft(change)).map(productProblem)).toEqual(words);
  });

  it('is nothing for any unit we know, as it is or tidied', () => {
    for (const unit of UNITS) expect(checkDraft(tidyDraft(makeDraft({ unit })))).toEqual([]);
  });

  it('is nothing for any product of the trial company', () => {
    for (const [n, product] of SEED_PRODUCTS.entries()) {
      const { id: _id, ...draft } = product;
      expect(tidyDraft(draft)).toEqual(draft);
      expect(checkDraft(product)).toEqual([]);
      expect(findTaken(product, namesOf(SEED_PRODUCTS.filter((_, m) => m !== n)))).toEqual([]);
    }
  });
});

describe('keys', () => {
  it.each([
    ['pcr-abs-757', 'PCR—ABS— 757', true],
    ['ＰＣＲ－ＡＢＳ－757', 'PCR-ABS-757', true],
    ['ABS-15-1', 'ABS-151', false],
    ['七五七', '757', false],
  ])('%s and %s are one model: %s', (one, other, same) => {
    expect(modelKey(one) === modelKey(other)).toBe(same);
  });

  it.each([
    ['七五七', '757', true],
    ['PC/ABS 2500', 'pcabs2500', true],
    ['幺幺零零', '1100', true],
    ['七五七料', '757', false],
    ['两吨', '2吨', false],
  ])('%s and %s sound alike: %s', (one, other, same) => {
    expect(heardKey(one) === heardKey(other)).toBe(same);
  });
});

describe('names of others', () => {
  const others = namesOf([makeDraft(), makeDraft({ model: 'ABS-15-1', aliases: ['阻燃ABS'] })]);
  it.each([
    [{ model: 'pcr-abs-757', aliases: ['七五七'] }, ['型号「pcr-abs-757」与「PCR-ABS-757」重复']],
    [{ model: '757', aliases: [] }, ['型号「757」与「PCR-ABS-757」重复']],
    [{ model: 'ABS-151', aliases: [] }, []],
    [{ model: 'X-1', aliases: ['757', 'X1'] }, ['别名「757」已是「PCR-ABS-757」的名称']],
    [{ model: 'X-1', aliases: ['PCRABS757'] }, ['别名「PCRABS757」已是「PCR-ABS-757」的名称']],
    [{ model: 'X-1', aliases: ['阻燃 abs'] }, ['别名「阻燃 abs」已是「ABS-15-1」的名称']],
    [{ model: 'X-1', aliases: ['七五八'] }, []],
  ])('%j: %j', (change, words) => {
    expect(findTaken(makeDraft(change), others).map(productProblem)).toEqual(words);
  });
});
