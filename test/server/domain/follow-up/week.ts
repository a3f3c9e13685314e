/** Weeks of the trial company around one Tuesday: everybody's shifts, and to-dos with their deadlines. */
import { SEED_EMPLOYEES } from '../../../../scripts/seed/employees.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import { ownShifts } from '../../../../server/domain/roster/own-shifts.ts';
import type { Shift } from '../../../../server/domain/routing/shifts.ts';
import { DEFAULT_TABLES, type RosterOverride } from '../../../../server/domain/routing/tables.ts';
import { A, at, live, reads } from './stage.ts';

export const calendar = DEFAULT_TABLES;
const WEEKS = { from: at('2026-11-09 00:00'), to: at('2026-12-21 00:00') };

export function shiftsOf(
  person: string,
  overrides: readonly RosterOverride[] = [],
): readonly Shift[] {
  const house = {
    tables: { ...DEFAULT_TABLES, overrides },
    people: SEED_EMPLOYEES,
    statuses: new Map(),
  };
  return ownShifts(house, WEEKS).get(person) ?? [];
}

export const base = live([reads(1)]).todo;
export function todoDue(due: string | Date, change: Partial<Todo> = {}): Todo {
  if (!base) throw new Error('the reading asks for one');
  const when = typeof due === 'string' ? at(due) : due;
  return { ...base, due: when, assignee: A, priority: 'medium', ...change };
}
