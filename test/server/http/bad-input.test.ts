import http from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createCallback } from '../../../server/adapters/wecom/callback.ts';
import { bearer, CLI_KEY, makePerson, OLD_SECRET, openDoors } from './doors.ts';
import { problemOf, signed, strictNeeds, viewers, WALL } from './doors.ts';
import type { House } from './doors.ts';
import { answeringNeeds } from './sample.ts';

const EVENT = JSON.stringify({
  id: 'evt-1',
  type: 'call.started',
  call: 'call-1',
  seq: 1,
  at: '2026-11-24T10:00:00+08:00',
  data: { direction: 'in', from: '13800008888', to: '4008320160' },
});
const MINUTES = 60_000;
const rep = makePerson('sales_manager_a');

let house: House | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

/** Nothing behind these doors may be asked: whatever is refused was not stored. */
async function openStrict(known: Parameters<typeof strictNeeds>[0] = {}): Promise<House> {
  house = await openDoors(strictNeeds(known));
  return house;
}

const later = (ms: number) => new Date(WALL.getTime() + ms);
const foreign = `whsec_${Buffer.from('somebody else made this secret 32').toString('base64')}`;

describe('POST /gateway/events', () => {
  const missing = (name: string) =>
    Object.fromEntries(Object.entries(signed(EVENT)).filter(([key]) => key !== name));
  const refused = [
    { name: 'no signature', body: EVENT, headers: {}, status: 401, code: 'unsigned' },
    { name: 'no id', body: EVENT, headers: missing('webhook-id'), status: 401, code: 'unsigned' },
    {
      name: 'another secret',
      body: EVENT,
      headers: signed(EVENT, { secret: foreign }),
      status: 401,
      code: 'bad_signature',
    },
    {
      name: 'one byte changed',
      body: EVENT.replace('8888', '8889'),
      headers: signed(EVENT),
      status: 401,
      code: 'bad_signature',
    },
    {
      name: 'six minutes old',
      body: EVENT,
      headers: signed(EVENT, { at: later(-6 * MINUTES) }),
      status: 401,
      code: 'stale_signature',
    },
    {
      name: 'six minutes ahead',
      body: EVENT,
      headers: signed(EVENT, { at: later(6 * MINUTES) }),
      status: 401,
      code: 'stale_signature',
    },
    { name: 'no JSON', body: '{"id":', headers: signed('{"id":'), status: 400, code: 'bad_json' },
    { name: 'empty object', body: '{}', headers: signed('{}'), status: 422, code: 'invalid' },
    { name: 'a list', body: '[1]', headers: signed('[1]'), status: 422, code: 'invalid' },
    { name: 'a null', body: 'null', headers: signed('null'), status: 422, code: 'invalid' },
    { name: 'nothing at all', body: '', headers: signed(''), status: 422, code: 'invalid' },
  ];

  it.each(refused)('refuses $name with $status', async ({ body, headers, status, code }) => {
    const { fetch } = await openStrict();
    const response = await fetch('/gateway/events', { method: 'POST', body, headers });
    expect(response.status).toBe(status);
    const problem = await problemOf(response);
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(/\p{sc=Han}/u);
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
  });

  it.each([
    ['id', 7],
    ['type', null],
    ['call', 'with blanks in it'],
    ['at', 'yesterday'],
    ['seq', 'first'],
    ['data', []],
  ])('names the wrong field: %s', async (field, value) => {
    const { fetch } = await openStrict();
    const body = JSON.stringify({ ...(JSON.parse(EVENT) as object), [field]: value });
    const response = await fetch('/gateway/events', {
      method: 'POST',
      body,
      headers: signed(body),
    });
    expect(response.status).toBe(422);
    expect((await problemOf(response)).fields.map(({ path }) => path)).toEqual([field]);
  });

  it('refuses what announces more than a megabyte before reading it', async () => {
    const { fetch } = await openStrict();
    const body = 'x'.repeat(1_048_577);
    const response = await fetch('/gateway/events', {
      method: 'POST',
      body,
      headers: signed(body),
    });
    expect(response.status).toBe(413);
    expect((await problemOf(response)).code).toBe('too_large');
  });

  it('refuses an endless body that announces nothing', async () => {
    const { url } = await openStrict();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = http.request(`${url}/gateway/events`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      for (let sent = 0; sent < 20; sent += 1) request.write('y'.repeat(65_536));
    });
    expect(status).toBe(413);
  });

  it('takes an event just under the limit, of any kind', async () => {
    const seen: string[] = [];
    const { fetch } = await openStrict({
      receiveEvent: ({ id }) => {
        seen.push(id);
        return Promise.resolve({ result: 'stored' });
      },
    });
    const event = { id: 'e2', type: 'call.strange', call: 'c', at: '2026-11-24T10:00:00Z' };
    const body = JSON.stringify({ ...event, data: { text: 'z'.repeat(1_000_000) } });
    const response = await fetch('/gateway/events', {
      method: 'POST',
      body,
      headers: signed(body),
    });
    expect([response.status, seen]).toEqual([200, ['e2']]);
  });

  it('still takes the former secret while it is being replaced', async () => {
    const { fetch } = await openStrict({
      receiveEvent: () => Promise.resolve({ result: 'known' }),
    });
    const headers = signed(EVENT, { secret: OLD_SECRET });
    const response = await fetch('/gateway/events', { method: 'POST', body: EVENT, headers });
    expect(await response.json()).toEqual({ result: 'known' });
  });

  it('answers 500 when it could not be stored, so that it is sent again, and says no number', async () => {
    const failing = await openStrict({
      receiveEvent: () => Promise.reject(new Error('no store for 13800008888')),
    });
    const response = await failing.fetch('/gateway/events', {
      method: 'POST',
      body: EVENT,
      headers: signed(EVENT),
    });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('8888');
    expect(failing.logged.join('')).not.toContain('13800008888');
  });
});

describe('POST /gateway/route', () => {
  it.each([
    ['call', ''],
    ['from', 13],
    ['digits', '12x'],
    ['at', '2026-11-24'],
  ])('names the wrong field: %s', async (field, value) => {
    const { fetch } = await openStrict();
    const question = { call: 'c', from: '1', to: '2', at: '2026-11-24T10:00:00Z', [field]: value };
    const body = JSON.stringify(question);
    const response = await fetch('/gateway/route', { method: 'POST', body, headers: signed(body) });
    expect(response.status).toBe(422);
    expect((await problemOf(response)).fields.map(({ path }) => path)).toEqual([field]);
  });
});

describe('/wecom/callback', () => {
  const wecomCallback = createCallback({
    token: 'QDG6eK',
    encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    corpId: 'wx5823bf96d3bd56c7',
  });
  const xml = '<xml><Encrypt><![CDATA[AAAA]]></Encrypt></xml>';

  it.each([
    ['POST', '?msg_signature=0&timestamp=1&nonce=1', xml, 401],
    ['POST', '', xml, 401],
    ['POST', '?msg_signature=0&msg_signature=1&timestamp=1&nonce=1', xml, 401],
    ['POST', '?msg_signature=0&timestamp=1&nonce=1', 'no xml', 400],
    ['POST', '?msg_signature=0&timestamp=1&nonce=1', 'x'.repeat(1_048_577), 413],
    ['GET', '?msg_signature=0&timestamp=1&nonce=1&echostr=AAAA', null, 401],
    ['GET', '', null, 401],
  ])('%s %s is refused, nothing is stored', async (method, query, body, status) => {
    house = await openDoors(strictNeeds(), { wecomCallback });
    const response = await house.fetch(`/wecom/callback${query}`, { method, body });
    expect(response.status).toBe(status);
  });

  it('answers 503 while no company is configured', async () => {
    const { fetch } = await openStrict();
    expect((await fetch('/wecom/callback', { method: 'POST', body: xml })).status).toBe(503);
  });

  it('answers 5xx when a message could not be stored, and empty 200 when it was', async () => {
    let stored = 0;
    const receiveWecom = () => {
      stored += 1;
      return stored === 1 ? Promise.reject(new Error('no store')) : Promise.resolve();
    };
    house = await openDoors(strictNeeds({ receiveWecom }), {
      wecomCallback: {
        answerVerification: () => ({ ok: true, answer: 'echo' }),
        receive: () => ({
          ok: true,
          message: { kind: 'subscribe', person: 'a', at: WALL, dedupId: 'd' },
        }),
      },
    });
    const knock = () => house?.fetch('/wecom/callback', { method: 'POST', body: xml });
    expect((await knock())?.status).toBe(500);
    const answer = await knock();
    expect([answer?.status, await answer?.text()]).toEqual([200, '']);
    const echo = await house.fetch('/wecom/callback');
    expect(await echo.text()).toBe('echo');
  });
});

describe('the API', () => {
  const trials = [
    { door: 'POST /api/session', body: '{}', status: 422, path: 'code' },
    { door: 'POST /api/session', body: '{', status: 400, path: null },
    { door: 'POST /api/session', body: '{"code":""}', status: 422, path: 'code' },
    { door: 'POST /api/session', body: '{"code":7}', status: 422, path: 'code' },
    { door: 'POST /api/session', body: `"${'x'.repeat(70_000)}"`, status: 413, path: null },
    { door: 'POST /api/sales/status', body: '{"status":"asleep"}', status: 422, path: 'status' },
    {
      door: 'POST /api/sales/status',
      body: '{"status":"in_field","location":"一二三四五六七八九十一二三四五六七八九十一"}',
      status: 422,
      path: 'location',
    },
    {
      door: 'POST /api/sales/status',
      body: '{"status":"on_leave","until":"tomorrow"}',
      status: 422,
      path: 'until',
    },
    {
      door: 'POST /api/sales/status',
      body: '{"status":"in_office","person":"sales_manager_b"}',
      status: 403,
      path: null,
    },
    { door: 'GET /api/calls/%00', body: null, status: 404, path: null },
    { door: 'GET /api/calls/a%20b', body: null, status: 404, path: null },
    { door: 'GET /media/short', body: null, status: 404, path: null },
    { door: 'POST /api/calls/c/confirm', body: '{"candidate":-1}', status: 422, path: 'candidate' },
    {
      door: 'POST /api/cli/grant',
      body: '{"wecomUserId":"a","role":"king"}',
      status: 422,
      path: 'role',
    },
    { door: 'POST /api/cli/clock', body: '{"ms":-1}', status: 422, path: 'ms' },
    { door: 'POST /api/cli/route', body: '{"at":"now","from":"1"}', status: 422, path: 'at' },
    { door: 'GET /assets/..%2fapp.ts', body: null, status: 404, path: null },
    { door: 'GET /nowhere', body: null, status: 404, path: null },
    { door: 'PUT /api/session', body: '{}', status: 405, path: null },
    { door: 'GET /api/calls/%E0%A4%A', body: null, status: 404, path: null },
  ];

  it.each(trials)('$door $body → $status', async ({ door, body, status, path }) => {
    const { fetch } = await openStrict({ findViewer: viewers(rep) });
    const [method = '', at = ''] = door.split(' ');
    const headers = { ...bearer(rep), 'x-callpop-key': CLI_KEY };
    const response = await fetch(at, { method, body, headers });
    expect(response.status).toBe(status);
    const problem = await problemOf(response);
    expect(problem.fields.map((field) => field.path)).toEqual(path === null ? [] : [path]);
    expect(Object.keys(problem)).toEqual(['code', 'message', 'retry', 'fields', 'requestId']);
  });

  it('does not let a foreign page write with a cookie', async () => {
    const { fetch } = await openStrict({
      findViewer: viewers(rep),
      setStatus: answeringNeeds().setStatus,
    });
    const send = (headers: Record<string, string>) =>
      fetch('/api/sales/status', {
        method: 'POST',
        body: '{"status":"in_office"}',
        headers: { cookie: `callpop_session=t-${rep.id}`, ...headers },
      });
    expect((await send({})).status).toBe(403);
    expect((await send({ 'x-callpop': '1' })).status).toBe(200);
  });

  it('never excuses a wrong header by a good cookie', async () => {
    const { fetch } = await openStrict({ findViewer: viewers(rep) });
    const headers = { cookie: `callpop_session=t-${rep.id}`, authorization: 'Bearer wrong' };
    expect((await fetch('/api/sales/status', { headers })).status).toBe(401);
  });
});

describe('a call that is not the viewer’s', () => {
  it.each([
    ['forbidden', 403, '无权查看这通来电'],
    ['gone', 404, '没有找到'],
  ] as const)('%s: says so as JSON and as a page, with no fact', async (why, status, words) => {
    const { fetch } = await openStrict({
      findViewer: viewers(rep),
      showCall: () => Promise.resolve({ ok: false, why }),
    });
    const json = await fetch('/api/calls/call-1', { headers: bearer(rep) });
    expect(json.status).toBe(status);
    expect((await problemOf(json)).message).toContain(words);
    const page = await fetch('/c/call-1', { headers: bearer(rep) });
    expect(page.status).toBe(status);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain(words);
  });
});
