/** What the flow that phones people about alerts needs of the store. */
import type { AlertCall } from '../domain/alerts/alert-call.ts';

export interface AlertCalls {
  /** Inserts a call; false when its person has one that is not over. */
  open(call: AlertCall): Promise<boolean>;
  load(id: string): Promise<AlertCall | null>;
  /** The person's call that began last. */
  latest(person: string): Promise<AlertCall | null>;
  /** Saves `next` as version + 1 if the stored version is still `next.version`; false = look again. */
  save(next: AlertCall): Promise<boolean>;
  /** Claims calls whose time has come, for any number of processes; the version stays. */
  takeDue(take: {
    readonly now: Date;
    readonly until: Date;
    readonly limit: number;
  }): Promise<readonly AlertCall[]>;
}
