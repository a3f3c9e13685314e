/** The messages of an alert: playable before anything has been read of them. Pages §2 告警. */
import { SOUND_WORDS } from '../../../templates/app-words.ts';
import { TRANSCRIPT_WORDS } from '../../../templates/digest-view-words.ts';
import type { AlertMessage } from '../../domain/alerts/types.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { SoundState } from '../../domain/calls/view.types.ts';
import type { Employee } from '../../domain/people.ts';
import type {
  CallLists,
  Digests,
  Records,
  SpeechJobs,
  StoredRecording,
  Todos,
  Transcripts,
} from '../../ports.ts';
import { loadDigest } from '../calls/load-digest.ts';
import { soundState } from '../calls/page-course.ts';
import { digestView } from '../calls/page-digest.ts';
import { lengthView, namesOf } from '../calls/page-values.ts';
import type { AlertMessageView } from './alert.types.ts';
import { minuteOf } from './brief.ts';
import { windowOf } from './window.ts';

export interface MessageNeeds {
  readonly lists: Pick<CallLists, 'byId'>;
  readonly records: Pick<Records, 'recordingsOf'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly transcripts: Pick<Transcripts, 'load' | 'loadPlan'>;
  readonly jobs: Pick<SpeechJobs, 'ofRound'>;
  readonly listens: boolean;
}

/** So many sentences of all messages together are sent at once; the newest message has them first. */
const SENTENCES = 50;

/** The newest first. */
export async function alertMessages(
  need: MessageNeeds,
  about: {
    readonly messages: readonly AlertMessage[];
    readonly calls: ReadonlyMap<string, Call>;
    readonly people: readonly Employee[];
    readonly viewer: Employee;
  },
): Promise<readonly AlertMessageView[]> {
  const newest = about.messages.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const whole = await Promise.all(newest.map((message) => oneMessage(need, message, about)));
  let left = SENTENCES;
  return whole.map((message) => {
    const { sentences } = message.transcript;
    const shown = windowOf(sentences, 0, left);
    left -= shown.sentences.length;
    const next = shown.sentences.length < sentences.length ? shown.next : null;
    return {
      ...message,
      transcript: { ...message.transcript, sentences: shown.sentences, next },
    };
  });
}

async function oneMessage(
  need: MessageNeeds,
  message: AlertMessage,
  { calls, people, viewer }: Omit<Parameters<typeof alertMessages>[1], 'messages'>,
): Promise<AlertMessageView> {
  const call = calls.get(message.call) ?? null;
  const stored = call ? await need.records.recordingsOf(call.id) : [];
  const facts = call && (await loadDigest(need, { call, viewer, stored }));
  const view = call && facts && digestView(call, facts, namesOf(people));
  const recording = view?.audio?.recording ?? playable(call, stored);
  const sound = soundOf(call, recording);
  const waiting = need.listens ? ('waiting' as const) : ('none' as const);
  const { state, count, sentences } = view?.transcript ?? {
    state: { value: waiting, text: TRANSCRIPT_WORDS[waiting] },
    count: 0,
    sentences: [],
  };
  return {
    call: message.call,
    at: minuteOf(message.at),
    length: lengthView(message.seconds),
    recording,
    sound: { value: sound, text: SOUND_WORDS[sound] },
    offset: view?.audio?.offset ?? 0,
    transcript: { state, count, sentences, next: null },
  };
}

/** The message's own recording as soon as it lies with us. */
function playable(call: Call | null, stored: readonly StoredRecording[]): string | null {
  const own = call?.voicemail?.recording ?? null;
  return (stored.find((one) => one.id === own) ?? stored[0])?.id ?? null;
}

function soundOf(call: Call | null, recording: string | null): SoundState {
  if (recording !== null) return 'ready';
  return call ? soundState(call, []) : 'none';
}
