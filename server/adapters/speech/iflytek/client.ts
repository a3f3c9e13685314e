/** 科大讯飞 语音转写 LFASR v2 (the standard edition) as the QueuedSpeech port. It is sent the bytes. */
import { z } from 'zod';
import type { Hearing } from '../../../domain/speech/types.ts';
import type { Log } from '../../../log.ts';
import type { QueuedSpeech, SpeechResult, SpeechTaskInput } from '../../../ports/speech.ts';
import { brokenOff, cleanWords, failed, kindOfStatus, lost, readJson } from '../failure.ts';
import type { Stake } from '../failure.ts';
import { createHttp } from '../http.ts';
import type { Exchange } from '../http.ts';
import { SUCCESS, WORKING, kindOfCode } from './codes.ts';
import { joinHotWords } from './hot-words.ts';
import { LFASR_MODEL, orderSchema, readOrder, readRefusal } from './order.ts';
import { signLfasr } from './signature.ts';
import { openRecording, uploadParameters } from './upload.ts';

export interface IflytekOptions {
  /** `https://raasr.xfyun.cn`. */
  readonly baseUrl: string;
  readonly appId: string;
  readonly secretKey: string;
  /** Wall clock: signatures do not follow trials. */
  readonly wall: () => Date;
  readonly log?: Log;
  readonly timeouts?: Partial<IflytekTimeouts>;
}

/** Milliseconds. */
export interface IflytekTimeouts {
  readonly connectMs: number;
  readonly submitMs: number;
  /** Added to the deadline of an upload for every megabyte of it: the slowest line it may go over. */
  readonly megabyteMs: number;
  readonly askMs: number;
}

const TIMEOUTS: IflytekTimeouts = {
  connectMs: 5000,
  submitMs: 60_000,
  megabyteMs: 20_000,
  askMs: 60_000,
};
/** A result of five hours with every word timed, its quotes escaped twice, stays below. */
const MAX_ANSWER_BYTES = 64_000_000;

const answerSchema = z.looseObject({
  code: z.coerce.string(),
  descInfo: z.string().nullish(),
  content: z.unknown().optional(),
});
const uploadedSchema = z.looseObject({ orderId: z.string().min(1) });
/**
 * At most 100 fetches of an order's result are allowed, `poll` spends one each time: begin when the time they estimate
 * is over (up to 3 min for 10 min of sound), then no faster than every 15 s, or wait for the callback. `gone` from `poll`:
 * this order has ended without a result and a new submit may do better.
 */
export function createIflytekSpeech(options: IflytekOptions): QueuedSpeech {
  const { appId, secretKey, wall, log } = options;
  const base = options.baseUrl.replace(/\/+$/, '');
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const http = createHttp(timeouts.connectMs);

  function addressOf(path: string, parameters: Readonly<Record<string, string>>): string {
    const ts = String(Math.floor(wall().getTime() / 1000));
    const signa = signLfasr({ appId, secretKey, ts });
    const query = new URLSearchParams({ appId, signa, ts, ...parameters });
    return `${base}/v2/api/${path}?${query.toString()}`;
  }

  /** The content of an answer that says success, else what its code or its status means. */
  function open(exchange: Extract<Exchange, { came: true }>, stake: Stake): SpeechResult<unknown> {
    const { status, body, after } = exchange;
    const read = answerSchema.safeParse(readJson(body));
    if (!read.success) {
      if (status === 200) return lost('unreadable answer', stake);
      return failed(kindOfStatus(status, stake), `HTTP ${status}`, { after });
    }
    const { code, descInfo, content } = read.data;
    if (code === SUCCESS) return { ok: true, value: content };
    const known = kindOfCode(code);
    if (known === null && code !== WORKING) {
      log?.warn('iflytek speech answered an unknown code', { code, status });
    }
    // It answered and did not take the work; whether it ever will is not known.
    const kind = known ?? (status === 200 ? 'later' : kindOfStatus(status, stake));
    return failed(kind, `${code}: ${words(descInfo)}`, { code, after });
  }

  const words = (text: string | null | undefined): string =>
    cleanWords(text ?? '', [secretKey, appId]);

  async function submit(input: SpeechTaskInput): Promise<SpeechResult<{ task: string }>> {
    const recording = await openRecording(input);
    if (!recording.ok) return recording;
    const exchange = await http.exchange(addressOf('upload', uploadParameters(input)), {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(input.bytes),
      },
      body: recording.stream,
      deadline: AbortSignal.timeout(
        timeouts.submitMs + Math.ceil((input.bytes / 1e6) * timeouts.megabyteMs),
      ),
      maxBytes: MAX_ANSWER_BYTES,
    });
    const isWhole = recording.stream.bytesRead >= input.bytes;
    recording.stream.destroy();
    // An order begins with the last byte; one that was not even read was not sent, and nothing was bought.
    if (!exchange.came) return brokenOff(exchange, isWhole ? 'paid' : 'free');
    const opened = open(exchange, 'paid');
    if (!opened.ok) return opened;
    const read = uploadedSchema.safeParse(opened.value);
    if (!read.success) return lost('unreadable answer to an upload', 'paid');
    return { ok: true, value: { task: read.data.orderId } };
  }

  async function poll(order: string): Promise<SpeechResult<Hearing | null>> {
    const address = addressOf('getResult', { orderId: order, resultType: 'transfer' });
    const deadline = AbortSignal.timeout(timeouts.askMs);
    const sent = { method: 'GET', deadline, maxBytes: MAX_ANSWER_BYTES } as const;
    const exchange = await http.exchange(address, sent);
    if (!exchange.came) return brokenOff(exchange, 'free');
    const opened = open(exchange, 'free');
    if (!opened.ok) return readRefusal(opened);
    const read = orderSchema.safeParse(opened.value);
    return read.success ? readOrder(read.data) : lost('unreadable result', 'free');
  }

  return {
    kind: 'queued',
    name: 'iflytek',
    model: LFASR_MODEL,
    fetchesLink: false,
    prepare: (list, hash) => Promise.resolve(joinHotWords(list, hash)),
    submit,
    poll,
    // There is no list of orders: only the callback names one whose answer was lost.
    find: 'callback',
  };
}
