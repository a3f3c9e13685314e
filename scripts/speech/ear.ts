/** One transcription of the speech stand-in: taken, counted, perhaps spoilt on purpose, heard and answered. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'koa';
import type { Mishap, SpeechFaultBoard } from './faults.ts';
import { hear, type HeardPart } from './hearing.ts';
import { parseUpload, readUpload, type Upload, UploadError } from './upload.ts';
import { createUtterances } from './utterances.ts';

export interface SpeechCounts {
  /** All that came in. */
  readonly requests: number;
  /** Refused: too large, or a form that is wrong. */
  readonly refused: number;
  /** Listened to, whether the answer arrived or not: what a provider would bill. */
  readonly heard: number;
  /** Seconds of sound listened to. */
  readonly seconds: number;
  /** Most requests that were open at the same time. */
  readonly mostAtOnce: number;
}

export interface SpeechRequest {
  readonly at: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly channels: number;
  readonly sha256: string;
  readonly model: string;
  readonly prompt: string | null;
  /** Numbers of the sentences that were understood. */
  readonly utterances: readonly number[];
}

export interface Ear {
  transcribe(ctx: Context): Promise<void>;
  counts(): SpeechCounts;
  requests(): readonly SpeechRequest[];
}

const KEPT_REQUESTS = 1000;

export function createEar(need: {
  readonly utterances: string;
  readonly faults: SpeechFaultBoard;
  readonly clock: () => Date;
}): Ear {
  const utterances = createUtterances(need.utterances);
  const counts = { requests: 0, refused: 0, heard: 0, seconds: 0, mostAtOnce: 0 };
  const requests: SpeechRequest[] = [];
  let open = 0;
  let before: Promise<unknown> = Promise.resolve();

  async function listen(upload: Upload, gone: AbortSignal): Promise<readonly HeardPart[]> {
    const { slowMs } = need.faults.read();
    // Who hangs up frees the server, as whisper.cpp does.
    if (slowMs > 0) await pause(slowMs, undefined, { signal: gone });
    gone.throwIfAborted();
    const parts = await hear(upload.sound, utterances.find);
    counts.heard += 1;
    counts.seconds += secondsOf(upload);
    requests.push({
      at: need.clock().toISOString(),
      bytes: upload.file.length,
      seconds: secondsOf(upload),
      channels: upload.sound.channels.length,
      sha256: createHash('sha256').update(upload.file).digest('hex'),
      model: upload.model,
      prompt: upload.prompt,
      utterances: parts.flatMap(({ utterance }) => utterance ?? []),
    });
    requests.splice(0, requests.length - KEPT_REQUESTS);
    return parts;
  }

  /** In its turn, when only one is served at a time. */
  function listenInTurn(upload: Upload, gone: AbortSignal): Promise<readonly HeardPart[]> {
    if (!need.faults.read().oneAtATime) return listen(upload, gone);
    const turn = before.then(() => listen(upload, gone));
    before = turn.catch(() => undefined);
    return turn;
  }

  async function serve(ctx: Context): Promise<void> {
    const mishap = need.faults.take();
    const body = await readUpload(ctx.req, need.faults.read().maxBytes);
    if (mishap === 'hang') return hang(ctx);
    if (mishap === 'status') {
      refuse(ctx, need.faults);
      return;
    }
    const upload = await parseUpload(body, ctx.get('content-type'));
    const gone = new AbortController();
    ctx.res.once('close', () => {
      gone.abort();
    });
    try {
      answer(ctx, { upload, parts: await listenInTurn(upload, gone.signal), mishap });
    } catch (error) {
      if (!gone.signal.aborted) throw error;
      ctx.respond = false;
    }
  }

  return {
    async transcribe(ctx) {
      counts.requests += 1;
      open += 1;
      counts.mostAtOnce = Math.max(counts.mostAtOnce, open);
      try {
        await serve(ctx);
      } catch (error) {
        if (error instanceof UploadError) counts.refused += 1;
        throw error;
      } finally {
        open -= 1;
      }
    },
    counts: () => ({ ...counts }),
    requests: () => [...requests],
  };
}

/** Until the other side has had enough. */
async function hang(ctx: Context): Promise<void> {
  ctx.respond = false;
  if (!ctx.res.closed) await once(ctx.res, 'close');
}

function refuse(ctx: Context, faults: SpeechFaultBoard): void {
  const { status, retryAfter } = faults.read();
  if (retryAfter !== null) ctx.set('retry-after', String(retryAfter));
  ctx.status = status ?? 500;
  const error = { message: `a fault was asked for: ${ctx.status}`, type: 'server_error' };
  ctx.body = { error: { ...error, param: null, code: null } };
}

function answer(
  ctx: Context,
  heard: {
    readonly upload: Upload;
    readonly parts: readonly HeardPart[];
    readonly mishap: Mishap;
  },
): void {
  const { upload, parts, mishap } = heard;
  if (mishap === 'reset') {
    ctx.respond = false;
    ctx.req.socket.destroy();
    return;
  }
  if (mishap === 'rubbish') {
    ctx.type = 'html';
    ctx.body = '<!doctype html><title>502</title><p>nginx</p>';
    return;
  }
  const text = parts.map((part) => part.text).join('');
  if (upload.format === 'text') {
    ctx.type = 'text/plain';
    ctx.body = `${text}\n`;
    return;
  }
  const whole = JSON.stringify(upload.format === 'json' ? { text } : verbose(upload, parts));
  ctx.type = 'json';
  ctx.body = mishap === 'truncated' ? whole.slice(0, Math.floor(whole.length / 2)) : whole;
}

function verbose(upload: Upload, parts: readonly HeardPart[]): object {
  return {
    task: 'transcribe',
    language: 'chinese',
    duration: secondsOf(upload),
    text: parts.map((part) => part.text).join(''),
    segments: parts.map(({ start, end, text }, id) => ({ id, start, end, text })),
    ...(upload.wantsWords ? { words: parts.flatMap((part) => part.words) } : {}),
  };
}

function secondsOf({ sound }: Upload): number {
  return Math.round(((sound.channels[0]?.length ?? 0) / sound.rate) * 1000) / 1000;
}
