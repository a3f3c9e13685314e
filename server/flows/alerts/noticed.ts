/** What came of telling somebody, written into the alert; the same outcome again changes nothing. */
import type { NoticeOutcome } from '../../domain/alerts/types.ts';
import type { Clock } from '../../ports.ts';
import type { ApplyAlert } from './apply-alert.ts';

export type TellOutcome = (
  alert: string,
  notice: string,
  outcome: NoticeOutcome | 'held',
) => Promise<void>;

export function tellOutcome(need: {
  readonly apply: ApplyAlert;
  readonly clock: Pick<Clock, 'now'>;
}): TellOutcome {
  return async (alert, notice, outcome) => {
    const id = `noticed:${notice}:${outcome}`;
    await need.apply(alert, { type: 'noticed', id, at: need.clock.now(), notice, outcome });
  };
}
