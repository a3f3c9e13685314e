import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGateway, type GatewaySettings } from '../../../../server/adapters/gateway/client.ts';
import { verifySigned } from '../../../../server/adapters/gateway/signature.ts';
import type { Gateway } from '../../../../server/ports.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const running: Server[] = [];

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(handle);
  running.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

function gatewayAt(url: string | null, change: Partial<GatewaySettings> = {}): Gateway {
  return createGateway({ url, secret, wall: () => new Date(), timeoutMs: 300, ...change });
}

const order = {
  id: 'order-1',
  call: 'gw-1',
  order: { do: 'answer', person: 'a', device: 'office_phone', number: '8001', seconds: 25 },
  notAfter: new Date('2026-11-24T02:00:30Z'),
} as const;

describe('order', () => {
  it('posts the order, signed over its bytes', async () => {
    const seen: { path: string | undefined; signed: boolean; body: unknown; id: unknown }[] = [];
    const url = await listen((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const rawBody = Buffer.concat(parts);
        const { headers } = request;
        const signed = verifySigned({ headers, rawBody, secrets: [secret], wall: new Date() }).ok;
        const body = JSON.parse(rawBody.toString()) as unknown;
        seen.push({ path: request.url, signed, body, id: headers['webhook-id'] });
        response.end('{"result":"done"}');
      });
    });
    expect(await gatewayAt(url).order(order)).toEqual({ result: 'done', reason: null });
    const body = { ...order, notAfter: '2026-11-24T02:00:30.000Z' };
    expect(seen).toEqual([{ path: '/orders', signed: true, body, id: 'order-1' }]);
  });

  it.each([
    ['a refusal', 200, '{"result":"refused","reason":"busy"}', 'refused', 'busy'],
    ['too late', 200, '{"result":"too_late","reason":null}', 'too_late', null],
    ['an unknown word', 200, '{"result":"maybe"}', 'unknown', 'unreadable-answer'],
    ['no JSON', 200, 'fine', 'unknown', 'unreadable-answer'],
    ['a wrong signature', 401, '{}', 'refused', 'status-401'],
    ['a broken gateway', 500, '{}', 'unknown', 'status-500'],
    ['an overtaxed gateway', 429, '{}', 'unknown', 'status-429'],
    ['an endless answer', 200, 'x'.repeat(70_000), 'unknown', 'status-200'],
  ])('answers %s', async (_name, status, text, result, reason) => {
    const url = await listen((_request, response) => {
      response.writeHead(status).end(text);
    });
    expect(await gatewayAt(url).order(order)).toEqual({ result, reason });
  });

  it('does not know when nobody answers, in time or at all', async () => {
    const silent = await listen(() => undefined);
    expect(await gatewayAt(silent).order(order)).toEqual({ result: 'unknown', reason: 'timeout' });
    const closed = await gatewayAt('http://127.0.0.1:9').order(order);
    expect(closed.result).toBe('unknown');
  });

  it('takes no orders for a gateway that only reports', async () => {
    expect(gatewayAt(null).takesOrders).toBe(false);
    expect((await gatewayAt(null).order(order)).result).toBe('refused');
  });
});

describe('fetchRecording', () => {
  const ignore = (): Promise<void> => Promise.resolve();

  async function serve(status: number, bytes: Buffer): Promise<string> {
    return listen((_request, response) => {
      response.writeHead(status, { 'content-type': 'audio/wav', location: '/elsewhere' });
      response.end(bytes);
    });
  }

  it('brings the audio of its own gateway', async () => {
    const url = await serve(200, Buffer.from('RIFF'));
    const parts: Uint8Array[] = [];
    const got = await gatewayAt(url).fetchRecording(`${url}/recordings/r.wav`, (part) => {
      parts.push(part);
      return Promise.resolve();
    });
    expect(got).toEqual({ ok: true, type: 'audio/wav' });
    expect(Buffer.concat(parts)).toEqual(Buffer.from('RIFF'));
  });

  it.each([
    ['a redirect', 302, 4, { retry: false, reason: 'status-302' }],
    ['a missing file', 404, 4, { retry: false, reason: 'status-404' }],
    ['a broken gateway', 503, 4, { retry: true, reason: 'status-503' }],
    ['an empty file', 200, 0, { retry: true, reason: 'recording-empty' }],
    ['a huge file', 200, 5000, { retry: false, reason: 'recording-too-large' }],
  ])('says why %s brings nothing', async (_name, status, size, expected) => {
    const url = await serve(status, Buffer.alloc(size, 1));
    const got = await gatewayAt(url, { maxBytes: 1000 }).fetchRecording(`${url}/r.wav`, ignore);
    expect(got).toEqual({ ok: false, ...expected });
  });

  it('stops reading a stream without a length at the limit', async () => {
    const url = await listen((_request, response) => {
      response.write(Buffer.alloc(900));
      response.end(Buffer.alloc(900));
    });
    const got = await gatewayAt(url, { maxBytes: 1000 }).fetchRecording(`${url}/r.wav`, ignore);
    expect(got).toMatchObject({ ok: false, reason: 'recording-too-large' });
  });

  it('asks no other host', async () => {
    let asked = 0;
    const foreign = await listen((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    const own = await serve(200, Buffer.from('RIFF'));
    const { port } = new URL(own);
    const gateway = gatewayAt(own);
    const addresses = [
      `${foreign}/r.wav`,
      `https://127.0.0.1:${port}/r.wav`,
      `http://user:pass@127.0.0.1:${port}/r.wav`,
      `http://127.0.0.1:${port}.evil.example/r.wav`,
      'file:///etc/passwd',
      'not a url',
    ];
    for (const address of addresses) {
      expect(await gateway.fetchRecording(address, ignore)).toMatchObject({
        ok: false,
        retry: false,
      });
    }
    expect(asked).toBe(0);
    const allowed = gatewayAt(own, { recordingOrigins: [foreign] });
    expect((await allowed.fetchRecording(`${foreign}/r.wav`, ignore)).ok).toBe(true);
  });
});
