/** What one event makes of a digest, and what it asks for. */
import type { Digest, DigestConsequence } from './types.ts';

export interface Ask {
  readonly what: DigestConsequence;
  /** Later than at once. */
  readonly dueAt?: Date;
}

export interface Step {
  readonly digest: Digest;
  readonly asks: readonly Ask[];
}
