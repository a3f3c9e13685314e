/** What the doors of the gateway refuse, and how they say so. */
import http from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { OLD_SECRET, problemOf, signed, WALL } from './doors.ts';
import { keepStrictHouses } from './strict-house.ts';

const EVENT = JSON.stringify({
  id: 'evt-1',
  type: 'call.started',
  call: 'call-1',
  seq: 1,
  at: '2026-11-24T10:00:00+08:00',
  data: { direction: 'in', from: '13800008888', to: '4008320160' },
});
const MINUTES = 60_000;
const later = (ms: number) => new Date(WALL.getTime() + ms);
const foreign = `whsec_${Buffer.from('somebody else made this secret 32').toString('base64')}`;

const openStrict = keepStrictHouses();

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
