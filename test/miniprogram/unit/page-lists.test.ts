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
    expect(page.data.view?.rows.map(({ id }) => id)).toEqual(['new', 'a', 'b', 'c']);
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

describe('a list of more rows than a page may hold', () => {
  const ALL = Array.from({ length: 130 }, (_, n) => `r${n}`);
  let rows: readonly string[] = ALL;
  beforeEach(() => {
    rows = ALL;
    wx.serve(({ path }) => {
      if (path === '/api/session') return { status: 200, data: { token: 'new', expiresAt: '' } };
      const after = /cursor=(.*)$/.exec(path)?.[1];
      const from = after === undefined ? 0 : rows.indexOf(after) + 1;
      const page = rows.slice(from, from + 30);
      const next = from + 30 < rows.length ? (page[page.length - 1] ?? null) : null;
      return list(next, ...page);
    });
  });
  type Page = Awaited<ReturnType<typeof openPage>>;
  const ids = (page: Page) => page.data.view?.rows.map(({ id }) => id) ?? [];
  const bottom = async (page: Page): Promise<void> => {
    page.onReachBottom();
    await settle();
  };

  it('draws sixty, and goes on and back by its buttons', async () => {
    const page = await openPage();
    await bottom(page);
    expect(ids(page)).toEqual(ALL.slice(0, 60));
    expect(page.data.list).toMatchObject({ earlier: false, later: true });
    // One page ahead is read, not drawn; and no further.
    for (let n = 0; n < 3; n += 1) await bottom(page);
    expect(asked()).toHaveLength(3);
    expect(ids(page)).toEqual(ALL.slice(0, 60));
    page.onRowsLater();
    await settle();
    expect(ids(page)).toEqual(ALL.slice(60, 90));
    for (let n = 0; n < 2; n += 1) await bottom(page);
    page.onRowsLater();
    await settle();
    expect(ids(page)).toEqual(ALL.slice(120));
    expect(page.data.list).toMatchObject({ earlier: true, later: false });
    page.onRowsEarlier();
    page.onRowsEarlier();
    await settle();
    expect(ids(page)).toEqual(ALL.slice(0, 60));
    // Never more than a window goes to what draws.
    const most = Math.max(...page.patches.map((patch) => JSON.stringify(patch).length));
    const window = ALL.slice(0, 70).map((id) => ({ id, text: id }));
    expect(most).toBeLessThan(JSON.stringify(window).length);
  });

  it('waits for rows that are not there yet, and moves when they are', async () => {
    const page = await openPage();
    await bottom(page);
    page.onRowsLater();
    page.onRowsLater();
    await settle();
    expect(ids(page)).toEqual(ALL.slice(60, 90));
  });

  it('stays where it is when rows come in front, and begins anew for other words', async () => {
    const page = await openPage();
    await bottom(page);
    page.onRowsLater();
    await settle();
    rows = ['new', ...ALL];
    await page.shown.refresh();
    await settle();
    expect(ids(page)).toEqual(ALL.slice(60, 90));
    page.onRowsEarlier();
    await settle();
    expect(ids(page)).toEqual(ALL.slice(0, 60));
    page.onRowsEarlier();
    await settle();
    expect(ids(page)[0]).toBe('new');
    page.shown.ask({ words: '奥' });
    await jest.advanceTimersByTimeAsync(10);
    await settle();
    expect(ids(page)).toEqual(rows.slice(0, 30));
    expect(page.data.list).toMatchObject({ earlier: false, later: false });
  });

  it('begins anew where so many came that nobody knows what lies between', async () => {
    const page = await openPage();
    await bottom(page);
    rows = [...Array.from({ length: 40 }, (_, n) => `new${n}`), ...ALL];
    await page.shown.refresh();
    await settle();
    expect(ids(page)).toEqual(rows.slice(0, 30));
    await bottom(page);
    expect(ids(page)).toEqual(rows.slice(0, 60));
  });
});
