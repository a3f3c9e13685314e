import { describe, expect, it } from '@jest/globals';
import { SAID, makeAnswer } from '../../../support/llm-answers.ts';
import type { LlmProfile } from '../../../support/llm-rules.ts';
import { failureIn, readingOf, standLlm } from './stage.ts';

const good = SAID.valid(makeAnswer());
const error = (message: string, code: string | null = null): string =>
  JSON.stringify({ error: { message, code } });
const json = { 'content-type': 'application/json' };

describe('trouble', () => {
  it.each([
    [429, error('Requests rate limit exceeded'), { 'retry-after': '7' }, 'later', 7000],
    [429, error('Too many'), { 'retry-after-ms': '250' }, 'later', 250],
    [429, error('Too many'), { 'retry-after': 'Wed, 25 Nov 2026 10:00:00 GMT' }, 'later', null],
    [429, error('You exceeded your current quota', 'insufficient_quota'), {}, 'account', null],
    [400, error('Access denied', 'Arrearage'), {}, 'account', null],
    [401, error('Incorrect API key'), {}, 'account', null],
    [402, error('Insufficient Balance'), {}, 'account', null],
    [403, error('forbidden'), {}, 'account', null],
    [404, error('The model does not exist'), {}, 'account', null],
    [302, '', { location: 'https://login.example.com/' }, 'account', null],
    [408, '', {}, 'later', null],
    [500, 'internal', {}, 'later', null],
    [502, '<html>bad gateway</html>', {}, 'later', null],
    [503, error('overloaded'), {}, 'later', null],
    [400, error('maximum context length is 4096', 'context_length_exceeded'), {}, 'unusable', null],
    [
      400,
      error('Input data may contain inappropriate content', 'data_inspection_failed'),
      {},
      'unusable',
      null,
    ],
    [413, 'too large', {}, 'unusable', null],
  ] as const)('%i %s %j is %s', async (status, text, headers, kind, after) => {
    const { server, read } = await standLlm();
    server.script([{ status, text, headers: { ...json, ...headers } }, good]);
    expect(failureIn(await read())).toMatchObject({ kind, after });
    // Nothing is tried again in here: the queue does that.
    expect(server.requests()).toHaveLength(1);
  });

  it('of a wrong key names no key', async () => {
    const { server, read } = await standLlm({ apiKey: 'sk-other' });
    expect(failureIn(await read())).toMatchObject({ kind: 'account' });
    server.script([]);
    const repeated = error('no such key: sk-test-secret, caller 13812345678 说了很多很多的话');
    const other = await standLlm({ otherwise: { status: 401, text: repeated, headers: json } });
    const { reason } = failureIn(await other.read());
    expect(reason).toContain('no such key');
    expect(reason).not.toMatch(/secret|13812345678|很多/u);
  });

  it('on the line comes again', async () => {
    const { server, read } = await standLlm();
    server.script([{ reset: true }]);
    expect(failureIn(await read())).toMatchObject({ kind: 'later', after: null });
    await server.stop();
    expect(failureIn(await read())).toMatchObject({ kind: 'later', reason: 'ECONNREFUSED' });
  });

  it.each(['before-headers', 'after-headers'] as const)(
    'of a server that hangs %s',
    async (hang) => {
      const { read } = await standLlm({ otherwise: { hang } }, { timeoutMs: 150 });
      expect(failureIn(await read())).toEqual({ kind: 'later', reason: 'timeout', after: null });
    },
  );

  it.each(['before-headers', 'after-headers'] as const)('ends when told to, %s', async (hang) => {
    const leaving = new AbortController();
    const { server, read } = await standLlm({
      otherwise: () => {
        leaving.abort();
        return { hang };
      },
    });
    const failure = failureIn(await read({ signal: leaving.signal }));
    expect(failure).toEqual({ kind: 'later', reason: 'aborted', after: null });
    expect(server.requests()).toHaveLength(1);
  });

  it('of an endless answer ends at a limit', async () => {
    const { read } = await standLlm({ otherwise: { status: 200, text: ' '.repeat(4_100_000) } });
    expect(failureIn(await read())).toMatchObject({ kind: 'later' });
  });

  it('in the second round leaves the first answer standing', async () => {
    const { server, read } = await standLlm();
    server.script([SAID.valid(makeAnswer({ sentiment: '高兴' })), { status: 503, text: '' }]);
    expect(readingOf(await read())).toMatchObject({ intent: '询价', sentiment: 'neutral' });
    server.script([SAID.prose(), { status: 503, text: '' }]);
    expect(failureIn(await read())).toMatchObject({ kind: 'later' });
  });
});

describe('the answer format', () => {
  const typesOf = (
    bodies: readonly { readonly body: { response_format?: { type: string } } }[],
  ): string[] => bodies.map(({ body }) => body.response_format?.type ?? 'text');

  it.each([
    ['openai', 'json_schema', ['json_schema', 'json_schema']],
    ['dashscope', 'json_object', ['json_object', 'json_object']],
    ['deepseek', 'json_schema', ['json_schema', 'json_object', 'json_object']],
    ['lmstudio', 'json_object', ['json_object', 'text', 'text']],
    ['plain', 'json_schema', ['json_schema', 'json_object', 'text', 'text']],
    ['plain', 'text', ['text', 'text']],
  ] as const)('of %s, said to take %s', async (profile: LlmProfile, format, types) => {
    const { server, read } = await standLlm({ profile, otherwise: good }, { format });
    readingOf(await read());
    readingOf(await read());
    expect(typesOf(server.requests())).toEqual(types);
    expect(server.faults()).toEqual([]);
  });

  it('steps down on a 400 that says nothing, and not for a server in trouble', async () => {
    const { server, read } = await standLlm();
    server.script([{ status: 400, text: 'Invalid request' }, good]);
    readingOf(await read());
    server.script([{ status: 503, text: 'response_format' }, good]);
    failureIn(await read());
    readingOf(await read());
    expect(typesOf(server.requests())).toEqual([
      'json_schema',
      'json_object',
      'json_object',
      'json_object',
    ]);
  });

  it('is kept when every one was refused', async () => {
    const { server, read } = await standLlm({
      otherwise: { status: 400, text: error('guided decoding is broken'), headers: json },
    });
    expect(failureIn(await read())).toMatchObject({ kind: 'unusable' });
    expect(typesOf(server.requests())).toEqual(['json_schema', 'json_object', 'text']);
    server.script([good]);
    readingOf(await read());
    expect(typesOf(server.requests()).at(-1)).toBe('json_schema');
  });
});
