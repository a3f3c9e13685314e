/** Errors as values: what an answer of the server, or no answer, means for whoever asked. */
import type { Problem } from '../server/http/contract/answers';
import type { Wired } from './wire';

export interface Failure {
  readonly ok: false;
  /** The server's code; of our own: `unreachable`, `timeout`, `aborted`, `gated`. */
  readonly code: string;
  /** Chinese, and says what to do. */
  readonly message: string;
  readonly retry: boolean;
  readonly requestId: string | null;
  /** HTTP; 0 = no answer, and nobody knows what the server did. */
  readonly status: number;
  /** The body as it came; a 409 carries the state that is true now. */
  readonly body: unknown;
}

export type Answer<T> = { readonly ok: true; readonly body: T } | Failure;

const SILENCE = {
  unreachable: '网络不可用，请检查网络后重试',
  timeout: '没有收到回复，请稍后重试',
  aborted: '请求已取消',
} as const;

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && 'code' in data && 'message' in data;
}

/** The failure of whatever is not a 2xx. */
export function failureOf(wired: Wired): Failure {
  if ('why' in wired) {
    const { why } = wired;
    const retry = why !== 'aborted';
    const message = SILENCE[why];
    return { ok: false, code: why, message, retry, requestId: null, status: 0, body: null };
  }
  const { status, data } = wired;
  if (isProblem(data)) {
    const { code, message, retry, requestId } = data;
    return { ok: false, code, message, retry, requestId, status, body: data };
  }
  // Something between us and the server answered in its place.
  const message = '服务暂时不可用，请稍后重试';
  return {
    ok: false,
    code: 'bad_answer',
    message,
    retry: true,
    requestId: null,
    status,
    body: null,
  };
}

/** The state that is true now, out of a 409; null when the answer carries none. */
export function currentOf(failure: Failure): unknown {
  const { body } = failure;
  if (failure.status !== 409 || typeof body !== 'object' || body === null) return null;
  return 'current' in body ? body.current : null;
}
