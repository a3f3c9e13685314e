/** What the flows after a call need of the store. Every write is one document. */
import type { CallPart, Communication, DigestPart } from '../domain/communications/types.ts';
import type { Digest, DigestRow } from '../domain/digest/types.ts';
import type { SpeechJob, Submit } from '../domain/digest/job.types.ts';
import type { Todo, TodoRow } from '../domain/follow-up/types.ts';
import type {
  Composed,
  Cut,
  Hearing,
  SoundReading,
  SpeechProviderName,
  Track,
} from '../domain/speech/types.ts';
import type { Intent } from '../domain/insight/types.ts';
import type { Shift } from '../domain/routing/shifts.ts';
import type { DeadlineRules } from '../domain/working-time.ts';
import type { CallPlace } from './call-lists.ts';
import type { RowCarrier } from './store.ts';

export interface Digests extends RowCarrier<DigestRow> {
  load(id: string): Promise<Digest | null>;
  /** Saves `next` if the stored version is still `version` (0: it must not exist). False = load and decide again. */
  save(
    next: Digest,
    was: { readonly version: number; readonly rows: readonly DigestRow[] },
  ): Promise<boolean>;
  /** Digests with rows that wait, for the audit and for the admin. */
  withOpenRows(limit: number): Promise<readonly Digest[]>;
  /** Those of calls that ended in a span and whose facts, in some version, said that it was a wrong number. */
  wrongNumbersIn(span: Shift): Promise<readonly Digest[]>;
}

export interface Todos extends RowCarrier<TodoRow> {
  load(id: string): Promise<Todo | null>;
  save(
    next: Todo,
    was: { readonly version: number; readonly rows: readonly TodoRow[] },
  ): Promise<boolean>;
  withOpenRows(limit: number): Promise<readonly Todo[]>;
  /** Open ones whose deadline is over at a moment, the longest overdue first. */
  openOverdue(at: Date, limit: number): Promise<readonly Todo[]>;
  /** Open ones of one person, the earliest deadline first. */
  openOf(assignee: string, limit: number): Promise<readonly Todo[]>;
  /** Call-backs that are open, the earliest deadline first. */
  openCallbacks(limit: number): Promise<readonly Todo[]>;
  /** Open ones of every kind due in `[from, to)`, the earliest deadline first. */
  openDueWithin(span: Shift, limit: number): Promise<readonly Todo[]>;
  /** Open call-backs of one number, national form. */
  openCallbacksOf(caller: string, limit: number): Promise<readonly Todo[]>;
  /** Open ones of one customer, the newest first. */
  openOfCustomer(customer: string, limit: number): Promise<readonly Todo[]>;
  /** How many are open, by assignee; whoever has none is left out. */
  countOpen(people: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Claims open ones that are due to be looked at, the longest due first; each is due again at `until` unless somebody
   * says otherwise. `latest`: nothing is looked at later than this, whatever a clock said that was set back.
   */
  takeLooks(take: {
    readonly now: Date;
    readonly until: Date;
    readonly latest: Date;
    readonly limit: number;
  }): Promise<readonly Todo[]>;
  /** When one is looked at next, unless it has changed since: then it is looked at soon. */
  lookAgain(id: string, version: number, at: Date): Promise<void>;
}

/** What one round of transcription listens to. */
export interface HearingPlan {
  readonly tracks: readonly Track[];
  readonly cuts: readonly Cut[];
}

/** A stored transcript: sentences, and what was removed from them. */
export interface Transcript extends Composed {
  readonly version: number;
  readonly by: SpeechProviderName | 'person';
  readonly model: string;
}

export interface Transcripts {
  savePlan(digest: string, round: number, plan: HearingPlan): Promise<void>;
  loadPlan(digest: string, round: number): Promise<HearingPlan | null>;
  /** False: there is one of that version, which stays. */
  save(digest: string, transcript: Transcript, at: Date): Promise<boolean>;
  load(digest: string, version: number): Promise<Transcript | null>;
}

export interface SpeechJobs {
  /** Files jobs under their ids; those that are there stay as they are. */
  file(jobs: readonly SpeechJob[]): Promise<void>;
  /**
   * Claims the next job of a provider in this state: smallest priority, oldest, in order. `lease`: whoever holds it may
   * write until `until` (wall time).
   */
  take(claim: {
    readonly provider: SpeechProviderName;
    readonly states: readonly SpeechJob['state'][];
    readonly now: Date;
    readonly wall: Date;
    readonly until: Date;
    readonly lease: string;
  }): Promise<SpeechJob | null>;
  /** Holds on to a job; false when the lease was lost. */
  renew(id: string, lease: string, until: Date): Promise<boolean>;
  /** Changes a job while its lease is held, and lets it go unless `keep`. False when the lease was lost. */
  change(
    id: string,
    lease: string,
    to: Partial<
      Pick<SpeechJob, 'state' | 'dueAt' | 'attempts' | 'submits' | 'hearing' | 'problem'>
    >,
    keep?: boolean,
  ): Promise<boolean>;
  /** A callback named the task of a submit. */
  nameTask(submit: string, task: string, now: Date): Promise<boolean>;
  ofRound(digest: string, round: number): Promise<readonly SpeechJob[]>;
  /** How many jobs of a round are not heard yet. */
  countOpen(digest: string, round: number): Promise<number>;
  /** Jobs of older rounds are not wanted any more. */
  drop(digest: string, before: number): Promise<void>;
  parked(limit: number): Promise<readonly SpeechJob[]>;
  /** Parked jobs of a round are tried again, each may be submitted once more than it was, or twice in all; false when there are none. */
  retryRound(digest: string, round: number, now: Date): Promise<boolean>;
  /** Seconds of recordings handed to billing providers since a moment. */
  submittedSeconds(since: Date): Promise<number>;
}

/** What a round has been heard as, job by job. */
export type HeardJob = Pick<SpeechJob, 'cut' | 'track'> & { readonly hearing: Hearing };
export type { Submit };

export interface Communications {
  /**
   * Writes the call's part of its record: made under a COMM- number the first time. An older version of the call changes
   * nothing. Answers every customer and contact the record was ever filed under.
   */
  fromCall(part: CallPart, version: number, at: Date): Promise<Filed>;
  /** Writes the digest's part: text and facts. Null when there is no record yet. */
  fromDigest(
    call: string,
    part: DigestPart,
    version: number,
    at: Date,
  ): Promise<Communication | null>;
  ofCall(call: string): Promise<Communication | null>;
  /** With one customer on other ways than the telephone, the newest first. */
  otherWays(
    customer: string,
    page: { readonly behind: CallPlace | null; readonly limit: number },
  ): Promise<readonly Communication[]>;
  /** What conversations that began in a span were about, by call; those nobody has read are not among them. */
  intentsIn(span: Shift): Promise<ReadonlyMap<string, Intent>>;
  /** Recomputes last contact and call counts of these from all their records. */
  recount(filed: Filed): Promise<void>;
}

export interface Filed {
  readonly customers: readonly string[];
  readonly contacts: readonly string[];
}

export interface Vocabularies {
  /** Null: not made yet. handle null: the provider refused the words. */
  find(
    provider: SpeechProviderName,
    model: string,
    hash: string,
  ): Promise<{ readonly handle: string | null } | null>;
  /** False: somebody else has made it meanwhile. */
  save(entry: {
    readonly provider: SpeechProviderName;
    readonly model: string;
    readonly hash: string;
    readonly handle: string | null;
    readonly at: Date;
  }): Promise<boolean>;
}

export interface FollowUpRules {
  /** Editable; cached for seconds. */
  current(): Promise<DeadlineRules>;
  save(rules: DeadlineRules, by: string, at: Date): Promise<void>;
}

/** The sound of recordings on our disk. A file that is no WAVE has no voice. */
export interface SoundFiles {
  listen(path: string): Promise<SoundReading>;
  /** A piece of one channel as a mono WAVE file; null channel = all of them mixed. Seconds of the file. */
  cut(
    path: string,
    piece: { readonly channel: number | null; readonly from: number; readonly to: number },
  ): Promise<Buffer | null>;
  shape(path: string): Promise<{ readonly bytes: number; readonly channels: 1 | 2 }>;
}

/** A file as players get it. */
export interface MixedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Media type such as `audio/wav`. */
  readonly type: string;
}

/** Recordings as one voice in 16-bit PCM, each made once and kept while its recording is. Pages §3 Audio. */
export interface Mixes {
  /**
   * Of the recording in that file; null when the file is gone or no WAVE we can read. Throws `recording_preparing` when
   * it takes too long for somebody who waits, `store_unavailable` when it cannot be written.
   */
  of(path: string): Promise<MixedFile | null>;
}

/** Links that let a provider fetch one recording for two hours, and tell us that it is done. */
export interface SpeechLinks {
  recording(recording: string, attempt: string): string;
  callback(attempt: string): string;
}
