/** The variables of what happens after a call: who listens, and who reads. */
import { z } from 'zod';
import type { Variable } from './variables.ts';

const token = z.string().regex(/^[\x21-\x7e]{1,512}$/);
const name = z.string().regex(/^[A-Za-z0-9._:/@-]{1,128}$/);
const address = z
  .string()
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && !url.search && !url.username && !url.hash;
  })
  .transform((text) => text.replace(/\/+$/, ''));
const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);
const ADDRESS = 'an http or https address, such as http://127.0.0.1:8000/v1';
const TOKEN = 'up to 512 printable characters without blanks';
const NAME = 'the name of a model';

export const HEARING_VARIABLES = {
  SPEECH_PROVIDER: {
    about: 'Who turns recordings into text; the one that is configured when absent.',
    should: 'whisper, aliyun or iflytek, and configured',
    read: z.enum(['whisper', 'aliyun', 'iflytek']),
  },
  WHISPER_BASE_URL: {
    about: 'A Whisper server behind the OpenAI-compatible /v1/audio/transcriptions.',
    should: ADDRESS,
    read: address,
  },
  WHISPER_API_KEY: {
    about: 'Key of that server; most local ones need none.',
    should: TOKEN,
    read: token,
  },
  WHISPER_MODEL: {
    about: 'Model that server listens with.',
    should: NAME,
    read: name,
    fallback: 'whisper-large-v3',
  },
  WHISPER_AT_ONCE: {
    about: 'Pieces sent to that server at the same time; most local ones hear one after another.',
    should: 'a whole number from 1 to 16',
    read: wholeNumber(1, 16),
    fallback: '1',
  },
  DASHSCOPE_API_KEY: {
    about: 'Key of 阿里云 百炼 (DashScope); it fetches recordings from PUBLIC_URL.',
    should: TOKEN,
    read: token,
  },
  DASHSCOPE_BASE_URL: {
    about: 'Host of DashScope, or of your workspace there.',
    should: ADDRESS,
    read: address,
    fallback: 'https://dashscope.aliyuncs.com',
  },
  DASHSCOPE_MODEL: {
    about: 'Recognition model of DashScope.',
    should: NAME,
    read: name,
    fallback: 'paraformer-8k-v2',
  },
  IFLYTEK_APP_ID: {
    about: 'AppID of 科大讯飞 语音转写 (LFASR); both of this pair or none.',
    should: TOKEN,
    read: token,
  },
  IFLYTEK_SECRET_KEY: { about: 'SecretKey of that service.', should: TOKEN, read: token },
  IFLYTEK_BASE_URL: {
    about: 'Host of that service.',
    should: ADDRESS,
    read: address,
    fallback: 'https://raasr.xfyun.cn',
  },
  SPEECH_DAILY_SECONDS: {
    about: 'Seconds of recordings a day that may go to providers that bill; no limit when absent.',
    should: 'a whole number from 60 to 999999999',
    read: wholeNumber(60, 999_999_999),
  },
  AGENT_CHANNEL: {
    about: 'Side of a two-sided recording on which our own people speak.',
    should: 'left or right',
    read: z.enum(['left', 'right']),
    fallback: 'left',
  },
  LLM_BASE_URL: {
    about:
      'A language model behind an OpenAI-compatible endpoint; without it the built-in rules read.',
    should: ADDRESS,
    read: address,
  },
  OPENAI_API_KEY: { about: 'Key of that endpoint, if it needs one.', should: TOKEN, read: token },
  LLM_MODEL: { about: 'Model that reads; needed with LLM_BASE_URL.', should: NAME, read: name },
  LLM_FORMAT: {
    about: 'How that model can be held to a form.',
    should: 'json_schema, json_object or text',
    read: z.enum(['json_schema', 'json_object', 'text']),
    fallback: 'json_schema',
  },
  LLM_EXTRA: {
    about: 'Further fields for that model as JSON, such as {"enable_thinking":false} for Qwen.',
    should: 'a JSON object',
    read: z.string().transform((text, ctx): Readonly<Record<string, unknown>> => {
      try {
        return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
      } catch {
        ctx.addIssue({ code: 'custom', message: 'no JSON object' });
        return z.NEVER;
      }
    }),
    fallback: '{}',
  },
  LLM_CONTEXT: {
    about: 'Tokens that model takes at once; longer calls are read in parts.',
    should: 'a whole number from 2048 to 2000000',
    read: wholeNumber(2048, 2_000_000),
    fallback: '16384',
  },
  LLM_SECONDS: {
    about: 'Seconds that model may take for one answer.',
    should: 'a whole number from 5 to 600',
    read: wholeNumber(5, 600),
    fallback: '120',
  },
} as const satisfies Record<string, Omit<Variable, 'name'>>;
