/** What became of a notice, and what follows from it. Spec §5; spec, cards §5. */
import { loneCard, ring } from './telling.ts';
import type { Alert, AlertEvent, NoticeOutcome } from './types.ts';

/** News that comes late or twice never takes back what is known: a second try may make a failure good. */
const RANK: Readonly<Record<NoticeOutcome, number>> = {
  pending: 0,
  skipped: 1,
  failed: 1,
  accepted: 2,
  no_answer: 3,
  answered: 3,
};

/** A card that did not arrive: the person is phoned now. A phone that was picked up without a key is no ack. */
export function record(
  alert: Alert,
  { notice: id, outcome, at }: Extract<AlertEvent, { type: 'noticed' }>,
): Alert {
  const notice = alert.notices.find((one) => one.id === id);
  if (!notice || RANK[outcome] <= RANK[notice.outcome]) return alert;
  const lost = outcome === 'failed' || outcome === 'skipped';
  // Asked before it is written down: a skipped card is no card.
  const lone = notice.channel === 'card' && loneCard(alert, notice.to)?.id === id;
  const next = {
    ...alert,
    notices: alert.notices.map((one) => (one.id === id ? { ...one, outcome } : one)),
  };
  if (!lost || !lone) return next;
  const { rung, to } = notice;
  return ring(next, to, { at, rung, unreachable: [], onCall: [] });
}
