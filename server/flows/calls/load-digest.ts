/** Everything the page of a call needs of what became of it: no more is loaded than is shown. */
import { conversationStart } from '../../domain/calls/aftermath.ts';
import type { Call } from '../../domain/calls/types.ts';
import { insightInForce } from '../../domain/digest/reading.ts';
import { currentRound } from '../../domain/digest/rounds.ts';
import type { Digest } from '../../domain/digest/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Digests, SpeechJobs, StoredRecording, Todos, Transcripts } from '../../ports.ts';
import type { DigestFacts } from './page-digest.ts';
import type { Sound } from './page-digest-text.ts';

interface LoadNeeds {
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly transcripts: Pick<Transcripts, 'load' | 'loadPlan'>;
  readonly jobs: Pick<SpeechJobs, 'ofRound'>;
  readonly listens: boolean;
}

export async function loadDigest(
  need: LoadNeeds,
  {
    call,
    viewer,
    stored,
  }: {
    readonly call: Call;
    readonly viewer: Employee;
    readonly stored: readonly StoredRecording[];
  },
): Promise<DigestFacts | null> {
  if (!call.ended) return null;
  const digest = await need.digests.load(call.id);
  if (!digest) return null;
  const inForce = digest.transcript?.version ?? null;
  const readFrom = insightInForce(digest)?.transcript ?? inForce;
  const text = (version: number | null) =>
    version === null ? Promise.resolve(null) : need.transcripts.load(digest.id, version);
  const round = currentRound(digest);
  const heard = heardRound(digest);
  const [todo, transcript, other, jobs, plan] = await Promise.all([
    need.todos.load(call.id),
    text(inForce),
    readFrom === inForce ? Promise.resolve(null) : text(readFrom),
    round && round.state !== 'heard' ? need.jobs.ofRound(digest.id, round.round) : [],
    heard === null ? null : need.transcripts.loadPlan(digest.id, heard),
  ]);
  return {
    digest,
    todo,
    transcript,
    readFrom: readFrom === inForce ? transcript : other,
    jobs,
    sound: { stored, plan, offsetOf: offsetIn(call, digest) },
    listens: need.listens,
    viewer,
  };
}

/** The round whose times the text in force has: its own, or the last heard when a person wrote it anew. */
function heardRound({ transcript, rounds }: Digest): number | null {
  if (!transcript) return null;
  const own = rounds.find((one) => one.round === transcript.version);
  return own?.round ?? rounds.findLast((one) => one.state === 'heard')?.round ?? null;
}

/** A recording begins with the conversation when the gateway did not say when it began. */
function offsetIn(call: Call, digest: Digest): Sound['offsetOf'] {
  const start = conversationStart(call) ?? digest.call.at;
  return ({ id }) => {
    const began = call.recordings.find((one) => one.id === id)?.startedAt ?? start;
    return (began.getTime() - start.getTime()) / 1000;
  };
}
