/** The words a reading is phrased with: the domain finds the parts, templates/insight.ts writes the sentences. */
import type { CustomerLevel } from '../matching/types.ts';
import type { Speaker } from '../speech/types.ts';
import type {
  ConversationKind,
  FollowUp,
  Intent,
  PriceFact,
  QuantityFact,
  Remark,
  Sentiment,
} from './types.ts';

/** A follow-up as a summary names it; `due` is printed (`11-27 18:00`), null when no date was spoken. */
export interface SpokenFollowUp {
  readonly text: string;
  readonly owner: Speaker;
  readonly due: string | null;
}

/** All that a summary may say; every part is a fact of the reading. */
export interface SummaryParts {
  readonly kind: ConversationKind;
  readonly intent: Intent;
  readonly sentiment: Sentiment;
  readonly remark: Remark | null;
  readonly products: readonly string[];
  readonly quantities: readonly QuantityFact[];
  readonly prices: readonly PriceFact[];
  /** What the customer asked or complained of, as said. */
  readonly needs: readonly string[];
  readonly followUps: readonly SpokenFollowUp[];
}

/** Why a conversation is urgent, in a phrase each. */
export interface UrgencyWords {
  readonly level: Readonly<Record<CustomerLevel, string>>;
  readonly negative: string;
  /** 客户说「机器停着等料」 */
  readonly spoken: (phrase: string) => string;
}

/** The two sides as one of us names them: 我方, 客户. */
export type SideWords = Readonly<Record<Speaker, string>>;

/** What to do next, in a sentence. `when` is printed, null when no date was spoken. */
export interface AdviceWords {
  /** Keep a promise of ours. */
  readonly keep: (followUp: Pick<FollowUp, 'text'>, when: string | null) => string;
  /** The customer said when they want to be reached. */
  readonly reach: (phrase: string, when: string | null) => string;
  /** Ask for what the customer promised. */
  readonly ask: (followUp: Pick<FollowUp, 'text'>, when: string | null) => string;
}

export interface InsightWords {
  /** Whom 我 and 你 mean, in a follow-up that somebody else reads. */
  readonly sides: SideWords;
  readonly urgency: UrgencyWords;
  readonly advice: AdviceWords;
  /** At most three sentences. */
  readonly summary: (parts: SummaryParts) => readonly string[];
}
