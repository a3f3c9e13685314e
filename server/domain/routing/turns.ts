/** Whether the clock alone has changed who answers: a slot, a shift, somebody's own hours, an override. */
import type { Employee } from '../people.ts';
import { minutesOf, readClock } from '../time.ts';
import type { RoutingTables } from './tables.ts';

/** True when anything begins or ends in `(from, to]`. */
export function turnsBetween(
  { tables, people }: { readonly tables: RoutingTables; readonly people: readonly Employee[] },
  from: Date,
  to: Date,
): boolean {
  const dated = [...tables.overrides, ...tables.holders].flatMap((one) => [one.from, one.to]);
  if (dated.some((moment) => moment > from && moment <= to)) return true;
  const [before, after] = [readClock(from), readClock(to)];
  if (before.day !== after.day) return true;
  const hours = people.flatMap(({ dutyHours }) => (dutyHours ? [dutyHours] : []));
  return [...tables.slots, ...tables.roster, ...hours]
    .flatMap((span) => [minutesOf(span.from), minutesOf(span.to)])
    .some((minutes) => minutes > before.minutes && minutes <= after.minutes);
}
