/** When an alert must be looked at next: its due time column. Spec §5. */
import { unknownAt } from './climb.ts';
import { stepAt } from './rungs.ts';
import type { Alert } from './types.ts';

/** The earliest of all that waits; null when nothing does: settled, or open with an exhausted ladder. */
export function nextDue(alert: Alert): Date | null {
  const times = timesOf(alert).flatMap((time) => (time ? [time.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function timesOf(alert: Alert): readonly (Date | null)[] {
  const waiting = (alert.waiting ?? []).map((one) => one.at);
  switch (alert.state) {
    case 'open':
      return [
        stepAt(alert, alert.step),
        ...waiting,
        ...alert.told.map((person) => unknownAt(alert, person)),
      ];
    case 'taken':
      return [alert.remindAt, alert.settleBy, ...waiting];
    case 'settled':
      return [];
  }
}
