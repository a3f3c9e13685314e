/** The way to DashScope: key, deadlines, and one place that turns its answers into values or failures. */
import { z } from 'zod';
import type { Log } from '../../../log.ts';
import type { SpeechResult } from '../../../ports/speech.ts';
import { brokenOff, cleanWords, failed, kindOfStatus, lost, readJson } from '../failure.ts';
import type { Failed, Stake } from '../failure.ts';
import { createHttp } from '../http.ts';
import { kindOfCode } from './codes.ts';

/** Milliseconds. */
export interface AliyunTimeouts {
  readonly connectMs: number;
  readonly submitMs: number;
  readonly askMs: number;
  /** Fetching a finished transcript. */
  readonly downloadMs: number;
}

export interface AliyunApiOptions {
  /** `https://dashscope.aliyuncs.com`, or a workspace's own address. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly timeouts?: Partial<AliyunTimeouts>;
  readonly log?: Log;
}

export interface AliyunCall<T> {
  /** Below `/api/v1/`. */
  readonly path: string;
  /** Posted as JSON; left out = GET. */
  readonly body?: object;
  readonly schema: z.ZodType<T>;
  /** paid: the call begins a task. */
  readonly stake: Stake;
}

export interface AliyunApi {
  call<T>(call: AliyunCall<T>): Promise<SpeechResult<T>>;
  /** Fetches a finished transcript, without the key. */
  download<T>(link: string, schema: z.ZodType<T>): Promise<SpeechResult<T>>;
}

const TIMEOUTS: AliyunTimeouts = {
  connectMs: 5000,
  submitMs: 30_000,
  askMs: 15_000,
  downloadMs: 60_000,
};
const MAX_ANSWER_BYTES = 4_000_000;
/** Twelve hours of speech with every word timed stay below. */
const MAX_TRANSCRIPT_BYTES = 64_000_000;

const refusal = z.looseObject({ code: z.string().min(1), message: z.string().default('') });

/** Connects nothing yet. */
export function createApi(options: AliyunApiOptions): AliyunApi {
  const { apiKey, log } = options;
  const base = options.baseUrl.replace(/\/+$/, '');
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const http = createHttp(timeouts.connectMs);

  function refused(status: number, body: Buffer, after: number | null, stake: Stake): Failed {
    const read = refusal.safeParse(readJson(body));
    if (!read.success) return failed(kindOfStatus(status, stake), `HTTP ${status}`, { after });
    const { code, message } = read.data;
    const known = kindOfCode(code);
    if (known === null) log?.warn('aliyun speech answered an unknown code', { code, status });
    const reason = `${code}: ${cleanWords(message, [apiKey])}`;
    return failed(known ?? kindOfStatus(status, stake), reason, { code, after });
  }

  return {
    async call({ path, body, schema, stake }) {
      const exchange = await http.exchange(`${base}/api/v1/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(stake === 'paid' ? { 'x-dashscope-async': 'enable' } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        deadline: AbortSignal.timeout(stake === 'paid' ? timeouts.submitMs : timeouts.askMs),
        maxBytes: MAX_ANSWER_BYTES,
      });
      if (!exchange.came) return brokenOff(exchange, stake);
      if (exchange.status !== 200) {
        return refused(exchange.status, exchange.body, exchange.after, stake);
      }
      const json = readJson(exchange.body);
      const read = schema.safeParse(json);
      if (read.success) return { ok: true, value: read.data };
      // Some refusals come with 200.
      if (refusal.safeParse(json).success) return refused(200, exchange.body, null, stake);
      return lost(`unreadable answer to ${path.split('/', 1).join('')}`, stake);
    },

    async download(link, schema) {
      const address = allowedAddress(link, base);
      if (address === null) return failed('never', 'the transcript lies at an address not allowed');
      const exchange = await http.exchange(address, {
        method: 'GET',
        deadline: AbortSignal.timeout(timeouts.downloadMs),
        maxBytes: MAX_TRANSCRIPT_BYTES,
      });
      if (!exchange.came) return brokenOff(exchange, 'free');
      const { status, after } = exchange;
      // Object storage says 403 for a link past its 24 hours.
      if (status === 403 || status === 404) return failed('gone', `transcript: HTTP ${status}`);
      if (status !== 200) return failed('later', `transcript: HTTP ${status}`, { after });
      const read = schema.safeParse(readJson(exchange.body));
      return read.success ? { ok: true, value: read.data } : lost('unreadable transcript', 'free');
    },
  };
}

/**
 * Where transcripts may be fetched from: Alibaba Cloud's object storage over TLS, and the service's own address. An
 * answer can name anything, the machine's own services included.
 */
export function allowedAddress(link: string, base: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.username !== '' || url.password !== '') return null;
  if (url.origin === new URL(base).origin) return url.href;
  if (url.port !== '' || !url.hostname.endsWith('.aliyuncs.com')) return null;
  if (url.protocol === 'http:') url.protocol = 'https:';
  return url.protocol === 'https:' ? url.href : null;
}
