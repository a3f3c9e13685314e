import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { measureArchive } from '../../../../server/adapters/sheets/measure.ts';
import { createSheets } from '../../../../server/adapters/sheets/read.ts';
import { makeArchive, sheetXml, workbookEntries } from './archive.ts';

const { read } = createSheets();
/** Written by openpyxl, with a title, merged and coloured cells, and a second sheet. */
const FOREIGN = readFileSync(new URL('../../../fixtures/products/foreign.xlsx', import.meta.url));
const cell = (ref: string, text: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const ONE_CELL = sheetXml(`<row r="3">${cell('B3', '型号')}</row>`);

/** The same sheet in an archive whose sheet entry lies. */
const lying = (sheet: string | Buffer, lie: { says: number; hides?: boolean }) =>
  makeArchive(
    workbookEntries(sheet).map((one) =>
      one.name.includes('worksheets') ? { ...one, ...lie } : one,
    ),
  );

describe('a sheet', () => {
  it.each(['shared', 'inline'] as const)('is read with %s strings', async (stringMode) => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '产品', rows: [['型号', null, 757], [], [true, ' a\nb ', 2.5]] },
        { name: '其他', rows: [['别的']] },
      ],
      stringMode,
    });
    expect(await read(bytes)).toEqual({
      ok: true,
      lines: [
        { row: 1, cells: ['型号', '', '757'] },
        { row: 3, cells: ['true', ' a\nb ', '2.5'] },
      ],
    });
  });

  it('of a foreign writer is read with its own numbers of lines', async () => {
    const reading = await read(FOREIGN);
    if (!reading.ok) throw new Error(reading.problem);
    expect(reading.lines.slice(1, 3)).toEqual([
      { row: 3, cells: ['序号', '计量单位', '产品型号（必填）', '类别', '俗称'] },
      { row: 4, cells: ['1', '吨', 'PCR-ABS-757', 'PCR-ABS', '七五七、757料'] },
    ]);
    expect(reading.lines.at(-1)).toEqual({ row: 40, cells: ['合计'] });
  });

  it('keeps a day that was a model before', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [[new Date('2026-05-07T00:00:00Z')]] }],
    });
    expect(await read(bytes)).toMatchObject({ lines: [{ cells: ['2026-05-07'] }] });
  });

  it('may be empty', async () => {
    expect(await read(makeArchive(workbookEntries(sheetXml(''))))).toEqual({ ok: true, lines: [] });
  });

  it('is read from an archive made by hand', async () => {
    expect(await read(makeArchive(workbookEntries(ONE_CELL)))).toEqual({
      ok: true,
      lines: [{ row: 3, cells: ['', '型号'] }],
    });
  });

  it('may have a cell in its last corner', async () => {
    const far = sheetXml(
      `<row r="1">${cell('A1', '型号')}</row><row r="1048576">${cell('XFD1048576', '角')}</row>`,
    );
    expect(await read(makeArchive(workbookEntries(far)))).toEqual({
      ok: true,
      lines: [{ row: 1, cells: ['型号'] }],
    });
  });

  it('expands no entities', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(500)}">${Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY b${n} "${`&${n === 0 ? 'a' : `b${n - 1}`};`.repeat(10)}">`,
    ).join('')}]>`;
    const bytes = makeArchive(
      workbookEntries(`${laughs}${sheetXml(`<row r="1">${cell('A1', '&b8;')}</row>`)}`, laughs),
    );
    const reading = await read(bytes);
    expect(JSON.stringify(reading).length).toBeLessThan(200);
  });
});

describe('what is no sheet, or too much of one', () => {
  const big = Buffer.alloc(64 * 1024 * 1024, ' ');
  const row = (n: number) => `<row r="${n}">${cell(`A${n}`, 'x')}</row>`;
  const rows = (count: number, of: (n: number) => string) =>
    sheetXml(Array.from({ length: count }, (_, n) => of(n + 1)).join(''));
  it.each([
    ['nothing', () => Buffer.alloc(0), 'not-xlsx'],
    ['words', () => Buffer.from('型号,单位\nX-1,吨'), 'not-xlsx'],
    [
      'an old .xls or a password',
      () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex'),
      'locked',
    ],
    ['another archive', () => makeArchive([{ name: 'a.txt', data: 'a' }]), 'not-xlsx'],
    ['a broken one', () => FOREIGN.subarray(0, 3000), 'not-xlsx'],
    ['a bomb', () => makeArchive(workbookEntries(big)), 'too-big'],
    ['a bomb that says it is small', () => lying(big, { says: 1000 }), 'not-xlsx'],
    ['a bomb that says nothing', () => lying(big, { says: 0 }), 'not-xlsx'],
    ['a bomb that hides', () => lying(big, { says: 0, hides: true }), 'not-xlsx'],
    ['a size that is written elsewhere', () => lying(ONE_CELL, { says: 0xffffffff }), 'not-xlsx'],
    [
      'a thousand entries',
      () => makeArchive(Array.from({ length: 1000 }, (_, n) => ({ name: `${n}`, data: '' }))),
      'too-big',
    ],
    ['too many lines', () => makeArchive(workbookEntries(rows(3001, row))), 'too-many-lines'],
    [
      'too many empty rows',
      () => makeArchive(workbookEntries(rows(10_001, (n) => `<row r="${n}"/>`))),
      'too-many-lines',
    ],
  ])('%s', async (_name, make, problem) => {
    expect(await read(make())).toEqual({ ok: false, problem });
  });

  it('unpacks no more than an entry says', async () => {
    const bytes = lying(big, { says: 1000 });
    const before = process.memoryUsage().arrayBuffers;
    await read(bytes);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  it('is answered for any bytes, and for any damage to a good file', async () => {
    const damage = fc.array(fc.tuple(fc.nat(FOREIGN.length - 1), fc.nat(255)), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), damage), async (made) => {
        const bytes = made instanceof Uint8Array ? made : Buffer.from(FOREIGN);
        if (!(made instanceof Uint8Array)) for (const [at, value] of made) bytes[at] = value;
        expect(['boolean']).toContain(typeof (await read(bytes)).ok);
      }),
    );
  });
});

describe('the measure of an archive', () => {
  it('is what its entries unpack to', () => {
    const entries = workbookEntries(ONE_CELL);
    const sum = entries.reduce((bytes, { data }) => bytes + Buffer.byteLength(data), 0);
    const measure = measureArchive(makeArchive(entries));
    expect(measure?.entries).toBe(5);
    expect(measure?.bytes).toBeGreaterThanOrEqual(sum);
    expect(measure?.bytes).toBeLessThan(sum + 200);
  });
});
