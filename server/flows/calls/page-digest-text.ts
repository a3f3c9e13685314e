/** The transcript on the call page: each sentence, and where it can be heard. */
import {
  printPosition,
  rewrittenBy,
  TRANSCRIPT_REASONS,
  TRANSCRIPT_WORDS,
  transcribedBy,
} from '../../../templates/digest-view-words.ts';
import { SPEAKER_WORDS } from '../../../templates/insight.ts';
import type { Digest } from '../../domain/digest/types.ts';
import { currentRound } from '../../domain/digest/rounds.ts';
import type {
  AudioView,
  DigestView,
  Heard,
  SentenceView,
  TranscriptView,
} from '../../domain/digest/view.types.ts';
import type { Segment, Track } from '../../domain/speech/types.ts';
import type { HearingPlan, StoredRecording, Transcript } from '../../ports.ts';
import { lengthView, minuteView, type NameOf } from './page-values.ts';

/** What of a call's sound lies with us, and how its text was made from it. */
export interface Sound {
  readonly stored: readonly StoredRecording[];
  /** Of the round the text in force came from; null when there is none. */
  readonly plan: HearingPlan | null;
  /** Seconds from the beginning of the conversation to that of a recording nobody listened to. */
  readonly offsetOf: (recording: StoredRecording) => number;
}

/** The kinds that hold every voice, the best first. */
const WHOLE: readonly StoredRecording['kind'][] = ['stereo', 'mixed', 'voicemail'];

/** What a person hears: all voices in one file where there is one. What was listened to has the times of the text. */
export function audioView(digest: Digest, { stored, plan, offsetOf }: Sound): AudioView | null {
  const ours = digest.call.recordings.map((one) => one.id);
  const here = stored.filter((one) => ours.includes(one.id));
  const tracks = plan?.tracks ?? [];
  const heard = here.filter((one) => tracks.some((track) => track.recording === one.id));
  const pick = (from: readonly StoredRecording[]): StoredRecording | undefined =>
    WHOLE.flatMap((kind) => from.filter((one) => one.kind === kind))[0];
  const best = pick(heard) ?? pick(here) ?? (here.length === 1 ? here[0] : undefined);
  if (!best) return null;
  const track = tracks.find((one) => one.recording === best.id);
  const length = best.seconds ?? track?.seconds ?? null;
  return {
    recording: best.id,
    offset: track?.offset ?? offsetOf(best),
    length: length === null ? null : lengthView(length),
  };
}

/** Where a sentence is heard when each side has a recording of its own; null elsewhere. */
export type HeardOf = (segment: Segment) => Heard | null;

export function heardOf(audio: AudioView | null, { stored, plan }: Sound): HeardOf {
  const legs = (plan?.tracks ?? []).filter((track) =>
    stored.some((one) => one.id === track.recording),
  );
  return (segment) => {
    const track = audio ? undefined : trackOf(segment, legs);
    return track
      ? { recording: track.recording, position: positionIn(segment.start, track.offset) }
      : null;
  };
}

/** Its speaker's leg; of a transfer the leg that ran at that moment. */
function trackOf(segment: Segment, legs: readonly Track[]): Track | undefined {
  const { speaker, person, start } = segment;
  const voices = legs.filter((one) => one.speaker === null || one.speaker === speaker);
  const own = voices.filter((one) => one.person === person);
  const runs = (one: Track): boolean => start >= one.offset && start < one.offset + one.seconds;
  return own.find(runs) ?? voices.find(runs) ?? own[0];
}

function positionIn(start: number, offset: number): number {
  return tenths(Math.max(0, start - offset));
}

/** Nobody hears a hundredth, and every digit is sent. */
export function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

export function transcriptView(
  digest: Digest,
  about: {
    readonly transcript: Transcript | null;
    readonly listens: boolean;
    readonly playable: boolean;
    readonly heard: HeardOf;
    readonly nameOf: NameOf;
  },
): TranscriptView {
  const { transcript, nameOf, heard } = about;
  const sentences = (transcript?.segments ?? []).flatMap((segment, n) =>
    segment.text === '' ? [] : [sentenceView(segment, n, { heard, nameOf })],
  );
  return {
    state: stateOf(digest, about),
    by: transcript && byView(digest, nameOf),
    count: sentences.length,
    sentences,
    ...{ next: null, previous: null },
  };
}

function sentenceView(
  segment: Segment,
  n: number,
  { heard, nameOf }: { readonly heard: HeardOf; readonly nameOf: NameOf },
): SentenceView {
  const { speaker, person, start, end, text } = segment;
  return {
    n,
    speaker: { value: speaker, text: SPEAKER_WORDS[speaker] },
    person: person === null ? null : nameOf(person).name,
    start: tenths(start),
    end: tenths(end),
    clock: printPosition(start),
    text,
    heard: heard(segment),
  };
}

function byView({ transcript: mark, rounds }: Digest, nameOf: NameOf): TranscriptView['by'] {
  if (!mark) return null;
  const person = mark.person === null ? null : nameOf(mark.person);
  // What was heard after somebody wrote is kept, but their words stand: whoever asked for it must be told.
  const again = rounds.findLast((one) => one.state === 'heard' && one.at > mark.at);
  const text =
    mark.by === 'person'
      ? rewrittenBy(person?.name ?? '', again?.provider ?? null)
      : transcribedBy(mark.by);
  return { value: mark.by, text, person, at: minuteView(mark.at) };
}

function stateOf(
  digest: Digest,
  about: { readonly listens: boolean; readonly playable: boolean },
): DigestView['transcript']['state'] {
  const of = (
    value: TranscriptView['state']['value'],
    text: string = TRANSCRIPT_WORDS[value],
  ): TranscriptView['state'] => ({ value, text });
  if (digest.transcript) return of(digest.transcript.wordless ? 'wordless' : 'ready');
  const round = currentRound(digest);
  if (round?.state === 'failed') {
    return about.playable ? of('failed') : of('failed', TRANSCRIPT_REASONS.failedUnheard);
  }
  if (round) return of('waiting');
  const { recordings } = digest.call;
  const lost = recordings.length > 0 && recordings.every((one) => one.state === 'failed');
  const never = digest.noRecordingAt !== null && !recordings.some((one) => one.state === 'kept');
  if (lost || never) return of('none', TRANSCRIPT_REASONS.noRecording);
  return about.listens ? of('waiting', TRANSCRIPT_REASONS.awaitsRecording) : of('none');
}
