/** When a message asks for an alert: a VIP's at once, others with their facts, at the latest after two minutes. Spec §5. */
import type { UrgencyWords } from '../insight/words.types.ts';
import { correctedInsight } from './corrections.ts';
import type { Ask } from './step.types.ts';
import type { Digest, DigestEvent } from './types.ts';
import { urgencyOf } from './wish.ts';

/** Without facts a message counts as 紧急程度未知 after this. */
const GRADE_WAIT_MS = 2 * 60_000;

/** Rows for the alert that one event of a message's digest brings. */
export function gradeAsks(
  before: Digest,
  after: Digest,
  { event, words }: { readonly event: DigestEvent; readonly words: UrgencyWords },
): readonly Ask[] {
  const { call } = after;
  if (call.kind !== 'voicemail') return [];
  const isVip = call.customer?.level === 'vip';
  if (event.type === 'told') {
    const wasVip = before.version > 0 && before.call.customer?.level === 'vip';
    const asks: Ask[] = isVip && !wasVip ? [{ what: { do: 'alert', grade: 'high' } }] : [];
    if (before.version > 0) return asks;
    const dueAt = new Date(call.endedAt.getTime() + GRADE_WAIT_MS);
    return [...asks, { what: { do: 'late', what: 'grade' }, dueAt }];
  }
  const insight = correctedInsight(after);
  if (event.type === 'late' && event.what === 'grade') {
    return insight ? [] : [{ what: { do: 'alert', grade: 'unknown' } }];
  }
  if (!insight || !GRADING.has(event.type)) return [];
  // Whoever leaves no words is called back; nothing of it is urgent. Spec §5.
  const silent = after.transcript?.wordless ?? false;
  const { urgency } = urgencyOf(after, insight, words);
  return [{ what: { do: 'alert', grade: silent && !isVip ? 'low' : urgency } }];
}

const GRADING: ReadonlySet<DigestEvent['type']> = new Set([
  'extracted',
  'corrected',
  'uncorrected',
]);
