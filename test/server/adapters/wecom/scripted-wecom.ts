import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../../../server/log.ts';
import type { Log } from '../../../../server/log.ts';
import type { Clock } from '../../../../server/ports.ts';

export const CORP = 'ww0123456789abcdef';
export const SECRET = 'SECRET-hXk2_LRt9vQ-do-not-print-me-0123';

/** One request as it arrived. */
export interface Asked {
  path: string;
  method: string;
  query: URLSearchParams;
  body: string;
}

/** What to answer: JSON, a raw text with a status, or nothing and the connection cut. */
export type Answer = object | { status: number; text: string } | 'cut' | 'hang';

export interface ScriptedWecom {
  url: string;
  asked: Asked[];
  /** How often a path was asked, such as `gettoken`. */
  count(path: string): number;
  /** Tokens that are good now; gettoken adds one and, with `oneAtATime`, kills the older ones. */
  good: Set<string>;
  /** Answers for the paths; gettoken and token checks are done before, unless `on` names gettoken itself. */
  on: Map<string, (asked: Asked) => Answer | Promise<Answer>>;
  expiresIn: number;
  stop(): Promise<void>;
}

/** A WeCom on a real socket that does what the test says and is strict about tokens and secrets. */
export async function startScriptedWecom(): Promise<ScriptedWecom> {
  const world: Omit<ScriptedWecom, 'url' | 'stop'> = {
    asked: [],
    count: (path) => world.asked.filter((one) => one.path === path).length,
    good: new Set(),
    on: new Map(),
    expiresIn: 7200,
  };
  let serial = 0;

  const answer = (asked: Asked): Answer | Promise<Answer> => {
    const scripted = world.on.get(asked.path);
    if (asked.path === 'gettoken') {
      if (scripted !== undefined) return scripted(asked);
      if (asked.query.get('corpid') !== CORP) return { errcode: 40013, errmsg: 'invalid corpid' };
      const secret = asked.query.get('corpsecret');
      if (secret !== SECRET) return { errcode: 40001, errmsg: `invalid secret ${String(secret)}` };
      serial += 1;
      const token = `token-${serial}-${'x'.repeat(80)}`;
      world.good = new Set([token]);
      const expires_in = world.expiresIn;
      return { errcode: 0, errmsg: 'ok', access_token: token, expires_in };
    }
    const token = asked.query.get('access_token') ?? '';
    if (!world.good.has(token)) return { errcode: 40014, errmsg: `invalid access_token ${token}` };
    if (scripted === undefined) throw new Error(`nobody expected ${asked.path}`);
    return scripted(asked);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = new URL(request.url ?? '/', 'http://wecom.test');
    const asked: Asked = {
      path: url.pathname.replace(/^\/cgi-bin\//, ''),
      method: request.method ?? '',
      query: url.searchParams,
      body: Buffer.concat(parts).toString(),
    };
    world.asked.push(asked);
    const said = await answer(asked);
    if (said === 'hang') return;
    if (said === 'cut') {
      request.socket.destroy();
      return;
    }
    const raw = 'text' in said ? said : null;
    response.statusCode = raw?.status ?? 200;
    response.setHeader('content-type', 'application/json');
    response.end(raw?.text ?? JSON.stringify(said));
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.statusCode = 418;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(world, {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** A clock whose both hands are moved by hand; it starts now. */
export function movableClock(): Clock & { pass(ms: number): void } {
  let offset = 0;
  const read = (): Date => new Date(Date.now() + offset);
  return {
    now: read,
    wall: read,
    pass(ms) {
      offset += ms;
    },
  };
}

/** A log that keeps what it wrote. */
export function keptLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const write = (line: string): void => {
    lines.push(line);
  };
  return { log: createLog({ level: 'debug', destination: { write } }), lines };
}
