/** The speech stand-in of a trial: an OpenAI-compatible transcription server that knows its sentences by their marks. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import Koa from 'koa';
import { InspectError } from '../standin/errors.ts';
import { readJson } from '../standin/body.ts';
import { createEar, type SpeechCounts, type SpeechRequest } from './ear.ts';
import {
  createSpeechFaults,
  faultsSchema,
  type SpeechFaultBoard,
  type SpeechFaults,
} from './faults.ts';
import { UploadError } from './upload.ts';

export interface SpeechStandinOptions {
  /** On 127.0.0.1; 0 takes any free port. */
  readonly port: number;
  /** Where the gateway writes what its sentences say. */
  readonly utterances: string;
  /** What goes wrong from the beginning. */
  readonly faults?: Partial<SpeechFaults>;
  /** For the list of requests; the system's when not given. */
  readonly clock?: () => Date;
}

export interface SpeechStandin {
  /** Without `/v1`. */
  readonly url: string;
  readonly faults: SpeechFaultBoard;
  counts(): SpeechCounts;
  /** Oldest first, the last thousand. */
  requests(): readonly SpeechRequest[];
  stop(): Promise<void>;
}

/** The only model it lists; it takes any name. */
export const STANDIN_MODEL = 'callpop-demo-speech';

const KEEP_ALIVE_MS = 120_000;

/** Throws when the port is taken (EADDRINUSE). */
export async function startSpeechStandin(options: SpeechStandinOptions): Promise<SpeechStandin> {
  const faults = createSpeechFaults(options.faults ?? {});
  const ear = createEar({
    utterances: options.utterances,
    faults,
    clock: options.clock ?? (() => new Date()),
  });
  const router = new Router();
  router.post('/v1/audio/transcriptions', ear.transcribe);
  router.get('/v1/models', (ctx) => {
    const model = { id: STANDIN_MODEL, object: 'model', created: 0, owned_by: 'callpop' };
    ctx.body = { object: 'list', data: [model] };
  });
  router.get('/health', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  router.get('/inspect/counts', (ctx) => {
    ctx.body = ear.counts();
  });
  router.get('/inspect/requests', (ctx) => {
    ctx.body = ear.requests();
  });
  router.get('/inspect/faults', (ctx) => {
    ctx.body = faults.read();
  });
  router.post('/inspect/faults', async (ctx) => {
    ctx.body = faults.set(await readJson(ctx.req, faultsSchema));
  });

  const handle = createApp(router).callback();
  const server = createServer((request, response) => void handle(request, response));
  // A busy machine may let a kept connection idle for long; only faults that were asked for cut one.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    counts: ear.counts,
    requests: ear.requests,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createApp(router: Router): Koa {
  const app = new Koa();
  app.on('error', (error: Error) => {
    const code = 'code' in error ? error.code : undefined;
    // A cut connection is what a test asked for, or a client that left.
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    console.error('speech stand-in: a request failed', error);
  });
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (error instanceof UploadError) {
        ctx.status = error.status;
        ctx.body = error.body;
      } else if (error instanceof InspectError) {
        ctx.status = error.status;
        ctx.body = { error: error.message };
      } else throw error;
    }
  });
  app.use(router.routes());
  return app;
}
