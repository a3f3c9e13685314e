/** The conversation of a call: its window of sentences, each with its place in a recording. Pages §2 通话, §3. */
import type { CallPage } from '../../server/http/contract/answers';
import type { Sentence } from './sentences';

export type Digest = NonNullable<CallPage['digest']>;
type Said = Digest['transcript']['sentences'][number];
type Borne = NonNullable<Digest['insight']>['facts'][number]['evidence'][number];

export interface Heard {
  readonly recording: string;
  readonly position: number;
}

/** A sentence that bears something out, as it is drawn and played. */
export interface Evidence {
  readonly key: string;
  /** Number of the sentence in the text; -1 = it stands in another text. */
  readonly n: number;
  readonly clock: string;
  readonly text: string;
  readonly heard: Heard | null;
}

export interface TalkView {
  readonly state: string;
  /** Who made the text; '' = there is none. */
  readonly by: string;
  readonly count: number;
  readonly sentences: readonly Sentence[];
  readonly earlier: boolean;
  readonly later: boolean;
}

export interface SoundView {
  /** '' = none can be played. */
  readonly recording: string;
  /** Seconds. */
  readonly length: number;
  /** Why not; '' = it can, or there is nothing to say. */
  readonly reason: string;
}

/** Where it is heard: in its speaker's own recording, else in the one that holds all. */
export function heardOf(
  { start, heard }: Pick<Said, 'start' | 'heard'>,
  audio: Digest['audio'],
): Heard | null {
  if (heard !== null) return heard;
  if (audio === null) return null;
  return { recording: audio.recording, position: Math.max(0, start - audio.offset) };
}

export function evidenceOf(all: readonly Borne[], audio: Digest['audio']): readonly Evidence[] {
  return all.map((one, at) => ({
    key: `${one.start}-${at}`,
    n: one.n ?? -1,
    clock: one.clock,
    text: one.text,
    heard: heardOf(one, audio),
  }));
}

/** One voice or two on one track: who speaks is then a guess, and the page says of what. */
export function talkOf(
  { transcript, audio }: Digest,
  recordings: CallPage['recordings'] = [],
): TalkView {
  const track = recordings.find(({ id }) => id === audio?.recording)?.kind;
  const one = track?.value === 'mixed' ? track.text : '';
  return {
    state: transcript.state.text,
    by: [transcript.by?.text ?? '', one].filter((part) => part !== '').join(' · '),
    count: transcript.count,
    sentences: sentencesOf(transcript.sentences, audio),
    earlier: transcript.previous !== null,
    later: transcript.next !== null,
  };
}

export function sentencesOf(all: readonly Said[], audio: Digest['audio']): readonly Sentence[] {
  return all.map(({ n, speaker, person, start, clock, text, heard }) => ({
    n,
    speaker: { value: speaker.value, text: person ?? speaker.text },
    ...{ start, clock, text },
    heard: heardOf({ start, heard }, audio),
  }));
}

/** What the bar plays: what holds all voices, else the first recording that is here. */
export function soundOf({ digest, recordings, sound }: CallPage): SoundView {
  const audio = digest?.audio ?? null;
  const here = recordings.find((one) =>
    audio === null ? one.state.value === 'ready' : one.id === audio.recording,
  );
  const recording = audio?.recording ?? here?.id ?? '';
  return {
    recording,
    length: audio?.length?.seconds ?? here?.length?.seconds ?? 0,
    reason: recording === '' && sound.value !== 'running' ? sound.text : '',
  };
}

/** Seconds of any recording of the call; 0 where nobody knows. */
export function lengthOf(
  { digest, recordings }: Pick<CallPage, 'digest' | 'recordings'>,
  recording: string,
): number {
  const audio = digest?.audio;
  if (audio?.recording === recording && audio.length !== null) return audio.length.seconds;
  return recordings.find(({ id }) => id === recording)?.length?.seconds ?? 0;
}
