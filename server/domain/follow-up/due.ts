/** When a to-do is due, and when it would be a working day later. Spec §6.5. */
import { readDay } from '../routing/calendar.ts';
import { dayKey, formatClock, momentOf, shiftDay } from '../time.ts';
import type { WorkingCalendar } from '../working-time.ts';
import { openItems } from './items.ts';
import type { Todo } from './types.ts';

/** Title and deadline are those of the earliest open agent item; where none is dated, the default. */
export function deadlineOf(
  todo: Pick<Todo, 'items' | 'fallbackDue'>,
): Pick<Todo, 'due' | 'dueFrom'> {
  const spoken = openItems(todo.items)[0]?.due ?? null;
  return spoken
    ? { due: spoken, dueFrom: 'spoken' }
    : { due: todo.fallbackDue, dueFrom: 'default' };
}

/** A calendar without a single workday in this many days is no calendar. */
const SEARCH_DAYS = 60;

/** The next working day at the same hour, counted from the deadline, or from today when that is over. */
export function postponed(calendar: WorkingCalendar, due: Date, now: Date): Date {
  const clock = formatClock(due);
  let day = dayKey(due > now ? due : now);
  for (let tried = 0; tried < SEARCH_DAYS; tried += 1) {
    day = shiftDay(day, 1);
    if (readDay(calendar, day).kind === 'workday') break;
  }
  return momentOf(day, clock);
}
