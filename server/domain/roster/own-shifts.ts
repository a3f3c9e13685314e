/** One person's shifts over a stretch of time, their tapped leave taken out: when they may be reminded, and asked. Spec §6. */
import { effectiveStatus } from '../routing/status.ts';
import type { Shift } from '../routing/shifts.ts';
import { rosterSpans, turningPoints, type RosterHouse } from './spans.ts';

/** Shifts inside `[from, to)`, oldest first, those that touch made one, by employee id. */
export function ownShifts(house: RosterHouse, span: Shift): ReadonlyMap<string, readonly Shift[]> {
  const { statuses } = house;
  const shifts = new Map<string, Shift[]>();
  for (const piece of rosterSpans(house, span)) {
    // A tap may end inside a piece in which the roster names the same people.
    const points = turningPoints(house, piece);
    for (const [index, from] of points.entries()) {
      const to = points[index + 1] ?? piece.to;
      for (const { person } of piece.onShift) {
        if (effectiveStatus(statuses.get(person.id), from) === 'on_leave') continue;
        const known = shifts.get(person.id) ?? [];
        const last = known.at(-1);
        const joined =
          last?.to.getTime() === from.getTime()
            ? [...known.slice(0, -1), { from: last.from, to }]
            : [...known, { from, to }];
        shifts.set(person.id, joined);
      }
    }
  }
  return shifts;
}
