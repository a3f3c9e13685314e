/** When a to-do is reminded of, and who has it when its assignee is away. Spec §6, §8: never outside their shifts. */
import { hoursOn } from '../routing/office-hours.ts';
import { readDay } from '../routing/calendar.ts';
import type { Shift } from '../routing/shifts.ts';
import { addMinutes, dayKey, minutesBetween, momentOf, shiftDay } from '../time.ts';
import { addWorkingTime, type WorkingCalendar } from '../working-time.ts';
import type { ReminderKind, Todo } from './types.ts';

export interface Reminder {
  readonly kind: ReminderKind;
  readonly at: Date;
  readonly to: 'assignee' | 'director';
  /** Equal for the same reminder of the same deadline; another deadline is reminded of anew. */
  readonly key: string;
}

export interface ReminderQuestion {
  readonly calendar: WorkingCalendar;
  /** The assignee's shifts around the deadline, oldest first, leave taken out. */
  readonly shifts: readonly Shift[];
  readonly now: Date;
}

const BEFORE_MINUTES = 60;
const OVERDUE_HOURS = 2;
/** A year without an open minute means the tables are empty. */
const SEARCH_DAYS = 366;

/**
 * What is still to be said of a to-do and when, in order; entries whose time has come are due now. Nothing of a closed
 * one. What fell due while nobody looked is said once, by the latest word.
 */
export function remindersOf(todo: Todo, { calendar, shifts, now }: ReminderQuestion): Reminder[] {
  if (todo.state !== 'open') return [];
  const since = sinceOf(todo);
  const hourBefore = workingMinutesBefore(calendar, todo.due, BEFORE_MINUTES);
  const [before, deadline] = [hourBefore, todo.due].map((at) => placeInShift(at, shifts, since));
  const known = todo.reminded ?? [];
  return [
    ...ownReminders(todo, { before: before ?? null, deadline: deadline ?? null, since, now }),
    ...(todo.priority === 'high'
      ? [reminder(todo, 'overdue', addWorkingTime(calendar, todo.due, OVERDUE_HOURS))]
      : []),
  ].filter((one) => !known.includes(one.key));
}

/** The assignee hears of one moment once, and of what is over by the deadline's word alone. */
function ownReminders(
  todo: Todo,
  at: {
    readonly before: Date | null;
    readonly deadline: Date | null;
    readonly since: Date;
    readonly now: Date;
  },
): Reminder[] {
  const { since, now } = at;
  const before = at.before && at.before > since ? at.before : null;
  const deadline = at.deadline && at.deadline > since ? at.deadline : null;
  if (before && deadline && before.getTime() === deadline.getTime()) {
    return [reminder(todo, before < todo.due ? 'before' : 'deadline', before)];
  }
  const overtaken = deadline !== null && deadline <= now;
  return [
    ...(before && !overtaken ? [reminder(todo, 'before', before)] : []),
    ...(deadline ? [reminder(todo, 'deadline', deadline)] : []),
  ];
}

function reminder(todo: Todo, kind: ReminderKind, at: Date): Reminder {
  const to = kind === 'overdue' ? 'director' : 'assignee';
  // Whoever gets it from a colleague is reminded too.
  const whose = to === 'assignee' ? todo.assignee : '';
  return { kind, at, to, key: `${kind}:${todo.due.toISOString()}:${whose}` };
}

/** Since when this person has this deadline: what would have been said before that is no news. */
function sinceOf(todo: Todo): Date {
  const last = todo.history.findLast(({ what }) => what !== 'completed' && what !== 'reopened');
  return last && last.at > todo.createdAt ? last.at : todo.createdAt;
}

/**
 * Inside a shift at once; else at the end of the last shift before, if the to-do was there by then; else at the next start.
 * Null: no shift is near.
 */
function placeInShift(at: Date, shifts: readonly Shift[], since: Date): Date | null {
  if (shifts.some(({ from, to }) => at >= from && at < to)) return at;
  const ended = shifts.findLast(({ to }) => to <= at);
  if (ended && ended.to > since) return ended.to;
  return shifts.find(({ from }) => from > at)?.from ?? null;
}

/** A look may come this much late: a process was started anew, or another held the to-do. */
const LATE_MINUTES = 15;

/** Whether a reminder whose time has come may be said now: never to somebody who is off, but for a look that came late. */
export function isSayable(
  one: Reminder,
  { shifts, now }: Omit<ReminderQuestion, 'calendar'>,
): boolean {
  if (one.at > now) return false;
  if (one.to === 'director' || minutesBetween(one.at, now) <= LATE_MINUTES) return true;
  return shifts.some(({ from, to }) => now >= from && now < to);
}

/** The open spans `[opening, closing)` of a date range, by day. */
function openSpans(calendar: WorkingCalendar, { from, to }: Shift): Shift[] {
  const spans: Shift[] = [];
  for (let day = dayKey(from); momentOf(day, '00:00') < to; day = shiftDay(day, 1)) {
    const hours = hoursOn(calendar, readDay(calendar, day));
    if (hours) spans.push({ from: momentOf(day, hours.from), to: momentOf(day, hours.to) });
  }
  return cut(spans, { from, to });
}

function cut(spans: readonly Shift[], { from, to }: Shift): Shift[] {
  return spans
    .map((one) => ({ from: one.from > from ? one.from : from, to: one.to < to ? one.to : to }))
    .filter((one) => one.from < one.to);
}

/** The moment so many working minutes before another; an opening itself belongs to its day. */
export function workingMinutesBefore(calendar: WorkingCalendar, at: Date, minutes: number): Date {
  let left = minutes;
  let day = dayKey(at);
  for (let back = 0; back < SEARCH_DAYS; back += 1, day = shiftDay(day, -1)) {
    const hours = hoursOn(calendar, readDay(calendar, day));
    if (!hours) continue;
    const closes = momentOf(day, hours.to);
    const end = at < closes ? at : closes;
    const open = minutesBetween(momentOf(day, hours.from), end);
    if (open <= 0) continue;
    if (left <= open) return addMinutes(end, -left);
    left -= open;
  }
  return addMinutes(at, -minutes);
}

export interface Stand {
  readonly person: string;
  /** Their shifts from now on, leave taken out. */
  readonly shifts: readonly Shift[];
  readonly openTodos: number;
}

/**
 * Who has the to-do from now on when its assignee is away for all working time that is left: the rostered rep with the
 * fewest open to-dos, then by id. Null: it stays where it is – they are there, no working time is left, or nobody else is.
 */
export function awayMove(
  todo: Pick<Todo, 'state' | 'assignee' | 'due'>,
  question: ReminderQuestion & { readonly reps: readonly Stand[] },
): { readonly from: string; readonly to: string } | null {
  const { calendar, shifts, now, reps } = question;
  if (todo.state !== 'open' || todo.due <= now) return null;
  const left = openSpans(calendar, { from: now, to: todo.due });
  const isThere = (own: readonly Shift[]): boolean =>
    left.some((span) => cut(own, span).length > 0);
  if (isThere(shifts)) return null;
  const [heir] = reps
    .filter((one) => one.person !== todo.assignee && isThere(one.shifts))
    .sort((a, b) => a.openTodos - b.openTodos || (a.person < b.person ? -1 : 1));
  return heir ? { from: todo.assignee, to: heir.person } : null;
}
