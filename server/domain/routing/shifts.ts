/** A person's own rostered hours as spans: now, and when the next one starts. Spec §4.1.1. */
import type { Employee } from '../people.ts';
import { dayKey, momentOf, shiftDay } from '../time.ts';
import type { Moment } from './moment.ts';
import { readMoment } from './moment.ts';
import type { RosterReading } from './roster.ts';
import { rosterOf } from './roster.ts';
import { ownTime } from './standing.ts';
import type { RoutingTables } from './tables.ts';

export interface ShiftQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  /** Employee id. */
  readonly person: string;
  readonly at: Date;
}

/** A span of own rostered hours, `[from, to)`. */
export interface Shift {
  readonly from: Date;
  readonly to: Date;
}

/** How far ahead a next shift is looked for, and how far one shift is followed. */
const SEARCH_DAYS = 62;

/**
 * Whether the roster read at a moment has the person on shift: it names them first (standing by as backup is no
 * shift), and for reps not brought in by an override their own duty days and hours hold.
 */
export function isOnShift(roster: RosterReading, person: string, moment: Moment): boolean {
  const named = roster.primaries.find((candidate) => candidate.person.id === person);
  if (!named) return false;
  return named.asDuty || named.lifted || ownTime(named.person, moment) === 'inside';
}

/** Whether a moment lies inside the person's own rostered hours; statuses are not asked. */
export function insideOwnHours({ tables, people, person, at }: ShiftQuestion): boolean {
  const moment = readMoment(tables, at);
  const roster = rosterOf({ tables, people, at, statuses: new Map(), except: null }, moment);
  return isOnShift(roster, person, moment);
}

/** The moments of a day at which the answer of insideOwnHours can change, sorted, both midnights included. */
function turningPoints(question: ShiftQuestion, day: string): number[] {
  const { tables, people, person } = question;
  const hours = people.find(({ id }) => id === person)?.dutyHours;
  const clocks = [...tables.roster, ...(hours ? [hours] : [])].flatMap(({ from, to }) => [
    from,
    to,
  ]);
  const start = momentOf(day, '00:00').getTime();
  const end = momentOf(day, '24:00').getTime();
  const dated = [...tables.overrides, ...tables.holders]
    .flatMap(({ from, to }) => [from.getTime(), to.getTime()])
    .filter((time) => time > start && time < end);
  const points = [...new Set(clocks)].map((clock) => momentOf(day, clock).getTime());
  return [...new Set([start, end, ...points, ...dated])].sort((a, b) => a - b);
}

/** The spans of one calendar day during which the person is on shift. */
export function shiftsOn(question: Omit<ShiftQuestion, 'at'>, day: string): Shift[] {
  const points = turningPoints({ ...question, at: momentOf(day, '00:00') }, day);
  const shifts: Shift[] = [];
  for (const [index, from] of points.slice(0, -1).entries()) {
    const to = points[index + 1] ?? from;
    if (!insideOwnHours({ ...question, at: new Date(from) })) continue;
    const last = shifts.at(-1);
    if (last?.to.getTime() === from)
      shifts[shifts.length - 1] = { from: last.from, to: new Date(to) };
    else shifts.push({ from: new Date(from), to: new Date(to) });
  }
  return shifts;
}

/** Shifts from a day on, each followed over midnight, as long as the search goes. */
function* shiftsFrom(question: Omit<ShiftQuestion, 'at'>, firstDay: string): Generator<Shift> {
  let open: Shift | null = null;
  for (let ahead = 0; ahead <= SEARCH_DAYS; ahead += 1) {
    for (const shift of shiftsOn(question, shiftDay(firstDay, ahead))) {
      if (open?.to.getTime() === shift.from.getTime()) {
        open = { from: open.from, to: shift.to };
        continue;
      }
      if (open) yield open;
      open = shift;
    }
  }
  if (open) yield open;
}

/** The shift a moment lies in, followed over midnights; null outside own rostered hours. */
export function shiftNow(question: ShiftQuestion): Shift | null {
  if (!insideOwnHours(question)) return null;
  for (const shift of shiftsFrom(question, shiftDay(dayKey(question.at), -14))) {
    if (question.at >= shift.from && question.at < shift.to) return shift;
  }
  return null;
}

/** Whether roster, overrides, holders or the duty order name the person at all; spares the search for the others. */
function isEverNamed({ tables, person }: ShiftQuestion): boolean {
  return (
    tables.dutyOrder.includes(person) ||
    tables.roster.some(({ primary }) => primary.includes(person)) ||
    tables.holders.some((holder) => holder.person === person) ||
    tables.overrides.some((o) => (o.kind === 'replace' ? o.by : o.person) === person)
  );
}

/** When the person's next shift starts, strictly after `at`; null when none starts within two months. */
export function nextShiftStart(question: ShiftQuestion): Date | null {
  if (!isEverNamed(question)) return null;
  for (const shift of shiftsFrom(question, shiftDay(dayKey(question.at), -1))) {
    if (shift.from > question.at) return shift.from;
  }
  return null;
}
