/** The worker that carries rows out: leases, retries, parks. The row owns its attempts; nothing else counts them. */
import type { Row } from '../../domain/consequences.ts';
import type { Log } from '../../log.ts';
import type { Clock, RowCarrier } from '../../ports.ts';
import type { Seam } from '../seam.ts';
import type { Performed } from './performer.ts';

/** A row tried this often waits for a person: it may be what kills the process. */
export const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 5 * 60_000;

interface Asked {
  readonly do: string;
}

export interface RowsNeeds<S extends { readonly id: string }, W extends Asked> {
  readonly perform: (what: W, about: { subject: S; row: Row<W> }) => Promise<Performed>;
  readonly carrier: Pick<RowCarrier<Row<W>>, 'dropRows' | 'deferRow'>;
  /** In one breath, or one after the other, because a later row shows what an earlier one makes. */
  readonly order: 'together' | 'in-turn';
  /** Steps that may take longer than the lease of a fresh row: how long, in ms. They are done aside and block nothing. */
  readonly slow: Partial<Readonly<Record<string, number>>>;
  readonly aside: (running: Promise<void>) => void;
  /** A row was given up: somebody is told. */
  readonly parked: (subject: S, row: Row<W>) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly seam: Seam;
}

export type PerformRows<S, W> = (subject: S, rows: readonly Row<W>[]) => Promise<void>;

export function performRows<S extends { readonly id: string }, W extends Asked>(
  need: RowsNeeds<S, W>,
): PerformRows<S, W> {
  /** Rows being carried out aside by this process, whatever their lease says. */
  const busy = new Set<string>();

  async function settle(subject: S, row: Row<W>, performed: Performed): Promise<void> {
    if (performed === 'done') await need.carrier.dropRows(subject.id, [row]);
    else await defer(need, { subject, row, performed });
  }

  async function performAside(subject: S, row: Row<W>, lease: number): Promise<void> {
    if (busy.has(row.id)) return;
    busy.add(row.id);
    try {
      const dueAt = new Date(need.clock.now().getTime() + lease);
      await need.carrier.deferRow(subject.id, row.id, { dueAt, parked: false });
      await settle(subject, row, await performOne(need, subject, row));
    } finally {
      busy.delete(row.id);
    }
  }

  return async (subject, rows) => {
    const now = need.clock.now();
    const ready = rows.filter((row) => row.attempts > 0 || row.dueAt <= now);
    const done: Row<W>[] = [];
    const carryOut = async (row: Row<W>): Promise<void> => {
      const lease = need.slow[row.what.do];
      if (lease !== undefined) {
        need.aside(performAside(subject, row, lease));
        return;
      }
      const performed = await performOne(need, subject, row);
      if (performed === 'done') done.push(row);
      else await settle(subject, row, performed);
    };
    if (need.order === 'together') await Promise.all(ready.map(carryOut));
    else for (const row of ready) await carryOut(row);
    if (done.length > 0) await need.carrier.dropRows(subject.id, done);
  };
}

async function performOne<S extends { readonly id: string }, W extends Asked>(
  need: RowsNeeds<S, W>,
  subject: S,
  row: Row<W>,
): Promise<Performed> {
  if (row.attempts > MOST_ATTEMPTS) return 'retry';
  need.seam('row');
  try {
    return await need.perform(row.what, { subject, row });
  } catch (error) {
    need.log.error('a consequence failed and will be tried again', {
      err: error,
      row: row.id,
      what: row.what.do,
      attempts: row.attempts,
    });
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function defer<S extends { readonly id: string }, W extends Asked>(
  need: RowsNeeds<S, W>,
  it: { readonly subject: S; readonly row: Row<W>; readonly performed: Performed },
): Promise<void> {
  const { subject, row, performed } = it;
  const { id } = row;
  const now = need.clock.now().getTime();
  if (typeof performed === 'object' && performed.waiting) {
    const again = { dueAt: new Date(now + performed.after), problem: performed.problem };
    const attempts = row.attempts - 1;
    await need.carrier.deferRow(subject.id, id, { ...again, parked: false, attempts });
    return;
  }
  const told = typeof performed === 'object' ? performed : { problem: undefined, after: undefined };
  const parked = row.attempts >= MOST_ATTEMPTS;
  const pause = told.after ?? Math.min(500 * 2 ** row.attempts, LONGEST_PAUSE_MS);
  const dueAt = new Date(now + pause);
  const problem = told.problem === undefined ? {} : { problem: told.problem };
  await need.carrier.deferRow(subject.id, id, { dueAt, parked, ...problem });
  if (!parked) return;
  need.log.error('a consequence is parked and waits for a person', {
    row: row.id,
    what: row.what.do,
  });
  await need.parked(subject, { ...row, ...problem });
}
