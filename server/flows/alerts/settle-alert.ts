/** An alert that nobody need act on any more: its to-do is done, or somebody talks with the caller. Issue: settling. */
import type { Alerts, Clock } from '../../ports.ts';
import type { SettleAlert } from '../digest/notify.ts';
import type { ApplyAlert } from './apply-alert.ts';

export function settleAlert(need: {
  readonly alerts: Pick<Alerts, 'ofCall' | 'ofNumber'>;
  readonly apply: ApplyAlert;
  readonly clock: Pick<Clock, 'now'>;
}): SettleAlert {
  return async (which, { how, by, id }) => {
    const alert =
      'call' in which
        ? await need.alerts.ofCall(which.call)
        : await need.alerts.ofNumber(which.number);
    if (!alert || alert.state === 'settled') return;
    await need.apply(alert.id, { type: 'over', id: `${id}:over`, at: need.clock.now(), how, by });
  };
}
