/** One exchange over HTTP with a speech provider: bounded in time and size, and never led elsewhere by a redirect. */
import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';

/** What is sent. `deadline` ends waiting, the reading of the answer included. */
export interface SpeechRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream needs its content-length among the headers. */
  readonly body?: string | Readable;
  readonly deadline: AbortSignal;
  /** Largest answer that is read, bytes. */
  readonly maxBytes: number;
}

/** An answer of whatever status, or none. */
export type Exchange =
  | { readonly came: true; readonly status: number; readonly after: number | null; body: Buffer }
  | {
      readonly came: false;
      /** False: not a byte of the request can have left. */
      readonly left: boolean;
      /** Words of ours, never the address. */
      readonly reason: string;
    };

export interface SpeechHttp {
  /** Never throws for the other side or the line. */
  exchange(url: string, sent: SpeechRequest): Promise<Exchange>;
}

/** `connectMs` must stay below every deadline, so that a connection that never came is known as such. */
export function createHttp(connectMs: number): SpeechHttp {
  // No kept-alive connections: one that dies idle would make a paid submit look as if its answer were lost.
  // Uploads and queues take as long as they take: the deadline of each request is the only clock.
  const agent = new Agent({
    connect: { timeout: connectMs },
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  return {
    async exchange(url, { method, headers, body, deadline, maxBytes }) {
      if (deadline.aborted) return { came: false, left: false, reason: 'no time left' };
      try {
        const answer = await request(url, {
          dispatcher: agent,
          method,
          signal: deadline,
          headers: { ...headers },
          body: body ?? null,
        });
        const read = await readBody(answer.body, maxBytes);
        // A refusal whose text broke off is a refusal all the same.
        if (typeof read === 'string' && answer.statusCode < 400) {
          return { came: false, left: true, reason: read };
        }
        return {
          came: true,
          status: answer.statusCode,
          after: readRetryAfter(answer.headers['retry-after'], answer.headers.date),
          body: typeof read === 'string' ? Buffer.alloc(0) : read,
        };
      } catch (error) {
        const code = codeOf(error);
        const left = code === null || !NOTHING_SENT.has(code);
        const what = left ? 'no answer' : 'not connected';
        return { came: false, left, reason: `${what}: ${code ?? 'broken off'}` };
      }
    },
  };
}

/** The bytes, or why there are none. */
async function readBody(body: Readable, maxBytes: number): Promise<Buffer | string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBytes) return 'answer too large';
      parts.push(part);
    }
  } catch (error) {
    return `answer broke off: ${codeOf(error) ?? 'in the middle'}`;
  }
  return Buffer.concat(parts);
}

/** ms to wait: seconds, or a date measured from the answer's own date, so that no clock of ours is asked. */
function readRetryAfter(
  value: string | string[] | undefined,
  date: string | string[] | undefined,
): number | null {
  const text = String(value ?? '').trim();
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - Date.parse(String(date ?? ''));
  return Number.isFinite(wait) && wait >= 0 ? wait : null;
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
  'UND_ERR_INVALID_ARG',
  'ERR_INVALID_URL',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The system's or undici's code, looked for in the causes and in the attempts at several addresses. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  const deeper = 'cause' in error ? codeOf(error.cause) : null;
  if (deeper !== null) return deeper;
  return 'name' in error && typeof error.name === 'string' ? error.name : null;
}
