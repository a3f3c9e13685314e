/** Lists: appended by path, renewed in front, searched when typing ends. */
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

describe('a list', () => {
  it('appends the next page by path, each row once', async () => {
    reply = list('n', 'a', 'b');
    const page = await openPage();
    reply = list(null, 'b', 'c');
    page.onReachBottom();
    page.onReachBottom();
    await settle();
    expect(asked()).toEqual(['/api/list', '/api/list?cursor=n']);
    expect(page.patches[1]).toEqual({ 'view.rows[2]': { id: 'c', text: 'c' } });
    page.onReachBottom();
    await settle();
    expect(asked()).toHaveLength(2);
  });

  it('keeps what was appended when the first page is read again', async () => {
    reply = list('n', 'a', 'b');
    const page = await openPage();
    reply = list(null, 'c');
    page.onReachBottom();
    await settle();
    reply = list('n', 'new', 'a');
    await page.shown.refresh();
    await settle();
    expect(page.data.view?.rows.map(({ id }) => id)).toEqual(['new', 'a', 'c']);
  });

  it('waits for the end of typing, and drops answers to older words', async () => {
    reply = list(null, 'a');
    const page = await openPage();
    reply = 'held';
    page.shown.ask({ words: '奥' }, 'typing');
    await jest.advanceTimersByTimeAsync(200);
    page.shown.ask({ words: '奥克' }, 'typing');
    await jest.advanceTimersByTimeAsync(310);
    page.shown.ask({ words: '奥克斯' }, 'typing');
    await jest.advanceTimersByTimeAsync(310);
    expect(
      asked()
        .slice(1)
        .map((path) => decodeURIComponent(path)),
    ).toEqual(['/api/list?words=奥克', '/api/list?words=奥克斯']);
    const rows = (id: string) => ({
      now: '2026-11-24T02:00:00.000Z',
      rows: [{ id, text: id }],
      next: null,
    });
    wx.answerNewestHeld(200, rows('right'));
    wx.answerHeld(200, rows('old'));
    await settle();
    expect(page.data.view?.rows.map(({ id }) => id)).toEqual(['right']);
  });
});
