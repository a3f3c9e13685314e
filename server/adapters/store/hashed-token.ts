/** Secrets that are shown once: the holder keeps the token, the store keeps its hash. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a URL and in a header. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored and looked up. A plain hash is enough: nobody can guess 256 bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
