/** The grade of a conversation. Spec §6: VIP, displeasure of a normal customer, urgent words → high. */
import { describe, expect, it } from '@jest/globals';
import type { Sentiment } from '../../../../server/domain/insight/types.ts';
import { gradeUrgency } from '../../../../server/domain/insight/urgency.ts';
import type { CustomerLevel } from '../../../../server/domain/matching/types.ts';
import { INSIGHT_WORDS } from '../../../../templates/insight.ts';

const WORD = { text: '客户说「停线了」', evidence: [3], confidence: 0.8 };

function grade(level: CustomerLevel, sentiment: Sentiment, urgent: boolean) {
  return gradeUrgency(
    {
      level,
      sentiment,
      sentimentEvidence: [1],
      sentimentConfidence: 0.7,
      words: urgent ? [WORD] : [],
    },
    INSIGHT_WORDS.urgency,
  );
}

describe('urgency', () => {
  it.each([
    ['vip', 'neutral', false, 'high'],
    ['vip', 'positive', false, 'high'],
    ['vip', 'negative', false, 'high'],
    ['normal', 'negative', false, 'high'],
    ['normal', 'neutral', true, 'high'],
    ['normal', 'neutral', false, 'medium'],
    ['normal', 'positive', false, 'medium'],
    ['potential', 'negative', false, 'medium'],
    ['potential', 'neutral', true, 'high'],
    ['potential', 'neutral', false, 'low'],
    ['potential', 'positive', false, 'low'],
  ] as const)('%s, %s, urgent words %p: %s', (level, sentiment, urgent, urgency) => {
    expect(grade(level, sentiment, urgent).urgency).toBe(urgency);
  });

  it('gives its reasons: the level without evidence, words and mood with theirs', () => {
    expect(grade('vip', 'negative', true).reasons).toEqual([
      { text: 'VIP金牌客户', evidence: [], confidence: 1 },
      WORD,
      { text: '客户有不满情绪', evidence: [1], confidence: 0.7 },
    ]);
    expect(grade('potential', 'neutral', true).reasons).toEqual([WORD]);
    expect(grade('potential', 'neutral', false).reasons).toHaveLength(1);
  });
});
