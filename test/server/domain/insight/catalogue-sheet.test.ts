import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heardKey, modelKey } from '../../../../server/domain/insight/catalogue.ts';
import { planImport, type SheetLine } from '../../../../server/domain/insight/catalogue-sheet.ts';
import type { Product } from '../../../../server/domain/insight/types.ts';
import { productProblem } from '../../../../templates/products.ts';

const HEADER = ['型号', '别名', '系列', '单位'];
const sheet = (...rows: readonly (readonly string[])[]): readonly SheetLine[] =>
  rows.map((cells, n) => ({ row: n + 1, cells }));
const product = (id: string, model: string, aliases: readonly string[] = []): Product => ({
  id,
  model,
  aliases,
  family: 'ABS',
  unit: '吨',
});

/** The plan in short: models by effect, problems as `row column words`. */
function planned(lines: readonly SheetLine[], catalogue: readonly Product[] = []) {
  const plan = planImport(lines, catalogue);
  if (!plan.ok) return plan.problem;
  return {
    taken: plan.taken.map(({ row, draft, effect }) => `${row} ${draft.model} ${effect}`),
    problems: plan.problems.map((one) => `${one.row} ${one.column} ${productProblem(one)}`),
  };
}

describe('the header', () => {
  it.each([
    [HEADER, ['X-1', '别名甲', 'ABS', '吨']],
    [
      ['计量单位', '类别', '俗称', '产品型号'],
      ['吨', 'ABS', '别名甲', 'X-1'],
    ],
    [
      ['序号', '单 位', '牌号*', '系列（可不填）', '备注', '别名：'],
      ['1', '吨', 'X-1', 'ABS', '停产', '别名甲'],
    ],
  ])('%j', (header, line) => {
    const plan = planImport(sheet(header, line), []);
    expect(plan).toMatchObject({
      ok: true,
      taken: [{ draft: { model: 'X-1', aliases: ['别名甲'], family: 'ABS', unit: '吨' } }],
      problems: [],
    });
  });

  it('may have a title above it, and lines of other columns below', () => {
    const lines = sheet(['产品目录'], ['型号', '单位', '备注'], ['X-1', '吨'], ['', '', '以上']);
    expect(planned(lines)).toEqual({ taken: ['3 X-1 added'], problems: [] });
  });

  it.each([
    ['empty', []],
    ['empty', sheet(HEADER)],
    ['empty', sheet(HEADER, [' ', '', '　', ''])],
    ['no-header', sheet(['X-1', '别名甲', 'ABS', '吨'])],
    ['no-header', sheet(['别名', '系列', '单位'], ['别名甲', 'ABS', '吨'])],
  ])('%s', (problem, lines) => {
    expect(planned(lines)).toBe(problem);
  });
});

describe('lines', () => {
  it('are taken one by one, whatever the others are like', () => {
    const lines = sheet(
      HEADER,
      ['X-1', '甲料、乙料', 'ABS', '吨'],
      ['', '丙料', 'ABS', '吨'],
      ['X-2', '', '', '马力'],
      ['x-1', '丁料', 'ABS', '吨'],
      ['X-3', '', '', 'kg'],
      ['X-4', '', 'ABS', ''],
    );
    expect(planned(lines)).toEqual({
      taken: ['2 X-1 added', '6 X-3 added'],
      problems: [
        '3 型号 型号不能为空',
        '4 单位 单位「马力」无法识别，请填写吨、公斤、包、件等',
        '5 型号 型号「x-1」与第 2 行重复',
        '7 单位 单位不能为空',
      ],
    });
  });

  it('replace a product by its model, and say whether that changes anything', () => {
    const catalogue = [product('p1', 'X-1', ['甲料']), product('p2', 'X-2'), product('p3', 'X-3')];
    const lines = sheet(
      HEADER,
      ['X-1', '甲料', 'ABS', '吨'],
      ['X-2', '乙料', 'ABS', '吨'],
      ['x-3', '', 'ABS', '吨'],
    );
    expect(planned(lines, catalogue)).toEqual({
      taken: ['2 X-1 same', '3 X-2 changed', '4 x-3 changed'],
      problems: [],
    });
    const plan = planImport(lines, catalogue);
    expect(plan.ok && plan.taken.map(({ known }) => known?.id)).toEqual(['p1', 'p2', 'p3']);
  });

  it('leave alone what has no column, and clear what has an empty cell', () => {
    const catalogue = [product('p1', 'X-1', ['甲料']), product('p2', 'X-2', ['乙料'])];
    const plan = planImport(
      sheet(['型号', '系列'], ['X-1', '新系列'], ['X-2', ''], ['X-3', '']),
      catalogue,
    );
    expect(plan).toMatchObject({
      taken: [
        { draft: { aliases: ['甲料'], family: '新系列', unit: '吨' } },
        { draft: { aliases: ['乙料'], family: '', unit: '吨' } },
      ],
      problems: [{ row: 4, column: '单位', kind: 'missing' }],
    });
  });
});

describe('names', () => {
  it('of products that are not in the sheet stay theirs', () => {
    const lines = sheet(HEADER, ['X-2', '757', '', '吨']);
    expect(planned(lines, [product('p1', 'X-1', ['七五七'])])).toEqual({
      taken: [],
      problems: ['2 别名 别名「757」已是「X-1」的名称'],
    });
  });

  it('may go from one product to another, in any order of the lines', () => {
    const catalogue = [product('p1', 'X-1', ['七五七'])];
    const [first, second] = [
      ['X-1', '', '', '吨'],
      ['X-2', '757', '', '吨'],
    ];
    for (const lines of [sheet(HEADER, first, second), sheet(HEADER, second, first)]) {
      expect(planned(lines, catalogue)).toMatchObject({ problems: [] });
    }
  });

  it('come back with a line that is left out', () => {
    // X-1 would give 七五七 to X-3, but its new alias belongs to X-2: it stays as it is, and X-3 gets nothing.
    const catalogue = [product('p1', 'X-1', ['七五七']), product('p2', 'X-2', ['八八八'])];
    const lines = sheet(HEADER, ['X-1', '888', '', '吨'], ['X-3', '757', '', '吨']);
    expect(planned(lines, catalogue)).toEqual({
      taken: [],
      problems: ['2 别名 别名「888」已是「X-2」的名称', '3 别名 别名「757」已是「X-1」的名称'],
    });
  });

  const name = fc.constantFrom('甲料', '乙料', '757', '七五七', 'X-1', 'X1', 'x-2', 'X-3', 'X-4');
  const line = fc.tuple(name, fc.array(name, { maxLength: 3 }), fc.constantFrom('吨', '包', '?'));
  const lines = fc
    .array(line, { minLength: 1, maxLength: 8 })
    .map((list) =>
      sheet(HEADER, ...list.map(([model, aliases, unit]) => [model, aliases.join('、'), '', unit])),
    );

  it('have one owner after any import', () => {
    fc.assert(
      fc.property(lines, lines, (one, two) => {
        const after = imported(two, imported(one, []));
        expectOneOwner(after);
        const plan = planImport(two, imported(one, []));
        const refused = plan.ok ? new Set(plan.problems.map(({ row }) => row)).size : NaN;
        expect(plan.ok && plan.taken.length + refused).toBe(two.length - 1);
      }),
    );
  });

  it('change nothing when a sheet without problems is imported again', () => {
    fc.assert(
      fc.property(lines, lines, (one, two) => {
        const before = imported(one, []);
        const plan = planImport(two, before);
        fc.pre(plan.ok && plan.problems.length === 0);
        const again = planImport(two, imported(two, before));
        expect(again.ok && again.taken.map(({ effect }) => effect)).toEqual(
          two.slice(1).map(() => 'same'),
        );
        expect(again).toMatchObject({ problems: [] });
      }),
    );
  });
});

function imported(lines: readonly SheetLine[], catalogue: readonly Product[]): readonly Product[] {
  const plan = planImport(lines, catalogue);
  if (!plan.ok) return catalogue;
  const after = new Map(catalogue.map((one) => [modelKey(one.model), one]));
  for (const { draft, known } of plan.taken) {
    const key = modelKey(draft.model);
    after.set(key, { id: known?.id ?? key, ...draft });
  }
  return [...after.values()];
}

function expectOneOwner(catalogue: readonly Product[]): void {
  const owners = new Map<string, Set<string>>();
  for (const { model, aliases } of catalogue) {
    for (const alias of aliases) {
      const key = heardKey(alias);
      owners.set(key, (owners.get(key) ?? new Set()).add(model));
    }
  }
  for (const { model } of catalogue) owners.get(heardKey(model))?.add(model);
  expect([...owners.values()].filter((models) => models.size > 1)).toEqual([]);
}
