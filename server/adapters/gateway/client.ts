/** Speaks to a gateway over signed HTTP: orders out, recordings in. */
import { z } from 'zod';
import type { Gateway, OrderResult } from '../../ports.ts';
import { readLimited, takeLimited } from './limited.ts';
import { signBody } from './signature.ts';

export interface GatewaySettings {
  /** Base address of the gateway; null for one that only reports. */
  readonly url: string | null;
  /** `whsec_…`; orders are signed with the current secret only. */
  readonly secret: string;
  /** The gateway understands `alert_call` and `alert_say`. */
  readonly alertCalls?: boolean;
  /** Wall clock: signatures do not follow trials. */
  readonly wall: () => Date;
  /** Limit of one order, and of one recording times ten. Milliseconds. */
  readonly timeoutMs?: number;
  /** Further origins (`https://host[:port]`) recordings may come from; the gateway's own is always allowed. */
  readonly recordingOrigins?: readonly string[];
  /** Largest recording, bytes. */
  readonly maxBytes?: number;
}

const ORDER_TIMEOUT_MS = 2000;
/** Three hours of telephone sound, 16 bit 8 kHz, are 173 MB; a call of that length is cut by no rule of ours. */
const MAX_RECORDING_BYTES = 200_000_000;
const MAX_ANSWER_BYTES = 65_536;
/** What the keys of an alert call mean. */
const ALERT_KEYS = { 1: 'take' } as const;

const orderAnswer = z.object({
  result: z.enum(['done', 'refused', 'too_late']),
  reason: z.string().nullish(),
});

/** The gateway as a port. Its methods never throw: trouble on the line is `unknown`, or worth a retry. */
export function createGateway(settings: GatewaySettings): Gateway {
  const { url } = settings;
  const timeoutMs = settings.timeoutMs ?? ORDER_TIMEOUT_MS;
  const origins = new Set([
    ...(url === null ? [] : [new URL(url).origin]),
    ...(settings.recordingOrigins ?? []),
  ]);

  async function post(message: {
    readonly id: string;
    readonly call: string | null;
    readonly order: object;
    readonly notAfter: Date;
  }): Promise<OrderResult> {
    if (url === null) return { result: 'refused', reason: 'gateway-takes-no-orders' };
    const body = JSON.stringify({ ...message, notAfter: message.notAfter.toISOString() });
    const headers = signBody({
      id: message.id,
      timestamp: Math.floor(settings.wall().getTime() / 1000),
      body,
      secret: settings.secret,
    });
    try {
      const answer = await fetch(`${url.replace(/\/+$/, '')}/orders`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return resultOf(answer.status, await readLimited(answer, MAX_ANSWER_BYTES));
    } catch (error) {
      return { result: 'unknown', reason: reasonOf(error) };
    }
  }

  return {
    takesOrders: url !== null,
    canCall: url !== null && (settings.alertCalls ?? false),
    order: post,

    async alertCall({ id, alerts, to, say, notAfter }) {
      const order = { do: 'alert_call', alerts, to, say, keys: ALERT_KEYS };
      return post({ id, call: null, order, notAfter });
    },

    async alertSay({ id, call, alert, text, notAfter }) {
      return post({ id, call, order: { do: 'alert_say', alert, text }, notAfter });
    },

    async fetchRecording(address, take) {
      if (!isAllowed(address, origins)) {
        return { ok: false, retry: false, reason: 'recording-origin-not-allowed' };
      }
      try {
        const answer = await fetch(address, {
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs * 10),
        });
        if (answer.status !== 200) {
          await answer.body?.cancel();
          return {
            ok: false,
            retry: isPassing(answer.status),
            reason: `status-${answer.status}`,
          };
        }
        const size = await takeLimited(answer, settings.maxBytes ?? MAX_RECORDING_BYTES, take);
        if (size === null) return { ok: false, retry: false, reason: 'recording-too-large' };
        if (size === 0) return { ok: false, retry: true, reason: 'recording-empty' };
        const type = answer.headers.get('content-type') ?? 'application/octet-stream';
        return { ok: true, type };
      } catch (error) {
        return { ok: false, retry: true, reason: reasonOf(error) };
      }
    },
  };
}

/** 4xx: the gateway heard and would not. Anything unreadable or 5xx: it may or may not have happened. */
function resultOf(status: number, body: Buffer | null): OrderResult {
  if (status >= 400 && status < 500 && !isPassing(status)) {
    return { result: 'refused', reason: `status-${status}` };
  }
  if (status !== 200 || body === null) return { result: 'unknown', reason: `status-${status}` };
  const read = orderAnswer.safeParse(jsonOf(body));
  if (!read.success) return { result: 'unknown', reason: 'unreadable-answer' };
  return { result: read.data.result, reason: read.data.reason ?? null };
}

function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

function isAllowed(address: string, origins: ReadonlySet<string>): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const plain = url.username === '' && url.password === '';
  return plain && /^https?:$/.test(url.protocol) && origins.has(url.origin);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

/** A short word for trouble on the line: the system's code where there is one (ECONNREFUSED). */
function reasonOf(error: unknown): string {
  if (fieldOf(error, 'name') === 'TimeoutError') return 'timeout';
  const code = fieldOf(fieldOf(error, 'cause'), 'code') ?? fieldOf(error, 'code');
  return typeof code === 'string' ? code : 'network';
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}
