/** The reading of a conversation: facts, each with the sentences it came from. Spec §6.3. Times are moments, evidence is segment indexes. */
import type { CustomerLevel } from '../matching/types.ts';
import type { Urgency } from '../routing/types.ts';
import type { Speaker } from '../speech/types.ts';

export const INTENTS = ['询价', '投诉', '技术支持', '合作洽谈', '其他'] as const;
export type Intent = (typeof INTENTS)[number];

export const SENTIMENTS = ['positive', 'neutral', 'negative'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const READERS = ['rules', 'llm'] as const;
/** Who read the conversation. */
export type Reader = (typeof READERS)[number];

export type ConversationKind = 'call' | 'voicemail';

/** One sentence as the reader sees it. Seconds from `Conversation.at`. */
export interface Utterance {
  readonly speaker: Speaker;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is read: the whole conversation and what is known about it. */
export interface Conversation {
  /** Beginning of the call; its end is `at` + the last `end`. */
  readonly at: Date;
  readonly kind: ConversationKind;
  readonly customerLevel: CustomerLevel;
  readonly segments: readonly Utterance[];
}

/** 0-based indexes into the segments; empty only for what follows from the customer's level and for defaults. */
export type Evidence = readonly number[];

interface Fact {
  readonly evidence: Evidence;
  /** 0–1 */
  readonly confidence: number;
}

export type Need = Fact & { readonly text: string };

export type ProductFact = Fact & {
  /** As the catalogue writes it, else as said, upper-cased: PCR-ABS-757. */
  readonly model: string;
  readonly competitor?: boolean;
};

/** Goods only, unit as spoken (吨, 公斤, 包, 柜…), never converted. */
export type QuantityFact = Fact & {
  readonly amount: number;
  readonly unit: string;
  /** Upper end of 三四吨. */
  readonly max?: number;
  /** 十来吨, 大概 */
  readonly approx?: boolean;
  /** 每月, 一年: how often. */
  readonly period?: string;
};

export type PriceFact = Fact & {
  readonly amount: number;
  /** CNY, USD… */
  readonly currency: string;
  /** Unit the price is for (吨, 公斤), null when none was said. */
  readonly per: string | null;
  readonly max?: number;
  readonly approx?: boolean;
  /** 含税 true, 未税 false. */
  readonly tax?: boolean;
  /** Who named it. */
  readonly by?: Speaker;
  readonly competitor?: boolean;
};

/** Something somebody must do. `due` null unless a date was spoken and lies after the call. */
export type FollowUp = Fact & {
  readonly text: string;
  /** Who must act. */
  readonly owner: Speaker;
  readonly due: Date | null;
  /** Said about the date: a closed day moved to the last open hour, a date that is past. */
  readonly flag?: 'moved-to-open' | 'past' | 'vague';
};

export type NextContact = Fact & { readonly advice: string; readonly at: Date | null };

export interface UrgencyReason {
  readonly text: string;
  /** Empty for the customer's level. */
  readonly evidence: Evidence;
  readonly confidence: number;
}

/** Also tells what kind of conversation it was not: no follow-up is made of these. */
export type Remark = 'wrong-number' | 'wordless';

export interface Insight {
  readonly by: Reader;
  readonly intent: Intent;
  readonly intentEvidence: Evidence;
  readonly intentConfidence: number;
  readonly sentiment: Sentiment;
  readonly sentimentEvidence: Evidence;
  readonly sentimentConfidence: number;
  readonly urgency: Urgency;
  readonly urgencyReasons: readonly UrgencyReason[];
  /** At most three sentences. */
  readonly summary: string;
  readonly needs: readonly Need[];
  readonly products: readonly ProductFact[];
  readonly quantities: readonly QuantityFact[];
  readonly prices: readonly PriceFact[];
  readonly followUps: readonly FollowUp[];
  readonly nextContact: NextContact | null;
  readonly remark: Remark | null;
}

/** A row of the product catalogue. */
export interface Product {
  readonly id: string;
  /** PCR-ABS-757 */
  readonly model: string;
  /** 七五七, 757料 */
  readonly aliases: readonly string[];
  /** PCR-ABS */
  readonly family: string;
  /** Unit it is sold in: 吨, 公斤, 包. */
  readonly unit: string;
}
