/** One piece of sound that is sent to a speech provider, or one whole recording: a document of its own. Spec §6.2. */
import type { Cut, Hearing, SpeechProviderName } from '../speech/types.ts';

/** One try at handing a recording to a provider that bills it. Stored before it is sent. */
export interface Submit {
  /** Our own id: part of the file's link and of the callback's path. */
  readonly id: string;
  readonly at: Date;
  /** The provider's task; null while its answer is not known. */
  readonly task: string | null;
  /** The provider said no: nothing was begun, nothing is billed. */
  readonly refused: boolean;
  /** The task has ended without a result: only another one can bring it. */
  readonly over?: true;
}

/**
 * waiting: to be sent · submitted: the provider works on it · heard: its hearing is stored, the digest not yet told ·
 * done: told · parked: given up, waits for a person · dropped: no longer wanted.
 */
export type JobState = 'waiting' | 'submitted' | 'heard' | 'done' | 'parked' | 'dropped';

export interface SpeechJob {
  readonly id: string;
  readonly digest: string;
  readonly round: number;
  readonly n: number;
  readonly provider: SpeechProviderName;
  readonly track: string;
  readonly recording: string;
  /** Channel of the file, null = the file as it is. */
  readonly channel: number | null;
  /** Null: the whole recording. */
  readonly cut: Cut | null;
  readonly seconds: number;
  /** Smaller is sooner: 0 a VIP's message, 1 a message, 2 a call. */
  readonly priority: 0 | 1 | 2;
  readonly createdAt: Date;
  readonly state: JobState;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly submits: readonly Submit[];
  /** How many submits a person has allowed beyond two. */
  readonly allowed: number;
  readonly hearing: Hearing | null;
  readonly problem: string | null;
}
