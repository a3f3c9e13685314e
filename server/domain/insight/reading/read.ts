/** The built-in reader: rules instead of a model. It says nothing that was not said. Spec §6.3. */
import { formatDayAndClock } from '../../time.ts';
import type { WorkingCalendar } from '../../working-time.ts';
import type { Conversation, FollowUp, Insight, Product } from '../types.ts';
import { gradeUrgency } from '../urgency.ts';
import type { InsightWords } from '../words.types.ts';
import { cutClauses } from './clauses.ts';
import { hear } from './dictation.ts';
import { readDates } from './due.ts';
import { readFollowUps } from './follow-ups.ts';
import { readGoods } from './goods.ts';
import { readIntent } from './intent.ts';
import { readNeeds } from './needs.ts';
import { readNextContact } from './next-contact.ts';
import { readRemark } from './remark.ts';
import { readSentiment } from './sentiment.ts';
import { findUrgent } from './urgent-words.ts';

/** What the rules must know besides the conversation. */
export interface ReadingAbout {
  readonly products: readonly Product[];
  readonly calendar: WorkingCalendar;
  readonly words: InsightWords;
}

const REMARK_CONFIDENCE = 0.85;
const URGENT_CONFIDENCE = 0.85;
const MOST_SENTENCES = 3;

/** Reads a conversation, but nothing a caller dictates to the machine. Without segments, or with nothing in it: 其他 and empty lists. */
export function readByRules(said: Conversation, about: ReadingAbout): Insight {
  const { heard: conversation, dictated } = hear(said);
  const clauses = cutClauses(conversation.segments);
  const dates = readDates(conversation, clauses, about.calendar);
  const goods = readGoods(conversation, clauses, about.products, dates);
  const spoken = [...goods.products, ...goods.quantities, ...goods.prices];
  const remark = readRemark(clauses, spoken.length > 0);
  const isSilent = remark?.remark === 'wordless' && dictated !== '';
  if (remark !== null && !isSilent) return readNothing(conversation, about, remark);

  const intent = readIntent(clauses, spoken[0]?.evidence ?? []);
  const mood = readSentiment(clauses, intent);
  const followUps = readFollowUps(conversation, clauses, dates, {
    priced: goods.prices.flatMap((one) => one.evidence),
    sides: about.words.sides,
  });
  const needs = readNeeds(clauses);
  return {
    by: 'rules',
    intent: intent.intent,
    intentEvidence: intent.evidence,
    intentConfidence: intent.confidence,
    sentiment: mood.sentiment,
    sentimentEvidence: mood.evidence,
    sentimentConfidence: mood.confidence,
    ...gradeOf(conversation, clauses, mood, about),
    summary: about.words
      .summary({
        kind: conversation.kind,
        intent: intent.intent,
        sentiment: mood.sentiment,
        remark: null,
        products: goods.products.map((one) => one.model),
        quantities: goods.quantities,
        prices: goods.prices,
        needs: needs.map((one) => one.text),
        followUps: followUps.map(spokenOf),
      })
      .slice(0, MOST_SENTENCES)
      .join(''),
    needs,
    ...goods,
    followUps,
    nextContact: readNextContact(clauses, dates, followUps, about.words.advice),
    remark: null,
  };
}

function gradeOf(
  { customerLevel }: Conversation,
  clauses: ReturnType<typeof cutClauses>,
  mood: ReturnType<typeof readSentiment>,
  { words }: ReadingAbout,
): Pick<Insight, 'urgency' | 'urgencyReasons'> {
  const urgent = findUrgent(clauses).map(({ phrase, clause }) => ({
    text: words.urgency.spoken(phrase),
    evidence: [clause.segment],
    confidence: URGENT_CONFIDENCE,
  }));
  const { urgency, reasons } = gradeUrgency(
    {
      level: customerLevel,
      sentiment: mood.sentiment,
      sentimentEvidence: mood.evidence,
      sentimentConfidence: mood.confidence,
      words: urgent,
    },
    words.urgency,
  );
  return { urgency, urgencyReasons: reasons };
}

function spokenOf({ text, owner, due }: FollowUp) {
  return { text, owner, due: due === null ? null : formatDayAndClock(due).slice(5) };
}

/** A wrong number, or not a word: nothing to follow up, whatever the level says. */
function readNothing(
  conversation: Conversation,
  { words }: ReadingAbout,
  { remark, evidence }: NonNullable<ReturnType<typeof readRemark>>,
): Insight {
  const nothing = { products: [], quantities: [], prices: [], needs: [], followUps: [] };
  const { urgency, reasons } = gradeUrgency(
    {
      level: conversation.customerLevel,
      sentiment: 'neutral',
      sentimentEvidence: [],
      sentimentConfidence: REMARK_CONFIDENCE,
      words: [],
    },
    words.urgency,
  );
  const { kind } = conversation;
  return {
    by: 'rules',
    intent: '其他',
    intentEvidence: evidence,
    intentConfidence: REMARK_CONFIDENCE,
    sentiment: 'neutral',
    sentimentEvidence: [],
    sentimentConfidence: REMARK_CONFIDENCE,
    urgency,
    urgencyReasons: reasons,
    summary: words
      .summary({ ...nothing, kind, intent: '其他', sentiment: 'neutral', remark })
      .join(''),
    ...nothing,
    nextContact: null,
    remark,
  };
}
