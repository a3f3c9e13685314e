/** The long poll: in the foreground only, on from its cursor, with longer and longer rests when nobody answers. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openClient, settle, type FakeWx } from './fake-wx';

let wx: FakeWx;
const polls = () => wx.sent.filter(({ path }) => path.startsWith('/api/changes'));
const lastPoll = () => polls()[polls().length - 1];
const news = (cursor: string, ...ids: string[]) => ({
  cursor,
  now: '2026-11-24T02:00:00.000Z',
  changed: ids.map((id) => ({ kind: 'alert', id })),
  reload: false,
});

async function openNews() {
  const changes = await import('../../../miniprogram/changes');
  const { noteFirstContent } = await import('../../../miniprogram/first-content');
  const told: unknown[] = [];
  changes.watchNews((one) => told.push(one));
  return { ...changes, told, noteFirstContent };
}

/** Poll answers are held until the test gives them. */
function serve(how: 'held' | 'silence'): void {
  wx.serve(({ path }) =>
    path === '/api/session' ? { status: 200, data: { token: 'new', expiresAt: '' } } : how,
  );
}

async function answer(data: unknown, afterMs = 5_000): Promise<void> {
  await jest.advanceTimersByTimeAsync(afterMs);
  wx.answerHeld(200, data);
  await settle();
}

beforeEach(() => {
  jest.useFakeTimers();
  wx = openClient();
  serve('held');
});
afterEach(() => {
  jest.useRealTimers();
});

describe('news', () => {
  it('waits for the first page, then goes from cursor to cursor and tells what changed', async () => {
    const { startNews, noteFirstContent, told } = await openNews();
    startNews();
    await settle();
    expect(polls()).toHaveLength(0);
    noteFirstContent();
    await settle();
    expect(lastPoll()?.path).toBe('/api/changes');
    await answer(news('c1'), 100);
    expect(lastPoll()?.path).toBe('/api/changes?since=c1');
    await answer(news('c2', 'a1', 'a2'));
    expect(lastPoll()?.path).toBe('/api/changes?since=c2');
    expect(told).toEqual([
      [
        { kind: 'alert', id: 'a1' },
        { kind: 'alert', id: 'a2' },
      ],
    ]);
    expect(polls()).toHaveLength(3);
  });

  it('has everything read again when the first cursor came late', async () => {
    const { startNews, noteFirstContent, told } = await openNews();
    noteFirstContent();
    startNews();
    await settle();
    await answer(news('c1'), 2_500);
    expect(told).toEqual(['all']);
  });

  it('is cut off when hidden, asks nothing there, and goes on from its cursor', async () => {
    const { startNews, stopNews, noteFirstContent } = await openNews();
    noteFirstContent();
    startNews();
    await settle();
    await answer(news('c1'), 100);
    stopNews();
    expect(lastPoll()?.isAborted).toBe(true);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(polls()).toHaveLength(2);
    startNews();
    await settle();
    expect(polls()).toHaveLength(3);
    expect(lastPoll()?.path).toBe('/api/changes?since=c1');
  });

  it('asks one question at a time, however often the program is hidden and shown', async () => {
    const { startNews, stopNews, noteFirstContent } = await openNews();
    noteFirstContent();
    startNews();
    await settle();
    stopNews();
    startNews();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(polls().filter(({ isAborted }) => !isAborted)).toHaveLength(1);
  });

  it('has everything read again when its cursor was too old, and goes on from the new one', async () => {
    const { startNews, noteFirstContent, told } = await openNews();
    noteFirstContent();
    startNews();
    await settle();
    await answer(news('c1'), 100);
    await answer({ ...news('c9'), reload: true });
    expect(told).toEqual(['all']);
    expect(lastPoll()?.path).toBe('/api/changes?since=c9');
  });

  it('rests 1 to 30 s when nobody answers, and is back within 30 s', async () => {
    serve('silence');
    const { startNews, noteFirstContent } = await openNews();
    const { get } = await import('../../../miniprogram/api');
    wx.storage.set('session', 'new');
    await get('/api/a');
    noteFirstContent();
    startNews();
    const gaps: number[] = [];
    let before = polls().length;
    let gap = 0;
    for (let tenth = 0; tenth < 2_000; tenth += 1) {
      await jest.advanceTimersByTimeAsync(100);
      gap += 100;
      if (polls().length > before) {
        gaps.push(gap);
        gap = 0;
        before = polls().length;
      }
    }
    expect(gaps.length).toBeGreaterThan(5);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_100);
    expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(1_000);
    serve('held');
    await jest.advanceTimersByTimeAsync(30_100);
    expect(wx.held()).toBe(1);
  });

  it('does not ask without pause a server that holds nothing', async () => {
    const { startNews, noteFirstContent } = await openNews();
    wx.serve(({ path }) =>
      path === '/api/session'
        ? { status: 200, data: { token: 'new', expiresAt: '' } }
        : { status: 200, data: { ...news('c1'), reload: true } },
    );
    noteFirstContent();
    startNews();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(polls().length).toBeLessThan(60);
  });
});
