import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { startStandin } from '../../../scripts/standin/index.ts';
import type { StandinHandle, StandinOptions } from '../../../scripts/standin/index.ts';

/** The app every test plays; the keys are the published sample ones (WeCom path/90307). */
export const APP = {
  corpId: 'wx5823bf96d3bd56c7',
  agentId: 1000002,
  secret: 'test-secret',
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};

export const PEOPLE = [
  { userid: 'sales_manager_a', name: '销售经理A' },
  { userid: 'sales_manager_b', name: '销售经理B' },
];

const parser = new XMLParser({ parseTagValue: false, trimValues: false });

/** One callback as it arrived, decrypted and checked. */
export interface Arrived {
  signed: boolean;
  receiver: string;
  message: Record<string, unknown>;
}

/** A tiny callback door: keeps what arrives, answers with `status()`; null leaves it unanswered. */
export interface Receiver {
  url: string;
  arrived: Arrived[];
  status: (count: number) => number | null;
  close(): Promise<void>;
}

async function readAll(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}

function open(request: IncomingMessage, body: string): Arrived {
  const query = new URL(request.url ?? '', 'http://localhost').searchParams;
  const envelope = parser.parse(body) as { xml: { Encrypt: string } };
  const cipher = envelope.xml.Encrypt;
  const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  const { message, id } = decrypt(APP.encodingAesKey, cipher);
  return {
    signed: getSignature(APP.token, timestamp, nonce, cipher) === query.get('msg_signature'),
    receiver: id,
    message: (parser.parse(message) as { xml: Record<string, unknown> }).xml,
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Starts a callback door that also answers the URL verification GET. */
export async function startReceiver(): Promise<Receiver> {
  const arrived: Arrived[] = [];
  const receiver: Receiver = { url: '', arrived, status: () => 200, close: async () => {} };
  const server = createServer((request, response) => {
    void (async () => {
      if (request.method === 'GET') {
        const query = new URL(request.url ?? '', 'http://localhost').searchParams;
        response.end(decrypt(APP.encodingAesKey, query.get('echostr') ?? '').message);
        return;
      }
      arrived.push(open(request, await readAll(request)));
      const status = receiver.status(arrived.length);
      if (status !== null) response.writeHead(status).end();
    })();
  });
  receiver.url = `${await listen(server)}/wecom/callback`;
  receiver.close = () => close(server);
  return receiver;
}

/** A server of plain JSON answers, e.g. in place of the gateway's control. */
export async function startJsonServer(
  answer: (request: { method: string; path: string; body: string }) => unknown,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readAll(request);
      const given = answer({ method: request.method ?? '', path: request.url ?? '', body });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given));
    })();
  });
  return { url: await listen(server), close: () => close(server) };
}

/** JSON answers of the stand-in, read loosely. */
export type Answer = Record<string, unknown> & { errcode?: number; response_code?: string };

/** A running stand-in with what a test needs to talk to it. */
export interface World {
  standin: StandinHandle;
  receiver: Receiver;
  /** Moves business time. */
  pass(ms: number): void;
  api(path: string, body?: unknown): Promise<Answer>;
  inspect(path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  messages(user: string): Promise<Shown[]>;
}

export interface Shown {
  msgid: string;
  at: string;
  msgtype: string;
  card: (Record<string, unknown> & { task_id?: string; replace_text?: string }) | null;
  text: string | null;
  revision: number;
  warnings: string[];
}

const worlds: World[] = [];

/** Closes every world of the test, failed ones included; for afterEach. */
export async function closeWorlds(): Promise<void> {
  for (const world of worlds.splice(0)) {
    await world.standin.stop();
    await world.receiver.close();
  }
}

/** Starts a stand-in, a receiver and a clock that starts at 2026-11-24T10:00+08:00. */
export async function makeWorld(options: Partial<StandinOptions> = {}): Promise<World> {
  const receiver = await startReceiver();
  let now = Date.parse('2026-11-24T10:00:00+08:00');
  const standin = await startStandin({
    port: 0,
    ...APP,
    callbackUrl: receiver.url,
    people: PEOPLE,
    clock: () => new Date(now),
    productUrl: 'http://127.0.0.1:3000',
    callbackTimeoutMs: 60,
    callbackRetryMs: 20,
    ...options,
  });
  const login = await fetch(
    `${standin.url}/cgi-bin/gettoken?corpid=${APP.corpId}&corpsecret=${APP.secret}`,
  );
  const { access_token: token } = (await login.json()) as { access_token: string };

  async function call(path: string, body: unknown): Promise<Response> {
    return await fetch(`${standin.url}${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
    });
  }

  const world: World = {
    standin,
    receiver,
    pass(ms) {
      now += ms;
    },
    async api(path, body) {
      const mark = path.includes('?') ? '&' : '?';
      const response = await call(`/cgi-bin/${path}${mark}access_token=${token}`, body);
      return (await response.json()) as Answer;
    },
    async inspect(path, body) {
      const response = await call(`/inspect/${path}`, body);
      return { status: response.status, body: await response.json() };
    },
    async messages(user) {
      const response = await call(`/inspect/messages?user=${user}`, undefined);
      return (await response.json()) as Shown[];
    },
  };
  worlds.push(world);
  return world;
}

/** Waits until something holds; fails loudly after twenty seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited twenty seconds in vain');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
