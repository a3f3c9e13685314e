/** What LFASR is sent, and what each of its codes and fail types means. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCallback } from '../../../../../server/adapters/speech/iflytek/parse.ts';
import { must, pollToEnd } from '../../../../contracts/queued-speech.ts';
import { makeWav } from '../../../../support/speech/recordings.ts';
import type { IflytekWorld } from './world.ts';
import { openIflytek } from './world.ts';

let world: IflytekWorld;
beforeEach(async () => {
  world = await openIflytek();
});
afterEach(() => world.close());

const submit = async (): Promise<string> =>
  must(await world.speech.submit(world.input('mono'))).task;
/** An answer with 200 and this code. */
const answering = (code: string) =>
  ({ how: 'status', status: 200, json: { code, descInfo: 'no' } }) as const;

describe('an upload', () => {
  it.each([
    ['two-sided', { trackMode: '2' }],
    ['mono', { trackMode: '1', roleType: '1', roleNum: '2' }],
  ] as const)('of a %s recording', async (kind, roles) => {
    const input = world.input(kind);
    await world.speech.submit(input);
    const [order] = world.standin.orders();
    const { appId, signa, ts, ...parameters } = order?.parameters ?? {};
    expect([appId, signa, ts]).not.toContain(undefined);
    expect(parameters).toEqual({
      fileName: `${input.attempt}.wav`,
      fileSize: String(input.bytes),
      duration: '8000',
      language: 'cn',
      eng_smoothproc: 'false',
      callbackUrl: input.callbackUrl,
      ...roles,
    });
    expect(order?.wav.equals(await readFile(input.file))).toBe(true);
  });

  it('brings the hot words along', async () => {
    const vocabulary = must(await world.speech.prepare(['七五七', 'PCR-ABS-757'], 'h'));
    await world.speech.submit({ ...world.input('mono'), vocabulary });
    expect(world.standin.orders()[0]?.parameters.hotWord).toBe('七五七|PCR-ABS-757');
  });

  it.each([
    ['is missing', { file: '/nowhere/at-all.wav' }],
    ['has another size', { bytes: 7 }],
  ])('is not begun when the recording %s', async (_name, odd) => {
    const result = await world.speech.submit({ ...world.input('mono'), ...odd });
    expect(result).toMatchObject({ failure: { kind: 'never' } });
    expect(world.knocks()).toBe(0);
  });

  it('bought nothing when the line breaks before the last byte', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'callpop-upload-'));
    try {
      // More than the sockets of both sides hold.
      const bytes = 40_000_000;
      const file = join(folder, 'long.wav');
      const head = makeWav({ channels: 1 });
      await writeFile(file, Buffer.concat([head, Buffer.alloc(bytes - head.length)]));
      world.faults({ submit: { how: 'cut' } });
      const result = await world.speech.submit({ ...world.input('mono'), file, bytes });
      expect(result).toMatchObject({ failure: { kind: 'later' } });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ['26600', 'never'],
    ['26601', 'account'],
    ['26603', 'later'],
    ['26607', 'account'],
    ['26610', 'never'],
    ['26621', 'never'],
    ['26623', 'never'],
    ['26625', 'account'],
    ['26633', 'account'],
    ['26635', 'later'],
    ['26640', 'later'],
    ['26650', 'never'],
    ['99999', 'later'],
  ])('answered %s is %s', async (code, kind) => {
    world.faults({ submit: answering(code) });
    const result = await world.speech.submit(world.input('mono'));
    expect(result).toMatchObject({ ok: false, failure: { kind, code } });
  });

  it('accepted without an order may have been bought', async () => {
    world.faults({ submit: answering('000000') });
    const result = await world.speech.submit(world.input('mono'));
    expect(result).toMatchObject({ failure: { kind: 'unknown' } });
  });
});

describe('an order', () => {
  it.each([
    [1, 'gone'],
    [2, 'never'],
    [3, 'gone'],
    [4, 'never'],
    [5, 'never'],
    [7, 'never'],
    [8, 'account'],
    [9, 'never'],
    [10, 'never'],
    [11, 'never'],
    [99, 'gone'],
  ])('that ends with fail type %i is %s', async (failType, kind) => {
    const task = await submit();
    world.standin.faults({ failType });
    const result = await pollToEnd(world.speech, task);
    expect(result).toMatchObject({ ok: false, failure: { kind, code: String(failType) } });
  });

  it('of a silent file has failed over there and is empty here', async () => {
    const task = await submit();
    world.standin.faults({ failType: 6 });
    const result = await pollToEnd(world.speech, task);
    expect(result).toMatchObject({ ok: true, value: { sentences: [] } });
  });

  it.each([
    ['26602', 'gone'],
    ['26603', 'later'],
    ['26604', 'gone'],
    ['99999', 'later'],
  ])('asked for and answered %s is %s', async (code, kind) => {
    world.faults({ poll: answering(code) });
    expect(await world.speech.poll('order-1')).toMatchObject({ failure: { kind, code } });
  });

  it('asked for and answered 26605 is worked on, 26606 is empty', async () => {
    world.faults({ poll: answering('26605') });
    expect(await world.speech.poll('order-1')).toEqual({ ok: true, value: null });
    world.faults({ poll: answering('26606') });
    expect(await world.speech.poll('order-1')).toMatchObject({ value: { sentences: [] } });
  });

  const orderInfo = { status: -1, failType: 0, originalDuration: 8000, realDuration: 0 };
  const st = { bg: '0', ed: '900', rl: '1', rt: [{ ws: [{ wb: 1, we: 80, cw: [{ w: '喂' }] }] }] };
  it.each([
    [
      'a result beside status −1',
      { orderInfo, orderResult: JSON.stringify({ lattice: [{ json_1best: { st } }] }) },
      true,
    ],
    ['a broken result', { orderInfo: { ...orderInfo, status: 4 }, orderResult: '{"latt' }, false],
    ['a status nobody knows', { orderInfo: { ...orderInfo, status: 12 } }, false],
    ['no order in it', {}, false],
  ])('with %s', async (_name, content, isHeard) => {
    const json = { code: '000000', descInfo: 'success', content };
    world.faults({ poll: { how: 'status', status: 200, json } });
    const result = await world.speech.poll('order-1');
    expect(result).toMatchObject(
      isHeard ? { value: { sentences: [{ text: '喂' }] } } : { failure: { kind: 'later' } },
    );
  });

  it('gives its result a hundred times', async () => {
    const task = await submit();
    for (let n = 0; n < 100; n += 1) must(await world.speech.poll(task));
    expect(await world.speech.poll(task)).toMatchObject({ failure: { kind: 'gone' } });
  });
});

describe('a lost answer', () => {
  it('is found by the callback alone, whose path bears the attempt', async () => {
    expect(world.speech.find).toBe('callback');
    let tell = (_told: object): void => undefined;
    const told = new Promise<object>((resolve) => {
      tell = resolve;
    });
    const door = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://door.test');
      tell({ path: url.pathname, said: parseCallback(Object.fromEntries(url.searchParams)) });
      response.end();
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const { port } = door.address() as AddressInfo;
    const callbackUrl = `http://127.0.0.1:${port}`;
    const caller = await openIflytek({ callbackMs: 1, callbackUrl });
    try {
      const input = caller.input('mono');
      caller.faults({ submit: { how: 'reset', done: true, times: 1 } });
      expect(await caller.speech.submit(input)).toMatchObject({ failure: { kind: 'unknown' } });
      const order = caller.standin.orders()[0]?.id ?? '';
      const path = `/speech/iflytek/${input.attempt}`;
      expect(await told).toEqual({ path, said: { order, ok: true } });
      expect(await pollToEnd(caller.speech, order)).toMatchObject({ ok: true });
      expect(await caller.standin.callBack()).toEqual([200]);
    } finally {
      await caller.close();
      door.closeAllConnections();
      door.close();
    }
  });
});
