/** A communication with a customer: one record, whatever the way. Spec §1 communications. */
import type { Intent, PriceFact, QuantityFact, Sentiment } from '../insight/types.ts';
import type { Urgency } from '../routing/types.ts';
import type { Speaker } from '../speech/types.ts';

export const COMMUNICATION_TYPES = ['phone', 'email', 'meeting', 'wechat', 'visit'] as const;

export interface Communication {
  /** The call's id, or the id of what it was entered as. */
  readonly id: string;
  /** COMM-YYYYMMDD-xxxxxxxx, unique. */
  readonly number: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly customer: string | null;
  readonly contact: string | null;
  readonly project: string | null;
  readonly opportunity: string | null;
  readonly type: (typeof COMMUNICATION_TYPES)[number];
  readonly direction: 'in' | 'out';
  /** 400电话 */
  readonly channel: string;
  readonly at: Date;
  readonly end: Date | null;
  /** Seconds of talk, or of the message. */
  readonly duration: number | null;
  readonly summary: string | null;
  /** Full transcript, one line a sentence with its speaker; null while there is none. */
  readonly transcript: string | null;
  readonly recordings: readonly string[];
  readonly attachments: readonly string[];
  readonly intent: Intent | null;
  /** What the caller keyed, in words. */
  readonly intentDetail: string | null;
  /** Models of ours; what a competitor sells is among the facts of the call. */
  readonly products: readonly string[];
  /** In the order they were named; a competitor's is flagged. */
  readonly prices: readonly Omit<PriceFact, 'evidence' | 'confidence'>[];
  readonly quantities: readonly Omit<QuantityFact, 'evidence' | 'confidence'>[];
  readonly followUpRequired: boolean;
  readonly followUps: readonly {
    readonly text: string;
    readonly owner: Speaker;
    readonly due: Date | null;
  }[];
  readonly followUpDeadline: Date | null;
  readonly sentiment: Sentiment | null;
  readonly urgency: Urgency | null;
  readonly handledBy: string | null;
  readonly assignedTo: string | null;
  readonly sourceSystem: '400_phone_system' | 'crm_manual' | 'wechat';
  readonly sourceRecord: string;
  /** Caller identification it rests on. */
  readonly identification: string | null;
  /** Written by hand. */
  readonly note: string | null;
}

/** What the call itself says of its communication; the rest comes from its digest. */
export type CallPart = Omit<Communication, 'number' | 'createdAt' | 'updatedAt' | DigestField>;

/** Fields that the digest writes. */
export type DigestField =
  | 'summary'
  | 'transcript'
  | 'intent'
  | 'products'
  | 'prices'
  | 'quantities'
  | 'followUpRequired'
  | 'followUps'
  | 'followUpDeadline'
  | 'sentiment'
  | 'urgency'
  | 'note';

export type DigestPart = Pick<Communication, DigestField>;

/** What stands in those fields before anything was heard. */
export const NOTHING_HEARD: DigestPart = {
  summary: null,
  transcript: null,
  intent: null,
  products: [],
  prices: [],
  quantities: [],
  followUpRequired: false,
  followUps: [],
  followUpDeadline: null,
  sentiment: null,
  urgency: null,
  note: null,
};
