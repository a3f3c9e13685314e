/** 客户: the customers this person may see, talked to last first, by company, contact or number, a page at a time. */
import { CUSTOMER_WORDS } from '../../../templates/customer-words.ts';
import { trustedCandidate } from '../../domain/calls/reading.ts';
import { readSearch } from '../../domain/calls/search.ts';
import { salesSeenBy, seesEverybody } from '../../domain/customers/access.ts';
import type { Employee } from '../../domain/people.ts';
import type { Alerts, CallLists, Clock, CustomerListWish, Customers, People } from '../../ports.ts';
import { namesOf } from '../calls/page-values.ts';
import { callsOfAlerts } from '../pages/alert-calls.ts';
import { packCustomer, unpackCustomer } from '../pages/cursor.ts';
import { customerBrief, customerPath } from './brief.ts';
import type { CustomerListView } from './customers.types.ts';

export interface ListCustomersNeeds {
  readonly customers: Pick<Customers, 'list' | 'countNumbers'>;
  readonly lists: Pick<CallLists, 'byId'>;
  readonly alerts: Pick<Alerts, 'open' | 'settled'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface CustomerListQuery {
  readonly viewer: Employee;
  readonly q: string;
  readonly cursor: string | null;
}

const PAGE = 30;

export type ListCustomers = (query: CustomerListQuery) => Promise<CustomerListView>;

export function listCustomers(need: ListCustomersNeeds): ListCustomers {
  return async ({ viewer, q, cursor }) => {
    const found = await need.customers.list({
      seenBy: await seenBy(need, viewer),
      search: readSearch(q),
      behind: cursor === null ? null : unpackCustomer(cursor),
      limit: PAGE + 1,
    });
    const page = found.slice(0, PAGE);
    const [people, counts] = await Promise.all([
      need.people.all(),
      need.customers.countNumbers(page.map(({ id }) => id)),
    ]);
    const now = need.clock.now();
    const nameOf = namesOf(people);
    const last = page.at(-1);
    const more = found.length > page.length && last !== undefined;
    return {
      now: now.toISOString(),
      rows: page.map((customer) => {
        const count = counts.get(customer.id) ?? 0;
        return {
          ...customerBrief(customer, { nameOf, now }),
          numbers: { count, text: CUSTOMER_WORDS.numbers(count) },
          path: customerPath(customer.id),
        };
      }),
      cursor: more ? packCustomer({ on: last.lastContactOn, id: last.id }) : null,
    };
  };
}

/** Reps: theirs and nobody's; duty: whoever their alerts are about. */
async function seenBy(
  { alerts, lists }: Pick<ListCustomersNeeds, 'alerts' | 'lists'>,
  viewer: Employee,
): Promise<CustomerListWish['seenBy']> {
  if (seesEverybody(viewer)) return null;
  const sales = salesSeenBy(viewer);
  if (!viewer.active || !viewer.roles.includes('duty')) return { sales, ids: [] };
  const calls = await lists.byId(await callsOfAlerts(alerts, viewer));
  const ids = [...calls.values()].flatMap((call) => trustedCandidate(call)?.customer?.id ?? []);
  return { sales, ids: [...new Set(ids)] };
}
