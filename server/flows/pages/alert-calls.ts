/** Calls whose messages stand in alerts that a person was told of: they may see those calls. Pages §1. */
import type { Employee } from '../../domain/people.ts';
import type { Alerts } from '../../ports.ts';

/** Alerts of one person whose messages they may see; older ones are found through their calls' own marks. */
const MOST_ALERTS = 200;

export async function callsOfAlerts(
  alerts: Pick<Alerts, 'open' | 'settled'>,
  { id }: Pick<Employee, 'id'>,
): Promise<readonly string[]> {
  const which = { of: id };
  const [open, settled] = await Promise.all([
    alerts.open(MOST_ALERTS, which),
    alerts.settled(MOST_ALERTS, which),
  ]);
  const messages = [...open, ...settled].flatMap((alert) => alert.messages);
  return messages.map((message) => message.call);
}
