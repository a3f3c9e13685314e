/** Alert calls in the gateway's language: orders out, events in. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createGateway } from '../../../../server/adapters/gateway/client.ts';
import {
  parseAlertCallEvent,
  parseGatewayEvent,
} from '../../../../server/adapters/gateway/parse.ts';
import { verifySigned } from '../../../../server/adapters/gateway/signature.ts';
import type { AlertCallFact } from '../../../../server/domain/alerts/alert-call.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const call = 'alert-0193a5c0-0000-7000-8000-000000000001';
const at = '2026-11-24T10:00:00+08:00';
const notAfter = new Date('2026-11-24T02:00:20Z');
const say = { intro: 'i', items: ['a', 'b'], next: 'n', bye: 'b', unheard: 'u' };
const order = { id: call, alerts: ['al-1', 'al-2'], to: '13800000001', say, notAfter };
const running: Server[] = [];

afterEach(() => {
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

interface Posted {
  readonly path: string | undefined;
  readonly signed: boolean;
  readonly body: unknown;
}

/** A gateway that says yes and remembers. */
async function listen(): Promise<{ readonly url: string; readonly posted: Posted[] }> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const rawBody = Buffer.concat(parts);
      const { headers, url: path } = request;
      const signed = verifySigned({ headers, rawBody, secrets: [secret], wall: new Date() }).ok;
      posted.push({ path, signed, body: JSON.parse(rawBody.toString()) as unknown });
      response.end('{"result":"done"}');
    });
  });
  running.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posted };
}

const gatewayAt = (url: string | null, alertCalls?: boolean) =>
  createGateway({
    url,
    secret,
    wall: () => new Date(),
    timeoutMs: 500,
    ...(alertCalls === undefined ? {} : { alertCalls }),
  });

describe('an alert call, ordered', () => {
  it('posts the call and the answer to its key, signed', async () => {
    const { url, posted } = await listen();
    const gateway = gatewayAt(url, true);
    expect(await gateway.alertCall(order)).toEqual({ result: 'done', reason: null });
    const answer = { id: 'say-1', call, alert: 'al-1', text: '已了结', notAfter };
    expect(await gateway.alertSay(answer)).toEqual({ result: 'done', reason: null });
    expect(posted).toEqual([
      {
        path: '/orders',
        signed: true,
        body: {
          id: call,
          call: null,
          order: {
            do: 'alert_call',
            alerts: ['al-1', 'al-2'],
            to: '13800000001',
            say,
            keys: { '1': 'take' },
          },
          notAfter: '2026-11-24T02:00:20.000Z',
        },
      },
      {
        path: '/orders',
        signed: true,
        body: {
          id: 'say-1',
          call,
          order: { do: 'alert_say', alert: 'al-1', text: '已了结' },
          notAfter: '2026-11-24T02:00:20.000Z',
        },
      },
    ]);
  });

  it.each<[string, string | null, boolean | undefined, boolean]>([
    ['a gateway that says so', 'http://127.0.0.1:9', true, true],
    ['a gateway that does not', 'http://127.0.0.1:9', false, false],
    ['a gateway of which nothing is said', 'http://127.0.0.1:9', undefined, false],
    ['a gateway that only reports', null, true, false],
  ])('is possible with %s?', (_name, url, alertCalls, can) => {
    expect(gatewayAt(url, alertCalls).canCall).toBe(can);
  });

  it('does not know what became of a call when nobody answers', async () => {
    expect((await gatewayAt('http://127.0.0.1:9', true).alertCall(order)).result).toBe('unknown');
    expect((await gatewayAt(null, true).alertCall(order)).result).toBe('refused');
  });
});

describe('an alert call, told', () => {
  const head = { id: 'evt_1', call, seq: 3, at };

  it.each<[string, unknown, AlertCallFact]>([
    ['call.started', { direction: 'out', from: null, to: '13800000001' }, { type: 'ringing' }],
    ['call.started', undefined, { type: 'ringing' }],
    ['call.connected', {}, { type: 'answered' }],
    ['call.connected', { leg: 7 }, { type: 'answered' }],
    ['ivr.input', { digits: '1', alert: 'al-1' }, { type: 'key', digits: '1', alert: 'al-1' }],
    ['ivr.input', { menu: 'x', digits: '1' }, { type: 'key', digits: '1', alert: null }],
    ['ivr.input', { timed_out: true }, { type: 'key', digits: '', alert: null }],
    [
      'call.ended',
      { by: 'agent', cause: 'hangup', talk_seconds: 12.4 },
      { type: 'ended', cause: 'hangup', talkSeconds: 12.4 },
    ],
    ['call.ended', {}, { type: 'ended', cause: null, talkSeconds: null }],
    ['call.ringing', {}, { type: 'other', name: 'call.ringing' }],
    ['recording.ready', { nothing: 1 }, { type: 'other', name: 'recording.ready' }],
    ['toString', {}, { type: 'other', name: 'toString' }],
  ])('%s %j', (type, data, fact) => {
    expect(parseAlertCallEvent({ ...head, type, data })).toEqual({
      ok: true,
      value: { id: 'evt_1', call, seq: 3, at: new Date(at), fact },
    });
  });

  it.each<[unknown, string]>([
    [{ ...head, id: '', type: 'call.ended' }, 'id'],
    [{ ...head, at: 'now', type: 'call.ended' }, 'at'],
    [{ ...head, type: 'ivr.input', data: { digits: 'x' } }, 'data.digits'],
    [{ ...head, type: 'call.ended', data: { talk_seconds: -1 } }, 'data.talk_seconds'],
  ])('names the field of %j', (json, field) => {
    const read = parseAlertCallEvent(json);
    expect(read?.ok === false && read.errors.map((error) => error.field)).toEqual([field]);
  });

  it.each(['gw-1', 'alert-1', `x${call}`, `${call}0`, call.toUpperCase(), null, undefined, 7])(
    'leaves the call %j to the hotline',
    (other) => {
      expect(parseAlertCallEvent({ ...head, call: other, type: 'call.ended' })).toBeNull();
    },
  );

  it('takes exactly what names one of our calls, and throws for nothing', () => {
    const ids = fc.oneof(fc.constant(call), fc.string(), fc.anything());
    const bodies = fc.oneof(
      fc.anything(),
      fc.record({ id: fc.anything(), call: ids, type: fc.string(), data: fc.anything() }),
    );
    fc.assert(
      fc.property(bodies, (json) => {
        const named = (json as { call?: unknown } | null | undefined)?.call === call;
        expect(parseAlertCallEvent(json) !== null).toBe(named);
      }),
    );
  });

  it('leaves the hotline its own outgoing calls', () => {
    const json = { ...head, call: 'gw-1', type: 'call.started', data: { direction: 'out' } };
    expect(parseGatewayEvent(json)).toMatchObject({ ok: true, value: { fact: { type: 'other' } } });
  });
});
