/** What a person does to a to-do: done, later, somebody else's, this item, that date. spec, cards §2. */
import type { PressCode } from '../consequences.ts';
import { doneWith } from './callback-life.ts';
import { deadlineOf } from './due.ts';
import { cardsOf } from './holders.ts';
import { openItems } from './items.ts';
import type { Step } from './step.types.ts';
import type { Todo, TodoConsequence, TodoEvent, TodoRefusal, TodoTimeEvent } from './types.ts';

type Act = Exclude<TodoEvent, TodoTimeEvent | { type: 'read' }>;

export function pressTodo(before: Todo, act: Act): Step {
  const why = refusalOf(before, act);
  if (why) return refused(before, act, why);
  const todo = { ...carried(before, act), notes: withoutNote(before, act.person) };
  const done: TodoConsequence[] =
    todo.state === 'done' && before.state !== 'done'
      ? [{ do: 'settle-alert', by: act.person }, ...doneWith(todo, act.person)]
      : [];
  return { todo, asks: [...ownCard(todo, act), ...otherCards(todo, act), ...done] };
}

function refusalOf(todo: Todo, act: Act): TodoRefusal | null {
  if (act.type === 'due-set' || act.type === 'ticked') return null;
  if (todo.state !== 'open') return 'already-closed';
  // A to-do card is its assignee's: who handed the to-do on has nothing more to press.
  if (act.from === 'todo' && todo.assignee !== act.person) return 'not-yours';
  if (act.type !== 'reassigned') return null;
  if (act.to === null) return 'choose-colleague';
  return act.known && act.to !== todo.assignee ? null : 'colleague-unknown';
}

function refused(todo: Todo, act: Act, refusal: TodoRefusal): Step {
  const note = { person: act.person, refusal, at: act.at };
  const next = { ...todo, notes: [...withoutNote(todo, act.person), note] };
  return { todo: next, asks: ownCard(next, act) };
}

function withoutNote(todo: Todo, person: string): Todo['notes'] {
  return todo.notes.filter((one) => one.person !== person);
}

function carried(todo: Todo, act: Act): Todo {
  const { person: by, at } = act;
  switch (act.type) {
    case 'completed':
      return closed(todo, { by, at });
    case 'postponed': {
      const move = { by, at, what: 'postponed', to: act.to, card: act.from !== 'page' } as const;
      return { ...todo, due: act.to, dueFrom: 'person', history: [...todo.history, move] };
    }
    case 'due-set': {
      const move = { by, at, what: 'postponed', to: act.due, card: false } as const;
      return { ...todo, due: act.due, dueFrom: 'person', history: [...todo.history, move] };
    }
    case 'reassigned': {
      const to = act.to ?? todo.assignee;
      const move = { by, at, what: 'reassigned', from: todo.assignee, to } as const;
      return { ...todo, assignee: to, assignedBy: 'person', history: [...todo.history, move] };
    }
    case 'ticked':
      return ticked(todo, act);
  }
}

function closed(todo: Todo, { by, at }: { readonly by: string; readonly at: Date }): Todo {
  return {
    ...todo,
    state: 'done',
    closed: { by, at },
    items: todo.items.map((item) =>
      item.state === 'open' ? { ...item, state: 'done' as const, by } : item,
    ),
    history: [...todo.history, { by, at, what: 'completed' }],
  };
}

/** Ticking moves title and deadline to the next open item; the last one ticked closes the to-do, unticking opens it. */
function ticked(todo: Todo, act: Extract<Act, { type: 'ticked' }>): Todo {
  const { person: by, at } = act;
  const items = todo.items.map((item) =>
    item.id === act.item ? { ...item, state: act.state, by } : item,
  );
  const next = { ...todo, items };
  const open = openItems(items).length > 0;
  if (!open && openItems(todo.items).length > 0 && todo.state === 'open') {
    return closed(next, { by, at });
  }
  const reopened =
    open && todo.state !== 'open'
      ? {
          state: 'open' as const,
          closed: null,
          history: [...todo.history, { by, at, what: 'reopened' as const }],
        }
      : {};
  const due = todo.dueFrom === 'person' ? {} : deadlineOf(next);
  return { ...next, ...reopened, ...due };
}

/** The code of the pressed card is spent at once on what the press caused. */
function ownCard(todo: Todo, act: Act): readonly TodoConsequence[] {
  if (act.from === 'page') return [];
  const press: PressCode | null = act.code && { ...act.code, at: act.at };
  return [{ do: 'show', card: act.from, person: act.person, press }];
}

/** Everybody else who has a card of this to-do, and whoever it is handed to. */
function otherCards(todo: Todo, act: Act): readonly TodoConsequence[] {
  return cardsOf(todo)
    .filter(({ card, person }) => card !== act.from || person !== act.person)
    .map(({ card, person }) => ({ do: 'show', card, person, press: null }));
}
