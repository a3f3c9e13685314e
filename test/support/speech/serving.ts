/** What the stand-ins of cloud speech share: a real server on loopback, scripted faults, and the words of a recording. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A sentence that a recording holds. Seconds from its beginning; `speaker` counts the voices of a mono mix from 0. */
export interface Said {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly channel?: 0 | 1;
  readonly speaker?: number;
}

/** What goes wrong with one kind of request. */
export interface Fault {
  /** cut: the connection dies before the body is read · reset: after it · hang: no answer ever comes. */
  readonly how: 'status' | 'cut' | 'reset' | 'hang' | 'html' | 'truncated';
  readonly status?: number;
  readonly json?: unknown;
  readonly retryAfter?: string;
  /** The work is done (and counted, and paid); only its answer suffers. */
  readonly done?: boolean;
  /** How many requests it strikes; all of them when left out. */
  readonly times?: number;
}

export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly json: unknown;
}

/** A kind of request, and what is done for it. */
export interface Handling<V extends string> {
  readonly verb: V;
  readonly work: (asked: Asked) => Reply | Promise<Reply>;
}

export interface SpeechServer<V extends string> {
  readonly url: string;
  /** Sets faults by kind of request; null takes one away. */
  faults(patch: Partial<Record<V, Fault | null>>): void;
  stop(): Promise<void>;
}

/** Serves until stopped. `route` names the kind of a request by its method and path; null is answered 404. */
export async function serveSpeech<V extends string>(
  route: (method: string, path: string) => Handling<V> | null,
): Promise<SpeechServer<V>> {
  const faults = new Map<V, { fault: Fault; left: number }>();

  function strike(verb: V): Fault | null {
    const armed = faults.get(verb);
    if (armed === undefined) return null;
    armed.left -= 1;
    if (armed.left <= 0) faults.delete(verb);
    return armed.fault;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://standin.test');
    const method = request.method ?? '';
    const handling = route(method, url.pathname);
    const fault = handling === null ? null : strike(handling.verb);
    if (fault?.how === 'cut') {
      request.socket.destroy();
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { pathname: path, searchParams: query } = url;
    const { headers } = request;
    const asked: Asked = { method, path, query, headers, body: Buffer.concat(parts) };
    const isUndone = fault !== null && fault.done !== true;
    const reply =
      handling === null || isUndone ? { status: 404, json: {} } : await handling.work(asked);
    if (fault === null) send(response, reply.status, JSON.stringify(reply.json));
    else suffer(fault, reply, response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 418, String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults(patch) {
      for (const [verb, fault] of Object.entries(patch) as [V, Fault | null][]) {
        if (fault === null) faults.delete(verb);
        else faults.set(verb, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
      }
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function suffer(fault: Fault, reply: Reply, response: ServerResponse): void {
  switch (fault.how) {
    case 'hang':
      return;
    case 'cut':
    case 'reset':
      response.socket?.destroy();
      return;
    case 'html':
      send(response, 200, '<html><body>Welcome to nginx!</body></html>');
      return;
    case 'truncated':
      send(response, 200, JSON.stringify(reply.json).slice(0, -2));
      return;
    case 'status':
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      send(response, fault.status ?? 500, JSON.stringify(fault.json ?? 'oops'));
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(text);
}

/** What the header of a whole PCM WAVE file says. */
export function wavOf(file: Buffer): { channels: number; seconds: number } | null {
  if (file.length < 44 || file.toString('latin1', 8, 12) !== 'WAVE') return null;
  return { channels: file.readUInt16LE(22), seconds: (file.length - 44) / file.readUInt32LE(28) };
}

/** The characters of a sentence, each with an equal share of its time; punctuation stands with the one before it. */
export function divideWords(
  said: Said,
): { start: number; end: number; text: string; after: string }[] {
  const pieces = said.text.match(/[^，。？！、][，。？！、]*/gu) ?? [];
  const share = (said.end - said.start) / pieces.length;
  return pieces.map((piece, n) => {
    const [text = '', ...after] = Array.from(piece);
    const start = said.start + n * share;
    return { start, end: start + share, text, after: after.join('') };
  });
}
