/** The rules of providers that a request is held against, and those of a careful client. */
import type { LlmRequest, LlmServerOptions } from './llm-server.ts';

/** openai: both JSON modes · dashscope: both, the word json wanted · deepseek: no json_schema · ollama: drops what is too long, without a word · lmstudio: no json_object · plain: no format at all. */
export type LlmProfile = 'openai' | 'dashscope' | 'deepseek' | 'ollama' | 'lmstudio' | 'plain';

export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly code: string | null;
  /** The request is answered all the same, and the beginning of the question is lost. */
  readonly silent?: boolean;
}

/** Null for a request the provider takes. */
export function refusalOf(
  { path, body, words }: LlmRequest,
  options: LlmServerOptions,
  authorization: string | undefined,
): Refusal | null {
  const { profile = 'openai', apiKey = null, contextTokens = Infinity } = options;
  if (apiKey !== null && authorization !== `Bearer ${apiKey}`) {
    return { status: 401, message: 'Incorrect API key provided', code: 'invalid_api_key' };
  }
  if (path !== '/v1/chat/completions') return { status: 404, message: 'Not Found', code: null };
  const size = words.length + (body.max_tokens ?? 0);
  if (size > contextTokens) {
    const message = `This model's maximum context length is ${contextTokens} tokens, not ${size}`;
    const code = 'context_length_exceeded';
    return { status: 400, message, code, silent: profile === 'ollama' };
  }
  const message = formatRefusal(profile, body.response_format?.type ?? 'text', words);
  return message === null ? null : { status: 400, message, code: null };
}

function formatRefusal(profile: LlmProfile, type: string, words: string): string | null {
  if (profile === 'dashscope' && type === 'json_object' && !/json/iu.test(words)) {
    return "'messages' must contain the word 'json' in some form, to use 'response_format'";
  }
  if (profile === 'deepseek' && type === 'json_schema') {
    return 'This response_format type is unavailable now';
  }
  if (profile === 'lmstudio' && type === 'json_object') {
    return "'response_format.type' must be 'json_schema' or 'text'";
  }
  if (profile === 'plain' && type !== 'text') return 'Unrecognized field: response_format';
  return null;
}

/** What a careful client does not do; null for a request without a fault. */
export function faultOf({ body }: LlmRequest): string | null {
  if (!body.model) return 'no model';
  if (body.temperature !== 0) return 'temperature is not 0';
  if (!body.max_tokens) return 'no max_tokens';
  if (body['tools'] !== undefined || body['functions'] !== undefined) return 'tools';
  if (body['stream'] === true) return 'stream';
  const schema = JSON.stringify(body.response_format?.json_schema?.schema ?? {});
  const foreign = /"(\$ref|\$defs|anyOf|oneOf|allOf|pattern|format|minimum|maxItems)"/u.exec(
    schema,
  );
  return foreign ? `the schema uses ${foreign[1] ?? ''}` : null;
}
