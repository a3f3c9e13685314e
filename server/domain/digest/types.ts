/** The digest of a call: what became of its sound after it ended. One document per call, with its own rows. Spec §6. */
import type { PressCode, Row } from '../consequences.ts';
import type { ConversationKind, Insight } from '../insight/types.ts';
import type { UrgencyWords } from '../insight/words.types.ts';
import type { CustomerLevel } from '../matching/types.ts';
import type { Urgency } from '../routing/types.ts';
import type { SpeechProviderName } from '../speech/types.ts';

/** The steps a person sees, in order. fetch is the call's own; the others are the digest's. */
// prettier-ignore
export const STEPS = ['fetch', 'split', 'transcribe', 'extract', 'record', 'todo', 'notify'] as const;
export type StepName = (typeof STEPS)[number];

/**
 * waiting: not its turn yet · running: being done, or tried again soon · done · skipped: there is nothing for it to do ·
 * failed: it will not come, nobody need wait · parked: given up after too many tries, waits for a person.
 */
export type StepState = 'waiting' | 'running' | 'done' | 'skipped' | 'failed' | 'parked';

/** One recording as the call told of it. waiting: announced or being fetched · kept: lies with us · failed: never will. */
export interface KnownRecording {
  readonly id: string;
  readonly kind: 'mixed' | 'leg' | 'stereo' | 'voicemail';
  readonly state: 'waiting' | 'kept' | 'failed';
  /** How often fetching was tried. */
  readonly tries: number;
}

/** What the digest must know of its call; told anew whenever it changes. `version` is the call's. */
export interface CallFacts {
  readonly version: number;
  readonly kind: ConversationKind;
  /** Beginning of the conversation: the first answer, or the beginning of the message. */
  readonly at: Date;
  readonly endedAt: Date;
  readonly seconds: number;
  /** Who talked last, or must call back about a message; null when nobody is known. */
  readonly handler: string | null;
  /** Only at 0.85 and above, or confirmed; else the caller counts as unknown. */
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly level: CustomerLevel;
    readonly assignedSales: string | null;
  } | null;
  readonly contact: string | null;
  readonly recordings: readonly KnownRecording[];
}

/** One pass of transcription. A later one never makes a second record or to-do. */
export interface Round {
  readonly round: number;
  readonly provider: SpeechProviderName;
  /** Who asked for it; null for the first, which comes by itself. */
  readonly askedBy: string | null;
  readonly state: 'splitting' | 'hearing' | 'heard' | 'failed';
  /** Pieces that are sent; 0 before splitting, and when there is no voice. */
  readonly cuts: number;
  readonly billedSeconds: number;
  readonly problem: string | null;
  readonly at: Date;
}

/** Which transcript is in force; its sentences are a document of their own. */
export interface TranscriptMark {
  readonly version: number;
  readonly by: SpeechProviderName | 'person';
  readonly person: string | null;
  readonly model: string;
  readonly segments: number;
  readonly wordless: boolean;
  readonly at: Date;
}

export interface InsightVersion {
  readonly version: number;
  /** Transcript it was read from. */
  readonly transcript: number;
  readonly model: string;
  readonly prompt: string;
  readonly insight: Insight;
  /** Facts of a model that its sentences did not bear out. */
  readonly dropped: readonly { readonly field: string; readonly why: string }[];
  readonly at: Date;
  /** Asked for by a person: then it counts even where an older one was confirmed. */
  readonly askedBy: string | null;
}

/** Single values that a person may set. */
export const CORRECTABLE = ['intent', 'sentiment', 'urgency', 'summary', 'nextContact'] as const;
/** Lists whose entries a person may replace, remove or add. */
export const CORRECTABLE_LISTS = [
  'needs',
  'products',
  'quantities',
  'prices',
  'followUps',
] as const;
export type CorrectableField = (typeof CORRECTABLE)[number] | (typeof CORRECTABLE_LISTS)[number];

/** A person's value beside the machine's. `fact` names the entry of a list; null for a single value. */
export interface Correction {
  readonly id: string;
  readonly field: CorrectableField;
  readonly fact: string | null;
  /** Null removes the entry. */
  readonly value: unknown;
  /** What the machine said, null for an entry that a person added. */
  readonly machine: unknown;
  readonly by: string;
  readonly at: Date;
  readonly undone: boolean;
}

export interface Digest {
  /** The call's id. */
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly call: CallFacts;
  readonly rounds: readonly Round[];
  readonly transcript: TranscriptMark | null;
  readonly insights: readonly InsightVersion[];
  /** A model was asked and has given up on this transcript. */
  readonly llmProblem: string | null;
  readonly corrections: readonly Correction[];
  /** 确认 on the summary, latest last; `insight` is the version that was in force. */
  readonly confirmations: readonly {
    readonly person: string;
    readonly at: Date;
    readonly insight: number;
  }[];
  /** Set when 15 minutes have passed without facts. */
  readonly lateAt: Date | null;
  /** Set when 30 minutes have passed without a recording. */
  readonly noRecordingAt: Date | null;
  /** Written by hand where nothing could be heard. */
  readonly note: { readonly text: string; readonly by: string; readonly at: Date } | null;
  readonly seen: readonly string[];
  readonly rows: readonly DigestRow[];
  /** Steps whose rows have left: how often they were tried, and when they were done. Kept by the store, not by saves. */
  readonly ledger: Readonly<Record<string, Ledger>>;
}

export interface Ledger {
  readonly attempts: number;
  readonly at: Date;
}

export type DigestRow = Row<DigestConsequence>;

export type DigestConsequence =
  /** Listen to the recordings, plan the tracks, file the pieces to be sent. */
  | { readonly do: 'split'; readonly round: number }
  /** All pieces were heard: make the transcript of them. */
  | { readonly do: 'compose'; readonly round: number }
  /** Read the facts. */
  | {
      readonly do: 'extract';
      readonly transcript: number;
      readonly by: 'rules' | 'llm';
      readonly askedBy: string | null;
    }
  /** Look again at a time. */
  | { readonly do: 'late'; readonly what: 'facts' | 'rules' | 'recording' | 'grade' }
  /** Bring the communication record up to the digest. */
  | { readonly do: 'record' }
  /** Bring the to-do up to the digest. */
  | { readonly do: 'todo' }
  /** A message: open, join or grade its alert. `unknown`: the facts did not come in time. */
  | { readonly do: 'alert'; readonly grade: Urgency | 'unknown' }
  /** Bring this person's summary card up to the digest. */
  | { readonly do: 'notify'; readonly person: string; readonly press: PressCode | null };

interface Envelope {
  readonly id: string;
  readonly at: Date;
}

export type DigestEvent = Envelope &
  (
    | { readonly type: 'told'; readonly facts: CallFacts }
    | { readonly type: 'split'; readonly round: number; readonly cuts: number }
    | { readonly type: 'heard'; readonly round: number }
    | { readonly type: 'unheard'; readonly round: number; readonly problem: string }
    | {
        readonly type: 'composed';
        readonly round: number;
        readonly transcript: Omit<TranscriptMark, 'at' | 'person'>;
        readonly billedSeconds: number;
      }
    | {
        readonly type: 'extracted';
        readonly transcript: number;
        readonly insight: Insight;
        readonly model: string;
        readonly prompt: string;
        readonly dropped: InsightVersion['dropped'];
        readonly askedBy: string | null;
      }
    | {
        readonly type: 'unread';
        readonly transcript: number;
        readonly problem: string;
        readonly askedBy: string | null;
      }
    | { readonly type: 'late'; readonly what: 'facts' | 'rules' | 'recording' | 'grade' }
    | {
        readonly type: 'corrected';
        readonly person: string;
        readonly field: CorrectableField;
        readonly fact: string | null;
        readonly value: unknown;
      }
    | { readonly type: 'uncorrected'; readonly person: string; readonly correction: string }
    | {
        readonly type: 'confirmed';
        readonly person: string;
        readonly code: { readonly code: string; readonly card: number } | null;
      }
    | {
        readonly type: 'edited';
        readonly person: string;
        readonly transcript: Omit<TranscriptMark, 'at' | 'person' | 'by' | 'model'>;
      }
    | {
        readonly type: 'asked';
        readonly what: 'extract' | 'transcribe';
        readonly person: string;
        /** Null: the provider that is used anyhow. */
        readonly provider: SpeechProviderName | null;
      }
    | { readonly type: 'noted'; readonly person: string; readonly text: string }
  );

/** What the house can do; events decide differently without it. */
export interface DigestSettings {
  /** Null: nobody listens. */
  readonly provider: SpeechProviderName | null;
  readonly llm: boolean;
  /** Reasons of urgency are told apart by their words. */
  readonly words: UrgencyWords;
}
