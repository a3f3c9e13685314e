/** Standard Webhooks 1.0: who sent these bytes, and when. The same three headers in both directions. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds between the sender's clock and ours beyond which a delivery counts as a replay. */
export const TOLERANCE_SECONDS = 300;

export interface SignatureHeaders {
  readonly 'webhook-id': string;
  /** Unix seconds. */
  readonly 'webhook-timestamp': string;
  /** `v1,` + base64; several are separated by spaces. */
  readonly 'webhook-signature': string;
}

export type SignatureFault = 'missing-headers' | 'bad-timestamp' | 'stale' | 'bad-signature';

export type Verified =
  | { readonly ok: true; readonly id: string; readonly timestamp: Date }
  | { readonly ok: false; readonly reason: SignatureFault };

/**
 * The key bytes of a secret written `whsec_` + base64.
 * @throws Error for another form or fewer than 16 bytes; the message never contains the secret.
 */
export function readSecret(secret: string): Buffer {
  const key = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
  const bytes = Buffer.from(key ?? '', 'base64');
  if (bytes.length < 16) {
    throw new Error('a gateway secret is "whsec_" followed by the base64 of at least 16 bytes');
  }
  return bytes;
}

/** Headers for one delivery of `body`. A retry keeps the id and takes a fresh timestamp (Unix seconds). */
export function signBody(input: {
  readonly id: string;
  readonly timestamp: number;
  readonly body: string | Buffer;
  readonly secret: string;
}): SignatureHeaders {
  const stamp = String(input.timestamp);
  const mac = digest(readSecret(input.secret), `${input.id}.${stamp}.`, input.body);
  return {
    'webhook-id': input.id,
    'webhook-timestamp': stamp,
    'webhook-signature': `v1,${mac.toString('base64')}`,
  };
}

/**
 * Checks the three headers over the raw bytes, before any parsing. `secrets` holds the current secret and, during a
 * rotation, the previous one. `wall` is the wall clock: trials that move business time do not move signatures.
 */
export function verifySigned(input: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody: Buffer;
  readonly secrets: readonly string[];
  readonly wall: Date;
  readonly toleranceSeconds?: number;
}): Verified {
  const id = input.headers['webhook-id'];
  const stamp = input.headers['webhook-timestamp'];
  const signatures = input.headers['webhook-signature'];
  if (typeof id !== 'string' || typeof stamp !== 'string' || typeof signatures !== 'string') {
    return { ok: false, reason: 'missing-headers' };
  }
  if (id === '' || stamp === '' || signatures === '') {
    return { ok: false, reason: 'missing-headers' };
  }
  if (!/^\d{1,12}$/.test(stamp)) return { ok: false, reason: 'bad-timestamp' };

  const timestamp = new Date(Number(stamp) * 1000);
  const age = Math.abs(input.wall.getTime() - timestamp.getTime()) / 1000;
  if (age > (input.toleranceSeconds ?? TOLERANCE_SECONDS)) return { ok: false, reason: 'stale' };

  const sent = signatures
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const good = input.secrets.some((secret) => {
    const expected = digest(readSecret(secret), `${id}.${stamp}.`, input.rawBody);
    return sent.some((one) => equals(Buffer.from(one, 'base64'), expected));
  });
  return good ? { ok: true, id, timestamp } : { ok: false, reason: 'bad-signature' };
}

function digest(key: Buffer, head: string, body: string | Buffer): Buffer {
  return createHmac('sha256', key).update(head).update(body).digest();
}

function equals(sent: Buffer, expected: Buffer): boolean {
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}
