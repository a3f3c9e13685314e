/** What was said in a conversation, as heard by a speech provider and as composed by us. Spec §6.2. */

/** 销售 or 客户. */
export const SPEAKERS = ['agent', 'customer'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/**
 * How far the times of a hearing can be trusted. words: each word has its own · segments: each sentence has ·
 * estimated: the server divided the length by the characters · none: there are no times.
 */
export const TIMINGS = ['words', 'segments', 'estimated', 'none'] as const;
export type Timing = (typeof TIMINGS)[number];

export const SPEECH_PROVIDERS = ['whisper', 'aliyun', 'iflytek'] as const;
export type SpeechProviderName = (typeof SPEECH_PROVIDERS)[number];

/** Seconds from the beginning of the audio that was sent. */
export interface HeardWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A sentence as a provider returned it, translated and not yet judged. Seconds from the beginning of the audio sent. */
export interface HeardSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Empty when the provider times no words. */
  readonly words: readonly HeardWord[];
  /** The provider's own name of who speaks (diarisation), null when it does not say. */
  readonly label: string | null;
  /** 0 or 1 when the provider kept the channels apart, else null. */
  readonly channel: number | null;
}

/** All that a provider made of one piece of audio. */
export interface Hearing {
  readonly sentences: readonly HeardSentence[];
  readonly timing: Timing;
  /** Model that listened, as configured or as the provider names it. */
  readonly model: string;
  /** Seconds the provider bills, null when it does not say. */
  readonly billedSeconds: number | null;
}

/**
 * A stretch of voice on one channel, in seconds of its file. `db` is its mean level (dBFS, negative), `otherDb` that of
 * the other channel at the same time, null in a file with one channel.
 */
export interface VoiceSpan {
  readonly start: number;
  readonly end: number;
  readonly db: number;
  readonly otherDb: number | null;
}

/** Where one channel of one file has voice. */
export interface Activity {
  readonly channel: number;
  readonly spans: readonly VoiceSpan[];
}

/** What listening to a whole file says before any provider hears it. */
export interface SoundReading {
  readonly rate: number;
  readonly channels: number;
  readonly seconds: number;
  /** Two channels that carry the same signal: to be treated as one. */
  readonly twin: boolean;
  readonly activity: readonly Activity[];
}

/**
 * One voice, or one mix of voices, to be transcribed. `offset`: seconds from the beginning of the conversation to the
 * beginning of the file. `speaker` null: several voices in one channel, to be told apart by the provider's labels.
 */
export interface Track {
  readonly id: string;
  readonly recording: string;
  /** Channel of the file; null = the file as it is (mono, or the provider keeps the channels apart itself). */
  readonly channel: number | null;
  readonly speaker: Speaker | null;
  /** Employee on our side, where one is known. */
  readonly person: string | null;
  readonly offset: number;
  readonly seconds: number;
  readonly spans: readonly VoiceSpan[];
}

/** A piece of a track that is sent in one request: at most 28 s, cut at silences. Seconds of the file. */
export interface Cut {
  readonly n: number;
  readonly track: string;
  readonly from: number;
  readonly to: number;
}

/** One sentence of the finished transcript. Seconds from the beginning of the conversation. */
export interface Segment {
  readonly speaker: Speaker;
  /** Who speaks on our side, where known (a transfer has several). */
  readonly person: string | null;
  readonly start: number;
  readonly end: number;
  /** Cleaned for display: simplified, punctuated as heard, nothing added. */
  readonly text: string;
}

/** Why a sentence is not part of the transcript; it is kept for audit. */
export const REMOVALS = [
  'outside-voice',
  'repeated',
  'too-fast',
  'past-end',
  'prompt-echo',
  'cross-talk',
  'empty',
] as const;
export type Removal = (typeof REMOVALS)[number];

export interface Removed {
  readonly why: Removal;
  readonly segment: Segment;
}

/** What all hearings of a conversation make together. */
export interface Composed {
  readonly segments: readonly Segment[];
  readonly removed: readonly Removed[];
  readonly timing: Timing;
  /** True when nobody said a word. */
  readonly wordless: boolean;
}
