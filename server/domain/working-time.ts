/** Working time: opening hours added up, and when a follow-up is due. Spec §6 "Working time" and "Defaults". */
import type { Intent } from './insight/types.ts';
import type { CustomerLevel } from './matching/types.ts';
import { readDay } from './routing/calendar.ts';
import { addWorkingMinutes, hoursOn } from './routing/office-hours.ts';
import type { RoutingTables } from './routing/tables.ts';
import { dayKey, momentOf, shiftDay } from './time.ts';

/** Opening hours and day kinds, as the routing tables hold them. */
export type WorkingCalendar = Pick<RoutingTables, 'officeHours' | 'dayKinds'>;

/** Working hours until a follow-up is due, by intent; one day is nine. Editable. */
export interface DeadlineRules {
  readonly hours: Readonly<Record<Intent, number>>;
  /** What a VIP's hours are multiplied with. */
  readonly vipFactor: number;
}

/** The rules a new company starts with. */
export const DEFAULT_DEADLINES: DeadlineRules = {
  hours: { 询价: 9, 投诉: 4, 技术支持: 9, 合作洽谈: 18, 其他: 27 },
  vipFactor: 0.5,
};

/** A year without an open day means the tables are empty. */
const SEARCH_DAYS = 366;

/**
 * The moment `hours` of working time after `from`: the clock starts at once or at the next opening, lunch counts,
 * and closing time sharp is still inside.
 */
export function addWorkingTime(calendar: WorkingCalendar, from: Date, hours: number): Date {
  return addWorkingMinutes(calendar, from, hours * 60);
}

/** Closing time of a date `YYYY-MM-DD`, null when the office is closed all day. */
export function closingOf(calendar: WorkingCalendar, day: string): Date | null {
  const hours = hoursOn(calendar, readDay(calendar, day));
  return hours && momentOf(day, hours.to);
}

/** The last open moment up to the end of a date: its closing time, else that of the last open date before it. */
export function lastOpenMoment(calendar: WorkingCalendar, day: string): Date | null {
  for (let back = 0; back < SEARCH_DAYS; back += 1) {
    const closing = closingOf(calendar, shiftDay(day, -back));
    if (closing) return closing;
  }
  return null;
}

/** The date `count` working days after a date: Saturdays, Sundays and holidays are skipped, make-up days are not. */
export function shiftWorkingDays(calendar: WorkingCalendar, day: string, count: number): string {
  let found = day;
  let left = count;
  for (let tried = 0; left > 0 && tried < count + SEARCH_DAYS; tried += 1) {
    found = shiftDay(found, 1);
    if (readDay(calendar, found).kind === 'workday') left -= 1;
  }
  return found;
}

/** A message left while the office is closed is answered by this hour of the next opening. Spec §5. */
const VOICEMAIL_CLOCK = '10:00';
const VOICEMAIL_HOURS = 2;

/**
 * When a message for which no date was spoken must be answered: two working hours, outside opening hours 10:00 of the
 * next opening. Spec §5 "To-do of a voicemail".
 */
export function voicemailDeadline(calendar: WorkingCalendar, left: Date): Date {
  const opening = addWorkingTime(calendar, left, 0);
  if (opening.getTime() === left.getTime()) return addWorkingTime(calendar, left, VOICEMAIL_HOURS);
  const morning = momentOf(dayKey(opening), VOICEMAIL_CLOCK);
  return morning > opening ? morning : opening;
}

/** When a follow-up for which no date was spoken is due. The clock starts at the end of the call. */
export function followUpDeadline(input: {
  readonly intent: Intent;
  readonly level: CustomerLevel;
  readonly end: Date;
  readonly calendar: WorkingCalendar;
  readonly rules: DeadlineRules;
}): Date {
  const { hours, vipFactor } = input.rules;
  const share = input.level === 'vip' ? vipFactor : 1;
  return addWorkingTime(input.calendar, input.end, hours[input.intent] * share);
}
