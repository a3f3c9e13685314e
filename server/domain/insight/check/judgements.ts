/** What a model judges of a whole conversation, kept only where it rests on a sentence: intent, sentiment, urgency, remark. */
import { readRemark } from '../reading/remark.ts';
import { findUrgent } from '../reading/urgent-words.ts';
import type { Insight, UrgencyReason } from '../types.ts';
import { gradeUrgency } from '../urgency.ts';
import type { UrgencyWords } from '../words.types.ts';
import type { Drop, LlmClaims } from './claims.ts';
import { once } from './once.ts';
import { citeLines, type Source } from './source.ts';

/** Models do not say how sure they are of these; a default is hardly more than a guess. */
const READ_CONFIDENCE = 0.8;
const DEFAULT_CONFIDENCE = 0.3;
/** Without a sentence it is 其他. */
export function checkIntent(
  claims: LlmClaims,
  source: Source,
  drop: Drop,
): Pick<Insight, 'intent' | 'intentEvidence' | 'intentConfidence'> {
  const intentEvidence = citeLines(source, claims.intentEvidence);
  if (intentEvidence.length > 0) {
    return { intent: claims.intent, intentEvidence, intentConfidence: READ_CONFIDENCE };
  }
  if (claims.intent !== '其他') drop('intent', 'no-evidence');
  return { intent: '其他', intentEvidence: [], intentConfidence: DEFAULT_CONFIDENCE };
}

type Feeling = Pick<Insight, 'sentiment' | 'sentimentEvidence' | 'sentimentConfidence'>;

/** Only the customer's own words tell how the customer feels; without them it is neutral. */
export function checkSentiment(claims: LlmClaims, source: Source, drop: Drop): Feeling {
  const sentimentEvidence = citeLines(source, claims.sentimentEvidence).filter(
    (line) => source.heard.segments[line]?.speaker === 'customer',
  );
  if (sentimentEvidence.length > 0) {
    const { sentiment } = claims;
    return { sentiment, sentimentEvidence, sentimentConfidence: READ_CONFIDENCE };
  }
  if (claims.sentiment !== 'neutral') drop('sentiment', 'no-evidence');
  return { sentiment: 'neutral', sentimentEvidence: [], sentimentConfidence: DEFAULT_CONFIDENCE };
}

/** A claimed reason counts where our own list finds the customer's clause urgent, and in that clause's words. */
export function checkUrgency(
  claims: LlmClaims,
  feeling: Feeling,
  { source, words }: { readonly source: Source; readonly words: UrgencyWords },
  drop: Drop,
): Pick<Insight, 'urgency' | 'urgencyReasons'> {
  const urgent = findUrgent(source.clauses);
  const reasons = claims.urgent.flatMap(({ evidence }, n): UrgencyReason[] => {
    const found = urgent.filter(({ clause }) => evidence.includes(clause.segment));
    if (found.length === 0) drop(`urgent.${n}`, 'not-urgent');
    return found.map(({ phrase, clause }) => ({
      text: words.spoken(phrase),
      evidence: [clause.segment],
      confidence: READ_CONFIDENCE,
    }));
  });
  const said = once(reasons, ({ text, evidence }) => [text, evidence]);
  const { customerLevel: level } = source.heard;
  const grade = gradeUrgency({ level, ...feeling, words: said }, words);
  return { urgency: grade.urgency, urgencyReasons: grade.reasons };
}

/** A wrong number is one only where our own words for it are heard too: no follow-up is made of such calls. */
export function checkRemark(
  { wrongNumber }: LlmClaims,
  { clauses }: Source,
  hasGoods: boolean,
  drop: Drop,
): Insight['remark'] {
  const remark = readRemark(clauses, hasGoods)?.remark ?? null;
  if (remark === 'wrong-number') return wrongNumber ? remark : null;
  if (wrongNumber) drop('wrongNumber', 'not-said');
  return remark;
}
