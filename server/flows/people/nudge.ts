/** One nudge per expired status, only inside the person's own rostered hours. Spec §4.1.1, §4.4. */
import { insideOwnHours } from '../../domain/routing/shifts.ts';
import type { Clock } from '../../ports.ts';
import type { ReadDesk } from '../calls/desk.ts';
import type { ShowPush } from '../pushes/show-card.ts';

/** An expiry nobody saw for this long is no news any more. */
const STALE_MS = 12 * 3_600_000;

export function nudgeExpired(need: {
  readonly desk: Pick<ReadDesk, 'now'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly tell: ShowPush['tell'];
}): () => Promise<void> {
  return async () => {
    const now = need.clock.now();
    const { statuses, people, tables } = await need.desk.now();
    for (const entry of statuses.values()) {
      const age = now.getTime() - entry.until.getTime();
      const person = people.find((one) => one.id === entry.person && one.active);
      if (age < 0 || age > STALE_MS || !person) continue;
      if (!insideOwnHours({ tables, people, person: person.id, at: now })) continue;
      await need.tell({
        name: `nudge:${person.id}:${entry.until.toISOString()}`,
        kind: 'nudge',
        person: person.id,
        about: { kind: 'nudge', status: entry.status, expiredAt: entry.until },
      });
    }
  };
}
