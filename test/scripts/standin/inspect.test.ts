import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeCard, makeSend, makeText } from './make-messages.ts';
import { APP, closeWorlds, makeWorld, startJsonServer } from './support.ts';
import type { World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(closeWorlds);

async function sendCard(change: Record<string, unknown> = {}): Promise<unknown> {
  return (await world.api('message/send', makeSend(makeCard(change))))['msgid'];
}

describe('POST /inspect/press', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, number, unknown]>([
    ['a link button by text', {}, { text: '查看详情' }, 200, { url: 'http://127.0.0.1:3000/c/1' }],
    [
      'a card that opens a page',
      { card_action: { type: 1, url: 'http://127.0.0.1:3000/c/2' } },
      { tap: 'card' },
      200,
      { url: 'http://127.0.0.1:3000/c/2' },
    ],
    [
      'a card that opens the mini-program',
      { card_action: { type: 2, appid: 'wx1', pagepath: 'pages/call/detail?id=1' } },
      { tap: 'card' },
      200,
      { appid: 'wx1', pagepath: 'pages/call/detail?id=1' },
    ],
    [
      'a quoted line that opens a page',
      { quote_area: { type: 1, title: '听录音', url: 'http://127.0.0.1:3000/c/3' } },
      { tap: 'quote' },
      200,
      { url: 'http://127.0.0.1:3000/c/3' },
    ],
    [
      'a quoted line that opens the mini-program',
      {
        quote_area: { type: 2, title: '听录音', appid: 'wx1', pagepath: 'pages/call/detail?id=1' },
      },
      { tap: 'quote' },
      200,
      { appid: 'wx1', pagepath: 'pages/call/detail?id=1' },
    ],
    ['a card without a quoted line', {}, { tap: 'quote' }, 409, { error: expect.any(String) }],
    ['a card that does nothing', {}, { tap: 'card' }, 409, { error: expect.any(String) }],
    ['an absent button', {}, { text: '批准' }, 409, { error: expect.any(String) }],
    ['an absent key', {}, { key: 'p1.1.answer' }, 409, { error: expect.any(String) }],
    ['nothing at all', {}, {}, 400, { error: expect.any(String) }],
    ['an option that is not offered', {}, { text: '转接', selected: 'x' }, 400, expect.anything()],
    ['an unknown field', {}, { text: '接听', force: true }, 400, expect.anything()],
  ])('on %s', async (_name, card, press, status, body) => {
    const msgid = await sendCard(card);
    const outcome = await world.inspect('press', { user: 'sales_manager_a', msgid, ...press });
    expect(outcome).toEqual({ status, body });
    expect(world.receiver.arrived).toEqual([]);
  });

  it('is 409 on every button of a grey card, but its tap still opens', async () => {
    const card_action = { type: 1, url: 'http://127.0.0.1:3000/c/1' };
    const sent = await world.api('message/send', makeSend(makeCard({ card_action })));
    await world.api('message/update_template_card', {
      userids: ['sales_manager_a'],
      agentid: APP.agentId,
      response_code: sent.response_code,
      button: { replace_name: '未接' },
    });
    const press = { user: 'sales_manager_a', msgid: sent['msgid'] };
    for (const text of ['接听', '转接', '查看详情']) {
      expect((await world.inspect('press', { ...press, text })).status).toBe(409);
    }
    expect((await world.inspect('press', { ...press, tap: 'card' })).status).toBe(200);
    expect(world.receiver.arrived).toEqual([]);
  });

  it('is 404 for a message that this person does not have', async () => {
    const msgid = await sendCard();
    const press = { user: 'sales_manager_b', msgid, text: '接听' };
    expect((await world.inspect('press', press)).status).toBe(404);
  });
});

describe('faults', () => {
  const get = () => fetch(`${world.standin.url}/cgi-bin/user/get?userid=x&access_token=y`);

  it('makes the API answer 500 or cut the connection, and heals', async () => {
    await world.inspect('faults', { outage: 'http500' });
    expect((await get()).status).toBe(500);
    await world.inspect('faults', { outage: 'refuse' });
    await expect(get()).rejects.toThrow();
    await world.inspect('faults', { outage: 'none' });
    expect((await get()).status).toBe(200);
  });

  it('answers an errcode once, to the path it is meant for', async () => {
    await world.inspect('faults', { errcodes: [{ path: 'message/send', errcode: -1 }] });
    expect(await world.api('user/get?userid=sales_manager_a')).toMatchObject({ errcode: 0 });
    expect(await world.api('message/send', makeText('一'))).toMatchObject({ errcode: -1 });
    expect(await world.api('message/send', makeText('一'))).toMatchObject({ errcode: 0 });
  });

  it('carries a send out and loses its answer', async () => {
    await world.inspect('faults', { loseAnswers: ['message/send'] });
    await expect(world.api('message/send', makeText('一'))).rejects.toThrow();
    expect(await world.messages('sales_manager_a')).toHaveLength(1);
    expect(await world.api('message/send', makeText('二'))).toMatchObject({ errcode: 0 });
  });

  it('waits before it looks at a call', async () => {
    await world.inspect('faults', { slowMs: 80 });
    const started = performance.now();
    await world.api('message/send', makeText('一'));
    expect(performance.now() - started).toBeGreaterThan(75);
  });

  it('makes people unreachable', async () => {
    await world.inspect('faults', { unreachable: ['SALES_MANAGER_A'] });
    expect(await world.api('message/send', makeText('一'))).toMatchObject({ errcode: 81013 });
  });

  it('refuses switches that do not exist, and bodies that are not JSON', async () => {
    expect((await world.inspect('faults', { gremlins: true })).status).toBe(400);
    const form = await fetch(`${world.standin.url}/inspect/reset2`, { method: 'POST' });
    expect(form.status).toBe(404);
    const text = await fetch(`${world.standin.url}/inspect/say`, { method: 'POST', body: '{}' });
    expect(text.status).toBe(400);
  });
});

describe('reset and clock', () => {
  it('forgets chats, codes, counts and faults', async () => {
    const sent = await world.api('message/send', makeSend(makeCard({ task_id: 'again' })));
    await world.inspect('faults', { dropCallbacks: true });
    await world.inspect('reset', {});
    expect(await world.messages('sales_manager_a')).toEqual([]);
    expect(world.standin.faults.read().dropCallbacks).toBe(false);
    expect((await world.inspect('counts')).body).toMatchObject({ send: 0 });
    const update = {
      userids: ['sales_manager_a'],
      agentid: APP.agentId,
      button: { replace_name: '完' },
    };
    expect(
      await world.api('message/update_template_card', {
        ...update,
        response_code: sent.response_code,
      }),
    ).toMatchObject({ errcode: 60140 });
    expect(await world.api('message/send', makeSend(makeCard({ task_id: 'again' })))).toMatchObject(
      {
        errcode: 0,
      },
    );
  });

  it('can be moved ahead', async () => {
    expect((await world.inspect('clock', { now: '2026-11-24T10:15:00+08:00' })).body).toEqual({
      now: '2026-11-24T02:15:00.000Z',
    });
    await world.api('message/send', makeText('一'));
    expect((await world.messages('sales_manager_a'))[0]?.at).toBe('2026-11-24T02:15:00.000Z');
  });
});

describe('the page', () => {
  it('is served with a strict policy and without inline script or style', async () => {
    const response = await fetch(world.standin.url);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).toContain('演示');
    expect(html).not.toMatch(/<script(?![^>]*src)|style=|<style|onclick/);
    const files = [...html.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect((await fetch(world.standin.url + file)).status).toBe(200);
    expect((await fetch(`${world.standin.url}/page/..%2findex.ts`)).status).toBe(404);
  });

  it('lists people with unread totals and one chat with both sides', async () => {
    await world.api('message/send', makeSend());
    await world.inspect('say', { user: 'sales_manager_a', content: '帮助' });
    const people = await (await fetch(`${world.standin.url}/page/people`)).json();
    expect(people).toEqual({
      now: '2026-11-24T02:00:00.000Z',
      miniprogram: false,
      people: [
        {
          userid: 'sales_manager_a',
          name: '销售经理A',
          total: 1,
          last: { at: '2026-11-24T02:00:00.000Z', text: '帮助' },
        },
        { userid: 'sales_manager_b', name: '销售经理B', total: 0, last: null },
      ],
    });
    const chat = await fetch(`${world.standin.url}/page/chat?user=sales_manager_a`);
    expect(await chat.json()).toMatchObject([
      { from: 'app', revision: 0 },
      { from: 'person', text: '帮助' },
    ]);
  });

  it('streams who has something new', async () => {
    const response = await fetch(`${world.standin.url}/page/events`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const read = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await read()).toContain('hello');
    await world.api('message/send', makeText('一'));
    expect(await read()).toBe('data: {"user":"sales_manager_a"}\n\n');
    await reader.cancel();
  });

  it('passes the telephone on to the gateway, and says when there is none', async () => {
    const seen: unknown[] = [];
    const gateway = await startJsonServer((request) => {
      seen.push(request);
      return { call: 'c1' };
    });
    const withPhone = await makeWorld({ gatewayUrl: gateway.url });
    const answer = await fetch(`${withPhone.standin.url}/phone/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"from":"13800008888","digit":"1"}',
    });
    expect(await answer.json()).toEqual({ call: 'c1' });
    await fetch(`${withPhone.standin.url}/phone/calls/c1`);
    expect(seen).toEqual([
      { method: 'POST', path: '/sim/calls', body: '{"from":"13800008888","digit":"1"}' },
      { method: 'GET', path: '/sim/calls/c1', body: '' },
    ]);
    await gateway.close();
    expect((await fetch(`${withPhone.standin.url}/phone/calls`)).status).toBe(502);
    expect((await fetch(`${world.standin.url}/phone/calls`)).status).toBe(502);
  });
});
