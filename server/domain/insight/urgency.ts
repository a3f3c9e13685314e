/** How urgent a conversation is once it has been read. Spec §6, defaults. */
import type { CustomerLevel } from '../matching/types.ts';
import type { Urgency } from '../routing/types.ts';
import type { Evidence, Sentiment, UrgencyReason } from './types.ts';
import type { UrgencyWords } from './words.types.ts';

export interface UrgencyGrade {
  readonly urgency: Urgency;
  readonly reasons: readonly UrgencyReason[];
}

/** What the grade depends on. `words`: urgent words of the customer, about now and not denied, each with its sentence. */
export interface UrgencyInput {
  readonly level: CustomerLevel;
  readonly sentiment: Sentiment;
  readonly sentimentEvidence: Evidence;
  readonly sentimentConfidence: number;
  readonly words: readonly UrgencyReason[];
}

/**
 * VIP, urgent words, or displeasure of a normal customer: high · other normal customers, or displeasure of a potential
 * one: medium · else low. The reasons are those of the grade; the customer's level has no evidence.
 */
export function gradeUrgency(input: UrgencyInput, phrases: UrgencyWords): UrgencyGrade {
  const { level, sentiment, words } = input;
  const ofLevel: UrgencyReason = { text: phrases.level[level], evidence: [], confidence: 1 };
  const displeased: readonly UrgencyReason[] =
    sentiment === 'negative'
      ? [
          {
            text: phrases.negative,
            evidence: input.sentimentEvidence,
            confidence: input.sentimentConfidence,
          },
        ]
      : [];
  if (level === 'vip') return { urgency: 'high', reasons: [ofLevel, ...words, ...displeased] };
  if (words.length > 0) return { urgency: 'high', reasons: [...words, ...displeased] };
  if (level === 'normal') {
    return displeased.length > 0
      ? { urgency: 'high', reasons: [ofLevel, ...displeased] }
      : { urgency: 'medium', reasons: [ofLevel] };
  }
  return displeased.length > 0
    ? { urgency: 'medium', reasons: displeased }
    : { urgency: 'low', reasons: [ofLevel] };
}
