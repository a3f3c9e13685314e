/** What a lookup of the caller's number can say. Spec §2. */

/** The spec's classes, stored and printed as they are; see the table in spec §2 for when each is true. */
export const MATCH_CLASSES = [
  'exact',
  'main-line',
  'suffix',
  'remark',
  'tail-8',
  'none',
  'withheld',
] as const;
export type MatchClass = (typeof MATCH_CLASSES)[number];

export const CUSTOMER_LEVELS = ['vip', 'normal', 'potential'] as const;
export type CustomerLevel = (typeof CUSTOMER_LEVELS)[number];

/** A customer as it is (or was at the moment of a call). Money in CNY. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly level: CustomerLevel;
  readonly annualRevenue: number | null;
  readonly orderCount: number | null;
  /** Shanghai calendar date `YYYY-MM-DD` of the last contact, null when there was none. */
  readonly lastContactOn: string | null;
  readonly lastContactType: string | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
  /** Employee id of the assigned sales (负责销售), null when nobody is. */
  readonly assignedSales: string | null;
}

export interface Contact {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly department: string | null;
  readonly position: string | null;
}

/** One possible owner of the calling number, with why we think so (Chinese sentences for the card). */
export interface Candidate {
  readonly class: Exclude<MatchClass, 'none' | 'withheld'>;
  readonly confidence: number;
  readonly customer: Customer | null;
  readonly contact: Contact | null;
  /** WeChat remark name, only for class `remark` (微信好友：李四). */
  readonly remark: string | null;
  /** Somebody pressed 就是他 for this number and this candidate. */
  readonly confirmed: boolean;
}

/** The reading of one caller number. `best` is the first of `candidates`. */
export interface Match {
  readonly class: MatchClass;
  /** 0.00–1.00; null when the number is withheld. */
  readonly confidence: number | null;
  readonly candidates: readonly Candidate[];
  /** Employee id when the caller is one of ours (内部来电): no lookup, no lead. */
  readonly employee: string | null;
  /** The caller id is a number of ours (employee, extension, hotline, gateway): never a customer, never a lead. */
  readonly ownNumber: boolean;
  /** Names of colleagues behind the same main line (总机), for the hint. */
  readonly colleagues: readonly string[];
  readonly why: readonly string[];
}

/** Below this a match neither routes nor shows level and money. Spec §4.1.1. */
export const TRUSTED_CONFIDENCE = 0.85;
