/** A message that may be urgent: it joins the alert of its number, opens one, or grades the one it is in. Spec §5. */
import { ladderAt } from '../../domain/alerts/ladder.ts';
import type { AlertEvent, AlertGrade } from '../../domain/alerts/types.ts';
import type { Digest } from '../../domain/digest/types.ts';
import type { Urgency } from '../../domain/routing/types.ts';
import type { Alerts, Calls, Clock, Tables } from '../../ports.ts';
import type { ApplyAlert } from './apply-alert.ts';

export interface OpenAlertNeeds {
  readonly alerts: Pick<Alerts, 'ofCall' | 'ofNumber'>;
  readonly calls: Pick<Calls, 'load'>;
  readonly tables: Tables;
  readonly apply: ApplyAlert;
  readonly clock: Pick<Clock, 'now'>;
}

/** What is known of the message's urgency now; `unknown` when the facts did not come in time. */
export type MessageGrade = Urgency | 'unknown';

/** One look at a digest of a message; again = no change. `id` names the row that asked. */
export type OpenAlert = (digest: Digest, grade: MessageGrade, id: string) => Promise<void>;

export function openAlert(need: OpenAlertNeeds): OpenAlert {
  return async (digest, grade, id) => {
    const vip = digest.call.customer?.level === 'vip';
    const urgent = grade === 'high' || vip;
    for (;;) {
      const at = need.clock.now();
      const mine = await need.alerts.ofCall(digest.id);
      if (mine) {
        if (grade === 'unknown') return;
        const graded = { type: 'graded', id: `${id}:graded`, at, urgency: grade } as const;
        await need.apply(mine.id, { ...graded, call: digest.id });
        return;
      }
      const call = await need.calls.load(digest.id);
      const number = call?.from?.national ?? null;
      const message = { call: digest.id, at: digest.call.endedAt, seconds: digest.call.seconds };
      const kind: AlertGrade = urgent ? 'high' : 'unknown';
      const about = { id: `${id}:message`, at, message, grade: kind, vip } as const;
      const known = number === null ? null : await need.alerts.ofNumber(number);
      const calm = !urgent && grade !== 'unknown';
      // Whatever it says, it joins what is open of its number; it opens nothing when it is not urgent.
      if (calm && !known) return;
      const event: AlertEvent = known
        ? { type: 'joined', ...about }
        : { type: 'opened', ...about, number, ladder: ladderAt(await need.tables.current(), at) };
      const applied = await need.apply(known?.id ?? digest.id, event);
      const isIn =
        applied !== 'clash' && applied?.messages.some((one) => one.call === digest.id) === true;
      // Settled meanwhile, opened by another message, or its own facts are still to be told: look again.
      if (isIn && !calm) return;
    }
  };
}
