/** Everything a transcription server can do instead of answering, and what becomes of it. */
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createWhisperSpeech } from '../../../../../server/adapters/speech/whisper/client.ts';
import type { Hearing } from '../../../../../server/domain/speech/types.ts';
import type { SpeechResult } from '../../../../../server/ports/speech.ts';
import {
  silentWave,
  startTranscriptionServer,
  type TranscriptionServer,
  type Trouble,
} from '../../../../support/speech/transcription-server.ts';
import { REFUSALS, SECRET, words } from './failure-cases.ts';

const AUDIO = silentWave(2);
const LINES = [{ start: 0.2, end: 1.4, text: '有现货吗？' }];

const servers: TranscriptionServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.stop()));
});

async function open(...troubles: Trouble[]): Promise<TranscriptionServer> {
  const server = await startTranscriptionServer({ dialect: 'whisper.cpp', lines: LINES });
  server.troubles.push(...troubles);
  servers.push(server);
  return server;
}

function hearAt(
  baseUrl: string,
  given: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<SpeechResult<Hearing>> {
  const { timeoutMs = 3000, signal = new AbortController().signal } = given;
  const speech = createWhisperSpeech({ baseUrl, apiKey: SECRET, model: 'large-v3', timeoutMs });
  return speech.hear({ audio: AUDIO, seconds: 2, vocabulary: null, signal });
}

describe('an answer with a status', () => {
  it.each(REFUSALS)('%s', async (_name, trouble, expected) => {
    const server = await open(trouble);
    const got = await hearAt(server.url);
    expect(got).toEqual({ ok: false, failure: { after: null, ...expected } });
    expect(server.heard).toHaveLength(1);
  });

  it.each([
    ['a page', '<!doctype html><title>Login</title>', 'a page instead of a transcription'],
    ['truncated JSON', '{"text":"有现货","segm', 'broken or truncated JSON'],
    ['truncated lines', '{"text":"有"}\n{"text":"现', 'broken or truncated JSON'],
    ['an error that calls itself a success', '{"error":"failed"}', 'an answer without'],
    ['a list', '[1,2]', 'JSON of an unknown shape'],
    ['nothing', '', 'empty answer'],
  ])('200 with %s comes later', async (_name, body, reason) => {
    const server = await open({ status: 200, body });
    const got = await hearAt(server.url);
    const failure = { kind: 'later', code: null, after: null };
    expect(got).toMatchObject({ ok: false, failure });
    expect(got.ok ? '' : got.failure.reason).toContain(reason);
  });

  it('does not read an endless answer to its end', async () => {
    const server = await open({ status: 200, body: 'x'.repeat(6_000_000) });
    const got = await hearAt(server.url);
    expect(got).toMatchObject({ ok: false, failure: { kind: 'later' } });
    expect(got.ok ? '' : got.failure.reason).toMatch(/^no answer: /);
  });
});

describe('no answer', () => {
  it('nobody listens', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const got = await hearAt(`http://127.0.0.1:${port}/v1`);
    const failure = { kind: 'later', reason: 'no answer: ECONNREFUSED', code: 'ECONNREFUSED' };
    expect(got).toEqual({ ok: false, failure: { ...failure, after: null } });
  });

  it.each([
    ['the connection is torn', 'cut', /^no answer: (ECONNRESET|UND_ERR_SOCKET)$/],
    // Under Jest the cause of an error after the headers is lost between two realms, and its code with it.
    ['the answer breaks off', 'cut-in-body', /^no answer: /],
    ['headers never come', 'hang', /^no answer in time$/],
  ] as const)('%s', async (_name, trouble, reason) => {
    const server = await open(trouble);
    const got = await hearAt(server.url, { timeoutMs: trouble === 'hang' ? 150 : 3000 });
    expect(got).toMatchObject({ ok: false, failure: { kind: 'later', after: null } });
    expect(got.ok ? '' : got.failure.reason).toMatch(reason);
    expect(server.heard).toHaveLength(1);
  });

  it('the body stops coming', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{"text":');
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    const got = await hearAt(`http://127.0.0.1:${port}/v1`, { timeoutMs: 200 });
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
    expect(got).toMatchObject({
      ok: false,
      failure: { kind: 'later', reason: 'no answer in time' },
    });
  });

  it('we break off, and the server is free again', async () => {
    const server = await open('hang');
    const stop = new AbortController();
    const hearing = hearAt(server.url, { signal: stop.signal });
    while (server.heard.length === 0) await new Promise(setImmediate);
    stop.abort();
    expect(await hearing).toMatchObject({
      ok: false,
      failure: { kind: 'later', reason: 'broken off by us' },
    });
    while (server.left() === 0) await new Promise(setImmediate);
    expect((await hearAt(server.url)).ok).toBe(true);
  });

  it('we had broken off before: nobody is asked', async () => {
    const server = await open();
    const got = await hearAt(server.url, { signal: AbortSignal.abort() });
    expect(got).toMatchObject({ ok: false, failure: { reason: 'broken off by us' } });
    expect(server.heard).toHaveLength(0);
  });
});

describe('after a failure', () => {
  it('the same client hears what it is sent next', async () => {
    const server = await open('cut', words(500, 'failed'), { status: 200, body: '<p>' });
    const speech = createWhisperSpeech({ baseUrl: server.url, apiKey: null, model: 'm' });
    const { signal } = new AbortController();
    const kinds: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const got = await speech.hear({ audio: AUDIO, seconds: 2, vocabulary: null, signal });
      kinds.push(got.ok ? (got.value.sentences[0]?.text ?? '') : got.failure.kind);
    }
    expect(kinds).toEqual(['later', 'later', 'later', '有现货吗？']);
  });
});
