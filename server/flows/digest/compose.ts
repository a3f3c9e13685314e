/** Step transcribe, its end: all pieces are heard, and become one transcript. Spec §6.2. */
import { composeTranscript } from '../../domain/speech/compose.ts';
import { conversationStart } from '../../domain/calls/aftermath.ts';
import type { Call } from '../../domain/calls/types.ts';
import { billedSecondsOf } from '../../domain/digest/submits.ts';
import { nameLegs } from '../../domain/speech/legs.ts';
import type { Calls, Clock, HeardJob, SpeechJobs, Transcripts } from '../../ports.ts';
import type { Seam } from '../seam.ts';
import type { ApplyDigest } from './apply-digest.ts';
import type { DigestPerformer } from './table.ts';

export function compose(need: {
  readonly calls: Pick<Calls, 'load'>;
  readonly jobs: Pick<SpeechJobs, 'ofRound'>;
  readonly transcripts: Pick<Transcripts, 'loadPlan' | 'save'>;
  readonly toSimplified: (text: string) => string;
  readonly agentChannel: 0 | 1;
  /** What was said to the provider before each piece, which it may echo. */
  readonly promptOf: () => Promise<string | null>;
  readonly apply: ApplyDigest;
  readonly clock: Pick<Clock, 'now'>;
  readonly seam: Seam;
}): DigestPerformer<'compose'> {
  return async (what, { digest, row }) => {
    const { round } = what;
    const plan = await need.transcripts.loadPlan(digest.id, round);
    const about = digest.rounds.find((one) => one.round === round);
    if (!plan || !about) return 'done';
    const jobs = await need.jobs.ofRound(digest.id, round);
    const heard = jobs.flatMap(({ cut, track, hearing }): HeardJob[] =>
      hearing ? [{ cut, track, hearing }] : [],
    );
    const composed = composeTranscript({
      tracks: plan.tracks,
      heard,
      prompt: await need.promptOf(),
      toSimplified: need.toSimplified,
      agentChannel: need.agentChannel,
    });
    const model = heard[0]?.hearing.model ?? '';
    const call = await need.calls.load(digest.id);
    const segments = call ? nameLegs(composed.segments, legsOf(call)) : composed.segments;
    const mark = { version: round, by: about.provider, model };
    const at = need.clock.now();
    need.seam('compose');
    await need.transcripts.save(digest.id, { ...composed, segments, ...mark }, at);
    const { wordless } = composed;
    await need.apply(digest.id, {
      type: 'composed',
      id: row.id,
      at,
      round,
      transcript: { ...mark, segments: segments.length, wordless },
      billedSeconds: billedSecondsOf(jobs),
    });
    return 'done';
  };
}

/** Who of ours spoke when, in seconds of the conversation: a transfer has several. */
function legsOf(call: Call): Parameters<typeof nameLegs>[1] {
  const start = conversationStart(call)?.getTime() ?? 0;
  const seconds = (at: Date): number => (at.getTime() - start) / 1000;
  return call.legs.flatMap(({ person, connectedAt, endedAt }) =>
    connectedAt
      ? [{ person, from: seconds(connectedAt), to: endedAt ? seconds(endedAt) : null }]
      : [],
  );
}
