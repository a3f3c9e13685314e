/** What a model judges of a whole conversation, kept only where it rests on a sentence: intent, sentiment, urgency, remark. */
import { findComplaints, readIntent } from '../reading/intent.ts';
import { readRemark } from '../reading/remark.ts';
import { findUrgent } from '../reading/urgent-words.ts';
import type { Evidence, Insight, UrgencyReason } from '../types.ts';
import { gradeUrgency } from '../urgency.ts';
import type { UrgencyWords } from '../words.types.ts';
import type { Drop, LlmClaims } from './claims.ts';
import { once } from './once.ts';
import { citeLines, type Source } from './source.ts';

/** Models do not say how sure they are of these; a default is hardly more than a guess. */
const READ_CONFIDENCE = 0.8;
const DEFAULT_CONFIDENCE = 0.3;
/**
 * Without a sentence it is 其他. A complaint is one only where our own reader hears it in the cited lines; else the intent is the
 * one we read. `goods`: lines that speak of goods, which alone mean 询价.
 */
export function checkIntent(
  claims: LlmClaims,
  source: Source,
  goods: Evidence,
  drop: Drop,
): Pick<Insight, 'intent' | 'intentEvidence' | 'intentConfidence'> {
  const intentEvidence = citeLines(source, claims.intentEvidence);
  if (intentEvidence.length > 0) {
    const complaints = findComplaints(source.clauses).map(({ segment }) => segment);
    if (claims.intent === '投诉' && !complaints.some((line) => intentEvidence.includes(line))) {
      drop('intent', 'not-said');
      const { intent, evidence, confidence } = readIntent(source.clauses, goods);
      return { intent, intentEvidence: evidence, intentConfidence: confidence };
    }
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

/** Every clause of the customer that our own list finds urgent counts, claimed or not; a claim without one is dropped. */
export function checkUrgency(
  claims: LlmClaims,
  feeling: Feeling,
  { source, words }: { readonly source: Source; readonly words: UrgencyWords },
  drop: Drop,
): Pick<Insight, 'urgency' | 'urgencyReasons'> {
  const urgent = findUrgent(source.clauses);
  claims.urgent.forEach(({ evidence }, n) => {
    if (!urgent.some(({ clause }) => evidence.includes(clause.segment)))
      drop(`urgent.${n}`, 'not-urgent');
  });
  const reasons = urgent.map(({ phrase, clause }): UrgencyReason => ({
    text: words.spoken(phrase),
    evidence: [clause.segment],
    confidence: READ_CONFIDENCE,
  }));
  const said = once(reasons, ({ text, evidence }) => [text, evidence]);
  const { customerLevel: level } = source.heard;
  const grade = gradeUrgency({ level, ...feeling, words: said }, words);
  return { urgency: grade.urgency, urgencyReasons: grade.reasons };
}

/** A wrong number is one only where our own words for it are heard too: no follow-up is made of such calls. */
export function checkRemark(
  { wrongNumber }: LlmClaims,
  { clauses, dictated }: Source,
  hasGoods: boolean,
  drop: Drop,
): Insight['remark'] {
  const remark = readRemark(clauses, hasGoods)?.remark ?? null;
  if (remark === 'wrong-number') return wrongNumber ? remark : null;
  if (wrongNumber) drop('wrongNumber', 'not-said');
  // Who only dictated has spoken.
  return remark === 'wordless' && dictated !== '' ? null : remark;
}
