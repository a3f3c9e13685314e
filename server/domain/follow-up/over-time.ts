/** What time, absence and other calls do to a to-do: a call-back begins and ends, it moves, its reminders go out. Spec §6, §8. */
import type { CallbackWish, Todo, TodoConsequence, TodoEvent, TodoTimeEvent } from './types.ts';

interface Step {
  readonly todo: Todo;
  readonly asks: readonly TodoConsequence[];
}

export function isOfTime(event: TodoEvent): event is TodoTimeEvent {
  return ['unreached', 'reached', 'moved', 'reminded'].includes(event.type);
}

/** Null: it changes nothing – the to-do is closed, is somebody else's meanwhile, or was reminded of before. */
export function passTime(
  before: Todo | null,
  event: TodoTimeEvent,
  { id, now }: { readonly id: string; readonly now: Date },
): Step | null {
  if (event.type === 'unreached') return before ? null : begun(id, event.wish, now);
  if (before?.state !== 'open') return null;
  switch (event.type) {
    case 'reached':
      return before.kind === 'callback' ? reached(before, event) : null;
    case 'moved':
      return before.assignee === event.from && event.to !== event.from
        ? moved(before, event)
        : null;
    case 'reminded': {
      const known = before.reminded ?? [];
      if (known.includes(event.key)) return null;
      const todo = { ...before, reminded: [...known, event.key] };
      return { todo, asks: shows(event.people) };
    }
  }
}

function begun(id: string, wish: CallbackWish, now: Date): Step {
  const { assignee, due } = wish;
  const todo: Todo = {
    ...wish,
    id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    kind: 'callback',
    read: 0,
    intent: '其他',
    items: [],
    dueFrom: 'default',
    fallbackDue: due,
    assignedBy: 'rule',
    state: 'open',
    summaryTo: [],
    closed: null,
    notes: [],
    history: [],
    seen: [],
    rows: [],
  };
  // The missed-call card names it; a card of its own comes with its deadline.
  return { todo: { ...todo, assignee }, asks: [] };
}

function reached(todo: Todo, { by, at }: { readonly by: string | null; readonly at: Date }): Step {
  const next: Todo = {
    ...todo,
    state: 'done',
    closed: { by, at },
    history: [...todo.history, { by: by ?? '', at, what: 'completed' }],
  };
  return { todo: next, asks: shows(holdersOf(todo)) };
}

function moved(todo: Todo, event: Extract<TodoTimeEvent, { type: 'moved' }>): Step {
  const { from, to, at } = event;
  const copied = [...new Set([...(todo.copied ?? []), from])].filter((one) => one !== to);
  const next: Todo = {
    ...todo,
    assignee: to,
    copied,
    history: [...todo.history, { by: '', at, what: 'moved', from, to }],
  };
  return { todo: next, asks: shows([from, to]) };
}

/** Everybody who may have a card of it. */
function holdersOf(todo: Todo): readonly string[] {
  const had = todo.history.flatMap((move) =>
    move.what === 'reassigned' || move.what === 'moved' ? [move.from, move.to] : [],
  );
  return [...new Set([todo.assignee, ...had, ...(todo.copied ?? [])])];
}

function shows(people: readonly string[]): readonly TodoConsequence[] {
  return people.map((person) => ({ do: 'show', card: 'todo', person, press: null }));
}
