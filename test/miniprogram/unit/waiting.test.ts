/** Who waits for somebody else: for the first page, for the one login, for a WeCom that says nothing. Pages §3. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openClient, settle, type FakeWx, type Reply } from './fake-wx';
import { openPage } from './open-page';

let wx: FakeWx;
const count = (path: string): number => wx.sent.filter((one) => one.path.startsWith(path)).length;

/** A server whose door answers so; behind it all is well. */
function serve(door: Reply, page: Reply = { status: 200, data: {} }): void {
  wx.serve(({ path }) => (path === '/api/session' ? door : page));
}
const SESSION: Reply = { status: 200, data: { token: 'new', expiresAt: '' } };
const REFUSED: Reply = {
  status: 403,
  data: { code: 'disabled', message: '已停用', retry: false, fields: [], requestId: 'r' },
};

beforeEach(() => {
  jest.useFakeTimers();
  wx = openClient();
  serve(SESSION);
});
afterEach(() => {
  jest.useRealTimers();
});

describe('what the first page need not have', () => {
  it('waits for it, then goes once and in its order; later it goes at once', async () => {
    const { afterFirstContent, noteFirstContent } =
      await import('../../../miniprogram/first-content');
    const gone: string[] = [];
    afterFirstContent(() => {
      gone.push('a');
      // Who comes while the others go does not wait for another page.
      afterFirstContent(() => gone.push('in between'));
    });
    afterFirstContent(() => gone.push('b'));
    await settle();
    expect(gone).toEqual([]);
    noteFirstContent();
    expect(gone).toEqual(['a', 'in between', 'b']);
    noteFirstContent();
    expect(gone).toHaveLength(3);
    afterFirstContent(() => gone.push('c'));
    expect(gone).toEqual(['a', 'in between', 'b', 'c']);
  });

  it.each<[string, Reply]>([
    ['an answer', { status: 200, data: { now: '2026-11-24T02:00:00.000Z', rows: [], next: null } }],
    ['a fault', { status: 500, data: null }],
    ['silence', 'silence'],
  ])('goes when the page has %s', async (_, reply) => {
    const { afterFirstContent } = await import('../../../miniprogram/first-content');
    const gone = jest.fn();
    afterFirstContent(gone);
    serve(SESSION, 'held');
    await openPage();
    expect(gone).not.toHaveBeenCalled();
    serve(SESSION, reply);
    if (reply === 'silence') await jest.advanceTimersByTimeAsync(0);
    const again = openPage();
    await again;
    expect(gone).toHaveBeenCalledTimes(1);
  });
});

describe('whoever comes while somebody is at the door', () => {
  const three = async () => {
    const { get } = await import('../../../miniprogram/api');
    return Promise.all(['/api/a', '/api/b', '/api/c'].map((path) => get(path)));
  };

  it('gets the same session, without one to begin with', async () => {
    const answers = await three();
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect([wx.logins(), count('/api/session')]).toEqual([1, 1]);
  });

  it('is turned away with the first, and by the next try all come in together', async () => {
    serve(REFUSED);
    const answers = await three();
    expect(answers.map((one) => !one.ok && one.code)).toEqual(['gated', 'gated', 'gated']);
    expect([wx.logins(), count('/api/session'), count('/api/a')]).toEqual([1, 1, 0]);
    serve(SESSION);
    const { openGate } = await import('../../../miniprogram/gate');
    openGate();
    expect((await three()).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect([wx.logins(), count('/api/session')]).toEqual([2, 2]);
  });

  it('does not wait for ever for a WeCom that says nothing', async () => {
    (globalThis as unknown as { wx: { qy: Mini.Qy } }).wx.qy.login = () => undefined;
    const waiting = three();
    await jest.advanceTimersByTimeAsync(8_100);
    const answers = await waiting;
    expect(answers.map((one) => !one.ok && one.message)).toEqual(
      Array(3).fill('企业微信暂时无法登录'),
    );
    expect(wx.sent).toEqual([]);
  });

  it('logs in anew when WeCom does not even say whether its session holds', async () => {
    wx.storage.set('session', 'old');
    (globalThis as unknown as { wx: { qy: Mini.Qy } }).wx.qy.checkSession = () => undefined;
    const waiting = three();
    await settle();
    expect(wx.sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(8_100);
    expect((await waiting).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect([wx.logins(), wx.storage.get('session')]).toEqual([1, 'new']);
  });
});
