/** Broken links of the chain: what should have happened and has not, and cards beyond our reach. */
import type { Row } from '../domain/consequences.ts';
import type {
  Calls,
  CheckIns,
  Clock,
  Digests,
  Inbox,
  Pushes,
  SpeechJobs,
  Swaps,
  Todos,
} from '../ports.ts';

export interface BrokenLink {
  readonly subject: string;
  readonly problem: string;
}

/** Work younger than this is under way, not broken. */
const GRACE_MS = 15_000;
const MOST = 1000;

export function auditChains(need: {
  readonly inbox: Pick<Inbox, 'waiting'>;
  readonly calls: Pick<Calls, 'withOpenRows'>;
  readonly digests: Pick<Digests, 'withOpenRows'>;
  readonly todos: Pick<Todos, 'withOpenRows'>;
  readonly swaps: Pick<Swaps, 'withOpenRows'>;
  readonly checkIns: Pick<CheckIns, 'withOpenRows'>;
  readonly jobs: Pick<SpeechJobs, 'parked'>;
  readonly pushes: Pick<Pushes, 'broken'>;
  readonly clock: Pick<Clock, 'now'>;
}): () => Promise<readonly BrokenLink[]> {
  return async () => {
    const overdue = new Date(need.clock.now().getTime() - GRACE_MS);
    const [items, calls, digests, todos, swaps, checkIns, jobs, pushes] = await Promise.all([
      need.inbox.waiting(MOST),
      need.calls.withOpenRows(MOST),
      need.digests.withOpenRows(MOST),
      need.todos.withOpenRows(MOST),
      need.swaps.withOpenRows(MOST),
      need.checkIns.withOpenRows(MOST),
      need.jobs.parked(MOST),
      need.pushes.broken(MOST),
    ]);
    const inbox = items
      .filter((item) => item.receivedAt < overdue)
      .map((item) => ({ subject: `inbox ${item.id}`, problem: 'stored and not applied' }));
    const rows = [
      ...calls.flatMap((call) => brokenRows(`call ${call.id}`, call.rows, overdue)),
      ...digests.flatMap((digest) => brokenRows(`digest ${digest.id}`, digest.rows, overdue)),
      ...todos.flatMap((todo) => brokenRows(`to-do ${todo.id}`, todo.rows, overdue)),
      ...swaps.flatMap((swap) => brokenRows(`swap ${swap.id}`, swap.rows, overdue)),
      ...checkIns.flatMap((one) => brokenRows(`check-in ${one.id}`, one.rows, overdue)),
      ...jobs.map((job) => ({
        subject: `sound ${job.id}`,
        problem: `parked: ${job.problem ?? 'nobody knows why'}`,
      })),
    ];
    const cards = pushes.flatMap((push) => [
      ...push.cards
        .filter((card) => card.lost)
        .map((card) => ({
          subject: `card ${card.taskId} for ${push.person}`,
          problem: 'its send answer was lost: it can be neither rewritten nor recalled',
        })),
      ...(push.wanted > push.shown && push.failures > 0
        ? [
            {
              subject: `push ${push.id} for ${push.person}`,
              problem: `shows version ${push.shown} of ${push.wanted} after ${push.failures} failures`,
            },
          ]
        : []),
    ]);
    return [...inbox, ...rows, ...cards];
  };
}

function brokenRows(
  subject: string,
  rows: readonly Row<{ readonly do: string }>[],
  overdue: Date,
): readonly BrokenLink[] {
  return rows
    .filter((row) => row.parked || row.dueAt < overdue)
    .map((row) => ({
      subject,
      problem: `${row.parked ? 'parked' : 'overdue'}: ${row.what.do} (${row.id}, ${row.attempts} attempts)`,
    }));
}
