/** The roster over a stretch of time: cut wherever another person may be named, and who is on shift in each piece. */
import type { Employee } from '../people.ts';
import { dayKey, momentOf, shiftDay } from '../time.ts';
import { readMoment } from '../routing/moment.ts';
import type { RosteredPerson, RosterReading } from '../routing/roster.ts';
import { rosterOf } from '../routing/roster.ts';
import type { Shift } from '../routing/shifts.ts';
import { isOnShift } from '../routing/shifts.ts';
import type { DayReading } from '../routing/calendar.ts';
import type { Statuses } from '../routing/status.ts';
import type { RoutingTables } from '../routing/tables.ts';

/** The house whose roster is read. `statuses`: on_leave counts while it holds; empty for plans. */
export interface RosterHouse {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly statuses: Statuses;
}

/** A piece of time during which the roster names the same people; never crosses midnight. */
export interface RosterSpan extends Shift {
  readonly day: DayReading;
  readonly reading: RosterReading;
  /** Those named who are inside their own days and hours, in the roster's order. */
  readonly onShift: readonly RosteredPerson[];
}

/** The roster at one moment. */
export function readRoster(house: RosterHouse, at: Date): Omit<RosterSpan, 'from' | 'to'> {
  const moment = readMoment(house.tables, at);
  const reading = rosterOf({ ...house, at, except: null }, moment);
  const onShift = reading.primaries.filter(({ person }) => isOnShift(reading, person.id, moment));
  return { day: moment.day, reading, onShift };
}

/** `from`, and each moment before `to` at which the roster may name somebody else; sorted. */
export function turningPoints(house: RosterHouse, { from, to }: Shift): Date[] {
  const { tables, people, statuses } = house;
  const hours = people.flatMap(({ dutyHours }) => (dutyHours ? [dutyHours] : []));
  const clocks = new Set([...tables.roster, ...hours].flatMap((span) => [span.from, span.to]));
  const dated = [...tables.overrides, ...tables.holders].flatMap((span) => [span.from, span.to]);
  const tapped = [...statuses.values()].flatMap(({ since, until }) => [since, until]);
  const points = new Set([...dated, ...tapped].map((at) => at.getTime()));
  for (let day = dayKey(from); momentOf(day, '00:00') < to; day = shiftDay(day, 1)) {
    for (const clock of ['00:00', ...clocks]) points.add(momentOf(day, clock).getTime());
  }
  const inside = [...points].filter((time) => time > from.getTime() && time < to.getTime());
  return [from.getTime(), ...inside.sort((a, b) => a - b)].map((time) => new Date(time));
}

/** The pieces of `[from, to)`; neighbours with the same people on the same day are one. */
export function rosterSpans(house: RosterHouse, { from, to }: Shift): RosterSpan[] {
  const points = turningPoints(house, { from, to });
  const spans: RosterSpan[] = [];
  for (const [index, start] of points.entries()) {
    const read = readRoster(house, start);
    const end = points[index + 1] ?? to;
    const last = spans.at(-1);
    if (last?.day.day === read.day.day && namesOf(last) === namesOf(read)) {
      spans[spans.length - 1] = { ...last, to: end };
    } else spans.push({ ...read, from: start, to: end });
  }
  return spans;
}

/** Equal while the same people answer in the same parts; who is asked first is for the call to say. */
export function namesOf({ reading, onShift }: Pick<RosterSpan, 'reading' | 'onShift'>): string {
  return JSON.stringify([
    onShift.map(({ person, asDuty }) => `${person.id} ${asDuty ? 'as duty' : 'as rep'}`).sort(),
    reading.backup?.person.id ?? null,
    reading.duty?.person.id ?? null,
    reading.duty?.mobile ?? null,
    reading.dutyGap,
  ]);
}

/** Whether two spans share a moment. */
export function overlaps(one: Shift, other: Shift): boolean {
  return one.from < other.to && other.from < one.to;
}
