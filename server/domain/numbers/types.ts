/** What a written or dialled telephone number is. Spec §2 "Normalise first". */

/** `hotline` is 400/800; `service` a short code (95xxx, 10xxx, 12xxx, 96xxx, 11x, 12x); `unknown` keeps its digits. */
export const NUMBER_KINDS = [
  'mobile',
  'landline',
  'hotline',
  'service',
  'international',
  'withheld',
  'unknown',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** The part of a number that is stored and compared. */
export interface StoredNumber {
  readonly kind: NumberKind;
  /** `+8613800008888`; null for 400/800, short codes, local numbers without area code, withheld and unknown. */
  readonly e164: string | null;
  /** As dialled inside China, landlines with trunk 0; null for international and withheld; unknown keeps its digits. */
  readonly national: string | null;
  readonly extension: string | null;
}

/** One number as read from a field or a caller id. */
export interface PhoneNumber extends StoredNumber {
  /** For eyes and logs: `138****8888`, `0574****4321`; hotline and service whole; others all but the last four. */
  readonly masked: string;
}
