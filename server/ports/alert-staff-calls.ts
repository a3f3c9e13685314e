/** What the flow that has WeCom phone people needs of the store. */
import type { StaffRing } from '../domain/alerts/staff-call.ts';

export interface StaffRings {
  /** Inserts a call; false when its person has one that is not over. */
  open(ring: StaffRing): Promise<boolean>;
  load(id: string): Promise<StaffRing | null>;
  /** The person's calls that began at or after this moment, the newest first. */
  since(person: string, at: Date): Promise<readonly StaffRing[]>;
  /** Saves `next` as version + 1 if the stored version is still `next.version`; false = look again. */
  save(next: StaffRing): Promise<boolean>;
  /** Claims calls whose time has come, for any number of processes; the version stays. */
  takeDue(take: {
    readonly now: Date;
    readonly until: Date;
    readonly limit: number;
  }): Promise<readonly StaffRing[]>;
}
