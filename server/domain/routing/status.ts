/** What a tapped status is worth at a moment. Spec §4.4. */
import type { RepStatus, StatusEntry } from '../people.ts';

export type EffectiveStatus = RepStatus | 'unknown';

/** Statuses by employee id. */
export type Statuses = ReadonlyMap<string, StatusEntry>;

/** The status in force: a tap counts during `[since, until)`, otherwise the person's status is unknown. */
export function effectiveStatus(entry: StatusEntry | undefined, now: Date): EffectiveStatus {
  if (entry === undefined || now < entry.since || now >= entry.until) return 'unknown';
  return entry.status;
}
