/** Envelopes of WeCom's callback: signature first, then decryption, then the owner (WeCom path/90968). */
import { timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { CallbackProblem } from '../../ports.ts';

/** The app's callback settings. */
export interface CallbackKeys {
  readonly token: string;
  /** 43 letters and digits. */
  readonly encodingAesKey: string;
  readonly corpId: string;
}

export interface Envelope {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  /** Base64: `echostr` of the GET, `Encrypt` of the POST. */
  readonly cipher: string;
}

export type Opened =
  | { readonly ok: true; readonly plain: string }
  | { readonly ok: false; readonly reason: CallbackProblem };

/** The plain text of an envelope that is signed with our token and meant for our corp. Never throws. */
export function openEnvelope(keys: CallbackKeys, envelope: Envelope): Opened {
  const { signature, timestamp, nonce, cipher } = envelope;
  const expected = getSignature(keys.token, timestamp, nonce, cipher);
  if (!isSame(signature, expected)) return { ok: false, reason: 'bad-signature' };
  const opened = tryDecrypt(keys.encodingAesKey, cipher);
  if (opened === null) return { ok: false, reason: 'undecryptable' };
  if (opened.id !== keys.corpId) return { ok: false, reason: 'foreign-corp' };
  return { ok: true, plain: opened.message };
}

/** Seals and signs a plain text as WeCom does. `random`: 16 bytes, drawn when left out. */
export function sealEnvelope(
  keys: CallbackKeys,
  plain: string,
  how: { readonly timestamp: string; readonly nonce: string; readonly random?: Buffer },
): Envelope {
  const { timestamp, nonce, random } = how;
  const cipher = encrypt(keys.encodingAesKey, plain, keys.corpId, random);
  return {
    signature: getSignature(keys.token, timestamp, nonce, cipher),
    timestamp,
    nonce,
    cipher,
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function tryDecrypt(key: string, cipher: string): { message: string; id: string } | null {
  try {
    return decrypt(key, cipher);
  } catch {
    // Odd length, wrong padding, no base64: all the same to us.
    return null;
  }
}
