/** What the clock brings to-dos: reminders, the director's word, another assignee. Any number of processes. Spec §6, §8. */
import { respondersAt } from '../../domain/alerts/responders.ts';
import { awayMove, isSayable, remindersOf } from '../../domain/follow-up/reminders.ts';
import type { Reminder } from '../../domain/follow-up/reminders.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import { addMinutes } from '../../domain/time.ts';
import type { Log } from '../../log.ts';
import type { Clock, Todos } from '../../ports.ts';
import type { ReadDesk } from '../calls/desk.ts';
import type { ApplyTodo } from '../digest/apply-todo.ts';
import { bundle, type Due } from './bundle.ts';
import { readShifts, type Shifts } from './read-shifts.ts';

export interface LookNeeds {
  readonly todos: Pick<Todos, 'takeLooks' | 'lookAgain' | 'countOpen'>;
  readonly desk: Pick<ReadDesk, 'now'>;
  readonly apply: ApplyTodo;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

const BATCH = 200;
/** Nothing is held longer by a process that has died. */
const LEASE_MINUTES = 1;
/** Somebody may have gone on leave, or a shift may have changed: everything is looked at this often. */
const EVERY_MINUTES = 15;

/** One look at everything that is due to be looked at. */
export function lookAtTodos(need: LookNeeds): () => Promise<void> {
  return async () => {
    const now = need.clock.now();
    const taken = await takeAll(need, now);
    if (taken.length === 0) return;
    const desk = await need.desk.now();
    const shifts = readShifts(desk, now);
    const open = await need.todos.countOpen(shifts.reps);
    const heirs = { shifts, open: new Map(open), now };
    const due: Due[] = [];
    const each = async (todo: Todo): Promise<void> => {
      if (await move(need, todo, heirs)) return;
      const found = dueOf(todo, shifts, now);
      due.push(...found.due.map((reminder) => ({ todo, reminder })));
      if (found.due.length === 0) await need.todos.lookAgain(todo.id, todo.version, found.next);
    };
    // One after another: who has the fewest is counted on with each move.
    for (const todo of taken) await guarded(need, todo, () => each(todo));
    const at = { ...desk, at: now, activities: desk.activity, deputies: null };
    const { director } = respondersAt({ ...at, unreachable: [], robot: false });
    await say(need, { due, director, now });
  };
}

async function takeAll(need: LookNeeds, now: Date): Promise<readonly Todo[]> {
  const taken: Todo[] = [];
  const until = addMinutes(now, LEASE_MINUTES);
  const latest = addMinutes(now, EVERY_MINUTES);
  for (;;) {
    const batch = await need.todos.takeLooks({ now, until, latest, limit: BATCH });
    taken.push(...batch);
    if (batch.length < BATCH) return taken;
  }
}

/** It stays due when its lease is over. */
async function guarded(need: LookNeeds, todo: Todo, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const about = { err: error, todo: todo.id };
    need.log.error('a to-do could not be looked at and will be tried again', about);
  }
}

/** True when somebody else has it now: their reminders are for the next look. */
async function move(
  need: LookNeeds,
  todo: Todo,
  about: { readonly shifts: Shifts; readonly open: Map<string, number>; readonly now: Date },
): Promise<boolean> {
  const { shifts, open, now } = about;
  const moved = awayMove(todo, {
    ...{ calendar: shifts.calendar, now },
    shifts: shifts.until(todo.assignee, todo.due),
    // A card at night would be no help: it waits until somebody is there.
    reps: shifts.reps.map((person) => ({
      person,
      shifts: shifts.of(person),
      openTodos: open.get(person) ?? 0,
    })),
  });
  if (!moved) return false;
  const { from, to } = moved;
  const id = `moved:${todo.id}:${todo.version}`;
  await need.apply(todo.id, { type: 'moved', id, at: now, from, to });
  open.set(to, (open.get(to) ?? 0) + 1);
  return true;
}

function dueOf(
  todo: Todo,
  shifts: Shifts,
  now: Date,
): { readonly due: readonly Reminder[]; readonly next: Date } {
  const own = { shifts: shifts.of(todo.assignee), now };
  const reminders = remindersOf(todo, { calendar: shifts.calendar, ...own });
  const later = reminders.filter(({ at }) => at > now).map(({ at }) => at.getTime());
  const next = Math.min(addMinutes(now, EVERY_MINUTES).getTime(), ...later);
  return { due: reminders.filter((one) => isSayable(one, own)), next: new Date(next) };
}

/** The card that tells of the others goes first: a process that dies between says one of them twice, and loses none. */
async function say(
  need: LookNeeds,
  about: { readonly due: readonly Due[]; readonly director: readonly string[]; readonly now: Date },
): Promise<void> {
  for (const { todo, reminder, people, others } of bundle(about.due, about.director)) {
    const { key, kind } = reminder;
    const event = { type: 'reminded', id: `reminded:${key}`, key, kind, people, others } as const;
    await guarded(need, todo, async () => {
      await need.apply(todo.id, { ...event, at: about.now });
    });
  }
}
