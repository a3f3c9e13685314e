/** One JSON exchange with WeCom over kept-alive connections. Nothing that leaves here names a URL, token or secret. */
import { Agent, request } from 'undici';
import { z } from 'zod';
import { WecomCallError, brokenOff } from './errors.ts';

/** Every answer of WeCom has an errcode; HTTP is 200 even for refusals. */
export type WecomAnswer = z.infer<typeof answerSchema>;

const answerSchema = z.looseObject({
  errcode: z.number().default(0),
  errmsg: z.string().default(''),
});

export interface WecomRequest {
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  /** Ends waiting, whatever has happened by then. */
  readonly deadline: AbortSignal;
}

export interface WecomHttp {
  /** Throws WecomCallError when no answer of WeCom could be read; an errcode is an answer. */
  ask(url: string, request: WecomRequest): Promise<WecomAnswer>;
  close(): Promise<void>;
}

const MAX_ANSWER_BYTES = 1_000_000;
const KEEP_ALIVE_MS = 30_000;
const TOO_MANY_PAUSE_MS = 60_000;

/** `connectMs` must stay below every deadline, so that a connection that never came is known as such. */
export function createHttp(connectMs: number): WecomHttp {
  const agent = new Agent({
    connect: { timeout: connectMs },
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });

  return {
    async ask(url, { method, body, deadline }) {
      if (deadline.aborted) throw notStarted('no time left');
      const { status, text } = await exchange(url, { method, body, deadline });
      if (status !== 200) throw refusedByHttp(status);
      return readAnswer(text);
    },
    close: () => agent.destroy(),
  };

  async function exchange(
    url: string,
    { method, body, deadline }: { method: string; body: string | undefined; deadline: AbortSignal },
  ): Promise<{ status: number; text: string }> {
    try {
      const response = await request(url, {
        dispatcher: agent,
        method,
        signal: deadline,
        headers: body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' },
        body: body ?? null,
      });
      return { status: response.statusCode, text: await response.body.text() };
    } catch (error) {
      throw new WecomCallError(brokenOff(error));
    }
  }
}

/** Nothing left this process: it may simply be tried again. */
export function notStarted(reason: string): WecomCallError {
  return new WecomCallError({ kind: 'retry', after: null, code: null, text: reason });
}

function refusedByHttp(status: number): WecomCallError {
  const text = `HTTP ${status}`;
  if (status >= 500) return new WecomCallError({ kind: 'unknown', text });
  if (status === 429) {
    return new WecomCallError({ kind: 'retry', after: TOO_MANY_PAUSE_MS, code: null, text });
  }
  return new WecomCallError({ kind: 'config', code: status, text });
}

function readAnswer(text: string): WecomAnswer {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    // A page of some proxy, or an answer cut short: what WeCom did is not known.
    throw new WecomCallError({ kind: 'unknown', text: 'no JSON answer' });
  }
}
