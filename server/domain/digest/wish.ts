/** What a digest asks to be done: the to-do of its call, or none. Spec §6.5. */
import { followUpDeadline, voicemailDeadline } from '../working-time.ts';
import type { DeadlineRules, WorkingCalendar } from '../working-time.ts';
import type { TodoWish } from '../follow-up/types.ts';
import type { Insight } from '../insight/types.ts';
import { gradeUrgency, type UrgencyGrade } from '../insight/urgency.ts';
import type { UrgencyWords } from '../insight/words.types.ts';
import { correctedInsight, entriesOf, standing } from './corrections.ts';
import { insightInForce, isNothing } from './reading.ts';
import type { Digest } from './types.ts';

export interface WishAbout {
  readonly calendar: WorkingCalendar;
  readonly rules: DeadlineRules;
  /** Masked. */
  readonly number: string;
  /** Who takes what nobody else takes. */
  readonly lastResort: string;
  readonly words: UrgencyWords;
  /** Somebody transcribes; else nothing will ever be read. */
  readonly listens: boolean;
}

/** The grade as it counts now: the customer may have become known since the facts were read. */
export function urgencyOf(digest: Digest, insight: Insight, words: UrgencyWords): UrgencyGrade {
  if (standing(digest.corrections).some((one) => one.field === 'urgency')) {
    return { urgency: insight.urgency, reasons: [] };
  }
  return gradeUrgency(
    {
      level: digest.call.customer?.level ?? 'potential',
      sentiment: insight.sentiment,
      sentimentEvidence: insight.sentimentEvidence,
      sentimentConfidence: insight.sentimentConfidence,
      // The grade adds its own reasons of level and displeasure again.
      words: insight.urgencyReasons.filter(
        (one) => one.evidence.length > 0 && one.text !== words.negative,
      ),
    },
    words,
  );
}

/**
 * Null when there is nothing to follow up: a customer's own promise alone makes no to-do; a complaint and a message
 * always do. A message nobody could read has one too; one without a word asks for a call-back instead. Spec §5.
 */
export function todoWish(digest: Digest, about: WishAbout): TodoWish | null {
  const insight = correctedInsight(digest);
  const { call } = digest;
  const message = call.kind === 'voicemail';
  const unread = message && (digest.lateAt !== null || !about.listens);
  if ((!insight && !unread) || isNothing(insight)) return null;
  const intent = insight?.intent ?? '其他';
  const level = call.customer?.level ?? 'potential';
  const items = itemsOf(digest);
  const asked = items.some((item) => item.owner === 'agent');
  if (!asked && !message && intent !== '投诉') return null;
  const { calendar, rules } = about;
  const fallbackDue = message
    ? voicemailDeadline(calendar, call.endedAt)
    : followUpDeadline({ intent, level, end: call.endedAt, calendar, rules });
  return {
    read: digest.version,
    customer: call.customer && { id: call.customer.id, name: call.customer.name },
    contact: call.contact,
    number: about.number,
    intent,
    priority: insight ? urgencyOf(digest, insight, about.words).urgency : 'medium',
    items,
    fallbackDue,
    assignee: call.customer?.assignedSales ?? call.handler ?? about.lastResort,
  };
}

/** A message on which nobody said a word: its caller is to be called back. Spec §5. */
export function isWordless(digest: Digest): boolean {
  return digest.call.kind === 'voicemail' && correctedInsight(digest)?.remark === 'wordless';
}

function itemsOf(digest: Digest): TodoWish['items'] {
  const machine = insightInForce(digest)?.insight;
  if (!machine) return [];
  return entriesOf(machine, digest.corrections, 'followUps').flatMap(({ id, value }) =>
    value
      ? [{ id, text: value.text, owner: value.owner, due: value.due, evidence: value.evidence }]
      : [],
  );
}
