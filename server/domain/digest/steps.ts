/** The steps of a digest as they stand: what is done, what is under way, what waits for a person. Pure readings. */
import type { Call } from '../calls/types.ts';
import type { Row } from '../consequences.ts';
import type { Todo } from '../follow-up/types.ts';
import { correctedInsight } from './corrections.ts';
import type { SpeechJob } from './job.types.ts';
import { isNothing, recipientsOf } from './reading.ts';
import { currentRound } from './rounds.ts';
import { STEPS, type Digest, type StepName, type StepState } from './types.ts';

export interface StepFacts {
  readonly call: Pick<Call, 'id' | 'rows'>;
  readonly digest: Digest;
  readonly todo: Pick<Todo, 'id' | 'state' | 'rows'> | null;
  /** Pieces of the current round; may be left out once it is heard. */
  readonly jobs: readonly Pick<SpeechJob, 'id' | 'state' | 'attempts' | 'problem'>[];
  /** True when somebody listens. */
  readonly listens: boolean;
}

/** `parked` names what another try must be asked for: `digest~call~row`, as the list of stuck steps does. */
export interface Step {
  readonly name: StepName;
  readonly state: StepState;
  readonly attempts: number;
  /** When it was done last, null where that is not kept. */
  readonly at: Date | null;
  /** Pieces heard of all pieces, while they are being heard. */
  readonly pieces: { readonly heard: number; readonly all: number } | null;
  readonly problem: string | null;
  readonly parked: string | null;
}

/** Something that waits to be carried out for a step. */
interface Work {
  readonly id: string;
  readonly attempts: number;
  readonly parked: boolean;
  readonly problem: string | null;
}

export function stepsOf(facts: StepFacts): readonly Step[] {
  return STEPS.map((name) => {
    const work = workOf(name, facts);
    const stuck = work.find((one) => one.parked) ?? null;
    const ledger = facts.digest.ledger[name] ?? null;
    const state = stuck ? 'parked' : STATES[name](facts, work.length > 0);
    const put = stuck ?? work.find((one) => one.problem !== null);
    return {
      name,
      state,
      attempts: Math.max(0, ...work.map((one) => one.attempts), ...triesOf(name, facts)),
      at: state === 'done' ? (ledger?.at ?? null) : null,
      pieces: name === 'transcribe' ? piecesOf(facts) : null,
      problem: put?.problem ?? problemOf(name, facts.digest),
      parked: stuck?.id ?? null,
    };
  });
}

/** True while something is still to come without anybody's doing. */
export function isUnderWay(steps: readonly Pick<Step, 'state'>[]): boolean {
  return steps.some(({ state }) => state === 'waiting' || state === 'running');
}

/** Rows of three documents, and the pieces before the providers. */
function workOf(name: StepName, { call, digest, todo, jobs }: StepFacts): readonly Work[] {
  const work = <W extends { readonly do: string }>(
    kind: 'call' | 'digest' | 'todo',
    subject: { readonly id: string; readonly rows: readonly Row<W>[] } | null,
    wanted: readonly string[],
  ): Work[] =>
    (subject?.rows ?? [])
      .filter((row) => wanted.includes(row.what.do))
      .map(({ id, attempts, parked, problem }) => ({
        id: `${kind}~${subject?.id ?? ''}~${id}`,
        attempts,
        parked,
        problem: problem ?? null,
      }));
  switch (name) {
    case 'fetch':
      return work('call', call, ['fetch']);
    case 'transcribe':
      return [
        ...work('digest', digest, ['compose']),
        ...jobs
          .filter(({ state }) => OPEN_JOBS.includes(state))
          .map(({ id, state, attempts, problem }) => ({
            id: `job~${id}`,
            attempts,
            parked: state === 'parked',
            problem,
          })),
      ];
    case 'record':
      return [...work('call', call, ['communicate']), ...work('digest', digest, ['record'])];
    case 'notify':
      return [...work('digest', digest, ['notify']), ...work('todo', todo, ['show'])];
    case 'split':
    case 'extract':
    case 'todo':
      return work('digest', digest, [name]);
  }
}

const OPEN_JOBS: readonly SpeechJob['state'][] = ['waiting', 'submitted', 'heard', 'parked'];

function triesOf(name: StepName, { digest, jobs }: StepFacts): readonly number[] {
  const ledger = digest.ledger[name]?.attempts ?? 0;
  if (name === 'fetch') return [ledger, ...digest.call.recordings.map((one) => one.tries)];
  return name === 'transcribe' ? [ledger, ...jobs.map((one) => one.attempts)] : [ledger];
}

function problemOf(name: StepName, digest: Digest): string | null {
  if (name === 'extract') return digest.llmProblem;
  const round = currentRound(digest);
  return failedAt(digest) === name ? (round?.problem ?? null) : null;
}

function piecesOf({ digest, jobs }: StepFacts): Step['pieces'] {
  const wanted = jobs.filter(({ state }) => state !== 'dropped');
  if (currentRound(digest)?.state === 'heard' || wanted.length === 0) return null;
  const heard = wanted.filter(({ state }) => state === 'heard' || state === 'done').length;
  return { heard, all: wanted.length };
}

/** A round that found nobody who listens fails before anything was filed. */
function failedAt(digest: Digest): 'split' | 'transcribe' | null {
  const round = currentRound(digest);
  if (round?.state !== 'failed') return null;
  return round.cuts === 0 ? 'split' : 'transcribe';
}

type ReadState = (facts: StepFacts, hasWork: boolean) => StepState;

const STATES: Readonly<Record<StepName, ReadState>> = {
  fetch: fetchState,
  split: splitState,
  transcribe: transcribeState,
  extract: extractState,
  record: ({ digest }, hasWork) =>
    hasWork ? 'running' : digest.ledger['record'] ? 'done' : 'waiting',
  todo: todoState,
  notify: notifyState,
};

function fetchState({ digest }: StepFacts, hasWork: boolean): StepState {
  const { recordings } = digest.call;
  if (hasWork) return 'running';
  const coming = recordings.some((one) => one.state === 'waiting') || recordings.length === 0;
  if (coming && digest.noRecordingAt === null) return 'waiting';
  return recordings.some((one) => one.state === 'kept') ? 'done' : 'failed';
}

/** What is not begun: it waits for a recording, or there is nobody, or nothing, to listen to. */
function unbegun(facts: StepFacts): StepState {
  const fetching = fetchState(facts, workOf('fetch', facts).length > 0);
  return facts.listens && fetching !== 'failed' ? 'waiting' : 'skipped';
}

function splitState(facts: StepFacts): StepState {
  const round = currentRound(facts.digest);
  if (!round) return unbegun(facts);
  if (round.state === 'splitting') {
    // The other recordings of the call are still waited for.
    const begun = facts.digest.rows.some((row) => row.what.do === 'split' && row.attempts > 0);
    return begun ? 'running' : 'waiting';
  }
  return failedAt(facts.digest) === 'split' ? 'failed' : 'done';
}

function transcribeState(facts: StepFacts, hasWork: boolean): StepState {
  const round = currentRound(facts.digest);
  if (!round) return unbegun(facts);
  switch (round.state) {
    case 'splitting':
      return 'waiting';
    case 'hearing':
      return 'running';
    case 'heard':
      return round.cuts === 0 ? 'skipped' : 'done';
    case 'failed':
      // A piece that was given up is tried once more.
      if (hasWork) return 'running';
      return failedAt(facts.digest) === 'split' ? 'skipped' : 'failed';
  }
}

function extractState(facts: StepFacts, hasWork: boolean): StepState {
  const { transcript, insights } = facts.digest;
  if (transcript?.wordless) return 'skipped';
  if (hasWork) return 'running';
  if (transcript && insights.length > 0) return 'done';
  if (transcript) return 'waiting';
  const hearing = transcribeState(facts, workOf('transcribe', facts).length > 0);
  return hearing === 'failed' || hearing === 'skipped' ? 'skipped' : 'waiting';
}

/** Facts are still to come: what follows from them has to wait. */
function awaitsFacts(facts: StepFacts): boolean {
  if (correctedInsight(facts.digest)) return false;
  const state = extractState(facts, workOf('extract', facts).length > 0);
  return state === 'waiting' || state === 'running';
}

function todoState(facts: StepFacts, hasWork: boolean): StepState {
  const { digest, todo } = facts;
  if (todo && todo.state !== 'dropped') return hasWork ? 'running' : 'done';
  if (awaitsFacts(facts)) return 'waiting';
  if (hasWork) return 'running';
  // A message nobody could read has a to-do as well, a while later.
  const unread = digest.call.kind === 'voicemail' && !correctedInsight(digest);
  return unread && digest.lateAt === null ? 'waiting' : 'skipped';
}

function notifyState(facts: StepFacts, hasWork: boolean): StepState {
  const { digest } = facts;
  const insight = correctedInsight(digest);
  if (recipientsOf(digest).length === 0 || isNothing(insight)) return 'skipped';
  const told = insight !== null || digest.lateAt !== null || digest.noRecordingAt !== null;
  if (!told) return 'waiting';
  return hasWork ? 'running' : 'done';
}
