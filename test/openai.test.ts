/** What we rely on of the openai package, whose documents describe another version: seen here, on every Node we run on. */
import { createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  toFile,
  type ClientOptions,
} from 'openai';
import { Agent } from 'undici';
import {
  say,
  startScriptedServer,
  type Answer,
  type ScriptedServer,
} from './support/speech/scripted-server.ts';

const AUDIO = Buffer.from('RIFF....WAVE'.repeat(5000));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-openai-'));
  await writeFile(join(folder, 'a.wav'), AUDIO);
});
afterAll(() => rm(folder, { recursive: true }));

const servers: ScriptedServer[] = [];
const agents: Agent[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.stop()));
  await Promise.all(agents.splice(0).map((one) => one.destroy()));
});

async function serve(answer: Answer): Promise<ScriptedServer> {
  const server = await startScriptedServer(answer);
  servers.push(server);
  return server;
}

const client = (baseURL: string, options: ClientOptions = {}): OpenAI =>
  new OpenAI({ baseURL, apiKey: 'key', maxRetries: 0, logLevel: 'off', ...options });
const sound = (): Promise<File> => toFile(AUDIO, 'cut.wav', { type: 'audio/wav' });
const upload = async (one: OpenAI, options: OpenAI.RequestOptions = {}): Promise<unknown> =>
  one.audio.transcriptions.create({ file: await sound(), model: 'm' }, options);
const failing = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`no failure but ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
function patience(headersTimeout: number): OpenAI.RequestOptions {
  const agent = new Agent({ headersTimeout, bodyTimeout: headersTimeout });
  agents.push(agent);
  return { fetchOptions: { dispatcher: agent as never } };
}

describe('the client', () => {
  it('is not made without a key, even for a server that wants none', () => {
    const kept = { ...process.env };
    delete process.env['OPENAI_API_KEY'];
    delete process.env['OPENAI_ADMIN_KEY'];
    try {
      expect(() => new OpenAI({ baseURL: 'http://127.0.0.1:1/v1' })).toThrow('Missing credentials');
    } finally {
      process.env = kept;
    }
  });

  it('takes nothing from the environment where it is told null', async () => {
    const { url, asked } = await serve(say(200, '{"text":""}'));
    process.env['OPENAI_ORG_ID'] = 'org-foreign';
    try {
      await upload(client(url, { organization: null }));
      await upload(client(url));
    } finally {
      delete process.env['OPENAI_ORG_ID'];
    }
    const seen = asked.map((one) => one.headers['openai-organization']);
    expect(seen).toEqual([undefined, 'org-foreign']);
  });
});

describe('retries', () => {
  const soon = { 'retry-after-ms': '1' };

  it.each([408, 409, 429, 500, 503])('would repeat %i, and do not when told so', async (status) => {
    const { url, asked } = await serve(say(status, '{}', soon));
    await failing(upload(client(url, { maxRetries: 1 })));
    expect(asked.map((one) => one.headers['x-stainless-retry-count'])).toEqual(['0', '1']);
    await failing(upload(client(url)));
    expect(asked).toHaveLength(3);
  });

  it.each([307, 400, 401, 402, 403, 404, 413, 422, 425])('never repeat %i', async (status) => {
    const { url, asked } = await serve(say(status, '{}', { ...soon, location: '/elsewhere' }));
    const options = { fetchOptions: { redirect: 'manual' } } as const;
    const error = await failing(upload(client(url, { maxRetries: 2 }), options));
    expect(error).toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('obey a server that says so', async () => {
    const { url, asked } = await serve(say(500, '{}', { ...soon, 'x-should-retry': 'false' }));
    await failing(upload(client(url, { maxRetries: 2 })));
    expect(asked).toHaveLength(1);
  });

  it('end with the first torn connection when there are none', async () => {
    const { url, asked } = await serve((response) => response.socket?.destroy());
    const error = await failing(upload(client(url)));
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(asked).toHaveLength(1);
  });
});

describe('time-outs', () => {
  it('count for each attempt', async () => {
    const { url, asked } = await serve(() => undefined);
    const error = await failing(upload(client(url, { timeout: 80, maxRetries: 1 })));
    // Outside of Jest's own realm it is its child, APIConnectionTimeoutError.
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(asked).toHaveLength(2);
  });

  it('end with the headers: the body needs a limit of its own', async () => {
    const { url } = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"text":');
      setTimeout(() => response.end('"slow"}'), 300);
    });
    expect(await upload(client(url, { timeout: 100 }))).toMatchObject({ text: 'slow' });
    const error = await failing(upload(client(url), { signal: AbortSignal.timeout(100) }));
    expect(error).not.toBeInstanceOf(APIError);
  });

  it('by a signal are told as a break by the user', async () => {
    const { url, asked } = await serve(() => undefined);
    const signal = AbortSignal.timeout(80);
    const error = await failing(upload(client(url, { maxRetries: 2 }), { signal }));
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(asked).toHaveLength(1);
  });

  it('of the connection are those of our dispatcher, uploads included', async () => {
    const { url, asked } = await serve((response) => {
      // undici looks at its limits about once a second.
      setTimeout(() => {
        say(200, '{"text":"late"}')(response, 1);
      }, 2500);
    });
    const [short, long] = await Promise.all([
      failing(upload(client(url), patience(100))),
      upload(client(url), patience(60_000)),
    ]);
    expect(short).toBeInstanceOf(APIConnectionTimeoutError);
    expect(long).toMatchObject({ text: 'late' });
    expect(asked.map((one) => one.body.includes(AUDIO))).toEqual([true, true]);
  });
});

describe('uploads', () => {
  it.each([
    ['toFile', true, sound],
    [
      'a File upon a Blob of the disk',
      true,
      async () => new File([await openAsBlob(join(folder, 'a.wav'))], 'cut.wav'),
    ],
    ['a stream', false, () => Promise.resolve(createReadStream(join(folder, 'a.wav')))],
  ] as const)('%s: with a length and repeatable: %s', async (_name, good, make) => {
    const { url, asked } = await serve((response, count) => {
      say(count === 1 ? 500 : 200, '{"text":"ok"}', { 'retry-after-ms': '1' })(response, count);
    });
    const sent = client(url, { maxRetries: 1 }).audio.transcriptions.create({
      file: await make(),
      model: 'm',
    });
    if (good) expect(await sent).toMatchObject({ text: 'ok' });
    else expect(await failing(sent)).toMatchObject({ status: 500 });
    expect(asked).toHaveLength(good ? 2 : 1);
    for (const { headers, body } of asked) {
      expect(body.includes(AUDIO)).toBe(true);
      expect(headers['content-length']).toBe(good ? String(body.length) : undefined);
    }
  });

  it('name lists with brackets and carry fields the package does not know', async () => {
    const { url, asked } = await serve(say(200, '{"text":""}'));
    const unknown: object = { context: '聚丙烯' };
    const form = { model: 'm', response_format: 'verbose_json', ...unknown } as const;
    const file = await sound();
    await client(url).audio.transcriptions.create({
      ...form,
      file,
      timestamp_granularities: ['word'],
    });
    const body = asked[0]?.body.toString() ?? '';
    expect(body).toMatch(/name="timestamp_granularities\[\]"\r\n\r\nword\r\n/);
    expect(body).toMatch(/name="context"\r\n\r\n聚丙烯\r\n/);
    expect(body).toMatch(/name="file"; filename="cut.wav"\r\nContent-Type: audio\/wav\r\n/);
  });
});

describe('answers', () => {
  it.each([
    ['plain text', 'Invalid request', '400 Invalid request', undefined],
    ['a string', '{"error":"bad audio"}', '400 "bad audio"', 'bad audio'],
    ['a detail, which is lost', '{"detail":[{"msg":"x"}]}', '400 status code (no body)', undefined],
  ])('400 with %s', async (_name, body, message, error) => {
    const { url } = await serve(say(400, body));
    let headers: Headers | null = null;
    const own: typeof fetch = async (...given) => {
      const response = await fetch(...given);
      if (!response.ok) headers = response.headers;
      return response;
    };
    const got = await failing(upload(client(url, { fetch: own })));
    expect(got).toMatchObject({ message, error });
    // The error carries the very headers of its response: by them a lost body is found again.
    expect((got as APIError).headers).toBe(headers);
  });

  it.each([
    ['broken JSON', 'application/json', '{"text":"har'],
    ['a page', 'text/html', '<html></html>'],
    ['lines', 'application/x-ndjson', '{"text":"a"}\n{"text":"b"}\n'],
    ['text', 'text/plain', 'hello'],
  ])('200 with %s: untouched by asResponse', async (_name, type, body) => {
    const { url } = await serve(say(200, body, { 'content-type': type }));
    const file = await sound();
    const request = () => client(url).audio.transcriptions.create({ file, model: 'm' });
    const response = await request().asResponse();
    expect(await response.text()).toBe(body);
    if (type === 'application/json')
      expect(await failing(request())).toHaveProperty('name', 'SyntaxError');
    else expect(await request()).toBe(body);
  });

  it('of a queueing model begin with blank lines', async () => {
    const body = '\n\n\n{"choices":[{"message":{"content":"{}"}}]}';
    const { url } = await serve(say(200, body));
    const asked = { model: 'm', messages: [{ role: 'user', content: 'x' } as const] };
    const { choices } = await client(url).chat.completions.create(asked);
    expect(choices[0]?.message.content).toBe('{}');
  });
});
