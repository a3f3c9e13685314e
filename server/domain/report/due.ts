/** When the daily report is due, and what it covers: 18:30 on opening days, Saturday 12:30. Spec §8. */
import { readDay } from '../routing/calendar.ts';
import { hoursOn } from '../routing/office-hours.ts';
import type { Shift } from '../routing/shifts.ts';
import { addMinutes, dayKey, momentOf, shiftDay } from '../time.ts';
import type { WorkingCalendar } from '../working-time.ts';

/** Half an hour after closing: 18:30, Saturday 12:30. */
const AFTER_CLOSING_MINUTES = 30;
/** Later it is no news of the day: it goes into the next one. */
const LATEST = '22:00';
/** No sending takes longer. */
const LAPSE_MINUTES = 1;
/** How far back an opening day is looked for. */
const SEARCH_DAYS = 31;

/** When the report of a date is due; null on a day that does not open. */
export function reportAt(calendar: WorkingCalendar, day: string): Date | null {
  const hours = hoursOn(calendar, readDay(calendar, day));
  return hours && addMinutes(momentOf(day, hours.to), AFTER_CLOSING_MINUTES);
}

/**
 * The report to be sent now: its key is the date, its span begins where the last one ended. `last`: key of the last one that
 * was sent, null when there was none. Null: nothing is due, or it was sent.
 */
export function reportDue(
  calendar: WorkingCalendar,
  { last, now }: { readonly last: string | null; readonly now: Date },
): (Shift & { readonly key: string }) | null {
  const key = dayKey(now);
  const to = reportAt(calendar, key);
  if (to === null || now < to || isTooLate(key, now)) return null;
  if (last !== null && last >= key) return null;
  return { key, from: beginning(calendar, last, key), to };
}

/** After this nobody is sent the report of a date any more. */
export function isTooLate(day: string, now: Date): boolean {
  return now >= momentOf(day, LATEST);
}

/** A process may just be sending it: only now is it given up. */
export function hasLapsed(day: string, now: Date): boolean {
  return isTooLate(day, addMinutes(now, -LAPSE_MINUTES));
}

function beginning(calendar: WorkingCalendar, last: string | null, key: string): Date {
  if (last !== null) return reportAt(calendar, last) ?? momentOf(last, '24:00');
  for (let back = 1; back <= SEARCH_DAYS; back += 1) {
    const at = reportAt(calendar, shiftDay(key, -back));
    if (at) return at;
  }
  return momentOf(key, '00:00');
}
