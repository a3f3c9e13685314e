/** What the alert flows need of the store. */
import type { Alert, AlertRow } from '../domain/alerts/types.ts';
import type { Shift } from '../domain/routing/shifts.ts';
import type { RowCarrier } from './store.ts';

export interface Alerts extends RowCarrier<AlertRow> {
  load(id: string): Promise<Alert | null>;
  /**
   * Saves `next` if the stored version is still `version` (0: it must not exist, nor another open or taken alert of its
   * number). False = somebody else was first: look again.
   */
  save(
    next: Alert,
    was: { readonly version: number; readonly rows: readonly AlertRow[] },
  ): Promise<boolean>;
  /** The open or taken alert of a number. */
  ofNumber(national: string): Promise<Alert | null>;
  /** The alert that holds the message of a call. */
  ofCall(call: string): Promise<Alert | null>;
  /** Claims alerts whose next step is due, for any number of processes; `until` is wall time. */
  takeSteps(take: {
    readonly now: Date;
    readonly wall: Date;
    readonly until: Date;
    readonly limit: number;
  }): Promise<readonly Alert[]>;
  /** Not settled, oldest first; `of`: those this person was told of or has taken; `after`: behind this one. */
  open(
    limit: number,
    which?: { readonly of?: string; readonly after?: Pick<Alert, 'id' | 'openedAt'> },
  ): Promise<readonly Alert[]>;
  /** Settled, the newest first; `of` as above. */
  settled(limit: number, which?: { readonly of?: string }): Promise<readonly Alert[]>;
  /** Open, and this person's telephone is to ring about it; oldest first. */
  callsFor(person: string, limit: number): Promise<readonly Alert[]>;
  /** Open, and this person's card is held back by a full budget; oldest first. */
  heldFor(person: string, limit: number): Promise<readonly Alert[]>;
  /** Opened before the end of a span and changed since its beginning, in whatever state, the newest first. */
  touchedIn(span: Shift, limit: number): Promise<readonly Alert[]>;
}
