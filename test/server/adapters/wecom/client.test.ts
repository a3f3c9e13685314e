import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createWecom } from '../../../../server/adapters/wecom/client.ts';
import type { WecomClient, WecomOptions } from '../../../../server/adapters/wecom/client.ts';
import { CORP, SECRET, keptLog, movableClock, startScriptedWecom } from './scripted-wecom.ts';
import type { Answer, ScriptedWecom } from './scripted-wecom.ts';

const SENT = { errcode: 0, errmsg: 'ok', msgid: 'm1', response_code: 'S1' };

let wecom: ScriptedWecom;
let clients: WecomClient[];

beforeEach(async () => {
  wecom = await startScriptedWecom();
  clients = [];
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await wecom.stop();
});

const { log, lines } = keptLog();
const clock = movableClock();

function connect(overrides: Partial<WecomOptions> = {}): WecomClient {
  const client = createWecom({
    baseUrl: wecom.url,
    oauthBaseUrl: 'https://open.weixin.qq.com',
    corpId: CORP,
    secret: SECRET,
    agentId: 1000002,
    redis: null,
    redisPrefix: 't:',
    clock,
    log,
    ...overrides,
  });
  clients.push(client);
  return client;
}

const answering =
  (answer: Answer): (() => Answer) =>
  () =>
    answer;

describe('send', () => {
  it('sends the exact bytes and gives msgid and code', async () => {
    wecom.on.set('message/send', answering(SENT));
    const body = '{"touser":"a",  "msgtype":"text","text":{"content":"来电 中文"}}';
    const sent = await connect().send(body);
    expect(sent).toEqual({ ok: true, value: { msgid: 'm1', responseCode: 'S1' } });
    expect(wecom.asked.at(-1)).toMatchObject({ method: 'POST', body });
  });

  it('a suppressed duplicate has neither', async () => {
    wecom.on.set('message/send', answering({ errcode: 0, errmsg: 'ok' }));
    const value = { msgid: null, responseCode: null };
    expect(await connect().send('{}')).toEqual({ ok: true, value });
  });

  it('accepts pretty-printed answers', async () => {
    wecom.on.set('message/send', answering({ status: 200, text: JSON.stringify(SENT, null, 2) }));
    expect(await connect().send('{}')).toMatchObject({ ok: true });
  });

  it.each<[string, Answer, object]>([
    ['busy', { errcode: -1, errmsg: 'busy' }, { kind: 'retry', after: 1000, code: -1 }],
    ['too often', { errcode: 45009, errmsg: '' }, { kind: 'retry', after: 60_000, code: 45009 }],
    ['too many at once', { errcode: 45033, errmsg: '' }, { kind: 'retry', after: 1000 }],
    ['clash', { errcode: 6000, errmsg: '' }, { kind: 'retry', after: 1000 }],
    ['nobody valid', { errcode: 81013, errmsg: '' }, { kind: 'unreachable' }],
    ['invaliduser', { ...SENT, invaliduser: 'a' }, { kind: 'unreachable' }],
    ['unlicenseduser', { ...SENT, unlicenseduser: 'a' }, { kind: 'unreachable' }],
    ['foreign address', { errcode: 60020, errmsg: '' }, { kind: 'config', code: 60020 }],
    ['no permission', { errcode: 48002, errmsg: '' }, { kind: 'config', code: 48002 }],
    ['no callback url', { errcode: 43012, errmsg: '' }, { kind: 'config', code: 43012 }],
    ['bad card', { errcode: 42014, errmsg: 'task_id' }, { kind: 'never', code: 42014 }],
    ['unknown code', { errcode: 99999, errmsg: '' }, { kind: 'never', code: 99999 }],
    ['HTTP 500', { status: 500, text: '' }, { kind: 'unknown' }],
    ['HTTP 404', { status: 404, text: '' }, { kind: 'config', code: 404 }],
    ['HTTP 429', { status: 429, text: '' }, { kind: 'retry', after: 60_000 }],
    ['a proxy page', { status: 200, text: '<html>' }, { kind: 'unknown' }],
    ['a list', { status: 200, text: '[]' }, { kind: 'unknown' }],
    ['a strange msgid', { ...SENT, msgid: 7 }, { kind: 'unknown' }],
    ['a cut connection', 'cut', { kind: 'unknown' }],
  ])('%s', async (_, answer, failure) => {
    wecom.on.set('message/send', answering(answer));
    expect(await connect().send('{}')).toMatchObject({ ok: false, failure });
    expect(wecom.count('message/send')).toBe(1);
  });

  it('gives up at the deadline without knowing', async () => {
    wecom.on.set('message/send', answering('hang'));
    const started = performance.now();
    const client = connect({ timeouts: { cardMs: 150 } });
    expect(await client.send('{}')).toMatchObject({ ok: false, failure: { kind: 'unknown' } });
    // Not the deadline of a card that nobody has set, 2 s.
    expect(performance.now() - started).toBeLessThan(1900);
  });

  it('nothing listening: nothing was sent', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const client = connect({ baseUrl: `http://127.0.0.1:${port}` });
    expect(await client.send('{}')).toEqual({
      ok: false,
      failure: { kind: 'retry', after: null, code: null, text: 'not connected: ECONNREFUSED' },
    });
  });
});

describe('the other calls', () => {
  it('rewrites a card for one person', async () => {
    wecom.on.set('message/update_template_card', answering({ errcode: 0, errmsg: 'ok' }));
    const card = { card_type: 'button_interaction', replace_text: '已结束' };
    const done = await connect().updateCard({ userid: 'a', code: 'P1', card });
    expect(done).toEqual({ ok: true, value: null });
    expect(JSON.parse(wecom.asked.at(-1)?.body ?? '')).toEqual({
      userids: ['a'],
      agentid: 1000002,
      response_code: 'P1',
      template_card: card,
    });
  });

  it.each<[Answer, string]>([
    [{ errcode: 60140, errmsg: 'used' }, 'code-used'],
    [{ errcode: 0, errmsg: 'ok', invaliduser: ['a'] }, 'unreachable'],
    [{ errcode: 0, errmsg: 'ok', invaliduser: [] }, 'fine'],
    [{ errcode: 42015, errmsg: '' }, 'config'],
  ])('an update answered %j is %s', async (answer, kind) => {
    wecom.on.set('message/update_template_card', answering(answer));
    const done = await connect().updateCard({ userid: 'a', code: 'P1', card: {} });
    expect(done.ok ? 'fine' : done.failure.kind).toBe(kind);
  });

  it('recalls', async () => {
    wecom.on.set('message/recall', answering({ errcode: 0, errmsg: 'ok' }));
    expect(await connect().recall('m1')).toEqual({ ok: true, value: null });
    expect(wecom.asked.at(-1)?.body).toBe('{"msgid":"m1"}');
  });

  it('reads a member', async () => {
    wecom.on.set('user/get', answering({ errcode: 0, errmsg: 'ok', name: '张三', status: 4 }));
    expect(await connect().getUser('a b')).toEqual({
      ok: true,
      value: { name: '张三', status: 4 },
    });
    expect(wecom.asked.at(-1)?.query.get('userid')).toBe('a b');
  });

  it('a member that does not exist is unreachable', async () => {
    wecom.on.set('user/get', answering({ errcode: 60111, errmsg: '' }));
    expect(await connect().getUser('x')).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  it.each<[string, Answer, object]>([
    ['ours', { errcode: 0, corpid: CORP, userid: 'ZhangSan' }, { value: { userid: 'zhangsan' } }],
    [
      'a stranger',
      { errcode: 0, corpid: 'ww9', userid: 'x' },
      { failure: { kind: 'unreachable' } },
    ],
    ['a used code', { errcode: 40029 }, { failure: { kind: 'code-used' } }],
    ['nobody named', { errcode: 0, corpid: CORP }, { failure: { kind: 'unknown' } }],
  ])('mini-program login: %s', async (_, answer, result) => {
    wecom.on.set('miniprogram/jscode2session', answering(answer));
    expect(await connect().exchangeMiniProgramCode('c')).toMatchObject(result);
    const { query } = wecom.asked.at(-1) ?? { query: new URLSearchParams() };
    expect([query.get('js_code'), query.get('grant_type')]).toEqual(['c', 'authorization_code']);
  });

  it.each<[string, Answer, object]>([
    ['a member', { errcode: 0, userid: 'LiSi' }, { ok: true, value: { userid: 'lisi' } }],
    ['an outsider', { errcode: 0, openid: 'o1' }, { ok: true, value: { userid: null } }],
    ['an old code', { errcode: 42003 }, { ok: false, failure: { kind: 'code-used' } }],
    ['a used code', { errcode: 42022 }, { ok: false, failure: { kind: 'code-used' } }],
  ])('page login: %s', async (_, answer, result) => {
    wecom.on.set('auth/getuserinfo', answering(answer));
    expect(await connect().exchangeOauthCode('c')).toMatchObject(result);
  });

  it('sends the browser to the OAuth page', () => {
    const url = new URL(connect().authorizeUrl('https://pop.example.com/c/1?a=b', 'state1'));
    expect(url.origin + url.pathname).toBe('https://open.weixin.qq.com/connect/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      appid: CORP,
      redirect_uri: 'https://pop.example.com/c/1?a=b',
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'state1',
      agentid: '1000002',
    });
    expect(url.hash).toBe('#wechat_redirect');
  });
});

describe('secrecy', () => {
  it('no failure and no log line names token or secret', async () => {
    const said: string[] = [];
    const broken: Answer[] = ['cut', { status: 502, text: 'bad' }, { errcode: 48002, errmsg: '' }];
    for (const answer of broken) {
      wecom.on.set('message/send', ({ query }) =>
        'errcode' in (answer as object)
          ? { errcode: 48002, errmsg: `not allowed, token ${String(query.get('access_token'))}` }
          : answer,
      );
      said.push(JSON.stringify(await connect().send('{}')));
    }
    const wrong = connect({ secret: `${SECRET}-wrong` });
    said.push(JSON.stringify(await wrong.send('{}')));
    const all = [...said, ...lines].join('\n');
    expect(all).toContain('48002');
    expect(all).toContain('40001');
    expect(all).not.toContain(SECRET);
    expect(all).not.toMatch(/token-\d+-x/);
  });
});
