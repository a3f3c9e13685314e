/** Acts: one effect for three taps, the truth after silence, one key for a retry, 409 with its state. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ActView } from '../../../miniprogram/acting';
import { openClient, settle, type FakeWx, type Reply } from './fake-wx';

let wx: FakeWx;
let views: ActView[];
let reads: number;
let isReadable: boolean;

async function openActing() {
  const { createActing } = await import('../../../miniprogram/acting');
  return createActing({
    draw: (view) => views.push(view),
    readTruth: () => {
      reads += 1;
      return Promise.resolve(isReadable);
    },
  });
}

function serveActs(reply: () => Reply): void {
  wx.serve(({ path }) =>
    path === '/api/session' ? { status: 200, data: { token: 'new', expiresAt: '' } } : reply(),
  );
}

const acts = () => wx.sent.filter(({ path }) => path === '/api/alerts/a/take');
const last = (): ActView | undefined => views[views.length - 1];

beforeEach(() => {
  jest.useFakeTimers();
  wx = openClient();
  views = [];
  reads = 0;
  isReadable = true;
});
afterEach(() => {
  jest.useRealTimers();
});

describe('an act', () => {
  const path = '/api/alerts/a/take';

  it('turns its row at once and has one effect for three taps', async () => {
    serveActs(() => 'held');
    const acting = await openActing();
    const done = jest.fn();
    for (let tap = 0; tap < 3; tap += 1) acting.start({ name: 'take', path, done });
    expect(views[0]?.busy).toBe('take');
    await settle();
    wx.answerHeld(200, { state: 'taken' });
    await settle();
    expect(acts()).toHaveLength(1);
    expect(done).toHaveBeenCalledWith({ state: 'taken' });
    expect(last()).toMatchObject({ busy: '', line: '' });
  });

  it('has one effect for three taps in 200 ms, however fast the answers come', async () => {
    serveActs(() => ({ status: 200, data: {} }));
    const acting = await openActing();
    const done = jest.fn();
    for (let tap = 0; tap < 3; tap += 1) {
      acting.start({ name: 'tick', path, body: { is: tap % 2 === 0 }, done });
      await settle();
      jest.advanceTimersByTime(100);
    }
    expect([acts().length, done.mock.calls.length]).toEqual([1, 1]);
    // Another button is another wish at once; the same one is when the finger has come back.
    acting.start({ name: 'other', path, done });
    await settle();
    acting.start({ name: 'tick', path, done });
    await settle();
    expect(acts()).toHaveLength(3);
  });

  it('says after eight seconds that it still waits', async () => {
    serveActs(() => 'held');
    const acting = await openActing();
    acting.start({ name: 'take', path, done: () => undefined });
    await settle();
    jest.advanceTimersByTime(7_900);
    expect(last()?.slow).toBe(false);
    jest.advanceTimersByTime(200);
    expect(last()).toMatchObject({ busy: 'take', slow: true, line: '仍在提交…' });
  });

  it('reads the truth after silence, and is done when the truth says so', async () => {
    serveActs(() => 'silence');
    const acting = await openActing();
    const landed = jest.fn();
    const done = jest.fn();
    acting.start({ name: 'take', path, done, landed, isDone: () => true });
    await settle();
    expect([reads, landed.mock.calls.length, done.mock.calls.length]).toEqual([1, 1, 0]);
    expect(last()).toMatchObject({ line: '', retry: false });
  });

  it('reads it after a fault on the way too: the server may have acted all the same', async () => {
    serveActs(() => ({ status: 502, data: '<html>' }));
    const acting = await openActing();
    let isThere = true;
    const landed = jest.fn();
    const act = { name: 'take', path, done: () => undefined, landed, isDone: () => isThere };
    acting.start(act);
    await settle();
    expect(last()).toMatchObject({ line: '', retry: false });
    isThere = false;
    jest.advanceTimersByTime(300);
    acting.start(act);
    await settle();
    expect(last()).toMatchObject({ line: '服务暂时不可用，请稍后重试', retry: true });
    expect([reads, landed.mock.calls.length]).toEqual([2, 1]);
  });

  it('keeps its key when it is sent again, and sends nothing by itself', async () => {
    serveActs(() => 'silence');
    isReadable = false;
    const acting = await openActing();
    acting.start({ name: 'take', path, done: () => undefined });
    await settle();
    expect(last()).toMatchObject({ line: '未提交', tone: 'failed', retry: true });
    jest.advanceTimersByTime(60_000);
    await settle();
    expect(acts()).toHaveLength(1);
    serveActs(() => ({ status: 200, data: {} }));
    acting.retry();
    await settle();
    const keys = acts().map(({ header }) => header['Idempotency-Key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[\x21-\x7e]{20,128}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(last()).toMatchObject({ line: '', retry: false });
  });

  it('takes another key for another wish', async () => {
    serveActs(() => ({ status: 200, data: {} }));
    const acting = await openActing();
    for (let wish = 0; wish < 2; wish += 1) {
      acting.start({ name: 'take', path, done: () => undefined });
      await settle();
      jest.advanceTimersByTime(300);
    }
    expect(new Set(acts().map(({ header }) => header['Idempotency-Key'])).size).toBe(2);
  });

  it('shows the state of a 409 and the one line of the server', async () => {
    serveActs(() => ({
      status: 409,
      data: {
        code: 'conflict',
        message: '李四已于 21:09 接手',
        retry: false,
        fields: [],
        requestId: 'r',
        current: { state: 'taken' },
      },
    }));
    const acting = await openActing();
    const conflict = jest.fn();
    acting.start({ name: 'take', path, done: () => undefined, conflict });
    await settle();
    expect(conflict).toHaveBeenCalledWith({ state: 'taken' });
    expect(last()).toMatchObject({ line: '李四已于 21:09 接手', retry: false });
    expect(reads).toBe(0);
  });

  it('asks once before a final act, and sends nothing when that is declined', async () => {
    serveActs(() => ({ status: 200, data: {} }));
    const acting = await openActing();
    const ask = { title: '已解决？', text: '不再升级。', action: '已解决' };
    acting.start({ name: 'settle', path, ask, done: () => undefined });
    expect(last()?.question).toEqual(ask);
    acting.cancel();
    acting.confirm();
    await settle();
    jest.advanceTimersByTime(300);
    expect(acts()).toHaveLength(0);
    acting.start({ name: 'settle', path, ask, done: () => undefined });
    acting.confirm();
    await settle();
    expect(acts()).toHaveLength(1);
  });

  it.each([
    [true, 'store_unavailable', true],
    [false, 'invalid', false],
  ])('offers 重试 when the server does: %s', async (retry, code, offered) => {
    serveActs(() => ({
      status: retry ? 503 : 422,
      data: { code, message: code, retry, fields: [], requestId: 'r' },
    }));
    const acting = await openActing();
    acting.start({ name: 'take', path, done: () => undefined });
    await settle();
    expect(last()).toMatchObject({ line: code, tone: 'failed', retry: offered });
    // What the server refused needs no look at the truth; what it could not do does.
    expect(reads).toBe(retry ? 1 : 0);
  });
});
