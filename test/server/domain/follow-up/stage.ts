/** A to-do through its life: what is read of the conversation, and what people press. */
import { advanceTodo } from '../../../../server/domain/follow-up/advance.ts';
import type {
  Todo,
  TodoEvent,
  TodoItem,
  TodoRow,
  TodoTimeEvent,
  TodoWish,
} from '../../../../server/domain/follow-up/types.ts';

export const A = 'sales_manager_a';
export const B = 'sales_manager_b';
export const C = 'sales_manager_c';

/** `2026-11-24 10:00` on a Shanghai clock. */
export function at(written: string): Date {
  return new Date(`${written.replace(' ', 'T')}:00+08:00`);
}

/** A Tuesday. */
export const NOW = at('2026-11-24 10:10');
export const DEFAULT_DUE = at('2026-11-25 10:10');
export const THURSDAY = at('2026-11-26 18:00');
export const FRIDAY = at('2026-11-27 18:00');

type Read = TodoWish['items'][number];
export function item(id: string, change: Partial<Read> = {}): Read {
  return { id, text: id, owner: 'agent', due: null, evidence: [1], ...change };
}

/** A quote by Friday, a sample by Thursday, and the customer's drawing. */
export const ITEMS = [
  item('报价', { due: FRIDAY }),
  item('寄样品', { due: THURSDAY }),
  item('发图纸', { owner: 'customer', due: at('2026-11-24 12:00') }),
] as const;

export function wishOf(change: Partial<TodoWish> = {}): TodoWish {
  return {
    read: 3,
    customer: { id: 'C001', name: '宁波奥克斯空调有限公司' },
    contact: '张经理',
    number: '138****8888',
    intent: '询价',
    priority: 'medium',
    items: ITEMS,
    fallbackDue: DEFAULT_DUE,
    assignee: A,
    ...change,
  };
}

/** The digest at this version asks for this; null = for nothing. */
export function reads(version: number, wish: Partial<TodoWish> | null = {}): TodoEvent {
  return {
    type: 'read',
    id: `read-${version}`,
    at: NOW,
    read: version,
    wish: wish && wishOf({ read: version, ...wish }),
    summaryTo: [B, A],
  };
}

type Press = Exclude<TodoEvent, TodoTimeEvent | { type: 'read' }>;
type Bare<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'person' | 'code' | 'from'> : never;

/** A press on the page unless it says on which card; the code of a card bears the event's name. */
export function does(
  person: string,
  act: Bare<Press>,
  from: Press['from'] = 'page',
  id = `${act.type}-${person}`,
): TodoEvent {
  const code = from === 'page' ? null : { code: `P-${id}`, card: 0 };
  return { ...act, id, at: NOW, person, code, from };
}

export const completes = (person: string, from: Press['from'] = 'page'): TodoEvent =>
  does(person, { type: 'completed' }, from);
export const hands = (
  person: string,
  to: string | null,
  from: Press['from'] = 'page',
  known = to !== null,
): TodoEvent => does(person, { type: 'reassigned', to, known }, from, `to-${String(to)}-${person}`);
export const postpones = (person: string, to: Date, from: Press['from'] = 'page'): TodoEvent =>
  does(person, { type: 'postponed', to }, from);
export const sets = (person: string, due: Date): TodoEvent =>
  does(person, { type: 'due-set', due });
export const ticks = (person: string, one: string, state: TodoItem['state'] = 'done'): TodoEvent =>
  does(person, { type: 'ticked', item: one, state }, 'page', `${one}-${state}`);

export interface Lived {
  readonly todo: Todo | null;
  readonly rows: readonly TodoRow[];
  /** `summary B`, `todo A P-1`: whose card is brought up to it by the last event; null: it changed nothing. */
  readonly last: readonly string[] | null;
}

export function live(events: readonly TodoEvent[], start: Todo | null = null): Lived {
  let todo = start;
  let last: Lived['last'] = null;
  const rows: TodoRow[] = [];
  for (const event of events) {
    const decision = advanceTodo(todo, event, { id: 'c1', now: event.at });
    last = decision.next && decision.rows.flatMap(shown);
    rows.push(...decision.rows);
    todo = decision.next ?? todo;
  }
  return { todo, rows, last };
}

function shown({ what }: TodoRow): readonly string[] {
  if (what.do !== 'show') return [];
  return [[what.card, what.person, ...(what.press ? [what.press.code] : [])].join(' ')];
}

/** The to-do after these events; there must be one. */
export function todoAfter(...events: readonly TodoEvent[]): Todo {
  const { todo } = live(events);
  if (!todo) throw new Error('there is no to-do');
  return todo;
}
