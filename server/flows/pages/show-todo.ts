/** The page of one to-do: what was promised to whom, by when, and what may be done with it. Pages §1. */
import { clockOn } from '../../../cards/clock.ts';
import {
  DUE_FROM_WORDS,
  INBOX_ACTS,
  moveLine,
  TASK_ACTS,
  TASK_KIND_WORDS,
  TASK_LATE,
  todoLine,
  type ActWords,
} from '../../../templates/app-words.ts';
import {
  CLOSING_WORDS,
  ITEM_STATE_WORDS,
  OWNER_WORDS,
} from '../../../templates/digest-view-words.ts';
import { URGENCY_WORDS } from '../../../templates/labels.ts';
import { maySeeCall } from '../../domain/calls/access.ts';
import type { Call } from '../../domain/calls/types.ts';
import { postponed } from '../../domain/follow-up/due.ts';
import type { Todo, TodoItem, TodoMove } from '../../domain/follow-up/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Calls, Clock, Todos } from '../../ports.ts';
import type { ReadDesk } from '../calls/desk.ts';
import type { MaySee } from '../calls/may-see.ts';
import { namesOf, type NameOf } from '../calls/page-values.ts';
import { takers } from '../pushes/follow-up-views.ts';
import { callBackTo, callerOf, clockView, minuteOf, whoBrief, type WhoBrief } from './brief.ts';
import { taskOf } from './show-inbox.ts';
import type { TodoItemView, TodoThingView } from './todo.types.ts';

export interface ShowTodoNeeds {
  readonly todos: Pick<Todos, 'load'>;
  readonly calls: Pick<Calls, 'load'>;
  readonly desk: Pick<ReadDesk, 'recent'>;
  readonly maySee: MaySee;
  readonly clock: Pick<Clock, 'now'>;
}

export type TodoShown =
  | {
      readonly ok: true;
      readonly view: TodoThingView;
      /** What whoever was too late reads. */
      readonly late: string;
      readonly todo: Todo;
      readonly mayAct: boolean;
    }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' };

export type ShowTodo = (wish: {
  readonly todo: string;
  readonly viewer: Employee;
}) => Promise<TodoShown>;

/** For its assignee, whoever reads along, and whoever may see its call. */
export function showTodo(need: ShowTodoNeeds): ShowTodo {
  return async ({ todo: id, viewer }) => {
    const todo = await need.todos.load(id);
    if (!todo) return { ok: false, why: 'gone' };
    const call = await need.calls.load(todo.call);
    const seesCall = call !== null && (await need.maySee(call, viewer));
    if (!seesCall && !isTheirs(todo, viewer)) return { ok: false, why: 'forbidden' };
    const desk = await need.desk.recent();
    const now = need.clock.now();
    const nameOf = namesOf(desk.people);
    // Who only reads along does nothing to it.
    const mayAct = todo.assignee === viewer.id || call === null || maySeeCall(call, viewer);
    const open = todo.state === 'open' && mayAct;
    const { kind, state, priority, due, dueFrom, assignee } = todo;
    const view: TodoThingView = {
      id: todo.id,
      version: todo.version,
      now: now.toISOString(),
      kind: { value: kind, text: TASK_KIND_WORDS[kind] },
      state: { value: state, text: CLOSING_WORDS[state] },
      line: lineOf(todo, { viewer, now, nameOf }),
      what: taskOf(todo, call),
      who: call ? whoBrief(call, callerOf(call, desk.people)) : kept(todo),
      intent: kind === 'callback' ? null : { value: todo.intent, text: todo.intent },
      priority: { value: priority, text: URGENCY_WORDS[priority] },
      due: minuteOf(due),
      dueFrom: { value: dueFrom, text: DUE_FROM_WORDS[dueFrom] },
      overdue: state === 'open' && due <= now,
      assignee: nameOf(assignee),
      mine: assignee === viewer.id,
      items: todo.items.map((item) => itemView(item, nameOf)),
      history: todo.history.map((move) => moveView(move, { now, nameOf })),
      acts: open ? ACTS.map((key) => ({ key, ...actWords(key, kind) })) : [],
      postponed: open ? minuteOf(postponed(desk.tables, due, now)) : null,
      colleagues: open
        ? takers(desk, assignee, now).map((one) => ({
            id: one.id,
            name: one.name,
            status: one.statusWord,
          }))
        : [],
      callBack: open && kind === 'callback' && seesCall ? callBackTo(call) : null,
      call: seesCall ? callPath(call) : null,
    };
    const late = lateLine(todo, { viewer, now, nameOf });
    return { ok: true, view, late, todo, mayAct };
  };
}

const ACTS = ['complete', 'postpone', 'due', 'reassign'] as const;

/** Done with a call-back means that they called. */
function actWords(key: (typeof ACTS)[number], kind: Todo['kind']): ActWords {
  return key === 'complete' && kind === 'callback' ? INBOX_ACTS.callback : TASK_ACTS[key];
}

function isTheirs(todo: Todo, { id, active, roles }: Employee): boolean {
  if (!active) return false;
  if (roles.includes('director') || roles.includes('admin')) return true;
  return todo.assignee === id || (todo.copied?.includes(id) ?? false);
}

function callPath({ id }: Call): string {
  return `pages/call/detail?id=${encodeURIComponent(id)}`;
}

function kept({ customer, number }: Todo): WhoBrief {
  return { title: customer?.name ?? number, contact: '', level: null, number, again: null };
}

interface Reader {
  readonly viewer: Employee;
  readonly now: Date;
  readonly nameOf: NameOf;
}

function lineOf(todo: Todo, { viewer, now, nameOf }: Reader): string {
  const { state, kind, closed, due } = todo;
  const by = closed?.by ?? null;
  return todoLine(state, {
    kind,
    who: by === null || by === viewer.id ? '' : nameOf(by).name,
    clock: closed ? clockOn(closed.at, now) : '',
    due: clockOn(due, now),
    overdue: due <= now,
  });
}

/** What whoever was too late reads. */
function lateLine(todo: Todo, { viewer, now, nameOf }: Reader): string {
  const { state, closed } = todo;
  if (state === 'dropped' || !closed) return TASK_LATE.dropped;
  const by = closed.by === null || closed.by === viewer.id ? '' : nameOf(closed.by).name;
  return TASK_LATE.done(by, clockOn(closed.at, now));
}

function itemView(item: TodoItem, nameOf: NameOf): TodoItemView {
  const { id, text, owner, due, state, by } = item;
  return {
    id,
    text,
    owner: { value: owner, text: OWNER_WORDS[owner] },
    due: due && minuteOf(due),
    state: { value: state, text: ITEM_STATE_WORDS[state] },
    by: by === null ? null : nameOf(by),
  };
}

function moveView(
  move: TodoMove,
  { now, nameOf }: Omit<Reader, 'viewer'>,
): TodoThingView['history'][number] {
  const name = (id: string): string => nameOf(id).name;
  const from = 'from' in move ? name(move.from) : '';
  const to = move.what === 'postponed' ? clockOn(move.to, now) : 'to' in move ? name(move.to) : '';
  return {
    at: clockView(move.at, now),
    text: moveLine(move.what, { by: name(move.by), from, to }),
  };
}
