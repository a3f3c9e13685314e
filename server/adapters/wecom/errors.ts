/** What an answer of WeCom means for us (WeCom path/90313; error classes of path/90455). */
import type { WecomFailure } from '../../ports.ts';

/** Carries a failure out of the client's inside; it never leaves this folder. Its texts hold no token and no secret. */
export class WecomCallError extends Error {
  readonly failure: WecomFailure;

  constructor(failure: WecomFailure, cause?: unknown) {
    super(failure.text, cause === undefined ? undefined : { cause });
    this.name = 'WecomCallError';
    this.failure = failure;
  }
}

/** The token is not good (any more): drop it, fetch another, ask once more. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([40001, 40014, 41001, 42001]);

const BUSY_PAUSE_MS = 1000;
const LIMIT_PAUSE_MS = 60_000;
const LONGEST_TEXT = 300;

/** Try again after so many ms: busy, version clash, too many at once, edited by others; 45009 closes the API for its window. */
const RETRY_AFTER: ReadonlyMap<number, number> = new Map([
  [-1, BUSY_PAUSE_MS],
  [6000, BUSY_PAUSE_MS],
  [45033, BUSY_PAUSE_MS],
  [45035, BUSY_PAUSE_MS],
  [45009, LIMIT_PAUSE_MS],
]);

/** One-use codes that are spent, expired or unknown: update codes and login codes. */
const CODE_USED: ReadonlySet<number> = new Set([60140, 40029, 42003, 42022]);

/** The person gets nothing from this app: outside its range, unlicensed, or no member at all. */
const UNREACHABLE: ReadonlySet<number> = new Set([60111, 81013]);

/** Somebody must change a setting; trying again only makes it worse. Token codes land here when a fresh token fails too. */
const CONFIG: ReadonlySet<number> = new Set([
  40001, 40013, 40014, 40056, 40091, 41001, 41004, 42001, 42015, 43012, 45031, 48001, 48002, 48005,
  48006, 50001, 50003, 60011, 60020, 80001, 90206, 90207, 90208, 301002, 301049, 301050, 301051,
  610015, 610017, 93000, 93004, 93008,
]);

/** The failure behind an errcode other than 0. `errmsg` is kept for the log, shortened. */
export function failureOf(errcode: number, errmsg: string): WecomFailure {
  const text = `${errcode} ${errmsg}`.slice(0, LONGEST_TEXT);
  const after = RETRY_AFTER.get(errcode);
  if (after !== undefined) return { kind: 'retry', after, code: errcode, text };
  if (CODE_USED.has(errcode)) return { kind: 'code-used', text };
  if (UNREACHABLE.has(errcode)) return { kind: 'unreachable', text };
  if (CONFIG.has(errcode)) return { kind: 'config', code: errcode, text };
  return { kind: 'never', code: errcode, text };
}

/** Failures of the connection itself, before a byte of the request could leave. */
const NOTHING_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** A request that broke off: nothing was sent = retry, anything later = unknown. The words are ours, never the URL's. */
export function brokenOff(error: unknown): WecomFailure {
  const code = codeOf(error);
  if (code !== null && NOTHING_SENT.has(code)) {
    return { kind: 'retry', after: null, code: null, text: `not connected: ${code}` };
  }
  return { kind: 'unknown', text: `no answer: ${code ?? 'broken off'}` };
}

/** The system's or undici's code, looked for in the causes and in the attempts at several addresses. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  const deeper = 'cause' in error ? codeOf(error.cause) : null;
  if (deeper !== null) return deeper;
  return 'name' in error && typeof error.name === 'string' ? error.name : null;
}
