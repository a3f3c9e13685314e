/** Foreign ears and readers: speech recognition and language models. Adapters never throw for an answer of the other side. */
import type { Insight } from '../domain/insight/types.ts';
import type { Hearing, SpeechProviderName } from '../domain/speech/types.ts';

/**
 * Why a foreign request brought nothing. later: try again (rate, outage, time-out before anything was accepted) ·
 * unknown: it may have been accepted and may cost money; the caller looks before it asks again · account: the key,
 * the balance or the right is missing, trying again helps only after a person has acted · never: this audio or this
 * request will never do · gone: the task or the link no longer exists.
 */
export interface SpeechFailure {
  readonly kind: 'later' | 'unknown' | 'account' | 'never' | 'gone';
  /** English, short, without secrets; shown to the admin. */
  readonly reason: string;
  /** The other side's own code, null when there is none. */
  readonly code: string | null;
  /** ms the other side asks to wait, null when it does not say. */
  readonly after: number | null;
}

export type SpeechResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SpeechFailure };

/** A list of hot words that was accepted: its version hash and the provider's id (or the words in the provider's form). */
export interface Vocabulary {
  readonly hash: string;
  readonly handle: string;
}

/** Shared by both kinds of provider. */
interface SpeechBase {
  readonly name: SpeechProviderName;
  readonly model: string;
  /**
   * Makes the hot words ready, once per version of the catalogue: `words` are the most used first. ok with a handle that
   * `hear` or `submit` takes; never called per call.
   */
  prepare(words: readonly string[], hash: string): Promise<SpeechResult<Vocabulary>>;
}

/** A server that answers when it has heard: gets cuts of at most 28 s, one voice each. */
export interface DirectSpeech extends SpeechBase {
  readonly kind: 'direct';
  /** `audio` is a whole mono 16-bit PCM WAVE file. */
  hear(input: {
    readonly audio: Buffer;
    readonly seconds: number;
    readonly vocabulary: Vocabulary | null;
    readonly signal: AbortSignal;
  }): Promise<SpeechResult<Hearing>>;
}

/** What a provider that works through a queue is given: one whole recording. */
export interface SpeechTaskInput {
  /** Our own id of this submit, stored before it is sent; part of the file's URL and of the callback's path. */
  readonly attempt: string;
  /** Signed link to the recording, good for two hours; its path ends in `<attempt>.wav`. */
  readonly fileUrl: string;
  /** Where the provider may tell that it is done; its path bears the attempt. */
  readonly callbackUrl: string;
  /** The recording on our disk, for providers that are sent the bytes. */
  readonly file: string;
  readonly bytes: number;
  readonly seconds: number;
  /** 1, or 2 with one voice each. */
  readonly channels: 1 | 2;
  readonly vocabulary: Vocabulary | null;
}

/** A provider that takes a whole recording and is asked later; each submit costs money. */
export interface QueuedSpeech extends SpeechBase {
  readonly kind: 'queued';
  /** Needs PUBLIC_URL to be reachable from the internet: it fetches the link itself. */
  readonly fetchesLink: boolean;
  submit(input: SpeechTaskInput): Promise<SpeechResult<{ readonly task: string }>>;
  /**
   * Null while it works. later: ask this task again · gone: it ended without a result, another submit may do better.
   */
  poll(task: string): Promise<SpeechResult<Hearing | null>>;
  /** The task of a submit whose answer was lost; null when there is none. `callback`: it can only be waited for. */
  find:
    | ((attempt: string, since: Date) => Promise<SpeechResult<{ readonly task: string } | null>>)
    | 'callback';
}

export type Speech = DirectSpeech | QueuedSpeech;

/** A reader behind an OpenAI-compatible endpoint. It only answers; what it says is checked by the domain afterwards. */
export interface Llm {
  readonly model: string;
  /** Version of the prompt in templates/, stored with the facts. */
  readonly promptVersion: string;
  /**
   * Reads a conversation: asks, validates, asks once more to repair, splits long ones and merges. The answer is shaped
   * like an Insight but unchecked: dates are words, amounts are claims.
   */
  read(input: {
    readonly lines: readonly { readonly speaker: 'agent' | 'customer'; readonly text: string }[];
    readonly kind: 'call' | 'voicemail';
    /** `2026-11-24 10:00 星期二` */
    readonly at: string;
    readonly products: readonly string[];
    readonly signal: AbortSignal;
  }): Promise<LlmResult>;
}

export type LlmResult =
  | { readonly ok: true; readonly value: LlmReading }
  | {
      readonly ok: false;
      readonly failure: {
        /** later: try again · account: a person must act · unusable: it answered, and not what was asked, repair included. */
        readonly kind: 'later' | 'account' | 'unusable';
        readonly reason: string;
        readonly after: number | null;
      };
    };

/** What a model claims: every fact names the lines it came from and the words of the line. */
export interface LlmReading {
  readonly intent: Insight['intent'];
  readonly intentEvidence: readonly number[];
  readonly sentiment: Insight['sentiment'];
  readonly sentimentEvidence: readonly number[];
  readonly urgent: readonly { readonly text: string; readonly evidence: readonly number[] }[];
  readonly summary: string;
  readonly needs: readonly LlmFact[];
  readonly products: readonly (LlmFact & {
    readonly model: string;
    readonly competitor: boolean;
  })[];
  readonly quantities: readonly (LlmFact & {
    readonly amount: number;
    readonly unit: string;
  })[];
  readonly prices: readonly (LlmFact & {
    readonly amount: number;
    readonly currency: string;
    readonly per: string | null;
    readonly competitor: boolean;
  })[];
  readonly followUps: readonly (LlmFact & {
    readonly owner: 'agent' | 'customer';
    /** The words of the date as spoken (下周三上午), null when none; resolved by code, never by the model. */
    readonly when: string | null;
  })[];
  readonly nextContact: (LlmFact & { readonly when: string | null }) | null;
  readonly wrongNumber: boolean;
}

interface LlmFact {
  readonly text: string;
  readonly evidence: readonly number[];
  /** 0–1 as the model says. */
  readonly confidence: number;
}
