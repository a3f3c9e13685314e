/** advanceTodo(todo, event, now): what is now to be done, and whose cards say so. Spec §6.5, spec, cards §2. */
import { leasedRows } from '../leased-rows.ts';
import { deadlineOf } from './due.ts';
import { cardsOf } from './holders.ts';
import { joinItems } from './items.ts';
import { isOfTime, passTime } from './over-time.ts';
import { pressTodo } from './press.ts';
import type { Step } from './step.types.ts';
import type {
  Todo,
  TodoConsequence,
  TodoEvent,
  TodoRow,
  TodoTimeEvent,
  TodoWish,
} from './types.ts';

export interface TodoDecision {
  /** Null: nothing changed, nothing is saved. */
  readonly next: Todo | null;
  readonly rows: readonly TodoRow[];
}

/** `before` null: the call has no to-do yet. */
export function advanceTodo(
  before: Todo | null,
  event: TodoEvent,
  { id, now }: { readonly id: string; readonly now: Date },
): TodoDecision {
  if (before?.seen.includes(event.id)) return NOTHING;
  const step = stepOf(before, event, { id, now });
  if (!step) return NOTHING;
  const version = (before?.version ?? 0) + 1;
  const rows = leasedRows(`todo:${id}:${version}`, step.asks, now);
  return {
    next: {
      ...step.todo,
      version,
      updatedAt: now,
      seen: [...(before?.seen ?? []), event.id],
      rows: [...(before?.rows ?? []), ...rows],
    },
    rows,
  };
}

const NOTHING: TodoDecision = { next: null, rows: [] };

function stepOf(
  before: Todo | null,
  event: TodoEvent,
  about: { readonly id: string; readonly now: Date },
): Step | null {
  if (event.type === 'read') return read(before, event, about);
  return isOfTime(event) ? passTime(before, event, about) : pressed(before, event);
}

function pressed(
  before: Todo | null,
  event: Exclude<TodoEvent, TodoTimeEvent | { type: 'read' }>,
): Step | null {
  return before && pressTodo(before, event);
}

/** A newer reading of the conversation: the machine's items follow it, what a hand did stays. */
function read(
  before: Todo | null,
  event: Extract<TodoEvent, { type: 'read' }>,
  { id, now }: { readonly id: string; readonly now: Date },
): Step | null {
  const { wish } = event;
  const { summaryTo } = event;
  if (!before) {
    return (
      wish && {
        todo: withDeadline(fresh(id, { ...wish, summaryTo }, now)),
        asks: shows(event, null),
      }
    );
  }
  if (event.read <= before.read) return null;
  if (!wish) {
    const seen = { ...before, read: event.read, summaryTo };
    return { todo: withdrawn(seen, event), asks: shows(event, before) };
  }
  const handed = before.assignedBy === 'person';
  const reopened = before.state === 'dropped' && before.closed?.by == null;
  const next: Todo = {
    ...before,
    read: wish.read,
    summaryTo,
    customer: wish.customer,
    contact: wish.contact,
    number: wish.number,
    intent: wish.intent,
    priority: wish.priority,
    items: joinItems(before.items, wish.items),
    fallbackDue: wish.fallbackDue,
    assignee: handed ? before.assignee : wish.assignee,
    state: reopened ? 'open' : before.state,
    closed: reopened ? null : before.closed,
  };
  return { todo: withDeadline(next), asks: shows(event, before) };
}

function fresh(id: string, wish: TodoWish & Pick<Todo, 'summaryTo'>, now: Date): Todo {
  return {
    ...wish,
    id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    kind: 'follow-up',
    call: id,
    items: joinItems([], wish.items),
    due: wish.fallbackDue,
    dueFrom: 'default',
    assignedBy: 'rule',
    state: 'open',
    closed: null,
    notes: [],
    history: [],
    seen: [],
    rows: [],
  };
}

/** The facts no longer ask for anything: the to-do goes, unless a hand has touched it. */
function withdrawn(todo: Todo, { at }: { readonly at: Date }): Todo {
  const touched =
    todo.dueFrom === 'person' ||
    todo.assignedBy === 'person' ||
    todo.items.some((item) => item.by !== null);
  if (touched || todo.state !== 'open') return todo;
  return { ...todo, state: 'dropped', closed: { by: null, at } };
}

function withDeadline(todo: Todo): Todo {
  return todo.dueFrom === 'person' ? todo : { ...todo, ...deadlineOf(todo) };
}

/** Summary cards carry the buttons of the to-do; whoever was handed it, or reminded, has a card of it besides. */
function shows(
  event: Extract<TodoEvent, { type: 'read' }>,
  known: Todo | null,
): readonly TodoConsequence[] {
  const summaries = event.summaryTo.map((person) => ({ card: 'summary' as const, person }));
  const own = known ? cardsOf(known).filter(({ card }) => card !== 'summary') : [];
  return [...summaries, ...own].map((one) => ({ do: 'show', ...one, press: null }));
}
