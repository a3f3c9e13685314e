/** What time, absence and other calls do to a to-do: a call-back begins and ends, it moves, its reminders go out. Spec §6, §8. */
import { reached, unasked, unreached } from './callback-life.ts';
import { firstHolder } from './holders.ts';
import type { Step } from './step.types.ts';
import type { SaidReminder, Todo, TodoConsequence, TodoEvent, TodoTimeEvent } from './types.ts';

export function isOfTime(event: TodoEvent): event is TodoTimeEvent {
  return ['unreached', 'unasked', 'reached', 'moved', 'reminded'].includes(event.type);
}

/** Null: it changes nothing – the to-do is closed, is somebody else's meanwhile, or was reminded of before. */
export function passTime(
  before: Todo | null,
  event: TodoTimeEvent,
  about: { readonly id: string; readonly now: Date },
): Step | null {
  if (event.type === 'unreached') return unreached(before, event, about);
  if (before?.state !== 'open') return null;
  switch (event.type) {
    case 'unasked':
      return before.kind === 'callback' ? unasked(before, event) : null;
    case 'reached':
      return before.kind === 'callback' ? reached(before, event) : null;
    case 'moved':
      return before.assignee === event.from && event.to !== event.from
        ? moved(before, event)
        : null;
    case 'reminded':
      return reminded(before, event);
  }
}

/** The same words never go out twice: their key is kept. */
function reminded(
  before: Todo,
  { key, kind, people, others }: Extract<TodoTimeEvent, { type: 'reminded' }>,
): Step | null {
  const known = before.reminded ?? [];
  if (known.includes(key)) return null;
  const todo: Todo = { ...before, reminded: [...known, key] };
  const [person] = people;
  if (kind === 'overdue') {
    return { todo, asks: people.map((one) => ({ do: 'tell', what: 'overdue', person: one })) };
  }
  // Another to-do's card tells of this one too.
  if (person === undefined) return { todo, asks: [] };
  const when = kind === 'before' ? ('soon' as const) : ('due' as const);
  const reminder: SaidReminder = { when, person, due: before.due, others };
  const cardTo = [...new Set([...(before.cardTo ?? []), person])];
  return { todo: { ...todo, reminder, cardTo }, asks: [...shows([person]), ...missedOf(todo)] };
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
  const told: TodoConsequence = { do: 'tell', what: 'moved-away', person: from };
  return { todo: next, asks: [...shows([from, to]), told, ...missedOf(next)] };
}

function shows(people: readonly string[]): readonly TodoConsequence[] {
  return people.map((person) => ({ do: 'show', card: 'todo', person, press: null }));
}

/** The card that named a call-back first says that another one does now. */
function missedOf(todo: Todo): readonly TodoConsequence[] {
  if (todo.kind !== 'callback') return [];
  return [{ do: 'show', card: 'missed', person: firstHolder(todo), press: null }];
}
