/** One upload of audio through the openai package, allowed to take as long as a busy server needs, and its raw answer. */
import OpenAI, { toFile } from 'openai';
import { Agent } from 'undici';
import { headersOf } from './failures.ts';

export interface WhisperSettings {
  /** With its `/v1`. */
  readonly baseUrl: string;
  /** Null for servers that ask for none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** Limit of one request in milliseconds; a server with one place keeps the next request waiting. */
  readonly timeoutMs?: number;
  /** Field that carries opening and hot words: `context` for mlx-audio, none for servers that stumble over either. */
  readonly promptStyle?: 'prompt' | 'context' | 'none';
}

/** Node's own undici and ours describe the same thing with types that do not fit; test/openai.test.ts proves that it works. */
type Dispatcher = NonNullable<NonNullable<OpenAI.RequestOptions['fetchOptions']>['dispatcher']>;

export type Shape = 'verbose_json' | 'json';

interface Upload {
  /** A whole WAVE file. */
  readonly audio: Buffer;
  readonly prompt: string;
  readonly shape: Shape;
  readonly signal: AbortSignal;
}

/** `body` of what failed is that of the refusal, empty when nobody answered; `ended`: who lost patience. */
type Sent =
  | { readonly ok: true; readonly body: string }
  | {
      readonly ok: false;
      readonly error: unknown;
      readonly body: string;
      readonly ended: 'by-caller' | 'by-time' | null;
    };

const TIMEOUT_MS = 15 * 60_000;
const CONNECT_MS = 10_000;
/** A cut of 28 s with every word timed is some 20 kB. */
const MAX_ANSWER_BYTES = 5_000_000;
/** The package wants a key even where the server wants none. */
const NO_KEY = 'none';

export function createUpload(settings: WhisperSettings): (upload: Upload) => Promise<Sent> {
  const { timeoutMs = TIMEOUT_MS, promptStyle = 'prompt' } = settings;
  const refusals = new WeakMap<Headers, string>();
  const client = new OpenAI({
    baseURL: settings.baseUrl,
    apiKey: settings.apiKey ?? NO_KEY,
    // Else the package would look into the environment for them.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (!response.ok) refusals.set(response.headers, await textOf(response.clone()));
      return response;
    },
  });

  return async (upload) => {
    const agent = patientAgent(timeoutMs);
    // The package's own limit ends with the headers; this one holds until the last byte.
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([upload.signal, limit]);
    try {
      return { ok: true, body: await post({ ...upload, signal }, agent) };
    } catch (error) {
      const headers = headersOf(error);
      const body = (headers && refusals.get(headers)) ?? '';
      const late = limit.aborted ? 'by-time' : null;
      return { ok: false, error, body, ended: upload.signal.aborted ? 'by-caller' : late };
    } finally {
      // One connection a request: they are few and long, and a kept one would be closed by the server meanwhile.
      await agent.destroy();
    }
  };

  async function post({ audio, prompt, shape, signal }: Upload, agent: Agent): Promise<string> {
    const form: OpenAI.Audio.TranscriptionCreateParamsNonStreaming = {
      file: await toFile(audio, 'cut.wav', { type: 'audio/wav' }),
      model: settings.model,
      language: 'zh',
      temperature: 0,
      response_format: shape,
      ...(shape === 'verbose_json' && { timestamp_granularities: ['word', 'segment'] }),
      ...(promptStyle !== 'none' && { [promptStyle]: prompt }),
    };
    const request = client.audio.transcriptions.create(form, {
      signal,
      fetchOptions: { dispatcher: agent as unknown as Dispatcher, redirect: 'manual' },
    });
    const response = await request.asResponse();
    return response.text();
  }
}

/** Node's fetch alone gives up after 300 s without headers, whatever the package's time-out says. */
function patientAgent(timeoutMs: number): Agent {
  return new Agent({
    connect: { timeout: CONNECT_MS },
    headersTimeout: timeoutMs + CONNECT_MS,
    bodyTimeout: timeoutMs + CONNECT_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}

/** Empty when the refusal itself breaks off. */
async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch {
    return '';
  }
}
