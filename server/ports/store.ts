/** What flows need of the store. Every write is one document; nothing rests on transactions. */
import type { Call, Recording } from '../domain/calls/types.ts';
import type { NumberEntry } from '../domain/matching/entries.ts';
import type { Contact, Customer } from '../domain/matching/types.ts';
import type { Push } from '../domain/pushes/types.ts';
import type { Row } from '../domain/consequences.ts';
import type { Activity } from '../domain/routing/standing.ts';
import type { CallOutcome } from '../domain/report/outcome.ts';
import type { Shift } from '../domain/routing/shifts.ts';
import type { RoutingTables } from '../domain/routing/tables.ts';

/** A lease: until when, and by whom. */
interface TakeDue {
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
}

/** Documents that carry consequence rows. */
export interface RowCarrier<R extends Row<unknown>> {
  /** Rows that are carried out leave; the version stays. */
  dropRows(id: string, rows: readonly R[]): Promise<void>;
  deferRow(
    id: string,
    rowId: string,
    to: {
      readonly dueAt: Date;
      readonly parked: boolean;
      readonly problem?: string;
      /** Left out: as they are. */
      readonly attempts?: number;
    },
  ): Promise<void>;
  /** A parked row is due again, its tries forgotten; false when there is none. */
  retryRow(id: string, rowId: string, now: Date): Promise<boolean>;
  /** Claims rows whose time has come, for any number of processes. */
  takeDue(
    take: TakeDue,
  ): Promise<readonly { readonly subject: string; readonly rows: readonly R[] }[]>;
  /** At start: rows a dead predecessor had leased are due at once. */
  freeLeases(now: Date): Promise<void>;
}

export interface Calls extends RowCarrier<Row> {
  load(id: string): Promise<Call | null>;
  /** As this process saved it last, else loaded. It may be out of date: then save answers false, and it is forgotten. */
  recall(id: string): Promise<Call | null>;
  /**
   * Saves `next` if the stored version is still `version` (0: it must not exist), pushing `rows` with it.
   * False = somebody else was first: load and decide again.
   */
  save(
    next: Call,
    was: { readonly version: number; readonly rows: readonly Row[] },
  ): Promise<boolean>;
  /** Calls of a number, newest first. */
  idsOfNumber(national: string, limit: number): Promise<readonly string[]>;
  /** How many calls of a number began since a moment, `except` one. */
  countOfNumber(national: string, since: Date, except: string): Promise<number>;
  /** Calls attached through one 就是他. */
  idsOfConfirmation(confirmation: string): Promise<readonly string[]>;
  /** Calls with rows that wait for a machine, for the audit. */
  withOpenRows(limit: number): Promise<readonly Call[]>;
  /** What became of the calls that ended in a span, as far as reports count them; in batches. */
  outcomesIn(span: Shift): AsyncIterable<readonly CallOutcome[]>;
}

/** Something from outside, stored before it is answered. `id` is unique per source. */
export interface InboxItem {
  readonly id: string;
  readonly kind: 'gateway-event' | 'alert-call-event' | 'wecom-message' | 'order-result';
  /** Plain JSON of the parsed event. */
  readonly body: unknown;
  readonly receivedAt: Date;
  readonly attempts: number;
}

export interface Inbox {
  put(item: Omit<InboxItem, 'attempts'>, dueAt: Date): Promise<'new' | 'known'>;
  done(ids: readonly string[], now: Date): Promise<void>;
  takeDue(take: TakeDue): Promise<readonly InboxItem[]>;
  freeLeases(now: Date): Promise<void>;
  tidy(now: Date): Promise<void>;
  /** Items not yet applied, for the audit. */
  waiting(limit: number): Promise<readonly InboxItem[]>;
}

interface PushLease {
  readonly lease: string;
  readonly until: Date;
}

export interface Pushes {
  load(id: string): Promise<Push | null>;
  /** Inserts a push that nobody has begun, leased to the caller; false when it exists. */
  begin(push: Push, lease: PushLease): Promise<boolean>;
  /** Raises `wanted`, adds the press code if it is new, and takes the lease if it is free. Makes the push when absent. */
  raise(
    push: Push,
    lease: PushLease & { readonly now: Date },
  ): Promise<{ readonly push: Push; readonly mine: boolean }>;
  /** Stores cards before a foreign call and renews the lease; false when the lease was lost. */
  keep(push: Push, lease: PushLease): Promise<boolean>;
  /**
   * Stores the result of a foreign call, removes spent codes and, when all that is wanted is shown, lets the lease go.
   * `wait`: not now, due again at that time. Null when the lease was lost; `more`: go on, still the holder.
   */
  finish(
    push: Push,
    lease: PushLease & { readonly spent: readonly string[]; readonly wait: Date | null },
  ): Promise<{ readonly push: Push; readonly more: boolean } | null>;
  takeDue(take: TakeDue & { readonly lease: string }): Promise<readonly Push[]>;
  freeLeases(now: Date): Promise<void>;
  /** Whom WeCom would not deliver to since a moment. */
  unreachableSince(at: Date): Promise<readonly string[]>;
  /** Live cards past their 70 hours. */
  wantClosed(now: Date, limit: number): Promise<readonly Push[]>;
  ofCall(call: string): Promise<readonly Push[]>;
  /** Pushes with lost codes or work left, for the audit. */
  broken(limit: number): Promise<readonly Push[]>;
}

/** Business times of one reservation; `day` is the Shanghai date its counters belong to. */
interface ReservedAt {
  readonly until: Date;
  readonly day: string;
}

export interface Reservations {
  /** True when the person is now reserved for this call (again); counts the call as offered today. */
  take(person: string, call: string, at: ReservedAt & { readonly now: Date }): Promise<boolean>;
  answered(person: string, call: string, at: ReservedAt): Promise<void>;
  release(person: string, call: string, now: Date): Promise<void>;
  activity(at: {
    readonly now: Date;
    readonly day: string;
  }): Promise<ReadonlyMap<string, Activity & { readonly call: string | null }>>;
}

/** The book of numbers with whom they belong to: one query by keys, whatever the size of the book. */
export interface Book {
  lookUp(keys: readonly string[]): Promise<{
    readonly entries: readonly NumberEntry[];
    readonly customers: ReadonlyMap<string, Customer>;
    readonly contacts: ReadonlyMap<string, Contact>;
  }>;
  /** Adds entries under ids derived from `under`; again = no change. */
  file(under: string, entries: readonly NumberEntry[]): Promise<void>;
  /** Removes what was filed under this id. */
  unfile(under: string): Promise<void>;
  /** Adds a lead under its id; again = no change. */
  addCustomer(customer: Customer, at: Date): Promise<void>;
}

/** Records written once per call. */
export interface Records {
  identification(call: Call, at: Date): Promise<void>;
  /** Writes VM-YYYYMMDD-xxxxxxxx once per call; the number is drawn again on a clash. */
  voicemail(call: Call, day: string): Promise<void>;
  /** A file for a recording that is on its way; nothing is known of it before it is kept. */
  draft(recording: Recording): Promise<RecordingDraft>;
  identificationOf(call: string): Promise<Readonly<Record<string, unknown>> | null>;
  voicemailOf(call: string): Promise<Readonly<Record<string, unknown>> | null>;
  /** Where a stored recording is, and of which call. */
  findRecording(id: string): Promise<StoredRecording | null>;
  recordingsOf(call: string): Promise<readonly StoredRecording[]>;
}

export interface RecordingDraft {
  write(part: Uint8Array): Promise<void>;
  /** Takes the place of what was kept before. */
  keep(call: Call, type: string): Promise<void>;
  /** Harmless after `keep`. */
  drop(): Promise<void>;
}

export interface StoredRecording {
  readonly id: string;
  readonly call: string;
  readonly kind: Recording['kind'];
  readonly file: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly seconds: number | null;
}

/** The tables of routing in force; cached for seconds. They are changed through RosterTables. */
export interface Tables {
  current(): Promise<RoutingTables>;
}
