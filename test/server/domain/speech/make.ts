/** Tracks, cuts and hearings for the tests, from what matters in them. */
import { composeTranscript, type ComposeInput } from '../../../../server/domain/speech/compose.ts';
import type {
  Composed,
  Cut,
  HeardSentence,
  HeardWord,
  Hearing,
  Timing,
  Track,
  VoiceSpan,
} from '../../../../server/domain/speech/types.ts';

export function makeSpan(start: number, end: number, more: Partial<VoiceSpan> = {}): VoiceSpan {
  return { start, end, db: -25, otherDb: -70, ...more };
}

export function makeTrack(more: Partial<Track> = {}): Track {
  const id = more.id ?? 'customer';
  return {
    id,
    recording: 'rec',
    channel: id === 'agent' ? 0 : 1,
    speaker: id === 'agent' ? 'agent' : 'customer',
    person: id === 'agent' ? 'zhang' : null,
    offset: 0,
    seconds: 60,
    spans: [makeSpan(0, 60)],
    ...more,
  };
}

/** A mono mix: nobody knows who speaks. */
export function makeMix(more: Partial<Track> = {}): Track {
  const spans = [makeSpan(0, 60, { otherDb: null })];
  return makeTrack({ id: 'mix', channel: null, speaker: null, spans, ...more });
}

export function say(
  start: number,
  end: number,
  text: string,
  more: Partial<HeardSentence> = {},
): HeardSentence {
  return { start, end, text, words: [], label: null, channel: null, ...more };
}

/** The characters of a text as words, evenly in time; marks have none. */
export function sayWords(start: number, end: number, text: string): HeardSentence {
  const signs = Array.from(text.replace(/[，。？！]/gu, ''));
  const step = (end - start) / signs.length;
  const words = signs.map((sign, i): HeardWord => ({
    text: sign,
    start: start + i * step,
    end: start + (i + 1) * step,
  }));
  return say(start, end, text, { words });
}

export interface HeardOf {
  readonly track: string;
  readonly cut?: Pick<Cut, 'from' | 'to'>;
  readonly timing?: Timing;
  readonly sentences: readonly HeardSentence[];
}

export function makeHeard(
  { track, cut, timing = 'segments', sentences }: HeardOf,
  n = 0,
): ComposeInput['heard'][number] {
  const hearing: Hearing = { sentences, timing, model: 'test', billedSeconds: null };
  return { track, cut: cut ? { n, track, ...cut } : null, hearing };
}

export function compose(
  tracks: readonly Track[],
  heard: readonly HeardOf[],
  more: Partial<ComposeInput> = {},
): Composed {
  return composeTranscript({
    tracks,
    heard: heard.map(makeHeard),
    prompt: null,
    toSimplified: (text) => text,
    agentChannel: 0,
    ...more,
  });
}

/** 「销 您好」 for each line of a transcript. */
export function linesOf({ segments }: Composed): string[] {
  return segments.map(({ speaker, text }) => `${speaker === 'agent' ? '销' : '客'} ${text}`);
}

/** 「why text」 for each part that was left out. */
export function removedOf({ removed }: Composed): string[] {
  return removed.map(({ why, segment }) => `${why} ${segment.text}`);
}
