/** The trial company's roster, and spans of it as they are written in tables of cases. */
import type { RosterHouse } from '../../../../server/domain/roster/spans.ts';
import type { Shift } from '../../../../server/domain/routing/shifts.ts';
import type { RosterOverride, RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { formatDayAndClock } from '../../../../server/domain/time.ts';
import { at, PEOPLE, tablesWith } from '../routing/make.ts';

export { A, B, C, D, at, PEOPLE, tablesWith } from '../routing/make.ts';

/** A Tuesday morning. */
export const NOW = at('2026-11-24 10:00');

/** `2026-11-28 09:00` and `12:00`, or another date and hour. */
export function span(from: string, to: string): Shift {
  const [day = ''] = from.split(' ');
  return { from: at(from), to: at(to.includes(' ') ? to : `${day} ${to}`) };
}

export function houseWith(changes: Partial<RoutingTables> = {}): RosterHouse {
  return { tables: tablesWith(changes), people: PEOPLE, statuses: new Map() };
}

export function override(
  kind: 'add' | 'remove',
  person: string,
  shift: Shift,
  more: Partial<RosterOverride> = {},
): RosterOverride {
  return { kind, person, cause: 'override', ...shift, ...more } as RosterOverride;
}

/** `2026-11-24 22:00 – 2026-11-25 09:00` */
export function printSpan({ from, to }: Shift): string {
  return `${formatDayAndClock(from)} – ${formatDayAndClock(to)}`;
}
