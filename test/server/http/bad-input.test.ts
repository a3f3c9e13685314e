/** What the API and the pages refuse, and how they say so. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { bearer, CLI_KEY, makePerson, problemOf, viewers } from './doors.ts';
import { answeringNeeds } from './sample.ts';
import { keepStrictHouses } from './strict-house.ts';

const rep = makePerson('sales_manager_a');
const openStrict = keepStrictHouses();

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
    ...['duty', 'ladder'].map((command) => ({
      ...{ door: `POST /api/cli/${command}`, body: '{"at":"9999-12-31T23:59:59Z"}' },
      ...{ status: 422, path: 'at' },
    })),
    {
      door: 'GET /api/roster?at=0000-01-01T00:00:00Z',
      ...{ body: null, status: 422, path: 'query.at' },
    },
    {
      door: 'GET /api/roster/week?from=9999-12-31',
      ...{ body: null, status: 422, path: 'query.from' },
    },
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

describe('a sender who leaves in the middle', () => {
  it('is no failure of ours', async () => {
    const { url, logged } = await openStrict({ findViewer: viewers(rep) });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const lines = ['POST /api/session HTTP/1.1', 'host: a', 'content-type: application/json'];
    lines.push('content-length: 9', 'expect: 100-continue', '', '{');
    socket.write(lines.join('\r\n'));
    // It says so when it has begun to read.
    await once(socket, 'data');
    socket.destroy();
    const told = (): boolean => logged.some((line) => line.includes('"msg":"request"'));
    const end = performance.now() + 20_000;
    while (!told() && performance.now() < end) await pause(5);
    expect(told()).toBe(true);
    expect(logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
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
