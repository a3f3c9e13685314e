/** Steps that were given up: the admin's list, one card, and another try. Spec §6, last sentence. */
import type { SpeechJob } from '../../domain/digest/job.types.ts';
import type { StepName } from '../../domain/digest/types.ts';
import { dayKey } from '../../domain/time.ts';
import type { Calls, Clock, Digests, People, SpeechJobs, Todos } from '../../ports.ts';
import type { ShowPush } from '../pushes/show-card.ts';

export interface StuckStep {
  /** Names the step for another try. */
  readonly id: string;
  readonly call: string;
  readonly step: StepName;
  readonly attempts: number;
  readonly problem: string;
}

export interface StuckNeeds {
  readonly calls: Pick<Calls, 'withOpenRows' | 'retryRow'>;
  readonly digests: Pick<Digests, 'withOpenRows' | 'retryRow'>;
  readonly todos: Pick<Todos, 'withOpenRows' | 'retryRow'>;
  readonly jobs: Pick<SpeechJobs, 'parked' | 'retryRound'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Stuck {
  list(): Promise<readonly StuckStep[]>;
  /** False when there is no such step any more. */
  retry(id: string): Promise<boolean>;
}

const MOST = 200;
/** Seconds are counted from here: a press key has room for nine digits. */
const EPOCH = Date.UTC(2026, 0, 1);
/** Rows of calls that are steps of the digest; the others are listed by the audit. */
const CALL_STEPS: Readonly<Record<string, StepName>> = { fetch: 'fetch', communicate: 'record' };

export function listStuck(need: StuckNeeds): Stuck {
  async function list(): Promise<readonly StuckStep[]> {
    const [calls, digests, todos, jobs] = await Promise.all([
      need.calls.withOpenRows(MOST),
      need.digests.withOpenRows(MOST),
      need.todos.withOpenRows(MOST),
      need.jobs.parked(MOST),
    ]);
    const rowsOf = (
      kind: 'call' | 'digest' | 'todo',
      carriers: readonly {
        readonly id: string;
        /** Where it is not named like its call. */
        readonly of?: string;
        readonly rows: readonly Row[];
      }[],
      stepOf: (what: string) => StepName | null,
    ): StuckStep[] =>
      carriers.flatMap(({ id, of = id, rows }) =>
        rows.flatMap((row) => {
          const step = row.parked ? stepOf(row.what.do) : null;
          return step === null
            ? []
            : [
                {
                  id: `${kind}~${id}~${row.id}`,
                  call: of,
                  step,
                  attempts: row.attempts,
                  problem: row.problem ?? '',
                },
              ];
        }),
      );
    return [
      ...rowsOf('call', calls, (what) => CALL_STEPS[what] ?? null),
      ...rowsOf('digest', digests, digestStep),
      ...rowsOf(
        'todo',
        todos.map(({ id, call: of, rows }) => ({ id, of, rows })),
        () => 'notify',
      ),
      ...roundsOf(jobs),
    ];
  }

  return {
    list,
    async retry(id) {
      const [kind, subject = '', row = ''] = id.split('~');
      const now = need.clock.now();
      switch (kind) {
        case 'job':
          return need.jobs.retryRound(subject, Number(row), now);
        case 'call':
          return need.calls.retryRow(subject, row, now);
        case 'digest':
          return need.digests.retryRow(subject, row, now);
        case 'todo':
          return need.todos.retryRow(subject, row, now);
        default:
          return false;
      }
    },
  };
}

/** The pieces of one call are one step to a person. */
function roundsOf(jobs: readonly SpeechJob[]): readonly StuckStep[] {
  const rounds = new Map<string, StuckStep>();
  for (const job of jobs) {
    const id = `job~${job.digest}~${job.round}`;
    if (rounds.has(id)) continue;
    const { digest: call, attempts, problem } = job;
    rounds.set(id, { id, call, step: 'transcribe', attempts, problem: problem ?? '' });
  }
  return [...rounds.values()];
}

interface Row {
  readonly id: string;
  readonly parked: boolean;
  readonly attempts: number;
  readonly problem?: string;
  readonly what: { readonly do: string };
}

/** What a row of a digest is to a person. */
export function digestStep(what: string): StepName | null {
  switch (what) {
    case 'split':
    case 'extract':
    case 'record':
    case 'todo':
    case 'notify':
      return what;
    case 'compose':
      return 'transcribe';
    default:
      return null;
  }
}

/** One card a day to each admin, brought up to what is stuck now. */
export function tellStuck(need: {
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly follow: ShowPush['follow'];
}): () => Promise<void> {
  return async () => {
    const now = need.clock.now();
    const admins = (await need.people.all()).filter(
      (one) => one.active && one.roles.includes('admin'),
    );
    for (const admin of admins) {
      await need.follow({
        name: `stuck:${admin.id}:${dayKey(now)}`,
        kind: 'stuck',
        person: admin.id,
        call: null,
        wanted: Math.floor((now.getTime() - EPOCH) / 1000),
        press: null,
        about: { kind: 'stuck' },
      });
    }
  };
}
