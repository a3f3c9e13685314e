/** What is kept of a customer beside the book's own value, and why somebody may ask for a whole number. */
import type { Customer } from '../matching/types.ts';

/** callback 回拨 · check 核对资料 · other 其他, told in their own words. */
export const REVEAL_REASONS = ['callback', 'check', 'other'] as const;
export type RevealReason = (typeof REVEAL_REASONS)[number];

/** A reason in one's own words may be so long, in characters. */
export const MOST_REASON = 40;

/** A name that a person gave to a lead or to its contact. */
export interface Naming {
  /** Names the request: the same one is kept once. */
  readonly key: string;
  readonly by: string;
  readonly at: Date;
  readonly what: 'customer' | 'contact';
  /** What it was called before; null when it had no name. */
  readonly was: string | null;
  readonly name: string;
}

export interface CustomerRecord {
  readonly customer: Customer;
  /** Made by 创建新客户档案, so that its first name is nobody's. */
  readonly lead: boolean;
  /** Oldest first. */
  readonly namings: readonly Naming[];
}
