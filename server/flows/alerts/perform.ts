/** What an alert asks for: a card brought up to it, a phone rung, the group told; what came of it is written into it. */
import type {
  Alert,
  AlertConsequence,
  AlertRow,
  NoticeOutcome,
} from '../../domain/alerts/types.ts';
import type { Push } from '../../domain/pushes/types.ts';
import { alertOfNotice, coveredBy } from '../../domain/alerts/bundle.ts';
import { alertFaceOf } from '../../domain/alerts/faces.ts';
import { isNoticeWanted } from '../../domain/alerts/telling.ts';
import type { Alerts, Pushes, Robot } from '../../ports.ts';
import type { Performed } from '../perform/performer.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import type { TellOutcome } from './noticed.ts';

export interface PerformAlertNeeds {
  readonly follow: ShowPush['follow'];
  readonly pushes: Pick<Pushes, 'load'>;
  /** Rings the person; what comes of it is told by `noticed` later. */
  readonly phone: (alert: Alert, person: string, notice: string) => Promise<Performed>;
  /** A hotline call of theirs is under way. */
  readonly talks: (person: string) => Promise<boolean>;
  readonly robot: Robot | null;
  /** The words for the group, as of this moment. */
  readonly groupText: (alert: Alert) => Promise<string>;
  readonly alerts: Pick<Alerts, 'load'>;
  readonly noticed: TellOutcome;
}

const SECOND_MS = 1000;
/** Pauses between the looks at a card that is not out; after a minute the ladder phones instead. Then it is given up. */
const LOOKS_MS = [5, 5, 5, 10, 15, 30, 60, 120, 180, 300].map((pause) => pause * SECOND_MS);
/** Whoever talks is looked at this often, however long they do. */
const HANGS_UP_MS = 5000;

export function performAlert(
  need: PerformAlertNeeds,
): (what: AlertConsequence, about: { alert: Alert; row: AlertRow }) => Promise<Performed> {
  /** What became of a telling by card, and of those that the card speaks for. */
  async function lookAt(
    push: Push | null,
    notice: string,
    { alert, what, row }: { alert: Alert; what: { readonly person: string }; row: AlertRow },
  ): Promise<Performed> {
    const since = alert.notices.find((one) => one.id === notice)?.at ?? null;
    const outcome = outcomeOf(push, since);
    if (outcome) {
      await need.noticed(alert.id, notice, outcome);
      if (outcome === 'accepted') await tellCovered(push, since);
      return 'done';
    }
    const now = await need.alerts.load(alert.id);
    if (now?.notices.find((one) => one.id === notice)?.outcome !== 'pending') return 'done';
    const pause = LOOKS_MS[row.attempts - 1];
    const isOver = alertFaceOf(now, what.person)?.final ?? true;
    if (isOver || pause === undefined) {
      await need.noticed(alert.id, notice, isOver ? 'skipped' : 'failed');
      return 'done';
    }
    // Nothing went wrong, and yet it is not out: the budget of the person is full.
    if (push?.failures === 0) await need.noticed(alert.id, notice, 'held');
    return { problem: 'WeCom has not taken the card yet', after: pause };
  }

  async function tellCovered(push: Push | null, since: Date | null): Promise<void> {
    const cards = push?.cards.filter((one) => one.sentAt && (!since || one.sentAt >= since)) ?? [];
    const covered = new Set(cards.flatMap((card) => coveredBy(card.shownKey)));
    for (const notice of covered) await need.noticed(alertOfNotice(notice), notice, 'bundled');
  }

  return async (what, { alert, row }) => {
    switch (what.do) {
      case 'show': {
        const push = await need.follow({
          name: `alert:${alert.id}:${what.person}`,
          kind: 'alert',
          person: what.person,
          call: alert.messages[0]?.call ?? null,
          wanted: alert.version,
          // A code is spent once; what the row does again needs none.
          press: row.attempts > 1 ? null : what.press,
          known: row.attempts > 1 || wasShown(alert, what),
          about: { kind: 'alert', alert: alert.id },
        });
        if (what.notice === null) return 'done';
        return lookAt(await need.pushes.load(push), what.notice, { alert, what, row });
      }
      case 'call':
        // Whoever talks with a customer is rung when that is over.
        if (await need.talks(what.person)) {
          return { problem: 'talks on the hotline', after: HANGS_UP_MS, waiting: true };
        }
        return need.phone(alert, what.person, what.notice);
      case 'robot': {
        // Nothing is said after somebody has taken it.
        const now = await need.alerts.load(alert.id);
        if (!now || !isNoticeWanted(now, what.notice)) return 'done';
        if (!need.robot) {
          await need.noticed(alert.id, what.notice, 'skipped');
          return 'done';
        }
        const sent = await need.robot.send(await need.groupText(alert));
        if (!sent.ok && (sent.failure.kind === 'retry' || sent.failure.kind === 'unknown')) {
          return { problem: sent.failure.text };
        }
        await need.noticed(alert.id, what.notice, sent.ok ? 'accepted' : 'failed');
        return 'done';
      }
    }
  };
}

/** An earlier telling, or an earlier change, must have made the push already. */
function wasShown(
  { notices }: Alert,
  { person, notice }: { person: string; notice: string | null },
): boolean {
  const first = notices.find((one) => one.channel === 'card' && one.to === person);
  return first !== undefined && first.id !== notice && first.outcome !== 'skipped';
}

/** Null while the newest card is neither out nor refused; one that was out before tells nobody anew. */
function outcomeOf(push: Push | null, since: Date | null): NoticeOutcome | null {
  const card = push?.cards.at(-1);
  if (!card || (since && card.sentAt && card.sentAt < since)) return null;
  switch (card.state) {
    case 'live':
    case 'final':
    case 'gone':
      return 'accepted';
    case 'dropped':
      return 'failed';
    case 'unsent':
      return null;
  }
}
