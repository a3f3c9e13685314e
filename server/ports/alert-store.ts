/** What the alert flows need of the store. */
import type { Alert, AlertRow } from '../domain/alerts/types.ts';
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
  /** Not settled, oldest first. */
  open(limit: number): Promise<readonly Alert[]>;
  /** The newest first, settled ones too. */
  recent(limit: number): Promise<readonly Alert[]>;
}
