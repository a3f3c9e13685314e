/** Carries rows out: at once by the process that saved them, later by whoever finds them due. Rows own attempts, back-off and parking. */
import type { Call } from '../../domain/calls/types.ts';
import type { Consequence, Row } from '../../domain/consequences.ts';
import type { Log } from '../../log.ts';
import type { Calls, Clock } from '../../ports.ts';
import type { Seam } from '../seam.ts';
import { FOREIGN_CALLS } from './foreign.ts';
import type { Performed, Performers } from './performer.ts';

/** A row tried this often waits for a person: it may be what kills the process. */
const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Steps that may take longer than the lease of a fresh row hold a longer one. */
const LONG_LEASES: Partial<Record<Consequence['do'], number>> = {
  fetch: FOREIGN_CALLS['recording fetch'].leaseMs,
};

export interface RowsNeeds {
  readonly performers: () => Performers;
  readonly calls: Pick<Calls, 'dropRows' | 'deferRow'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly seam: Seam;
}

export type PerformRows = (call: Call, rows: readonly Row[]) => Promise<void>;

export function performRows(need: RowsNeeds): PerformRows {
  return async (call, rows) => {
    const now = need.clock.now();
    const ready = rows.filter((row) => row.attempts > 0 || row.dueAt <= now);
    const done: string[] = [];
    await Promise.all(
      ready.map(async (row) => {
        const performed = await performOne(need, call, row);
        if (performed === 'done') done.push(row.id);
        else await defer(need, call, row);
      }),
    );
    if (done.length > 0) await need.calls.dropRows(call.id, done);
  };
}

async function performOne(need: RowsNeeds, call: Call, row: Row): Promise<Performed> {
  if (row.attempts > MOST_ATTEMPTS) return 'retry';
  need.seam('row');
  try {
    const lease = LONG_LEASES[row.what.do];
    if (lease !== undefined) {
      const dueAt = new Date(need.clock.now().getTime() + lease);
      await need.calls.deferRow(call.id, row.id, { dueAt, parked: false });
    }
    return await perform(need.performers(), row.what, { call, row });
  } catch (error) {
    need.log.error('a consequence failed and will be tried again', {
      err: error,
      row: row.id,
      what: row.what.do,
      attempts: row.attempts,
    });
    return 'retry';
  }
}

/** The table is exhaustive by type; the kind of the consequence picks its own performer. */
function perform(
  performers: Performers,
  what: Consequence,
  about: { call: Call; row: Row },
): Promise<Performed> {
  const performer: (one: never, about: { call: Call; row: Row }) => Promise<Performed> =
    performers[what.do];
  return performer(what as never, about);
}

async function defer(need: RowsNeeds, call: Call, row: Row): Promise<void> {
  const parked = row.attempts >= MOST_ATTEMPTS;
  const pause = Math.min(500 * 2 ** row.attempts, LONGEST_PAUSE_MS);
  const dueAt = new Date(need.clock.now().getTime() + pause);
  if (parked) {
    need.log.error('a consequence is parked and waits for a person', {
      row: row.id,
      what: row.what.do,
    });
  }
  await need.calls.deferRow(call.id, row.id, { dueAt, parked });
}
