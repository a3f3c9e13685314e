/** 撤销: the status of before comes back with its own end, unless somebody has said something since. Pages §3. */
import type { Employee, StatusEntry } from '../../domain/people.ts';
import type { LongStatuses, Statuses } from '../../ports.ts';
import { STATUS_SECONDS } from './set-status.ts';

/** `entry` is what is kept now; null when the store has nothing of this person. */
export interface StatusUndone {
  readonly done: boolean;
  readonly entry: StatusEntry | null;
}

export function undoStatus(need: {
  readonly statuses: Pick<Statuses, 'undo'>;
  readonly long: LongStatuses;
}): (wish: { readonly person: Employee; readonly version: number }) => Promise<StatusUndone> {
  return async ({ person, version }) => {
    const undone = await need.statuses.undo(person.id, version);
    if (!undone.done || undone.entry === null) return undone;
    const { since, until } = undone.entry;
    // Only ends of their own are kept where a lost Redis cannot forget them.
    const lives = until.getTime() - since.getTime();
    if (lives > 0 && lives !== STATUS_SECONDS * 1000) await need.long.save(undone.entry);
    else await need.long.remove(person.id);
    return undone;
  };
}
