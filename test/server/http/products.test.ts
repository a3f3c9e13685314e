/** The product catalogue through its doors, with the real flow, reader and store behind them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { createSheets } from '../../../server/adapters/sheets/read.ts';
import { createProducts } from '../../../server/adapters/store/products.ts';
import type { Product } from '../../../server/domain/insight/types.ts';
import { keepProducts } from '../../../server/flows/products/keep-products.ts';
import { createLog } from '../../../server/log.ts';
import { openPlace } from '../adapters/store/place.ts';
import { bearer, makePerson, problemOf, viewers, WALL } from './doors.ts';
import { keepStrictHouses } from './strict-house.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const admin = makePerson('boss', ['admin']);
const rep = makePerson('sales_manager_a');
const place = openPlace();
const openStrict = keepStrictHouses();

async function openCatalogue() {
  let ids = 0;
  const clock = { now: () => WALL, wall: () => WALL };
  const products = keepProducts({
    products: createProducts({ ...place.of(), clock }),
    sheets: createSheets(),
    clock,
    newId: () => `p${(ids += 1)}`,
    log: createLog({ level: 'silent' }),
  });
  const { fetch } = await openStrict({ findViewer: viewers(admin, rep), products });
  const send = (method: string, path: string, body?: unknown, person = admin) =>
    fetch(`/api/products${path}`, {
      method,
      headers: bearer(person),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    send,
    upload: (bytes: Uint8Array, query = '', type: string | null = XLSX) =>
      fetch(`/api/products/import${query}`, {
        method: 'POST',
        headers: { ...bearer(admin), ...(type === null ? {} : { 'content-type': type }) },
        body: new Uint8Array(bytes),
      }),
    async list(): Promise<readonly Product[]> {
      const response = await send('GET', '', undefined, rep);
      return ((await response.json()) as { products: Product[] }).products;
    },
  };
}

const BODY = { model: 'PCR-ABS-757', aliases: ['七五七', '757料'], family: 'PCR-ABS', unit: '吨' };
const toSheet = (rows: (string | number | null)[][]) =>
  writeXlsx({ sheets: [{ name: '产品', rows: [['型号', '别名', '系列', '单位'], ...rows] }] });

describe('one product', () => {
  it('is added, changed and taken out by an admin, and read by everybody', async () => {
    const { send, list } = await openCatalogue();
    const added = await send('POST', '', { ...BODY, model: ' ＰＣＲ－ABS-757 ' });
    expect([added.status, await added.json()]).toEqual([200, { id: 'p1', ...BODY }]);
    const changed = await send('POST', '/p1', { aliases: ['757'] });
    const after = { id: 'p1', ...BODY, aliases: ['757'] };
    expect([changed.status, await changed.json()]).toEqual([200, after]);
    expect(await list()).toEqual([after]);
    expect((await send('DELETE', '/p1')).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await send('DELETE', '/p1')).status).toBe(404);
    expect((await send('POST', '/p1', { unit: '包' })).status).toBe(404);
  });

  it('is one, however often the same wish comes', async () => {
    const { send, list } = await openCatalogue();
    for (const _ of [1, 2]) {
      expect(await (await send('POST', '', BODY)).json()).toEqual({ id: 'p1', ...BODY });
    }
    expect(await list()).toHaveLength(1);
  });

  it.each([
    [{ ...BODY, model: 'pcr-abs-757' }, [['model', '与「PCR-ABS-757」重复']]],
    [{ model: 'X-1', aliases: ['757料'], unit: '吨' }, [['aliases', '已是「PCR-ABS-757」的名称']]],
    [
      { model: '', unit: '马力' },
      [
        ['model', '不能为空'],
        ['unit', '无法识别'],
      ],
    ],
    [{ model: 'X-1' }, [['unit', '']]],
    [{ model: 'X-1', unit: '吨', aliases: '757' }, [['aliases', '']]],
  ])('%j is refused, with every wrong field', async (body, wrong) => {
    const { send, list } = await openCatalogue();
    await send('POST', '', BODY);
    const refused = await send('POST', '', body);
    expect(refused.status).toBe(422);
    const { fields } = await problemOf(refused);
    expect(fields).toEqual(
      wrong.map(([path, words]) => ({ path, problem: expect.stringContaining(words ?? '') })),
    );
    expect(await list()).toHaveLength(1);
  });

  it('may keep its own names when it is changed', async () => {
    const { send } = await openCatalogue();
    await send('POST', '', BODY);
    expect((await send('POST', '/p1', { ...BODY, family: 'ABS' })).status).toBe(200);
  });

  it.each([
    ['POST', ''],
    ['POST', '/p1'],
    ['DELETE', '/p1'],
    ['POST', '/import'],
  ])('%s %s is not for a rep', async (method, path) => {
    const { send } = await openCatalogue();
    expect((await send(method, path, method === 'POST' ? BODY : undefined, rep)).status).toBe(403);
  });
});

describe('a sheet', () => {
  it('is stored line by line, the wrong lines are named, and again changes nothing', async () => {
    const { upload, list } = await openCatalogue();
    const sheet = await toSheet([
      ['PCR-ABS-757', '七五七、757料', 'PCR-ABS', '吨'],
      ['PCR-PP-1100', '七五七', 'PCR-PP', '吨'],
      [8303, null, '', 'KG'],
      [null, '无名', '', '吨'],
    ]);
    const problems = [
      { row: 3, column: '别名', problem: '别名「七五七」已是「PCR-ABS-757」的名称' },
      { row: 5, column: '型号', problem: '型号不能为空' },
    ];
    const tried = await upload(sheet, '?dryRun=true');
    const would = { dryRun: true, added: 2, changed: 0, same: 0, problems };
    expect([tried.status, await tried.json()]).toEqual([200, would]);
    expect(await list()).toEqual([]);

    expect(await (await upload(sheet)).json()).toEqual({ ...would, dryRun: false });
    const stored = await list();
    expect(stored).toMatchObject([BODY, { model: '8303', aliases: [], family: '', unit: '公斤' }]);
    const again = { dryRun: false, added: 0, changed: 0, same: 2, problems };
    expect(await (await upload(sheet)).json()).toEqual(again);

    const other = await toSheet([['pcr-abs-757', '757料', 'PCR-ABS', '包']]);
    expect(await (await upload(other)).json()).toMatchObject({ added: 0, changed: 1, same: 0 });
    expect(await list()).toMatchObject([
      { id: stored[0]?.id, model: 'pcr-abs-757', aliases: ['757料'], unit: '包' },
      { model: '8303' },
    ]);
  });

  it('made by another program is read too', async () => {
    const { upload, list } = await openCatalogue();
    const file = new URL('../../fixtures/products/foreign.xlsx', import.meta.url);
    const answer = await upload(readFileSync(file), '', 'application/octet-stream');
    expect(await answer.json()).toEqual({
      dryRun: false,
      added: 5,
      changed: 0,
      same: 0,
      problems: [
        { row: 9, column: '计量单位', problem: '单位「马力」无法识别，请填写吨、公斤、包、件等' },
        { row: 10, column: '产品型号', problem: '型号不能为空' },
      ],
    });
    expect((await list()).map(({ model, aliases, unit }) => [model, aliases, unit])).toEqual([
      ['PCR-ABS-757', ['七五七', '757料'], '吨'],
      ['PCR-PP-1100', ['1100料', '一一零零'], '吨'],
      ['PA66-GF30', ['尼龙66加纤30', 'PA66加纤30'], '公斤'],
      ['PCR-PC/ABS-2500', ['PC/ABS2500', '合金2500'], '吨'],
      ['8303', [], '公斤'],
    ]);
  });

  it.each([
    ['no sheet', () => Buffer.from('型号,单位'), XLSX, 422, 'bad_sheet', '不是可读取的 .xlsx'],
    ['nothing', () => Buffer.alloc(0), XLSX, 422, 'bad_sheet', '不是可读取的 .xlsx'],
    [
      'a sheet without header',
      () => writeXlsx({ sheets: [{ name: 'a', rows: [['X-1', '吨']] }] }),
      XLSX,
      422,
      'bad_sheet',
      '没有找到表头',
    ],
    ['a sheet without lines', () => toSheet([]), XLSX, 422, 'bad_sheet', '没有产品'],
    ['too many bytes', () => Buffer.alloc(2 * 1024 * 1024 + 1), XLSX, 413, 'too_large', ''],
    [
      'a form',
      () => toSheet([['X-1', '', '', '吨']]),
      'multipart/form-data; boundary=x',
      415,
      'wrong_content_type',
      '',
    ],
    ['no type', () => toSheet([['X-1', '', '', '吨']]), null, 415, 'wrong_content_type', ''],
  ])('%s is refused', async (_name, make, type, status, code, words) => {
    const { upload, list } = await openCatalogue();
    const answer = await upload(await make(), '', type);
    const problem = await problemOf(answer);
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.message).toContain(words);
    expect(await list()).toEqual([]);
  });

  it('is described as a file in the API document', async () => {
    const { fetch } = await openStrict();
    const document = (await (await fetch('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { requestBody?: { content: object } }>>;
    };
    expect(document.paths['/api/products/import']?.['post']?.requestBody?.content).toEqual({
      [XLSX]: { schema: { type: 'string', format: 'binary' } },
    });
  });

  it('of more bytes than a form may have is taken', async () => {
    const { upload } = await openCatalogue();
    const sheet = await toSheet(
      Array.from({ length: 2500 }, (_, n) => [`M-${n}`, `别名${n}`, `F${(n * 7919) % 9973}`, '吨']),
    );
    expect(sheet.length).toBeGreaterThan(65_536);
    expect(await (await upload(sheet)).json()).toMatchObject({ added: 2500, problems: [] });
  });
});
