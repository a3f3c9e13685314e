/** Step split: listens to what lies with us, plans whose voice is where, and files the pieces to be sent. Spec §6.2. */
import type { Call } from '../../domain/calls/types.ts';
import { conversationStart } from '../../domain/calls/aftermath.ts';
import type { Digest } from '../../domain/digest/types.ts';
import type { SpeechJob } from '../../domain/digest/job.types.ts';
import { cutTrack } from '../../domain/speech/cuts.ts';
import { planTracks, type HeardRecording } from '../../domain/speech/tracks.ts';
import type { Cut, SpeechProviderName, Track } from '../../domain/speech/types.ts';
import type {
  Calls,
  Clock,
  Records,
  SoundFiles,
  Speech,
  SpeechJobs,
  StoredRecording,
  Transcripts,
} from '../../ports.ts';
import type { ApplyDigest } from './apply-digest.ts';
import type { DigestPerformer } from './table.ts';

export interface SplitNeeds {
  readonly calls: Pick<Calls, 'load'>;
  readonly records: Pick<Records, 'recordingsOf'>;
  readonly sound: Pick<SoundFiles, 'listen'>;
  readonly transcripts: Pick<Transcripts, 'savePlan'>;
  readonly jobs: Pick<SpeechJobs, 'file' | 'drop'>;
  readonly providers: ReadonlyMap<SpeechProviderName, Speech>;
  readonly agentChannel: 0 | 1;
  readonly apply: ApplyDigest;
  readonly clock: Pick<Clock, 'now'>;
}

export function split(need: SplitNeeds): DigestPerformer<'split'> {
  return async (what, { digest, row }) => {
    const call = await need.calls.load(digest.id);
    const round = digest.rounds.find((one) => one.round === what.round);
    const speech = round && need.providers.get(round.provider);
    if (!call || !round || round.state !== 'splitting') return 'done';
    const at = need.clock.now();
    if (!speech) {
      const problem = `${round.provider} is not configured`;
      await need.apply(digest.id, { type: 'unheard', id: row.id, at, round: what.round, problem });
      return 'done';
    }
    const recordings = await atHand(need, call, digest);
    // What no reader understands is not silence: somebody has to listen to it.
    if (recordings.length > 0 && recordings.every(({ reading }) => reading.rate === 0)) {
      const problem = 'the recording cannot be read';
      await need.apply(digest.id, { type: 'unheard', id: row.id, at, round: what.round, problem });
      return 'done';
    }
    const tracks = planTracks({
      recordings,
      agentChannel: need.agentChannel,
      separate: speech.kind === 'direct',
    });
    const cuts = speech.kind === 'direct' ? tracks.flatMap((track) => cutTrack(track)) : [];
    await need.transcripts.savePlan(digest.id, what.round, { tracks, cuts });
    const jobs = jobsOf({ digest, round: what.round, speech, tracks, cuts, at });
    await need.jobs.drop(digest.id, what.round);
    await need.jobs.file(jobs);
    const id = row.id;
    await need.apply(digest.id, { type: 'split', id, at, round: what.round, cuts: jobs.length });
    // Nobody spoke: there is nothing to wait for.
    if (jobs.length === 0) {
      const heard = { type: 'heard', id: heardId(digest.id, what.round), at } as const;
      await need.apply(digest.id, { ...heard, round: what.round });
    }
    return 'done';
  };
}

/** All pieces of a round are heard once, whoever notices. */
export function heardId(digest: string, round: number): string {
  return `heard:${digest}:${round}`;
}

/** Recordings on our disk, with where in the conversation they begin. */
async function atHand(
  need: SplitNeeds,
  call: Call,
  digest: Digest,
): Promise<readonly HeardRecording[]> {
  const wanted = new Set(digest.call.recordings.map((one) => one.id));
  const stored = (await need.records.recordingsOf(call.id)).filter((one) => wanted.has(one.id));
  const start = conversationStart(call) ?? digest.call.at;
  return Promise.all(
    stored.map(async (file) => ({
      id: file.id,
      kind: file.kind,
      person: personOf(call, file),
      offset: offsetOf(call, file, start),
      reading: await need.sound.listen(file.file),
    })),
  );
}

function personOf(call: Call, file: StoredRecording): string | null {
  const told = call.recordings.find((one) => one.id === file.id)?.person ?? null;
  if (file.kind === 'leg') return told;
  // Of several voices of ours each sentence is told by its time, whoever the gateway names for the whole file.
  const voices = new Set(call.legs.filter((leg) => leg.connectedAt).map((leg) => leg.person));
  const [only] = voices;
  return voices.size > 1 ? null : (told ?? only ?? null);
}

/** When the gateway did not say when a recording began, a person's leg begins with their answer. */
function offsetOf(call: Call, file: StoredRecording, start: Date): number {
  const told = call.recordings.find((one) => one.id === file.id);
  const leg = call.legs.find((one) => one.person === told?.person && one.connectedAt !== null);
  const began = told?.startedAt ?? (file.kind === 'leg' ? leg?.connectedAt : null) ?? start;
  return (began.getTime() - start.getTime()) / 1000;
}

function jobsOf(from: {
  readonly digest: Digest;
  readonly round: number;
  readonly speech: Speech;
  readonly tracks: readonly Track[];
  readonly cuts: readonly Cut[];
  readonly at: Date;
}): readonly SpeechJob[] {
  const { digest, round, speech, tracks, cuts, at } = from;
  const vip = digest.call.customer?.level === 'vip';
  const priority = digest.call.kind === 'call' ? 2 : vip ? 0 : 1;
  const voiced = tracks.filter((track) => track.spans.length > 0);
  const pieces: readonly { readonly track: Track; readonly cut: Cut | null }[] =
    speech.kind === 'queued'
      ? voiced.map((track) => ({ track, cut: null }))
      : cuts.flatMap((cut) => {
          const track = tracks.find((one) => one.id === cut.track);
          return track ? [{ track, cut }] : [];
        });
  return pieces.map(({ track, cut }, n) => ({
    id: `${digest.id}:${round}:${n}`,
    digest: digest.id,
    round,
    n,
    provider: speech.name,
    track: track.id,
    recording: track.recording,
    channel: track.channel,
    cut,
    seconds: cut ? cut.to - cut.from : track.seconds,
    priority,
    createdAt: at,
    state: 'waiting',
    dueAt: at,
    attempts: 0,
    submits: [],
    allowed: 0,
    hearing: null,
    problem: null,
  }));
}
