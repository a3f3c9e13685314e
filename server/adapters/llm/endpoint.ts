/** One request to an OpenAI-compatible endpoint, in the best answer format it is known to take. */
import OpenAI from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { Agent } from 'undici';
import { readCompletion, type AnswerText } from './answer.ts';
import { failureOf, refusesFormat, type LlmFailure } from './failure.ts';
import { requestSchema } from './wire.ts';

/** What an endpoint can be asked for, best first. */
export const FORMATS = ['json_schema', 'json_object', 'text'] as const;
export type AnswerFormat = (typeof FORMATS)[number];

export interface EndpointSettings {
  /** With `/v1`, or whatever stands before `/chat/completions`. */
  readonly baseUrl: string;
  /** Null for servers that need none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** What the endpoint is said to take; a refusal steps down for as long as the process lives. */
  readonly format: AnswerFormat;
  /** For a whole answer, its body included, ms. */
  readonly timeoutMs: number;
  /** Further top-level fields such as `{enable_thinking: false}`; null takes one of ours away. */
  readonly extraBody: Readonly<Record<string, unknown>>;
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export type Asked =
  | { readonly ok: true; readonly answer: AnswerText }
  | { readonly ok: false; readonly failure: LlmFailure };

export interface Endpoint {
  /** Never throws. */
  ask(messages: readonly Message[], maxTokens: number, signal: AbortSignal): Promise<Asked>;
}

/** The client wants a key even for servers that want none. */
const NO_KEY = 'none';
const ABORTED: LlmFailure = { kind: 'later', reason: 'aborted', after: null };
/** No answer of ours is near this. */
const MAX_ANSWER_BYTES = 4_000_000;

export function createEndpoint(settings: EndpointSettings): Endpoint {
  const { timeoutMs } = settings;
  // The built-in fetch waits 300 s for headers; a model on a small machine may need longer.
  const dispatcher = new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
  // Types of the built-in fetch name an older undici, which takes this one's agents all the same.
  const fetchOptions: object = { dispatcher, redirect: 'manual' };
  const client = new OpenAI({
    apiKey: settings.apiKey ?? NO_KEY,
    baseURL: settings.baseUrl,
    organization: null,
    project: null,
    timeout: timeoutMs,
    // Our own queue tries again, later; two layers would multiply.
    maxRetries: 0,
    logLevel: 'off',
    fetchOptions,
  });
  let format = settings.format;

  async function send(
    messages: readonly Message[],
    maxTokens: number,
    signal: AbortSignal,
    how: AnswerFormat,
  ): Promise<string> {
    // The client's own time-out ends with the headers; blank lines may come for hours after them.
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const body = bodyOf(settings, messages, maxTokens, how);
    const response = await client.chat.completions.create(body, { signal: deadline }).asResponse();
    return response.text();
  }

  return {
    async ask(messages, maxTokens, signal) {
      for (let how = format; ;) {
        try {
          const body = await send(messages, maxTokens, signal, how);
          format = how;
          return { ok: true, answer: readCompletion(body) };
        } catch (error) {
          const lower = refusesFormat(error) ? below(how) : null;
          if (lower !== null) how = lower;
          else if (signal.aborted) return { ok: false, failure: ABORTED };
          else return { ok: false, failure: failureOf(error, settings.apiKey) };
        }
      }
    },
  };
}

function below(format: AnswerFormat): AnswerFormat | null {
  return FORMATS[FORMATS.indexOf(format) + 1] ?? null;
}

function bodyOf(
  { model, extraBody }: EndpointSettings,
  messages: readonly Message[],
  maxTokens: number,
  how: AnswerFormat,
): ChatCompletionCreateParamsNonStreaming {
  const fields: Record<string, unknown> = {
    model,
    messages,
    // Ollama's own default is 1.
    temperature: 0,
    max_tokens: maxTokens,
    ...formatOf(how),
    ...extraBody,
  };
  const kept = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as unknown as ChatCompletionCreateParamsNonStreaming;
}

function formatOf(how: AnswerFormat): Record<string, unknown> {
  switch (how) {
    case 'json_schema': {
      const json_schema = { name: 'insight', strict: true, schema: requestSchema() };
      return { response_format: { type: 'json_schema', json_schema } };
    }
    case 'json_object':
      return { response_format: { type: 'json_object' } };
    case 'text':
      return {};
  }
}
