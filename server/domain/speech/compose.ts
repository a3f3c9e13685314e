/** Makes one transcript of all that was heard of a conversation: placed, judged, told apart, interleaved. Spec §6.2. */
import { findCrossTalk, lineOf } from './cross-talk.ts';
import { partEcho } from './echo.ts';
import { partAtInterruptions, type Spoken } from './interrupt.ts';
import { joinNeighbours } from './join.ts';
import { judgeSentence } from './judge.ts';
import { placeHearing, type Placed } from './place.ts';
import { sortRepeats } from './repeats.ts';
import { tellSpeakers } from './roles.ts';
import {
  TIMINGS,
  type Composed,
  type Cut,
  type Hearing,
  type Removal,
  type Removed,
  type Segment,
  type Speaker,
  type Timing,
  type Track,
} from './types.ts';

export interface ComposeInput {
  readonly tracks: readonly Track[];
  /** What providers returned; `cut` null: of the whole track. A track's id that is not among `tracks` is passed over. */
  readonly heard: readonly {
    readonly cut: Cut | null;
    readonly track: string;
    readonly hearing: Hearing;
  }[];
  /** What was sent along as a prompt, so that its echo is known. */
  readonly prompt: string | null;
  readonly toSimplified: (text: string) => string;
  /** Channel of our side where a provider kept the channels of a whole file apart. */
  readonly agentChannel: 0 | 1;
}

/** The transcript, and what was left out of it with the reason. Every heard word is in one of the two, once. */
export function composeTranscript(input: ComposeInput): Composed {
  const placed = placeAll(input);
  const { kept, dropped } = sift(placed, input.prompt);
  const speakerOf = tellSpeakers(kept, input.agentChannel);
  const segments = joinNeighbours(interleave(kept, speakerOf));
  return {
    segments,
    removed: dropped.map(({ why, sentence }): Removed => ({
      why,
      segment: toSegment(speakAt(sentence), speakerOf(sentence)),
    })),
    timing: weakest(input.heard.map((one) => one.hearing)),
    wordless: segments.length === 0,
  };
}

function placeAll({ tracks, heard, toSimplified, prompt }: ComposeInput): readonly Placed[] {
  const byId = new Map(tracks.map((track) => [track.id, track]));
  return heard.flatMap(({ cut, track: id, hearing }) => {
    const track = byId.get(id);
    if (!track) return [];
    return placeHearing({ track, cut, hearing }, toSimplified).flatMap((one) =>
      partEcho(one, prompt),
    );
  });
}

interface Dropped {
  readonly why: Removal;
  readonly sentence: Placed;
}

/** What was spoken, and what was not. */
function sift(
  placed: readonly Placed[],
  prompt: string | null,
): { readonly kept: readonly Placed[]; readonly dropped: readonly Dropped[] } {
  const dropped: Dropped[] = [];
  const drop = (why: Removal, sentences: readonly Placed[]): void => {
    dropped.push(...sentences.map((sentence) => ({ why, sentence })));
  };
  const spoken = placed.filter((sentence) => {
    const why = judgeSentence(sentence, prompt);
    if (why) drop(why, [sentence]);
    return why === null;
  });
  const once = voicesOf(spoken).flatMap((voice) => {
    const { kept, repeated } = sortRepeats(voice);
    drop('repeated', repeated);
    return kept;
  });
  const copies = findCrossTalk(once);
  drop('cross-talk', [...copies]);
  return { kept: once.filter((sentence) => !copies.has(sentence)), dropped };
}

/** Sentences by voice, as far as the sound or the labels tell voices apart, each in the order of time. */
function voicesOf(sentences: readonly Placed[]): readonly (readonly Placed[])[] {
  const voices = new Map<string, Placed[]>();
  for (const one of sentences) {
    const key = `${one.track.id}|${one.channel ?? ''}|${one.label ?? ''}`;
    const voice = voices.get(key) ?? [];
    voice.push(one);
    voices.set(key, voice);
  }
  return [...voices.values()].map((voice) =>
    [...voice].sort((a, b) => a.heardStart - b.heardStart),
  );
}

interface Line extends Spoken {
  readonly sentence: Placed;
}

/** Seconds of the file become seconds of the conversation. */
function speakAt(sentence: Placed): Line {
  const { track, words } = sentence;
  return {
    sentence,
    side: lineOf(sentence) ?? `${track.id}|${sentence.label ?? ''}`,
    start: sentence.start + track.offset,
    end: sentence.end + track.offset,
    text: sentence.text,
    words: words.map((word) => ({
      ...word,
      start: word.start + track.offset,
      end: word.end + track.offset,
    })),
  };
}

function interleave(
  kept: readonly Placed[],
  speakerOf: (sentence: Placed) => Speaker,
): readonly Segment[] {
  const lines = kept.map(speakAt);
  return lines
    .flatMap((line) => partAtInterruptions(line, lines))
    .sort((one, other) => one.start - other.start)
    .map((line) => toSegment(line, speakerOf(line.sentence)));
}

function toSegment({ start, end, text, sentence }: Line, speaker: Speaker): Segment {
  return {
    speaker,
    person: speaker === 'agent' ? sentence.track.person : null,
    start: toMillis(start),
    end: toMillis(Math.max(start, end)),
    text,
  };
}

function weakest(hearings: readonly Hearing[]): Timing {
  const ranks = hearings.map((one) => TIMINGS.indexOf(one.timing));
  return ranks.length > 0 ? (TIMINGS[Math.max(...ranks)] ?? 'none') : 'none';
}

function toMillis(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
