/** All that is stored of one call, for the command line: documents as they are, numbers masked. */
import type { Call } from '../../domain/calls/types.ts';
import type {
  Calls,
  Communications,
  Digests,
  Pushes,
  Records,
  SpeechJobs,
  Todos,
} from '../../ports.ts';
import { billedSecondsOf } from '../../domain/digest/submits.ts';
import { stepsOf } from '../../domain/digest/steps.ts';
import { callbackId } from '../../domain/follow-up/callback.ts';

export interface Dossier {
  readonly call: unknown;
  readonly identification: unknown;
  readonly communication: unknown;
  readonly todos: readonly unknown[];
  readonly voicemail: unknown;
  readonly steps: readonly {
    readonly name: string;
    readonly state: string;
    readonly attempts: number;
    /** Of transcribe: seconds of all submits of the call, in every round. */
    readonly billedSeconds?: number;
  }[];
  readonly pushes: readonly unknown[];
}

export function showDossier(need: {
  readonly calls: Pick<Calls, 'load'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly jobs: Pick<SpeechJobs, 'ofRound'>;
  readonly communications: Pick<Communications, 'ofCall'>;
  readonly records: Pick<Records, 'identificationOf' | 'voicemailOf'>;
  readonly pushes: Pick<Pushes, 'ofCall'>;
  /** Somebody listens. */
  readonly listens: boolean;
}): (id: string) => Promise<Dossier | null> {
  return async (id) => {
    const call = await need.calls.load(id);
    if (!call) return null;
    const [digest, todo, callback, communication, ...records] = await Promise.all([
      need.digests.load(id),
      need.todos.load(id),
      need.todos.load(callbackId(id)),
      need.communications.ofCall(id),
      need.records.identificationOf(id),
      need.records.voicemailOf(id),
      need.pushes.ofCall(id),
    ]);
    const [identification, voicemail, pushes] = records;
    const rounds = digest?.rounds ?? [];
    const pieces = await Promise.all(rounds.map(({ round }) => need.jobs.ofRound(id, round)));
    const jobs = pieces.at(-1) ?? [];
    const billedSeconds = billedSecondsOf(pieces.flat());
    return {
      call: maskedCall(call),
      identification: identification && masked(identification, call),
      communication,
      todos: [todo, callback].flatMap((one) =>
        one ? [{ ...one, caller: undefined, rows: undefined, seen: undefined }] : [],
      ),
      voicemail: voicemail && masked(voicemail, call),
      steps: (digest ? stepsOf({ call, digest, todo, jobs, listens: need.listens }) : []).map(
        ({ name, state, attempts }) => ({
          name,
          state,
          attempts,
          ...(name === 'transcribe' && { billedSeconds }),
        }),
      ),
      pushes: pushes.map(({ id: push, kind, person, wanted, shown, cards }) => ({
        id: push,
        kind,
        person,
        wanted,
        shown,
        cards: cards.map(({ n, state, sentAt, lost }) => ({ n, state, sentAt, lost })),
      })),
    };
  };
}

function maskedCall(call: Call): unknown {
  const { rows: _rows, seen: _seen, from, plan, ...state } = call;
  const steps = plan?.steps.map((step) =>
    'targets' in step
      ? { ...step, targets: step.targets.map(({ number: _number, ...target }) => target) }
      : step,
  );
  return { ...state, from: from && from.masked, plan: plan && { ...plan, steps } };
}

function masked(record: Readonly<Record<string, unknown>>, call: Call): unknown {
  return { ...record, callerNumber: call.from?.masked ?? null };
}
