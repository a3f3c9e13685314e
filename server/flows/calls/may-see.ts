/** Who may see a call: as the call itself says, and whoever was told of an alert its message is part of. Pages §1. */
import { maySeeCall } from '../../domain/calls/access.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Alerts } from '../../ports.ts';

export type MaySee = (call: Call, viewer: Employee) => Promise<boolean>;

export function maySee(alerts: Pick<Alerts, 'ofCall'>): MaySee {
  return async (call, viewer) => {
    if (maySeeCall(call, viewer)) return true;
    if (!viewer.active || viewer.roles.length === 0) return false;
    const alert = await alerts.ofCall(call.id);
    return alert?.told.includes(viewer.id) ?? false;
  };
}
