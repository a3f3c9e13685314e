/** How a call-back begins, follows its call, and ends. Spec §5, §6. */
import { showAll } from './holders.ts';
import type { Step } from './step.types.ts';
import type { CallbackWish, Todo, TodoConsequence, TodoTimeEvent } from './types.ts';

type Of<T extends TodoTimeEvent['type']> = Extract<TodoTimeEvent, { type: T }>;

/** Begun once; what the call is read as later is followed until a hand has touched it. */
export function unreached(
  before: Todo | null,
  { wish, read }: Of<'unreached'>,
  { id, now }: { readonly id: string; readonly now: Date },
): Step | null {
  if (!before) return begun(id, { wish, read }, now);
  if (read <= before.read) return null;
  const gone = before.state === 'dropped' && before.closed?.by == null;
  if (before.state !== 'open' && !gone) return null;
  const followed = { ...before, ...follow(before, wish), read };
  const todo = gone ? { ...followed, state: 'open' as const, closed: null } : followed;
  if (!gone && JSON.stringify({ ...todo, read: 0 }) === JSON.stringify({ ...before, read: 0 })) {
    return null;
  }
  return { todo, asks: showAll(todo) };
}

/** Deadline and assignee are a hand's once it has touched them. */
function follow(before: Todo, wish: CallbackWish): Partial<Todo> {
  const { customer, contact, number, caller, priority } = wish;
  const handed = before.history.some(({ what }) => what === 'reassigned' || what === 'moved');
  return {
    ...{ customer, contact, number, caller, priority, fallbackDue: wish.due },
    ...(before.dueFrom === 'person' ? {} : { due: wish.due }),
    ...(handed ? {} : { assignee: wish.assignee }),
  };
}

function begun(
  id: string,
  { wish, read }: { readonly wish: CallbackWish; readonly read: number },
  now: Date,
): Step {
  const { since, wordless, ...asked } = wish;
  const todo: Todo = {
    ...asked,
    id,
    version: 0,
    createdAt: since,
    updatedAt: now,
    kind: 'callback',
    read,
    intent: '其他',
    items: [],
    dueFrom: 'default',
    fallbackDue: wish.due,
    assignedBy: 'rule',
    state: 'open',
    summaryTo: [],
    closed: null,
    notes: [],
    history: [],
    seen: [],
    rows: [],
  };
  // The missed-call card names it from the start; that a message has no words is learnt later.
  return { todo, asks: wordless ? showAll(todo) : [] };
}

/** Nobody need call back: it goes, unless a hand has touched it. */
export function unasked(before: Todo, { read, at }: Of<'unasked'>): Step | null {
  if (read <= before.read) return null;
  const touched = before.dueFrom === 'person' || before.assignedBy === 'person';
  if (touched) return null;
  const todo: Todo = { ...before, read, state: 'dropped', closed: { by: null, at } };
  return { todo, asks: showAll(todo) };
}

export function reached(before: Todo, { by, at }: Of<'reached'>): Step {
  const todo: Todo = {
    ...before,
    state: 'done',
    closed: { by, at },
    history: [...before.history, { by: by ?? '', at, what: 'completed' }],
  };
  return { todo, asks: showAll(todo) };
}

/** What else is done with when somebody says that a call-back is. */
export function doneWith(todo: Todo, by: string): readonly TodoConsequence[] {
  return todo.kind === 'callback' && todo.caller != null ? [{ do: 'close-callbacks', by }] : [];
}
