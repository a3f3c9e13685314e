/**
 * What became of a call after its end, as a person may read it: part of GET /api/calls/:id and of the page behind 查看详情.
 * Plain data; labels and sentences are Chinese already. Seconds count from the beginning of the conversation.
 */
import type { Labelled, Length, Moment, PersonName } from '../calls/view.types.ts';
import type { ItemState, Todo } from '../follow-up/types.ts';
import type { Intent, Reader, Sentiment } from '../insight/types.ts';
import type { Urgency } from '../routing/types.ts';
import type { Speaker, SpeechProviderName } from '../speech/types.ts';
import type { CorrectableField, StepName, StepState } from './types.ts';

export interface StepView {
  readonly name: Labelled<StepName>;
  readonly state: Labelled<StepState>;
  /** How often it was tried; 0 before it began. */
  readonly attempts: number;
  /** When it was done, where that is kept. */
  readonly done: Moment | null;
  /** 12/40, while pieces are being heard. */
  readonly progress: string | null;
  /** Why it was put off or given up, in English: for admins only. */
  readonly problem: string | null;
  /** Names the step for POST /api/jobs/retry: for admins, and only while it is parked. */
  readonly retry: string | null;
}

/** Where a sentence can be heard: a stored recording, and the second of that file. */
export interface Heard {
  readonly recording: string;
  readonly position: number;
}

export interface SentenceView {
  /** Number in the transcript, as an edit names it. */
  readonly n: number;
  readonly speaker: Labelled<Speaker>;
  /** Who speaks on our side, where known. */
  readonly person: string | null;
  readonly start: number;
  readonly end: number;
  /** 02:14 */
  readonly clock: string;
  readonly text: string;
  /** Only where each side has a recording of its own; else `audio` of the digest holds for all. */
  readonly heard: Heard | null;
}

/**
 * none: nobody listens, or there is nothing to listen to · waiting: it is on its way · ready · failed: it will not come ·
 * wordless: nobody said a word.
 */
export type TranscriptState = 'none' | 'waiting' | 'ready' | 'failed' | 'wordless';

export interface TranscriptView {
  /** 转写中, 转写失败，请听录音, 没有说话, 未接语音服务 … */
  readonly state: Labelled<TranscriptState>;
  /** Who made the text: a provider, or a person who wrote it anew. */
  readonly by:
    | (Labelled<SpeechProviderName | 'person'> & {
        readonly person: PersonName | null;
        readonly at: Moment;
      })
    | null;
  readonly count: number;
  /** All of them, or those of the window that was asked for. */
  readonly sentences: readonly SentenceView[];
  /** Number of the sentence behind the window, and of the one a window before it begins with; null at the ends. */
  readonly next: number | null;
  readonly previous: number | null;
}

/** One recording that holds the whole conversation; a sentence is heard at its `start` less `offset`. */
export interface AudioView {
  readonly recording: string;
  /** Seconds from the beginning of the conversation to the beginning of the file; negative when it began earlier. */
  readonly offset: number;
  readonly length: Length | null;
}

/** A sentence that bears a fact out. */
export interface EvidenceView {
  /** Number in the transcript that is shown, null when that one is another. */
  readonly n: number | null;
  readonly start: number;
  readonly clock: string;
  readonly text: string;
  readonly heard: Heard | null;
}

/** A person's value: what is shown is theirs, the machine's stays beside it. */
export interface CorrectionView {
  readonly id: string;
  readonly by: PersonName;
  readonly at: Moment;
  /** Null where the person added what the machine had not heard. */
  readonly machine: string | null;
}

interface Borne {
  /** 0–1; 1 for a person's word. */
  readonly confidence: number;
  readonly evidence: readonly EvidenceView[];
  readonly correction: CorrectionView | null;
}

/** One part of a value as a person may put it in; what is not sent stays as the machine has it. */
export interface FieldEdit {
  /** Of the value's object; '' = the value itself. */
  readonly name: string;
  readonly label: string;
  /** kept: sent as it is, and not shown. */
  readonly kind: 'text' | 'number' | 'choice' | 'kept';
  readonly value: string;
  /** What can be chosen. */
  readonly choices: readonly Labelled<string>[];
}

/** One fact in words. `id` names an entry of a list, null for a single value. */
export type FactView = Borne & {
  readonly field: Exclude<CorrectableField, 'followUps'>;
  readonly id: string | null;
  readonly label: string;
  readonly value: string;
  /** A person took it away: `value` is what the machine had said. */
  readonly removed: boolean;
  /** What POST /api/calls/:id/facts takes for it. */
  readonly edit: readonly FieldEdit[];
};

export interface InsightView {
  /** 由规则提取 / 由AI提取 */
  readonly by: Labelled<Reader>;
  readonly at: Moment;
  readonly summary: string;
  readonly intent: Labelled<Intent>;
  readonly sentiment: Labelled<Sentiment>;
  readonly urgency: Labelled<Urgency> & {
    readonly reasons: readonly {
      readonly text: string;
      readonly evidence: readonly EvidenceView[];
    }[];
  };
  /** Every value a person may correct, the follow-ups apart, in the order in which it is read. */
  readonly facts: readonly FactView[];
}

export type FollowUpView = Borne & {
  /** As a tick and a correction name it. */
  readonly id: string;
  readonly text: string;
  /** Who must act. */
  readonly owner: Labelled<Speaker>;
  readonly due: Moment | null;
  /** Said about the date: moved to an open hour, past, vague. */
  readonly remark: string | null;
  readonly state: Labelled<ItemState>;
};

export interface TodoPageView {
  /** Its page in the mini-program. */
  readonly path: string;
  /** 跟进客户：宁波奥克斯空调有限公司 - 周五前报价 */
  readonly title: string;
  readonly due: Moment;
  readonly assignee: PersonName;
  readonly priority: Labelled<Urgency>;
  readonly state: Labelled<Todo['state']>;
}

export interface DigestView {
  readonly steps: readonly StepView[];
  readonly transcript: TranscriptView;
  /** Null where nothing can be played, and where each side has a recording of its own. */
  readonly audio: AudioView | null;
  readonly insight: InsightView | null;
  readonly followUps: readonly FollowUpView[];
  readonly todo: TodoPageView | null;
  /** Written by hand. */
  readonly note: {
    readonly text: string;
    readonly by: PersonName;
    readonly at: Moment;
  } | null;
  /** What speech providers bill for this call, all rounds together. */
  readonly billed: Length | null;
  /** What this viewer may do now. */
  readonly may: {
    readonly correct: boolean;
    readonly edit: boolean;
    readonly extract: boolean;
    readonly transcribe: boolean;
    readonly retry: boolean;
  };
}
