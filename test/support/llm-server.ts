/** A stand-in for a chat completions endpoint: enforces its provider's rules, answers what it is told to. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { faultOf, refusalOf, type LlmProfile, type Refusal } from './llm-rules.ts';

export interface LlmRequest {
  readonly path: string;
  /** Without the key. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: LlmBody;
  /** Contents of the messages, one after the other. */
  readonly words: string;
}

export interface LlmBody {
  readonly model?: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly response_format?: { readonly type: string; readonly json_schema?: { schema: unknown } };
  readonly [field: string]: unknown;
}

/** What the model says; or an HTTP answer of its own; or trouble on the line. */
export type LlmAnswer =
  | {
      readonly content: string | null;
      readonly finish?: string;
      readonly refusal?: string;
      /** Sent before the JSON, as a queueing server does. */
      readonly blankLines?: number;
      /** ms before the first byte, or between headers and body when there are blank lines. */
      readonly delay?: number;
    }
  | {
      readonly status: number;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly hang: 'before-headers' | 'after-headers' }
  | { readonly reset: true };

export type LlmScript = LlmAnswer | ((request: LlmRequest) => LlmAnswer);

export interface LlmServerOptions {
  readonly profile?: LlmProfile;
  /** Wanted as `Bearer …`; null takes any. */
  readonly apiKey?: string | null;
  /** Characters of messages and answer together that fit. */
  readonly contextTokens?: number;
  /** Answers when the script has run out; a 500 when absent. */
  readonly otherwise?: LlmScript;
}

export interface LlmServer {
  /** Base URL with `/v1`. */
  readonly url: string;
  requests(): readonly LlmRequest[];
  /** Answers to come, one a request; refused requests use none up. */
  script(answers: readonly LlmScript[]): void;
  /** What was asked against the rules of a careful client, in words. */
  faults(): readonly string[];
  stop(): Promise<void>;
}

export async function startLlmServer(options: LlmServerOptions = {}): Promise<LlmServer> {
  const seen: LlmRequest[] = [];
  const faults: string[] = [];
  let script: LlmScript[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readRequest(request);
    seen.push(asked);
    const key = request.headers.authorization;
    const refusal = refusalOf(asked, options, key);
    const fault = faultOf(asked);
    if (fault !== null) faults.push(fault);
    if (refusal?.silent === true) faults.push('context overflow: the oldest words were dropped');
    else if (refusal) {
      refuse(response, refusal);
      return;
    }
    const next = script.shift() ?? options.otherwise ?? { status: 500, text: 'nothing scripted' };
    await answer(response, typeof next === 'function' ? next(asked) : next);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: () => seen,
    script: (answers) => {
      script = [...answers];
    },
    faults: () => faults,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<LlmRequest> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as LlmBody;
  const { authorization: _key, ...headers } = request.headers;
  const words = body.messages.map(({ content }) => content).join('\n');
  return { path: request.url ?? '', headers, body, words };
}

function refuse(response: ServerResponse, { status, message, code }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, code, type: 'invalid_request_error' } }));
}

async function answer(response: ServerResponse, what: LlmAnswer): Promise<void> {
  if ('reset' in what) {
    response.destroy();
    return;
  }
  if ('hang' in what) {
    if (what.hang === 'after-headers') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('\n');
    }
    return;
  }
  if ('status' in what) {
    response.writeHead(what.status, { 'content-type': 'text/plain', ...what.headers });
    response.end(what.text);
    return;
  }
  const blank = '\n'.repeat(what.blankLines ?? 0);
  if (blank === '') await wait(what.delay ?? 0);
  response.writeHead(200, { 'content-type': 'application/json' });
  if (blank !== '') {
    response.write(blank);
    await wait(what.delay ?? 0);
  }
  response.end(completionOf(what.content, what.finish ?? 'stop', what.refusal ?? null));
}

function completionOf(content: string | null, finish: string, refusal: string | null): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'standin',
    choices: [
      { index: 0, finish_reason: finish, message: { role: 'assistant', content, refusal } },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}
