/** What a refusal, a silence or a broken answer of a transcription server means for us. */
import { APIConnectionTimeoutError, APIError } from 'openai';
import type { SpeechFailure } from '../../../ports/speech.ts';
import { readRefusal } from './refusal.ts';

export interface Circumstances {
  /** Body of a refusal; the package loses it where it has no `error`. */
  readonly body: string;
  /** Must not be repeated. */
  readonly secret: string | null;
  /** Our caller broke off, or the time was up. */
  readonly ended: 'by-caller' | 'by-time' | null;
}

const LONGEST_MESSAGE = 120;
const LONGEST_PAUSE_MS = 3_600_000;

/** 499 is how whisper.cpp calls a request whose client went away. */
const PASSING: ReadonlySet<number> = new Set([408, 409, 425, 429, 499]);
/** 402 and 403 as 401: money or a right is missing. 405 and redirects: the address is not that of such a server. */
const FOR_A_PERSON: ReadonlySet<number> = new Set([401, 402, 403, 405]);
/** Codes that tell of the account whatever the status: OpenAI says 429 of an empty one, DashScope 400. */
const ACCOUNT_CODES: ReadonlySet<string> = new Set([
  'insufficient_quota',
  'billing_not_active',
  'invalid_api_key',
  'Arrearage',
]);
/** undici does not know the dispatcher it was given: versions have drifted apart. */
const FOREIGN_DISPATCHER = 'UND_ERR_INVALID_ARG';

/** Nothing is `unknown` here: a server that answers directly bills nothing that asking again would double. */
export function failureOf(error: unknown, circumstances: Circumstances): SpeechFailure {
  const { body, secret, ended } = circumstances;
  if (ended === 'by-caller') return later('broken off by us');
  const status = statusOf(error);
  if (status !== null) {
    const { code, message } = readRefusal(body);
    const headers = error instanceof APIError ? headersOf(error) : null;
    return failureOfStatus({ status, code, message: clean(message, secret), headers });
  }
  if (ended === 'by-time' || error instanceof APIConnectionTimeoutError) {
    return later('no answer in time');
  }
  const code = systemCode(error);
  if (code === FOREIGN_DISPATCHER) {
    return { kind: 'account', reason: 'this Node does not take our undici', code, after: null };
  }
  return later(`no answer: ${code ?? 'broken off'}`, code);
}

export function later(reason: string, code: string | null = null): SpeechFailure {
  return { kind: 'later', reason, code, after: null };
}

/** The server finds fault with the shape we asked for (mlx-openai-server, gpt-4o-transcribe), not with the audio. */
export function refusesShape(error: unknown, body: string): boolean {
  const status = statusOf(error);
  return (
    (status === 400 || status === 422) &&
    /response_format|verbose_json|timestamp_granularities/i.test(body)
  );
}

/** Null for what is no answer of a server. */
export function statusOf(error: unknown): number | null {
  const status: unknown = error instanceof APIError ? error.status : null;
  return typeof status === 'number' ? status : null;
}

/** The very object of the response the error was made of. */
export function headersOf(error: unknown): Headers | null {
  const headers: unknown = error instanceof APIError ? error.headers : null;
  return headers instanceof Headers ? headers : null;
}

interface Refused {
  readonly status: number;
  readonly code: string | null;
  readonly message: string;
  readonly headers: Headers | null;
}

function failureOfStatus({ status, code, message, headers }: Refused): SpeechFailure {
  const words = message.slice(0, LONGEST_MESSAGE);
  const named = { reason: `HTTP ${status}: ${words}`, code: code ?? String(status), after: null };
  if (code !== null && ACCOUNT_CODES.has(code)) return { kind: 'account', ...named };
  if (status >= 500 || PASSING.has(status)) {
    return { kind: 'later', ...named, after: headers === null ? null : pauseIn(headers) };
  }
  if (status === 404) return notFound(named);
  if (FOR_A_PERSON.has(status) || status < 400) return { kind: 'account', ...named };
  if (status === 413) {
    const reason = `HTTP 413: larger than the server's upload limit: ${words}`;
    return { kind: 'never', ...named, reason };
  }
  return { kind: 'never', ...named };
}

/**
 * whisper.cpp gives every failure that is neither 400 nor 500 these words, a passing one too: try again, and let the
 * attempts run out. Any other 404 means that the address or the model does not exist there: somebody must correct it.
 */
function notFound(named: Omit<SpeechFailure, 'kind'>): SpeechFailure {
  if (!/File Not Found/i.test(named.reason)) return { kind: 'account', ...named };
  const reason = `${named.reason} (whisper.cpp: failed, or started without --inference-path)`;
  return { kind: 'later', ...named, reason };
}

/** Milliseconds the server asks for. A date is read against the server's own clock. */
function pauseIn(headers: Headers): number | null {
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN);
  const text = headers.get('retry-after') ?? '';
  const seconds = text === '' ? Number.NaN : Number(text);
  const date = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  const asked = [exact, seconds * 1000, date].find(Number.isFinite);
  return asked === undefined ? null : Math.min(Math.max(asked, 0), LONGEST_PAUSE_MS);
}

/** Without our key, without anything that looks like a key or a phone number. */
function clean(text: string, secret: string | null): string {
  const known = secret === null || secret === '' ? text : text.replaceAll(secret, '***');
  return known.replace(/\b(sk|Bearer)[-_ ][\w*.-]{4,}/g, '***').replace(/\d{7,}/g, '***');
}

/** The system's or undici's code, looked for in the causes and in the attempts at several addresses. */
function systemCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return systemCode(error.errors[0]);
  return 'cause' in error ? systemCode(error.cause) : null;
}
