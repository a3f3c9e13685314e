/** What went wrong at an endpoint, in the few words of the port. Nothing of key or conversation is repeated. */
import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { LlmResult } from '../../ports/speech.ts';

export type LlmFailure = Extract<LlmResult, { ok: false }>['failure'];

const PASSING = new Set([408, 409, 425, 429]);
/** No key, no right, no money, no such model or address: a person must act. */
const ACCOUNT = new Set([401, 402, 403, 404, 405]);
/** Words and codes of providers that hide a missing balance behind another status. */
const NO_MONEY = /arrearage|insufficient_?\s?(quota|balance)|billing|quota_exceeded/iu;
/** What a 400 says when it is the answer format that was not liked. */
const FORMAT_WORDS = /response_?format|json_?schema|json_?object|structured|guided|grammar/iu;
const MAX_REASON = 160;

/** The failure of one request, thrown by the client or by reading the answer. */
export function failureOf(error: unknown, secret: string | null): LlmFailure {
  const say = (kind: LlmFailure['kind'], reason: string, after: number | null): LlmFailure => ({
    kind,
    reason: printable(reason, secret),
    after,
  });
  const status = error instanceof APIError ? (error.status as unknown) : null;
  if (!(error instanceof APIError) || typeof status !== 'number') {
    return say('later', reasonOf(error), null);
  }
  const words = `${error.code ?? ''} ${error.type ?? ''} ${error.message}`;
  if (ACCOUNT.has(status) || NO_MONEY.test(words) || (status >= 300 && status < 400)) {
    return say('account', error.message, null);
  }
  if (PASSING.has(status) || status >= 500) {
    return say('later', error.message, waitOf(error.headers as Headers | undefined));
  }
  return say('unusable', error.message, null);
}

/** Whether the endpoint does not know the answer format: it says so, or a 400 or 422 says nothing at all. */
export function refusesFormat(error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
  const words = `${error.param ?? ''} ${error.code ?? ''} ${error.message}`;
  return FORMAT_WORDS.test(words) || error.error === undefined;
}

/** ms of `retry-after-ms` or `retry-after`; a date is left to our own back-off. */
function waitOf(headers: Headers | undefined): number | null {
  const ms = Number(headers?.get('retry-after-ms') ?? NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const seconds = Number(headers?.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function reasonOf(error: unknown): string {
  // Only our own deadline aborts here; whoever gave up is asked before.
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return 'timeout';
  }
  for (let one = error; typeof one === 'object' && one !== null;) {
    const { code, name, cause } = one as { code?: unknown; name?: unknown; cause?: unknown };
    if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
    if (typeof code === 'string') return code;
    one = cause;
  }
  return 'network';
}

/** Servers like to repeat what they were sent. */
function printable(reason: string, secret: string | null): string {
  const plain = secret === null ? reason : reason.replaceAll(secret, '[removed]');
  return plain
    .replace(/sk-[\w*-]+/gu, '[removed]')
    .replace(/\d{7,}/gu, '[number]')
    .replace(/\p{Script=Han}{5,}/gu, '…')
    .replace(/\s+/gu, ' ')
    .slice(0, MAX_REASON);
}
