/** What the tables say about one moment: day, slot, roster row, office hours. Spec §4.1 rules 2–4. */
import type { Device } from '../people.ts';
import { coversMinute, readClock } from '../time.ts';
import type { DayReading } from './calendar.ts';
import { readDay } from './calendar.ts';
import type { RosterDay, RosterRow, RoutingTables, SlotRow } from './tables.ts';
import { DUTY } from './tables.ts';

export interface Moment {
  readonly at: Date;
  readonly day: DayReading;
  /** Minutes since 00:00 in Shanghai. */
  readonly minutes: number;
}

/** Reads calendar and clock of a moment. */
export function readMoment(tables: Pick<RoutingTables, 'dayKinds'>, at: Date): Moment {
  const { day, minutes } = readClock(at);
  return { at, day: readDay(tables, day), minutes };
}

/** Stands in where the edited slot table leaves a hole: whoever the roster names, on the mobile. */
const SLOT_OF_A_HOLE: Omit<SlotRow, 'day'> = {
  from: '00:00',
  to: '24:00',
  primary: 'duty_person',
  backup: 'voicemail',
  strategy: 'direct',
};

/** Stands in where the edited roster names nobody for a moment. */
const ROSTER_OF_A_HOLE: RosterRow = {
  day: 'every-day',
  from: '00:00',
  to: '24:00',
  primary: [DUTY],
  backup: 'voicemail',
};

/** The slot row in force. */
export function slotOf(tables: Pick<RoutingTables, 'slots'>, moment: Moment): SlotRow {
  const { kind } = moment.day;
  const row = tables.slots.find((slot) => slot.day === kind && coversMinute(slot, moment.minutes));
  return row ?? { ...SLOT_OF_A_HOLE, day: kind };
}

/** The slot row in force at a moment. */
export function slotAt(tables: Pick<RoutingTables, 'slots' | 'dayKinds'>, at: Date): SlotRow {
  return slotOf(tables, readMoment(tables, at));
}

/** `09:00-12:00`: a slot's name is its row's span as the admin reads it in the table, halves included. */
export function nameSlot(slot: Pick<SlotRow, 'from' | 'to'>): string {
  return `${slot.from}-${slot.to}`;
}

/** The devices a slot lets ring for one person, first one first. */
export function devicesOfSlot(slot: Pick<SlotRow, 'primary' | 'backup' | 'strategy'>): Device[] {
  if (slot.strategy === 'smart') return ['office_phone', 'mobile_phone'];
  const first = slot.primary === 'duty_person' ? 'mobile_phone' : slot.primary;
  const second =
    slot.backup === 'office_phone' || slot.backup === 'mobile_phone' ? slot.backup : null;
  return second === null || second === first ? [first] : [first, second];
}

function isRosterDay(rosterDay: RosterDay, day: DayReading): boolean {
  switch (rosterDay) {
    case 'every-day':
      return true;
    case 'saturday':
      return day.kind === 'weekend' && day.weekday === 6;
    case 'sunday':
      return day.kind === 'weekend' && day.weekday !== 6;
    case 'workday':
    case 'weekend':
    case 'holiday':
      return day.kind === rosterDay;
  }
}

/** The roster row in force, and whether it only stands in for a hole of the roster. */
export function rosterRowOf(
  tables: Pick<RoutingTables, 'roster'>,
  moment: Moment,
): { row: RosterRow; hole: boolean } {
  const row = tables.roster.find(
    (candidate) =>
      isRosterDay(candidate.day, moment.day) && coversMinute(candidate, moment.minutes),
  );
  return row ? { row, hole: false } : { row: ROSTER_OF_A_HOLE, hole: true };
}
