/** The page of one customer: who, what is open, people with masked numbers, what was said. Pages §1 客户. */
import type { CustomerCalls, CustomerPage } from '../../server/http/contract/answers';
import { momentText } from '../time';

type Said = CustomerPage['calls']['rows'][number];

/** A masked number. Its key changes with whatever stands there, so that a whole one never stands in another's place. */
export interface NumberRow {
  readonly key: string;
  /** '' = the company's own. */
  readonly contact: string;
  readonly index: number;
  readonly masked: string;
  readonly note: string;
}

export interface PersonRow {
  readonly id: string;
  readonly title: string;
  readonly position: string;
  readonly numbers: readonly NumberRow[];
}

export interface SaidRow {
  readonly id: string;
  /** '' = not to be opened. */
  readonly path: string;
  /** 「来电 · 已结束」 */
  readonly what: string;
  readonly isMissed: boolean;
  readonly time: string;
  readonly line: string;
  /** 「张经理（采购部） · 6分02秒 · 销售经理A」 */
  readonly foot: string;
  readonly tags: Said['tags'];
}

export interface MaybeRow {
  readonly call: string;
  readonly candidate: number;
  readonly title: string;
  readonly line: string;
  readonly path: string;
}

export interface DueRow {
  readonly id: string;
  readonly what: string;
  readonly note: string;
  readonly isLate: boolean;
  readonly path: string;
}

export interface CustomerView {
  readonly name: string;
  readonly level: string;
  readonly isVip: boolean;
  readonly isLead: boolean;
  readonly sales: string;
  readonly last: string;
  readonly turnover: CustomerPage['turnover'];
  readonly tags: readonly string[];
  readonly notes: string;
  readonly mayName: boolean;
  readonly named: readonly { readonly id: string; readonly text: string }[];
  readonly maybe: readonly MaybeRow[];
  readonly todos: readonly DueRow[];
  readonly numbers: readonly NumberRow[];
  readonly people: readonly PersonRow[];
  readonly morePeople: string;
  readonly reasons: CustomerPage['reasons'];
  /** Calls and communications, newest first. */
  readonly rows: readonly SaidRow[];
}

const NOTHING: CustomerView = {
  ...{ name: '', level: '', isVip: false, isLead: false, sales: '', last: '', turnover: null },
  ...{ tags: [], notes: '', mayName: false, named: [], maybe: [], todos: [], numbers: [] },
  ...{ people: [], morePeople: '', reasons: [], rows: [] },
};

/** The page as it comes first, or a further page of its calls, of which only the rows are drawn. */
export type CustomerBody = CustomerPage | CustomerCalls;

export function viewCustomer(body: CustomerBody, now: number): CustomerView {
  if (isFurther(body)) return { ...NOTHING, rows: body.rows.map((row) => saidRow(row, now)) };
  const { level, turnover, tags, naming, reasons } = body;
  return {
    ...{ name: body.name, level: level.text, isVip: level.value === 'vip', isLead: body.lead },
    ...{ sales: body.salesText, last: body.lastContact, turnover, tags, reasons },
    notes: body.notes ?? '',
    mayName: naming.may,
    named: body.named.map(({ text }, n) => ({ id: String(n), text })),
    maybe: body.candidates.map(({ call, candidate, title, contact, number, line, path }) => ({
      ...{ call, candidate, line, path },
      title: joined(contact === '' ? title : contact, number),
    })),
    todos: body.todos.map((todo) => ({
      ...{ id: todo.id, what: todo.what, isLate: todo.overdue, path: todo.path },
      note: joined(todo.kind.text, momentText(Date.parse(todo.due.at), now), todo.assignee.name),
    })),
    numbers: numberRows(body.numbers, ''),
    people: body.contacts.map(({ id, title, position, numbers }) => ({
      ...{ id, title, position: position ?? '' },
      numbers: numberRows(numbers, id),
    })),
    morePeople: body.moreContacts ?? '',
    rows: body.calls.rows.map((row) => saidRow(row, now)),
  };
}

export function isFurther(body: CustomerBody): body is CustomerCalls {
  return 'rows' in body;
}

/** Asks for what lies behind; null at the end. */
export function cursorOf(body: CustomerBody): string | null {
  return isFurther(body) ? body.cursor : body.calls.cursor;
}

/** The number of this key among all that the page shows; null when it is no longer there. */
export function numberOf(view: CustomerView | null, key: string): NumberRow | null {
  if (view === null) return null;
  const owners = [{ numbers: view.numbers }, ...view.people];
  for (const { numbers } of owners) {
    const found = numbers.find((one) => one.key === key);
    if (found !== undefined) return found;
  }
  return null;
}

function numberRows(numbers: CustomerPage['numbers'], contact: string): readonly NumberRow[] {
  return numbers.map(({ index, number, note }) => ({
    ...{ key: `${contact}|${index}|${number}`, contact, index, masked: number, note: note ?? '' },
  }));
}

function saidRow(row: Said, now: number): SaidRow {
  return {
    ...{ id: row.id, path: row.path ?? '', line: row.line, tags: row.tags },
    what: joined(row.type.text, row.phase?.text),
    isMissed: row.phase?.value === 'missed',
    time: momentText(Date.parse(row.time.at), now),
    foot: joined(row.contact, row.number, row.length?.text, row.handler?.name),
  };
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((one) => one !== null && one !== undefined && one !== '').join(' · ');
}
