/** What the flows of the roster need of the store: the tables by version, swaps, check-ins, and what was told once. */
import type { CheckInRow, KeptCheckIn, Swap, SwapRow } from '../domain/roster/types.ts';
import type { Shift } from '../domain/routing/shifts.ts';
import type { RoutingTables } from '../domain/routing/tables.ts';
import type { RowCarrier, Tables } from './store.ts';

/** The editable tables of routing: each change is a new version, none is ever rewritten. */
export interface RosterTables extends Tables {
  /** As stored now: for whoever is about to change them. */
  fresh(): Promise<RoutingTables>;
  /** The version that was in force at a moment; the oldest one before there was any. */
  at(moment: Date): Promise<RoutingTables>;
  /** Stores the version behind `version`. False: somebody else has made it – read them and decide again. */
  change(
    version: number,
    change: { readonly next: RoutingTables; readonly by: string; readonly at: Date },
  ): Promise<boolean>;
}

export interface Swaps extends RowCarrier<SwapRow> {
  load(id: string): Promise<Swap | null>;
  /** Saves `next` if the stored version is still `version` (0: it must not exist). False = load and decide again. */
  save(
    next: Swap,
    was: { readonly version: number; readonly rows: readonly SwapRow[] },
  ): Promise<boolean>;
  /** Swaps one of whose shifts touches the span, newest first. */
  touching(span: Shift): Promise<readonly Swap[]>;
  /** Swaps nobody answered in time. */
  unanswered(now: Date, limit: number): Promise<readonly Swap[]>;
  /** Swaps with rows that wait, for the audit. */
  withOpenRows(limit: number): Promise<readonly Swap[]>;
}

export interface CheckIns extends RowCarrier<CheckInRow> {
  load(id: string): Promise<KeptCheckIn | null>;
  /** Saves `next` if the stored version is still `version` (0: it must not exist). False = load and decide again. */
  save(
    next: KeptCheckIn,
    was: { readonly version: number; readonly rows: readonly CheckInRow[] },
  ): Promise<boolean>;
  /** Of shifts that have not begun, in whatever state. */
  ahead(now: Date, limit: number): Promise<readonly KeptCheckIn[]>;
  /** Asked, and nobody answered in time. */
  unanswered(now: Date, limit: number): Promise<readonly KeptCheckIn[]>;
  /** Of shifts that are not over, the next first; `person`: of this one only. */
  notOver(
    now: Date,
    which: { readonly person: string | null; readonly limit: number },
  ): Promise<readonly KeptCheckIn[]>;
  /** Check-ins with rows that wait, for the audit. */
  withOpenRows(limit: number): Promise<readonly KeptCheckIn[]>;
}

/** Notices of a moment, told or with nothing to tell: written down, so that no later look decides again. */
export interface ToldOnce {
  has(id: string): Promise<boolean>;
  /** Again changes nothing. */
  write(id: string, at: Date): Promise<void>;
}
