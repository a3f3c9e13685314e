/** A shift that goes on after a leave its person tapped in its midst: no shift begins, so only what is new is handed over. */
import { dutyShifts, type DutyShift, type HandOver } from './shifts.ts';
import type { RosterHouse } from './spans.ts';

/** Since when somebody was away whose shift goes on at `shift.from`; null: their shift begins there. */
export function awaySince(house: RosterHouse, shift: DutyShift): Date | null {
  const tap = house.statuses.get(shift.person);
  if (tap?.status !== 'on_leave' || tap.until.getTime() !== shift.from.getTime()) return null;
  const before = new Date(tap.since.getTime() - 1);
  const planned = dutyShifts(
    { ...house, statuses: new Map() },
    { from: before, to: new Date(shift.from.getTime() + 1) },
  );
  // On duty when they left, and all the time until they came back, had they not gone.
  const isOne = planned.some(
    ({ person, from, to }) => person === shift.person && from <= before && to > shift.from,
  );
  return isOne ? tap.since : null;
}

/** Whether anything came, or was taken by somebody else, while they were away. */
export function cameSince(
  { open, taken, callbacks, todos, person }: HandOver,
  since: Date,
): boolean {
  return (
    [...open, ...taken].some(({ messages }) => messages.some(({ at }) => at >= since)) ||
    taken.some(
      ({ takenBy, takenAt }) => takenBy !== person && takenAt !== null && takenAt >= since,
    ) ||
    [...callbacks, ...todos].some(({ createdAt }) => createdAt >= since)
  );
}
