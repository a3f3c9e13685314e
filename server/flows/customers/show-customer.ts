/** The page of one customer: who, level, turnover, people, what is open, what was said. Pages §1. */
import {
  CUSTOMER_WORDS,
  namingLine,
  NAMING_REFUSALS,
  REVEAL_WORDS,
} from '../../../templates/customer-words.ts';
import { ROW_WORDS } from '../../../templates/card-words.ts';
import { printMoney, printOrders } from '../../../templates/figures.ts';
import { mayName } from '../../domain/customers/access.ts';
import { maybeMarkOf } from '../../domain/customers/candidates.ts';
import { numbersOf } from '../../domain/customers/numbers.ts';
import {
  REVEAL_REASONS,
  type CustomerRecord,
  type Naming,
  type RevealReason,
} from '../../domain/customers/types.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Customer } from '../../domain/matching/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { CallLists, Clock, Customers, People, Todos } from '../../ports.ts';
import { clockOn } from '../../../cards/clock.ts';
import type { MaySee } from '../calls/may-see.ts';
import { namesOf, type NameOf } from '../calls/page-values.ts';
import { minuteOf } from '../pages/brief.ts';
import { customerBrief } from './brief.ts';
import type { CustomerPageView, HistoryView } from './customers.types.ts';
import type { ReadHistory } from './history.ts';
import type { OpenCustomer } from './open-customer.ts';
import { candidateRow, contactView, numberViews, todoRow } from './page-parts.ts';

export interface ShowCustomerNeeds {
  readonly open: OpenCustomer;
  readonly history: ReadHistory;
  readonly customers: Pick<Customers, 'contacts' | 'numbers'>;
  readonly lists: Pick<CallLists, 'list' | 'byId'>;
  readonly todos: Pick<Todos, 'openOfCustomer'>;
  readonly people: Pick<People, 'all'>;
  readonly maySee: MaySee;
  readonly clock: Pick<Clock, 'now'>;
}

export type Shown<View> =
  | { readonly ok: true; readonly view: View }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' };

interface Wish {
  readonly customer: string;
  readonly viewer: Employee;
}

/** What one page holds at most of each; whoever needs more looks for it in its own list. */
const MOST = { contacts: 40, todos: 20, candidates: 5 } as const;
const CONTACTS_READ = 200;

export type ShowCustomer = (wish: Wish) => Promise<Shown<CustomerPageView>>;

export function showCustomer(need: ShowCustomerNeeds): ShowCustomer {
  return async (wish) => {
    const opened = await need.open(wish);
    if (!opened.ok) return opened;
    const { record } = opened;
    const { customer: id, viewer } = wish;
    const now = need.clock.now();
    const [people, contacts, entries, todos, candidates, calls] = await Promise.all([
      need.people.all(),
      need.customers.contacts(id, CONTACTS_READ),
      need.customers.numbers(id),
      openTodos(need, wish),
      openCalls(need, wish),
      need.history({ customer: id, viewer, cursor: null, now }),
    ]);
    const nameOf = namesOf(people);
    const numbers = numbersOf(entries);
    const more = contacts.length - MOST.contacts;
    const view: CustomerPageView = {
      now: now.toISOString(),
      ...customerBrief(record.customer, { nameOf, now }),
      lead: record.lead,
      turnover: turnoverOf(record.customer),
      tags: record.customer.tags,
      notes: record.customer.notes,
      numbers: numberViews(numbers, null),
      contacts: contacts.slice(0, MOST.contacts).map((one) => contactView(one, numbers)),
      moreContacts: more > 0 ? CUSTOMER_WORDS.moreContacts(more) : null,
      reasons: revealReasons(),
      naming: namingOf(record, viewer),
      named: record.namings.toReversed().map((one) => namedView(one, { nameOf, now })),
      todos: todos.map(([todo, call]) => todoRow(todo, { call, nameOf, now })),
      candidates: candidates.flatMap((call) => candidateRow(call, id) ?? []),
      calls,
    };
    return { ok: true, view };
  };
}

/** The further pages of calls and communications. */
export type ShowHistory = (
  wish: Wish & { readonly cursor: string | null },
) => Promise<Shown<HistoryView>>;

export function showHistory(
  need: Pick<ShowCustomerNeeds, 'open' | 'history' | 'clock'>,
): ShowHistory {
  return async (wish) => {
    const opened = await need.open(wish);
    if (!opened.ok) return opened;
    const now = need.clock.now();
    const page = await need.history({ ...wish, now });
    return { ok: true, view: { id: wish.customer, now: now.toISOString(), ...page } };
  };
}

function revealReasons(): CustomerPageView['reasons'] {
  return REVEAL_REASONS.map((value: RevealReason) => ({ value, text: REVEAL_WORDS[value] }));
}

function turnoverOf({ annualRevenue, orderCount }: Customer): CustomerPageView['turnover'] {
  const parts = [printMoney(annualRevenue), printOrders(orderCount)].filter((one) => one !== null);
  return parts.length === 0 ? null : { label: ROW_WORDS.turnover, value: parts.join(' · ') };
}

function namingOf(record: CustomerRecord, viewer: Employee): CustomerPageView['naming'] {
  const may = mayName(record, viewer);
  return may === 'yes' ? { may: true, why: null } : { may: false, why: NAMING_REFUSALS[may] };
}

function namedView(
  { what, by, at, was, name }: Naming,
  { nameOf, now }: { readonly nameOf: NameOf; readonly now: Date },
): CustomerPageView['named'][number] {
  const when = clockOn(at, now);
  return { at: minuteOf(at), text: namingLine(what, { by: nameOf(by).name, when, was, name }) };
}

/** To-dos whose page the viewer may open, with their calls. */
async function openTodos(
  { todos, lists, maySee }: Pick<ShowCustomerNeeds, 'todos' | 'lists' | 'maySee'>,
  { customer, viewer }: Wish,
): Promise<readonly (readonly [Todo, Call | null])[]> {
  const open = await todos.openOfCustomer(customer, MOST.todos);
  const calls = await lists.byId([...new Set(open.map((todo) => todo.call))]);
  const seen = await Promise.all(
    open.map(async (todo) => {
      const call = calls.get(todo.call) ?? null;
      const theirs = todo.assignee === viewer.id || (todo.copied?.includes(viewer.id) ?? false);
      const sees = theirs || (call !== null && (await maySee(call, viewer)));
      return sees ? [[todo, call] as const] : [];
    }),
  );
  return seen.flat().sort(([a], [b]) => a.due.getTime() - b.due.getTime());
}

/** Calls that may be this customer's, and that the viewer may open to say so. */
async function openCalls(
  { lists, maySee }: Pick<ShowCustomerNeeds, 'lists' | 'maySee'>,
  { customer, viewer }: Wish,
): Promise<readonly Call[]> {
  const calls = await lists.list({
    seenBy: null,
    marks: [maybeMarkOf(customer)],
    phase: null,
    search: null,
    behind: null,
    limit: MOST.candidates,
  });
  const seen = await Promise.all(calls.map((call) => maySee(call, viewer)));
  return calls.filter((_, n) => seen[n]);
}
