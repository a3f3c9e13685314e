/** What became of a notice, and what follows from it. Spec §5; spec, cards §5. */
import { loneCard, ring } from './telling.ts';
import type { Alert, AlertEvent, Notice, NoticeOutcome } from './types.ts';

/** News that comes late or twice never takes back what is known: a second try may make a failure good. */
const RANK: Readonly<Record<NoticeOutcome, number>> = {
  pending: 0,
  skipped: 1,
  failed: 1,
  bundled: 2,
  accepted: 3,
  no_answer: 4,
  answered: 4,
};

/** A card that did not arrive: the person is phoned now. A phone that was picked up without a key is no ack. */
export function record(
  alert: Alert,
  { notice: id, outcome, at }: Extract<AlertEvent, { type: 'noticed' }>,
): Alert {
  const notice = alert.notices.find((one) => one.id === id);
  if (!notice) return alert;
  if (outcome === 'held') return hold(alert, notice);
  if (RANK[outcome] <= RANK[notice.outcome]) return alert;
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

function hold(alert: Alert, { id, outcome, held }: Notice): Alert {
  if (outcome !== 'pending' || held) return alert;
  const notices = alert.notices.map((one) => (one.id === id ? { ...one, held: true } : one));
  return { ...alert, notices };
}
