/** What all pages share: states, one piece of data at a time, news, nothing while hidden. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openClient, settle, type FakeWx, type Reply } from './fake-wx';
import { list, openPage } from './open-page';

let wx: FakeWx;
let reply: Reply;
const asked = () =>
  wx.sent.filter(({ path }) => path.startsWith('/api/list')).map(({ path }) => path);

beforeEach(() => {
  jest.useFakeTimers();
  wx = openClient();
  wx.storage.set('session', 'new');
  wx.serve(({ path }) =>
    path === '/api/session' ? { status: 200, data: { token: 'new', expiresAt: '' } } : reply,
  );
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a page', () => {
  it('shows its content by one request and one piece of data', async () => {
    reply = list(null, 'a', 'b');
    const page = await openPage();
    expect(asked()).toEqual(['/api/list']);
    expect(page.patches).toHaveLength(1);
    expect(page.data.frame).toMatchObject({ state: 'ready', stale: '' });
    expect(page.data.view?.rows.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('shows grey bars only when the answer takes longer than 200 ms', async () => {
    reply = 'held';
    const page = await openPage();
    await jest.advanceTimersByTimeAsync(190);
    expect(page.patches).toEqual([]);
    await jest.advanceTimersByTimeAsync(20);
    expect(page.data.frame['state']).toBe('loading');
  });

  const problem = (status: number, retry = false): Reply => ({
    status,
    data: { code: 'x', message: '说明', retry, fields: [], requestId: 'r-1' },
  });
  it.each([
    [list(null), { state: 'empty', title: '没有来电', hint: '来电会出现在这里' }],
    [problem(403), { state: 'forbidden', title: '说明', retry: false }],
    [problem(404), { state: 'gone', title: '说明' }],
    [problem(503, true), { state: 'failed', title: '说明', retry: true, requestId: 'r-1' }],
    ['silence', { state: 'failed', retry: true }],
    [problem(426), { state: 'gate', title: '请关闭小程序后重新打开', retry: false }],
  ] as const)('says why there is nothing: %#', async (answer, frame) => {
    reply = answer;
    expect((await openPage()).data.frame).toMatchObject(frame);
  });

  it('keeps what it shows when reading again fails, and says how old it is', async () => {
    reply = list(null, 'a');
    const page = await openPage();
    reply = 'silence';
    expect(await page.shown.refresh()).toBe(false);
    await settle();
    expect(page.data.frame).toMatchObject({ state: 'ready', stale: '更新于 10:00' });
    expect(page.data.view?.rows).toHaveLength(1);
  });

  it('marks what is older than a minute while no news arrives', async () => {
    reply = list(null, 'a');
    const page = await openPage();
    await jest.advanceTimersByTimeAsync(91_000);
    expect(page.data.frame['stale']).toBe('更新于 10:00');
  });

  it('reads again for its own news only', async () => {
    reply = list(null, 'a');
    await openPage({ id: 'c1' });
    const { startNews } = await import('../../../miniprogram/changes');
    reply = 'held';
    startNews();
    await settle();
    const tell = async (kind: string, id: string): Promise<void> => {
      await jest.advanceTimersByTimeAsync(1_500);
      wx.answerHeld(200, { cursor: id, now: '2026-11-24T02:00:00.000Z', changed: [{ kind, id }] });
      await settle();
    };
    await tell('call', 'c2');
    await tell('todo', 'c1');
    expect(asked()).toHaveLength(1);
    await tell('call', 'c1');
    expect(asked()).toHaveLength(2);
  });

  it('writes nothing while it is hidden, and all of it when it is shown', async () => {
    reply = 'held';
    const page = await openPage();
    page.onHide();
    wx.answerHeld(200, {
      now: '2026-11-24T02:00:00.000Z',
      rows: [{ id: 'a', text: 'a' }],
      next: null,
    });
    await settle();
    expect(page.patches).toEqual([]);
    page.onShow();
    expect(page.data.frame['state']).toBe('ready');
    expect(page.data.view?.rows).toHaveLength(1);
  });

  it('goes on to what it was opened for when the gate opens', async () => {
    reply = {
      status: 403,
      data: { code: 'disabled', message: '已停用', retry: false, fields: [], requestId: 'r' },
    };
    const page = await openPage({ words: 'w' });
    expect(page.data.frame['state']).toBe('gate');
    reply = list(null, 'a');
    page.onRetry();
    await settle();
    expect(page.data.frame['state']).toBe('ready');
    expect(asked().every((path) => path === '/api/list?words=w')).toBe(true);
  });

  it('draws again what depends on the time, and asks nobody for it', async () => {
    reply = list(null, 'a');
    const page = await openPage();
    await jest.advanceTimersByTimeAsync(31_000);
    expect(asked()).toHaveLength(1);
    page.onUnload();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(page.patches).toHaveLength(1);
  });
});
