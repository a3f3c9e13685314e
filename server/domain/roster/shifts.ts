/** Shifts of 值班人员: when they are asked to confirm one, when silence is told, what they are handed at its start. Spec §5, §8. */
import type { Alert } from '../alerts/types.ts';
import type { Todo } from '../follow-up/types.ts';
import type { Shift } from '../routing/shifts.ts';
import { addMinutes, dayKey, momentOf, shiftDay } from '../time.ts';
import { rosterSpans, type RosterHouse } from './spans.ts';
import type { CheckIn } from './types.ts';

/** An unbroken span of one person as 值班人员. */
export interface DutyShift extends Shift {
  readonly person: string;
}

const ASKED_AT = '18:00';
const ASKED_BEFORE_MINUTES = 120;
const ESCALATED_BEFORE_MINUTES = 60;
/** A check-in comes at most this long before its shift: the last 18:00, two hours and a day. */
const AHEAD_MINUTES = 26 * 60;
/** How far one shift is followed; longer ones are cut in what is said of their end. */
const LONGEST_DAYS = 62;

/**
 * Duty shifts that touch `[from, to)`: one that has begun before begins at `from`, and each is followed to its end. Standing
 * by as backup is no shift.
 */
export function dutyShifts(house: RosterHouse, { from, to }: Shift): DutyShift[] {
  const shifts: DutyShift[] = [];
  for (let days = 0, start = from, end = to; days <= LONGEST_DAYS; days += 1) {
    for (const span of rosterSpans(house, { from: start, to: end })) {
      for (const { person, asDuty } of span.onShift) {
        if (!asDuty) continue;
        const open = shifts.findIndex(
          (one) => one.person === person.id && one.to.getTime() === span.from.getTime(),
        );
        const known = shifts[open];
        if (known) shifts[open] = { ...known, to: span.to };
        else if (span.from < to) shifts.push({ person: person.id, from: span.from, to: span.to });
      }
    }
    if (!shifts.some((one) => one.to.getTime() === end.getTime())) break;
    start = end;
    end = momentOf(shiftDay(dayKey(end), 1), '00:00');
  }
  return shifts;
}

/** When a shift is asked about: the last 18:00 that lies two hours or more before its start. */
export function askedAt(start: Date): Date {
  const latest = addMinutes(start, -ASKED_BEFORE_MINUTES);
  const sameDay = momentOf(dayKey(latest), ASKED_AT);
  return sameDay <= latest ? sameDay : momentOf(shiftDay(dayKey(latest), -1), ASKED_AT);
}

/** Check-ins that must be there by now: their time has come, and the shift has not begun. */
export function checkInsAt(house: RosterHouse, now: Date): CheckIn[] {
  const ahead = dutyShifts(house, { from: now, to: addMinutes(now, AHEAD_MINUTES) });
  return ahead
    .filter((shift) => shift.from > now && askedAt(shift.from) <= now)
    .map(({ person, from, to }) => ({
      id: `${person}:${from.toISOString()}`,
      person,
      shift: { from, to },
      askAt: askedAt(from),
      escalateAt: addMinutes(from, -ESCALATED_BEFORE_MINUTES),
    }));
}

/** Whether the director must hear of a check-in now: an hour is left, and nobody has confirmed. */
export function isUnconfirmed(
  checkIn: Pick<CheckIn, 'escalateAt'>,
  confirmedAt: Date | null,
  now: Date,
): boolean {
  return confirmedAt === null && now >= checkIn.escalateAt;
}

/** Shifts that began in `(since, now]`: their people are handed what is open. */
export function startedShifts(
  house: RosterHouse,
  { since, now }: { readonly since: Date; readonly now: Date },
): DutyShift[] {
  if (since >= now) return [];
  return dutyShifts(house, { from: since, to: new Date(now.getTime() + 1) }).filter(
    ({ from }) => from > since && from <= now,
  );
}

/** What somebody who comes on duty takes over. */
export interface HandOver extends DutyShift {
  /** Equal for the same person and start: it is told once. */
  readonly id: string;
  readonly open: readonly Alert[];
  /** Alerts somebody has promised to settle; `takenBy` says who. */
  readonly taken: readonly Alert[];
  /** Call-backs that are open, whenever they are due. */
  readonly callbacks: readonly Todo[];
  /** Other to-dos due within the shift. */
  readonly todos: readonly Todo[];
}

/** Null when there is nothing to hand over: then nothing is said. */
export function handOverOf(
  shift: DutyShift,
  { alerts, todos }: { readonly alerts: readonly Alert[]; readonly todos: readonly Todo[] },
): HandOver | null {
  const open = todos.filter((todo) => todo.state === 'open');
  const byDue = (one: Todo, other: Todo): number => one.due.getTime() - other.due.getTime();
  const handed = {
    open: alerts.filter((alert) => alert.state === 'open'),
    taken: alerts.filter((alert) => alert.state === 'taken'),
    callbacks: open.filter((todo) => todo.kind === 'callback').sort(byDue),
    todos: open
      .filter((todo) => todo.kind !== 'callback' && todo.due >= shift.from && todo.due < shift.to)
      .sort(byDue),
  };
  if (Object.values(handed).every((list) => list.length === 0)) return null;
  return { ...shift, id: `${shift.person}:${shift.from.toISOString()}`, ...handed };
}
