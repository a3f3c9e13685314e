/** Coming in: one login for all who wait, one silent retry, and each gate with its words. */
import { describe, expect, it } from '@jest/globals';
import { openClient, settle, type FakeWx, type Reply, type Sent } from './fake-wx';

const SESSION = { status: 200, data: { token: 'new', expiresAt: '2026-11-25T10:00:00.000Z' } };
const problem = (status: number, code: string, message = code): Reply => ({
  status,
  data: { code, message, retry: false, fields: [], requestId: 'r-1' },
});

/** A server that knows the token `new` alone. */
function serveSessions(wx: FakeWx): void {
  wx.serve((sent) => {
    if (sent.path === '/api/session') return SESSION;
    return sent.header['Authorization'] === 'Bearer new'
      ? { status: 200, data: { now: '2026-11-24T02:00:00.000Z', path: sent.path } }
      : problem(401, 'not_signed_in');
  });
}

const count = (wx: FakeWx, path: string): number =>
  wx.sent.filter((sent: Sent) => sent.path === path).length;

describe('a request', () => {
  it('answers three parallel 401 by one login and one session', async () => {
    const wx = openClient();
    wx.storage.set('session', 'old');
    serveSessions(wx);
    const { get } = await import('../../../miniprogram/api');
    const answers = await Promise.all(['/api/a', '/api/b', '/api/c'].map((path) => get(path)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(wx.logins()).toBe(1);
    expect(count(wx, '/api/session')).toBe(1);
    expect(wx.storage.get('session')).toBe('new');
  });

  it('takes the session that somebody got meanwhile when its own refusal comes late', async () => {
    const wx = openClient();
    wx.storage.set('session', 'old');
    wx.serve(() => 'held');
    const { get } = await import('../../../miniprogram/api');
    const late = get('/api/late');
    await settle();
    serveSessions(wx);
    expect(await get('/api/a')).toMatchObject({ ok: true });
    expect(wx.logins()).toBe(1);
    wx.answerHeld(401, null);
    expect(await late).toMatchObject({ ok: true });
    expect(wx.logins()).toBe(1);
  });

  it('keeps the session that WeCom still holds', async () => {
    const wx = openClient();
    wx.storage.set('session', 'new');
    serveSessions(wx);
    const { get } = await import('../../../miniprogram/api');
    expect(await get('/api/a')).toMatchObject({ ok: true });
    expect(wx.logins()).toBe(0);
  });

  it('logs in anew when WeCom has forgotten, before anything else is asked', async () => {
    const wx = openClient({ sessionAlive: false });
    wx.storage.set('session', 'old');
    serveSessions(wx);
    const { get } = await import('../../../miniprogram/api');
    await get('/api/a');
    expect(wx.sent.map(({ path }) => path)).toEqual(['/api/session', '/api/a']);
  });

  it('names itself to the server', async () => {
    const wx = openClient({ platform: 'mac' });
    serveSessions(wx);
    const { request } = await import('../../../miniprogram/api');
    await request({ method: 'POST', path: '/api/a', body: {}, key: 'k' });
    expect(wx.sent[wx.sent.length - 1]?.header).toMatchObject({
      'X-Client': '0.1.0/mac/2.16.1',
      'Idempotency-Key': 'k',
      Authorization: 'Bearer new',
    });
  });

  it('takes a second 401 for the gate, not for another login', async () => {
    const wx = openClient();
    wx.serve((sent) => (sent.path === '/api/session' ? SESSION : problem(401, 'not_signed_in')));
    const { get } = await import('../../../miniprogram/api');
    expect(await get('/api/a')).toMatchObject({ ok: false, code: 'gated' });
    expect(count(wx, '/api/a')).toBe(2);
    expect(wx.logins()).toBe(2);
  });
});

describe('the gate', () => {
  const cases: readonly (readonly [string, Parameters<typeof openClient>[0], Reply, string])[] = [
    ['not visible', { loginFails: 'qy.login:fail 用户不在应用可见范围' }, 'silence', 'invisible'],
    ['WeCom silent', { loginFails: 'qy.login:fail' }, 'silence', 'login-away'],
    ['no server', {}, 'silence', 'server-away'],
    ['store away', {}, problem(503, 'store_unavailable'), 'server-away'],
    ['an outsider', {}, problem(403, 'outsider'), 'outsider'],
    ['not listed', {}, problem(403, 'not_an_employee'), 'unlisted'],
    ['disabled', {}, problem(403, 'disabled'), 'disabled'],
    ['code refused', {}, problem(401, 'login_code_refused'), 'login-away'],
    ['WeCom away', {}, problem(503, 'wecom_unavailable'), 'login-away'],
    ['too old', {}, problem(426, 'client_outdated'), 'too-old'],
  ];
  it.each(cases)('%s', async (_name, client, reply, kind) => {
    const wx = openClient(client);
    wx.serve(() => reply);
    const { get } = await import('../../../miniprogram/api');
    const { gateNow } = await import('../../../miniprogram/gate');
    expect(await get('/api/a')).toMatchObject({ ok: false, code: 'gated' });
    expect(gateNow()?.kind).toBe(kind);
  });

  it('lets no request out in plain WeChat, however often it is tried', async () => {
    const wx = openClient({ outside: true });
    serveSessions(wx);
    const { get } = await import('../../../miniprogram/api');
    const { gateNow, openGate } = await import('../../../miniprogram/gate');
    await get('/api/a');
    openGate();
    await get('/api/a');
    expect(gateNow()?.title).toBe('请在企业微信中打开');
    expect(wx.sent).toEqual([]);
  });

  it('stays shut for a release that is too old', async () => {
    const wx = openClient();
    wx.serve(() => problem(426, 'client_outdated'));
    const { get } = await import('../../../miniprogram/api');
    const { openGate } = await import('../../../miniprogram/gate');
    await get('/api/a');
    const before = wx.sent.length;
    openGate();
    expect(await get('/api/a')).toMatchObject({ code: 'gated' });
    expect(wx.sent).toHaveLength(before);
  });

  it('says whom to ask in the words of the server', async () => {
    const wx = openClient();
    wx.serve(() => problem(403, 'not_an_employee', '您不在名单中，请联系管理员王五'));
    const { get } = await import('../../../miniprogram/api');
    const { gateNow } = await import('../../../miniprogram/gate');
    await get('/api/a');
    expect(gateNow()).toMatchObject({
      title: '您不在名单中',
      hint: '您不在名单中，请联系管理员王五',
      requestId: 'r-1',
    });
  });

  it('opens when somebody tries again, and asks from the beginning', async () => {
    const wx = openClient();
    wx.serve(() => 'silence');
    const { get } = await import('../../../miniprogram/api');
    const { openGate } = await import('../../../miniprogram/gate');
    await get('/api/a');
    const before = wx.sent.length;
    expect(await get('/api/a')).toMatchObject({ code: 'gated' });
    expect(wx.sent).toHaveLength(before);
    serveSessions(wx);
    openGate();
    expect(await get('/api/a')).toMatchObject({ ok: true });
  });
});

describe('a failure', () => {
  it('is a value with the words, the number and the state of the answer', async () => {
    const wx = openClient();
    wx.serve((sent) =>
      sent.path === '/api/session'
        ? SESSION
        : {
            status: 409,
            data: {
              code: 'conflict',
              message: '已变',
              retry: false,
              fields: [],
              requestId: 'r-2',
              current: { v: 2 },
            },
          },
    );
    const { request } = await import('../../../miniprogram/api');
    const { currentOf } = await import('../../../miniprogram/failure');
    const answer = await request({ method: 'POST', path: '/api/a', body: {} });
    expect(answer).toMatchObject({
      ok: false,
      code: 'conflict',
      message: '已变',
      requestId: 'r-2',
      status: 409,
    });
    expect(answer.ok ? null : currentOf(answer)).toEqual({ v: 2 });
  });

  it('is told apart from what a proxy says in our place', async () => {
    const wx = openClient();
    wx.serve((sent) => (sent.path === '/api/session' ? SESSION : { status: 502, data: '<html>' }));
    const { get } = await import('../../../miniprogram/api');
    expect(await get('/api/a')).toMatchObject({
      ok: false,
      code: 'bad_answer',
      retry: true,
      status: 502,
    });
    await settle();
  });
});
