import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeText } from './make-messages.ts';
import { APP, closeWorlds, makeWorld } from './support.ts';
import type { World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(closeWorlds);

async function getJson(path: string): Promise<unknown> {
  return await (await fetch(world.standin.url + path)).json();
}

describe('tokens', () => {
  it.each([
    ['a good pair', `corpid=${APP.corpId}&corpsecret=${APP.secret}`, 0],
    ['another corp', `corpid=other&corpsecret=${APP.secret}`, 40013],
    ['a wrong secret', `corpid=${APP.corpId}&corpsecret=wrong`, 40001],
    ['no secret', `corpid=${APP.corpId}`, 41004],
  ])('answers %s', async (_name, query, errcode) => {
    const answer = await getJson(`/cgi-bin/gettoken?${query}`);
    expect(answer).toMatchObject({ errcode });
    if (errcode === 0) {
      expect(answer).toMatchObject({ access_token: expect.any(String), expires_in: 7200 });
    }
  });

  it.each([
    ['no token', '', 41001],
    ['an invented token', '?access_token=invented', 40014],
  ])('refuses calls with %s', async (_name, query, errcode) => {
    expect(await getJson(`/cgi-bin/getcallbackip${query}`)).toMatchObject({ errcode });
  });

  it('can expire or forget the tokens in use', async () => {
    expect(await world.api('message/send', makeText('一'))).toMatchObject({ errcode: 0 });
    await world.inspect('tokens', { do: 'expire' });
    expect(await world.api('message/send', makeText('一'))).toMatchObject({ errcode: 42001 });
    await world.inspect('tokens', { do: 'revoke' });
    expect(await world.api('message/send', makeText('一'))).toMatchObject({ errcode: 40014 });
    expect(await world.messages('sales_manager_a')).toHaveLength(1);
  });
});

describe('people', () => {
  it('describes a member, status included, and refuses strangers', async () => {
    expect(await world.api('user/get?userid=Sales_Manager_A')).toMatchObject({
      errcode: 0,
      userid: 'sales_manager_a',
      name: '销售经理A',
      status: 1,
    });
    world.standin.faults.set({ status: { sales_manager_a: 5 } });
    expect(await world.api('user/get?userid=sales_manager_a')).toMatchObject({ status: 5 });
    expect(await world.api('user/get?userid=ghost')).toMatchObject({ errcode: 60111 });
  });

  it('may come from a function asked each time', async () => {
    let people = [{ userid: 'early', name: '早' }];
    const lazy = await makeWorld({ people: () => people });
    people = [{ userid: 'late', name: '晚' }];
    expect(await lazy.api('user/get?userid=late')).toMatchObject({ errcode: 0 });
    expect(await lazy.api('user/get?userid=early')).toMatchObject({ errcode: 60111 });
  });

  it('lists addresses', async () => {
    expect(await world.api('get_api_domain_ip')).toMatchObject({ ip_list: ['127.0.0.1'] });
    expect(await world.api('getcallbackip')).toMatchObject({ ip_list: ['127.0.0.1'] });
  });
});

async function loginCode(kind: string): Promise<string> {
  const answer = await world.inspect('login', { user: 'sales_manager_a', kind });
  return (answer.body as { code: string }).code;
}

describe('login codes', () => {
  it('opens a mini-program session once', async () => {
    const path = `miniprogram/jscode2session?grant_type=authorization_code&js_code=${await loginCode('miniprogram')}`;
    expect(await world.api(path)).toMatchObject({
      errcode: 0,
      corpid: APP.corpId,
      userid: 'sales_manager_a',
      session_key: expect.any(String),
    });
    expect(await world.api(path)).toMatchObject({ errcode: 40029 });
  });

  it('names the person of a page once, within five minutes, and only for its own kind', async () => {
    const path = `auth/getuserinfo?code=${await loginCode('oauth')}`;
    expect(await world.api(path)).toMatchObject({ errcode: 0, userid: 'sales_manager_a' });
    expect(await world.api(path)).toMatchObject({ errcode: 42022 });
    const late = `auth/getuserinfo?code=${await loginCode('oauth')}`;
    world.pass(300_001);
    expect(await world.api(late)).toMatchObject({ errcode: 42003 });
    expect(await world.api('auth/getuserinfo?code=x')).toMatchObject({ errcode: 40029 });
    expect(
      await world.api(`auth/getuserinfo?code=${await loginCode('miniprogram')}`),
    ).toMatchObject({ errcode: 40029 });
  });
});

describe('the OAuth page', () => {
  const page = 'http://127.0.0.1:3000/c/1?from=card';

  function authorize(change: Record<string, string>, cookie = ''): Promise<Response> {
    const query = new URLSearchParams({
      appid: APP.corpId,
      redirect_uri: page,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'abc',
      agentid: String(APP.agentId),
      ...change,
    });
    return fetch(`${world.standin.url}/connect/oauth2/authorize?${query.toString()}`, {
      redirect: 'manual',
      headers: { cookie },
    });
  }

  it.each([
    ['the hinted person', { login_hint: 'sales_manager_b' }, '', 'sales_manager_b'],
    ['the person chosen on the chat page', {}, 'standin_person=sales_manager_a', 'sales_manager_a'],
    [
      'the hint before the choice',
      { login_hint: 'sales_manager_b' },
      'standin_person=sales_manager_a',
      'sales_manager_b',
    ],
  ])('goes back with a code for %s', async (_name, change, cookie, userid) => {
    const response = await authorize(change, cookie);
    expect(response.status).toBe(302);
    const target = new URL(response.headers.get('location') ?? '');
    expect(target.href).toMatch(/^http:\/\/127\.0\.0\.1:3000\/c\/1\?from=card&/);
    expect(target.searchParams.get('state')).toBe('abc');
    const code = target.searchParams.get('code') ?? '';
    expect(await world.api(`auth/getuserinfo?code=${code}`)).toMatchObject({ errcode: 0, userid });
  });

  it('asks when nobody is chosen', async () => {
    const response = await authorize({ state: '"><script>' });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('login_hint=sales_manager_a');
    expect(html).toContain('销售经理B');
    expect(html).not.toContain('<script>');
  });

  it.each([
    ['a foreign page', { redirect_uri: 'http://evil.example/c/1' }],
    ['another corp', { appid: 'other' }],
    ['no address', { redirect_uri: '' }],
    ['another response type', { response_type: 'token' }],
  ])('refuses %s', async (_name, change) => {
    expect((await authorize(change, 'standin_person=sales_manager_a')).status).toBe(400);
  });
});

describe('media/upload', () => {
  async function upload(type: string, bytes: Uint8Array): Promise<unknown> {
    const token = (await getJson(
      `/cgi-bin/gettoken?corpid=${APP.corpId}&corpsecret=${APP.secret}`,
    )) as { access_token: string };
    const form = new FormData();
    form.set('media', new Blob([bytes]), '留言.amr');
    const path = `/cgi-bin/media/upload?type=${type}&access_token=${token.access_token}`;
    const response = await fetch(world.standin.url + path, { method: 'POST', body: form });
    return await response.json();
  }

  it.each([
    ['a file', 'file', Buffer.from('hello world'), 0],
    ['an AMR voice', 'voice', Buffer.from('#!AMR\nxxxxxx'), 0],
    ['a voice that is no AMR', 'voice', Buffer.from('RIFFxxxxxxxx'), 301017],
    ['five bytes', 'file', Buffer.from('12345'), 40006],
    ['too large a voice', 'voice', Buffer.alloc(2_097_153), 45001],
    ['an unknown type', 'smell', Buffer.from('hello world'), 40004],
  ])('answers %s', async (_name, type, bytes, errcode) => {
    const answer = await upload(type, bytes);
    expect(answer).toMatchObject({ errcode });
    if (errcode === 0) expect(answer).toMatchObject({ type, media_id: expect.any(String) });
  });
});
