import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { encrypt, getSignature } from '@wecom/crypto';
import type { FaultBoard } from './faults.ts';
import type { CallbackCheck, Counts, StandinOptions } from './types.ts';

const TRIES = 4;
const VERIFY_MS = 1000;

/** The inner message of a callback: element names of WeCom path/90239, 90240. */
export type CallbackFields = Record<string, unknown>;

/** The way from WeCom to the product: encrypted, signed, retried. */
export interface Callbacks {
  /**
   * Delivers one message; resolves after the first attempt, true when the product answered 200 in
   * time. Up to three retries go on in the background.
   */
  deliver(fields: CallbackFields): Promise<boolean>;
  verify(): Promise<CallbackCheck>;
  stop(): void;
}

/** XML of one message: strings in CDATA, numbers bare, as WeCom does. */
export function buildMessageXml(fields: CallbackFields): string {
  return `<xml>${buildNodes(fields)}</xml>`;
}

function buildNodes(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${buildValue(value)}</${name}>`)
    .join('');
}

function buildValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) return buildNodes(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  // ']]>' would end the section early, so it is spread over two.
  return `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

interface Ingredients {
  options: StandinOptions;
  clock: () => Date;
  faults: FaultBoard;
  counts: Counts;
}

/** Seals a plain text for the callback address: query parameters and ciphertext (path/90968). */
export function seal(
  options: Pick<StandinOptions, 'corpId' | 'token' | 'encodingAesKey'>,
  plain: string,
  at: Date,
): { query: Record<string, string>; cipher: string } {
  const cipher = encrypt(options.encodingAesKey, plain, options.corpId, randomBytes(16));
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = String(randomInt(1_000_000_000, 2_147_483_647));
  const signature = getSignature(options.token, timestamp, nonce, cipher);
  return { query: { msg_signature: signature, timestamp, nonce }, cipher };
}

/** Builds the callback line of one stand-in. */
export function createCallbacks({ options, clock, faults, counts }: Ingredients): Callbacks {
  const stopping = new AbortController();
  const timeoutMs = options.callbackTimeoutMs ?? 5000;
  const retryMs = options.callbackRetryMs ?? 5000;

  async function attempt(plain: string): Promise<boolean> {
    const { query, cipher } = seal(options, plain, clock());
    const body = buildMessageXml({
      ToUserName: options.corpId,
      AgentID: String(options.agentId),
      Encrypt: cipher,
    });
    try {
      const response = await fetch(withQuery(options.callbackUrl, query), {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping.signal]),
      });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      // No answer in time or no listener: to WeCom it is the same, the callback counts as lost.
      return false;
    }
  }

  async function retry(plain: string, firstStart: number): Promise<void> {
    for (let attempted = 1; attempted < TRIES; attempted += 1) {
      const due = firstStart + attempted * retryMs;
      await pause(Math.max(0, due - Date.now()), undefined, { signal: stopping.signal });
      if (await attempt(plain)) return;
    }
    counts.callbacksLost += 1;
  }

  return {
    async deliver(fields) {
      if (faults.read().dropCallbacks || options.callbackUrl === '') {
        counts.callbacksLost += 1;
        return false;
      }
      const plain = buildMessageXml(fields);
      let delivered = true;
      for (let copy = 0; copy < faults.read().repeatCallbacks; copy += 1) {
        counts.callbacks += 1;
        const started = Date.now();
        if (await attempt(plain)) continue;
        delivered = false;
        // Ends early only when the stand-in stops, which needs no word.
        retry(plain, started).catch(() => undefined);
      }
      return delivered;
    },
    async verify() {
      const answer = randomInt(10 ** 14).toString();
      const { query, cipher } = seal(options, answer, clock());
      try {
        const response = await fetch(
          withQuery(options.callbackUrl, { ...query, echostr: cipher }),
          {
            signal: AbortSignal.any([AbortSignal.timeout(VERIFY_MS), stopping.signal]),
          },
        );
        const said = await response.text();
        if (response.status !== 200) return { ok: false, reason: `HTTP ${response.status}` };
        return said === answer ? { ok: true } : { ok: false, reason: 'wrong echostr' };
      } catch (error) {
        return { ok: false, reason: error instanceof Error ? error.message : 'no answer' };
      }
    },
    stop() {
      stopping.abort();
    },
  };
}

function withQuery(address: string, query: Record<string, string>): URL {
  const url = new URL(address);
  // WeCom escapes '+' and '/' of the ciphertext, as URLSearchParams does.
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
