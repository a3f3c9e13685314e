/** One piece of sound at its provider: heard directly, or handed over, found again, and asked for. Spec §6.2. */
import { nextSubmit, notFound, type SubmitAct } from '../../domain/digest/submits.ts';
import type { SpeechJob, Submit } from '../../domain/digest/job.types.ts';
import { startOfDay } from '../../domain/time.ts';
import type {
  Clock,
  DirectSpeech,
  QueuedSpeech,
  Records,
  SoundFiles,
  Speech,
  SpeechFailure,
  SpeechJobs,
  SpeechLinks,
  Vocabulary,
} from '../../ports.ts';
import type { SpeechProviderName } from '../../domain/speech/types.ts';
import type { Seam } from '../seam.ts';
import type { HearOne, HeardOutcome } from './hear.ts';

/** How often a provider with a queue is asked: 科大讯飞 answers one task a hundred times at most. */
const POLL_MS: Readonly<Record<SpeechProviderName, number>> = {
  whisper: 5000,
  aliyun: 5000,
  iflytek: 15_000,
};

export interface HearOneNeeds {
  readonly providers: ReadonlyMap<SpeechProviderName, Speech>;
  readonly records: Pick<Records, 'findRecording'>;
  readonly sound: Pick<SoundFiles, 'cut' | 'shape'>;
  readonly vocabularyOf: (speech: Speech) => Promise<Vocabulary | null>;
  readonly links: SpeechLinks;
  readonly jobs: Pick<SpeechJobs, 'submittedSeconds'>;
  /** Seconds a day that may be handed to providers that bill; null = no limit. */
  readonly dailySeconds: number | null;
  readonly newId: () => string;
  readonly clock: Pick<Clock, 'now'>;
  readonly seam: Seam;
}

interface Turns {
  /** Runs after whatever was given before, here in this process. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

export function hearOne(needs: HearOneNeeds): HearOne {
  let before: Promise<unknown> = Promise.resolve();
  const need: HearOneNeeds & Turns = {
    ...needs,
    inTurn(work) {
      const turn = before.then(work);
      before = turn.catch(() => undefined);
      return turn;
    },
  };
  return async (job, about) => {
    const speech = need.providers.get(job.provider);
    const file = (await need.records.findRecording(job.recording))?.file ?? null;
    if (!speech || !file) return lost(file ? 'the provider is not configured' : 'no recording');
    return speech.kind === 'direct'
      ? hearDirectly(need, { speech, job, file, signal: about.signal })
      : carrySubmit(need, { speech, job, file, keep: about.keep });
  };
}

async function hearDirectly(
  need: HearOneNeeds,
  {
    speech,
    job,
    file,
    signal,
  }: {
    readonly speech: DirectSpeech;
    readonly job: SpeechJob;
    readonly file: string;
    readonly signal: AbortSignal;
  },
): Promise<HeardOutcome> {
  const { channel, cut, seconds } = job;
  const piece = { channel, from: cut?.from ?? 0, to: cut?.to ?? seconds };
  const audio = await need.sound.cut(file, piece);
  if (!audio) return lost('the recording is no WAVE file');
  const vocabulary = await need.vocabularyOf(speech);
  const heard = await speech.hear({ audio, seconds, vocabulary, signal });
  return heard.ok ? { hearing: heard.value } : failed(heard.failure);
}

interface Queued {
  readonly speech: QueuedSpeech;
  readonly job: SpeechJob;
  readonly file: string;
  readonly keep: Parameters<HearOne>[1]['keep'];
}

async function carrySubmit(need: HearOneNeeds & Turns, it: Queued): Promise<HeardOutcome> {
  const { speech, job } = it;
  const find = speech.find === 'callback' ? 'callback' : 'list';
  const now = need.clock.now();
  return act(need, it, nextSubmit(job, { find, now }));
}

async function act(need: HearOneNeeds & Turns, it: Queued, todo: SubmitAct): Promise<HeardOutcome> {
  switch (todo.do) {
    case 'submit':
      return submit(need, it);
    case 'poll':
      return poll(need, it, todo.task);
    case 'find':
      return find(need, it, todo.submit);
    case 'wait':
      return {
        dueAt: todo.until,
        problem: 'the answer of a submit was lost: waiting for its task',
      };
    case 'park':
      return lost('two submits were made and no answer came: a third costs again');
  }
}

async function submit(
  need: HearOneNeeds & Turns,
  { speech, job, file, keep }: Queued,
): Promise<HeardOutcome> {
  const at = need.clock.now();
  const vocabulary = await need.vocabularyOf(speech);
  const { bytes, channels } = await need.sound.shape(file);
  const one: Submit = { id: need.newId(), at, task: null, refused: false };
  // One after the other: what is handed over at the same time counts as well.
  const stored = await need.inTurn(async () => {
    const used = await need.jobs.submittedSeconds(startOfDay(at));
    if (need.dailySeconds !== null && used + job.seconds > need.dailySeconds) return 'too-much';
    // Stored first: whatever happens now, a successor knows that it may have been paid for.
    return keep({ submits: [...job.submits, one] });
  });
  if (stored === 'too-much') return lost(`the daily cap of ${need.dailySeconds} s is reached`);
  if (!stored) return {};
  need.seam('submit');
  const answer = await speech.submit({
    attempt: one.id,
    fileUrl: need.links.recording(job.recording, one.id),
    callbackUrl: need.links.callback(one.id),
    file,
    bytes,
    seconds: job.seconds,
    channels: job.channel === null ? channels : 1,
    vocabulary,
  });
  need.seam('submitted');
  if (answer.ok) {
    const named = [...job.submits, { ...one, task: answer.value.task }];
    return { state: 'submitted', submits: named, dueAt: later(at, POLL_MS[speech.name]) };
  }
  const { failure } = answer;
  // The submit stands already; its callback may have named its task meanwhile.
  if (failure.kind === 'unknown') {
    return { dueAt: later(at, POLL_MS[speech.name]), problem: failure.reason };
  }
  return { ...failed(failure), submits: [...job.submits, { ...one, refused: true }] };
}

async function poll(
  need: HearOneNeeds,
  { speech, job }: Queued,
  task: string,
): Promise<HeardOutcome> {
  const answer = await speech.poll(task);
  const dueAt = later(need.clock.now(), POLL_MS[speech.name]);
  if (answer.ok) return answer.value ? { hearing: answer.value } : { state: 'submitted', dueAt };
  const { failure } = answer;
  // The task is over without a result: another submit is another task.
  if (failure.kind === 'gone') {
    const submits = job.submits.map((one) =>
      one.task === task ? { ...one, over: true as const } : one,
    );
    return { ...failed({ ...failure, kind: 'later' }), state: 'waiting', submits };
  }
  return failed(failure);
}

async function find(
  need: HearOneNeeds & Turns,
  it: Queued,
  lostOne: Submit,
): Promise<HeardOutcome> {
  const { speech, job } = it;
  if (speech.find === 'callback') return { dueAt: later(need.clock.now(), POLL_MS[speech.name]) };
  const answer = await speech.find(lostOne.id, lostOne.at);
  if (!answer.ok) {
    const { reason, after } = answer.failure;
    // Whoever says when to look again is not in trouble: a long recording is worked on for minutes.
    return after === null
      ? failed(answer.failure)
      : { dueAt: later(need.clock.now(), after), problem: reason };
  }
  if (!answer.value) return act(need, it, notFound(job, need.clock.now()));
  const { task } = answer.value;
  const submits = job.submits.map((one) => (one.id === lostOne.id ? { ...one, task } : one));
  return { state: 'submitted', submits, dueAt: need.clock.now() };
}

function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}

function failed(failure: SpeechFailure): HeardOutcome {
  const final = failure.kind === 'never' || failure.kind === 'account';
  return { problem: failure.reason, failed: { after: failure.after, final } };
}

/** Trying again by ourselves would not help. */
function lost(problem: string): HeardOutcome {
  return { problem, failed: { after: null, final: true } };
}
