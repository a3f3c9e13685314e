/** From the variables of hearing and reading to what the house is built with. */
import type { Mistake, Values } from '../config.ts';

export interface HearingConfig {
  /** Null: nobody listens. */
  readonly provider: 'whisper' | 'aliyun' | 'iflytek' | null;
  readonly whisper: {
    readonly baseUrl: string;
    readonly apiKey: string | null;
    readonly model: string;
    readonly atOnce: number;
  } | null;
  readonly aliyun: {
    readonly baseUrl: string;
    readonly apiKey: string;
    readonly model: string;
  } | null;
  readonly iflytek: {
    readonly baseUrl: string;
    readonly appId: string;
    readonly secretKey: string;
  } | null;
  readonly dailySeconds: number | null;
  readonly agentChannel: 0 | 1;
  /** Null: the built-in rules read. */
  readonly llm: {
    readonly baseUrl: string;
    readonly apiKey: string | null;
    readonly model: string;
    readonly format: 'json_schema' | 'json_object' | 'text';
    readonly extraBody: Readonly<Record<string, unknown>>;
    readonly contextTokens: number;
    readonly timeoutMs: number;
  } | null;
}

export function findHearingMistakes(values: Values): Mistake[] {
  const mistakes: Mistake[] = [];
  if ((values.IFLYTEK_APP_ID === null) !== (values.IFLYTEK_SECRET_KEY === null)) {
    const name = values.IFLYTEK_APP_ID === null ? 'IFLYTEK_APP_ID' : 'IFLYTEK_SECRET_KEY';
    mistakes.push({ name, should: 'set too, because the other of the pair is' });
  }
  const wanted = values.SPEECH_PROVIDER;
  if (wanted !== null && !configured(values).includes(wanted)) {
    mistakes.push({ name: 'SPEECH_PROVIDER', should: 'one whose variables are set' });
  }
  if (values.LLM_BASE_URL !== null && values.LLM_MODEL === null) {
    mistakes.push({ name: 'LLM_MODEL', should: 'set too, because LLM_BASE_URL is' });
  }
  return mistakes;
}

type Provider = NonNullable<HearingConfig['provider']>;

/** Providers whose variables are there, the private one first. */
function configured(values: Values): readonly Provider[] {
  const there: Readonly<Record<Provider, unknown>> = {
    whisper: values.WHISPER_BASE_URL,
    aliyun: values.DASHSCOPE_API_KEY,
    iflytek: values.IFLYTEK_APP_ID,
  };
  return (['whisper', 'aliyun', 'iflytek'] as const).filter((name) => there[name] !== null);
}

export function hearingOf(values: Values): HearingConfig {
  const { WHISPER_BASE_URL, DASHSCOPE_API_KEY, IFLYTEK_APP_ID, IFLYTEK_SECRET_KEY } = values;
  const { LLM_BASE_URL, LLM_MODEL } = values;
  return {
    provider: values.SPEECH_PROVIDER ?? configured(values)[0] ?? null,
    whisper:
      WHISPER_BASE_URL === null
        ? null
        : {
            baseUrl: WHISPER_BASE_URL,
            apiKey: values.WHISPER_API_KEY,
            model: values.WHISPER_MODEL ?? '',
            atOnce: values.WHISPER_AT_ONCE ?? 1,
          },
    aliyun:
      DASHSCOPE_API_KEY === null
        ? null
        : {
            baseUrl: values.DASHSCOPE_BASE_URL ?? '',
            apiKey: DASHSCOPE_API_KEY,
            model: values.DASHSCOPE_MODEL ?? '',
          },
    iflytek:
      IFLYTEK_APP_ID === null || IFLYTEK_SECRET_KEY === null
        ? null
        : {
            baseUrl: values.IFLYTEK_BASE_URL ?? '',
            appId: IFLYTEK_APP_ID,
            secretKey: IFLYTEK_SECRET_KEY,
          },
    dailySeconds: values.SPEECH_DAILY_SECONDS,
    agentChannel: values.AGENT_CHANNEL === 'right' ? 1 : 0,
    llm:
      LLM_BASE_URL === null || LLM_MODEL === null
        ? null
        : {
            baseUrl: LLM_BASE_URL,
            apiKey: values.OPENAI_API_KEY,
            model: LLM_MODEL,
            format: values.LLM_FORMAT ?? 'json_schema',
            extraBody: values.LLM_EXTRA ?? {},
            contextTokens: values.LLM_CONTEXT ?? 16_384,
            timeoutMs: (values.LLM_SECONDS ?? 120) * 1000,
          },
  };
}

/** Why a provider that fetches recordings, or calls back, cannot reach us; null when nothing speaks against it. */
export function linkProblem(hearing: HearingConfig, publicUrl: string): string | null {
  if (!hearing.aliyun && !hearing.iflytek) return null;
  const { hostname, protocol } = new URL(publicUrl);
  const inside =
    hostname === 'localhost' ||
    /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(hostname) ||
    hostname.startsWith('[') ||
    !hostname.includes('.');
  if (!inside && protocol === 'https:') return null;
  const what = hearing.aliyun
    ? 'aliyun fetches recordings from PUBLIC_URL'
    : 'iflytek calls back at PUBLIC_URL';
  return inside
    ? `${what}, and ${publicUrl} cannot be reached from the internet`
    : `${what}, and recordings must not travel to ${publicUrl} without https`;
}
