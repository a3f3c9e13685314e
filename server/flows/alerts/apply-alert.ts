/** The silhouette of everything that happens to an alert: load · decide · save with consequences · carry out. */
import { advanceAlert } from '../../domain/alerts/advance.ts';
import type { Alert, AlertEvent, AlertRow } from '../../domain/alerts/types.ts';
import type { Alerts, Clock } from '../../ports.ts';
import type { Seam } from '../seam.ts';

export interface ApplyAlertNeeds {
  readonly alerts: Pick<Alerts, 'load' | 'save'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly perform: (alert: Alert, rows: readonly AlertRow[]) => void;
  readonly seam: Seam;
}

/** Null: there is no such alert. `clash`: another alert of the number was opened meanwhile. */
export type ApplyAlert = (id: string, event: AlertEvent) => Promise<Alert | 'clash' | null>;

export function applyAlert(need: ApplyAlertNeeds): ApplyAlert {
  return async (id, event) => {
    for (;;) {
      const known = await need.alerts.load(id);
      const { next, rows } = advanceAlert(known, event, { id, now: need.clock.now() });
      if (!next) return known;
      if (!(await need.alerts.save(next, { version: known?.version ?? 0, rows }))) {
        if (!known && !(await need.alerts.load(id))) return 'clash';
        continue;
      }
      need.seam('alert');
      need.perform(next, rows);
      return next;
    }
  };
}
