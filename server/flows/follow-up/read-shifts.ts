/** Everybody's shifts around now, read once for one look at many to-dos. */
import { ownShifts } from '../../domain/roster/own-shifts.ts';
import type { Shift } from '../../domain/routing/shifts.ts';
import { addMinutes } from '../../domain/time.ts';
import type { WorkingCalendar } from '../../domain/working-time.ts';
import type { Desk } from '../calls/desk.ts';

export interface Shifts {
  readonly calendar: WorkingCalendar;
  /** Reps who are on shift at this moment, by id. */
  readonly reps: readonly string[];
  /** Shifts of a person from two days ago to two weeks ahead, leave taken out. */
  of(person: string): readonly Shift[];
  /** The same, but as far as a deadline, where two weeks tell of no shift. */
  until(person: string, due: Date): readonly Shift[];
}

const DAY_MINUTES = 24 * 60;
const BACK_DAYS = 2;
const AHEAD_DAYS = 14;
/** No roster is known further ahead. */
const MOST_DAYS = 62;

export function readShifts(desk: Desk, now: Date): Shifts {
  const { tables, people, statuses } = desk;
  const house = { tables, people, statuses };
  const days = (count: number): Date => addMinutes(now, count * DAY_MINUTES);
  const near = ownShifts(house, { from: days(-BACK_DAYS), to: days(AHEAD_DAYS) });
  let far: ReadonlyMap<string, readonly Shift[]> | null = null;
  const of = (person: string): readonly Shift[] => near.get(person) ?? [];
  return {
    calendar: tables,
    reps: people
      .filter(({ active, roles }) => active && roles.includes('rep'))
      .map(({ id }) => id)
      .filter((id) => of(id).some(({ from, to }) => now >= from && now < to))
      .sort(),
    of,
    until(person, due) {
      const ahead = of(person).some(({ to }) => to > now);
      if (ahead || due <= days(AHEAD_DAYS)) return of(person);
      far ??= ownShifts(house, { from: now, to: days(MOST_DAYS) });
      return far.get(person) ?? [];
    },
  };
}
