/** Opening hours: they drive deadlines and greetings, never devices. Spec §4.2, §6 working time. */
import type { DaySpan } from '../people.ts';
import { addMinutes, coversMinute, dayKey, minutesBetween, momentOf, shiftDay } from '../time.ts';
import type { DayReading } from './calendar.ts';
import { readDay } from './calendar.ts';
import type { Moment } from './moment.ts';
import type { RoutingTables } from './tables.ts';

type OfficeTables = Pick<RoutingTables, 'officeHours' | 'dayKinds'>;

/** A year without an open minute means the tables are empty; then deadlines stay on the wall clock. */
const SEARCH_DAYS = 366;

/** The opening hours of a date; null = closed. A make-up day opens like any workday. */
export function hoursOn(tables: OfficeTables, day: DayReading): DaySpan | null {
  switch (day.kind) {
    case 'holiday':
      return null;
    case 'workday':
      return tables.officeHours.workday;
    case 'weekend':
      return day.weekday === 6 ? tables.officeHours.saturday : tables.officeHours.sunday;
  }
}

/** Whether the office is open at a moment. */
export function isOfficeOpen(tables: OfficeTables, moment: Moment): boolean {
  const hours = hoursOn(tables, moment.day);
  return hours !== null && coversMinute(hours, moment.minutes);
}

/**
 * The moment `minutes` of working time after `from`: outside opening hours the clock starts at the next opening;
 * a deadline may be the closing time sharp. Lunch counts.
 */
export function addWorkingMinutes(tables: OfficeTables, from: Date, minutes: number): Date {
  let left = minutes;
  let day = dayKey(from);
  for (let tried = 0; tried < SEARCH_DAYS; tried += 1, day = shiftDay(day, 1)) {
    const hours = hoursOn(tables, readDay(tables, day));
    if (hours === null) continue;
    const opens = momentOf(day, hours.from);
    const start = from > opens ? from : opens;
    const open = minutesBetween(start, momentOf(day, hours.to));
    if (open <= 0) continue;
    if (left <= open) return addMinutes(start, left);
    left -= open;
  }
  return addMinutes(from, minutes);
}
