/** What passing time changes without anybody saving anything: statuses that run out, slots and shifts that turn. */
import { turnsBetween } from '../../domain/routing/turns.ts';
import type { Changes, Clock, People, Statuses, Tables } from '../../ports.ts';

/** A process that begins tells what ran out this lately; pages that saw it already load once more. */
const FIRST_LOOK_MS = 12 * 3_600_000;
const RHYTHM_MS = 1000;

/** Announces what the clock brought since the last look. */
export function tellClockNews(need: {
  readonly statuses: Pick<Statuses, 'all'>;
  readonly tables: Pick<Tables, 'current'>;
  readonly people: Pick<People, 'all'>;
  readonly changes: Pick<Changes, 'announce'>;
  readonly clock: Pick<Clock, 'now'>;
}): () => Promise<void> {
  let seen: Date | null = null;
  return async () => {
    const now = need.clock.now();
    const from = seen ?? new Date(now.getTime() - FIRST_LOOK_MS);
    if (now.getTime() - from.getTime() < RHYTHM_MS) return;
    const begun = seen !== null;
    seen = now;
    const [statuses, tables, people] = await Promise.all([
      need.statuses.all(),
      need.tables.current(),
      need.people.all(),
    ]);
    for (const { person, until } of statuses.values()) {
      if (until > from && until <= now) need.changes.announce({ kind: 'status', id: person });
    }
    if (begun && turnsBetween({ tables, people }, from, now))
      need.changes.announce({ kind: 'roster', id: 'clock' });
  };
}
