/** One customer for one viewer: loaded, and checked whether they may see it. Pages §1, last sentence. */
import { maySeeCustomer } from '../../domain/customers/access.ts';
import { markOf } from '../../domain/customers/candidates.ts';
import type { CustomerRecord } from '../../domain/customers/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Alerts, CallLists, Customers } from '../../ports.ts';
import { callsOfAlerts } from '../pages/alert-calls.ts';

export interface OpenNeeds {
  readonly customers: Pick<Customers, 'load'>;
  readonly lists: Pick<CallLists, 'list'>;
  readonly alerts: Pick<Alerts, 'open' | 'settled'>;
}

export type CustomerOpened =
  | { readonly ok: true; readonly record: CustomerRecord }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' };

export type OpenCustomer = (wish: {
  readonly customer: string;
  readonly viewer: Employee;
}) => Promise<CustomerOpened>;

export function openCustomer(need: OpenNeeds): OpenCustomer {
  return async ({ customer: id, viewer }) => {
    const record = await need.customers.load(id);
    if (!record) return { ok: false, why: 'gone' };
    const sees =
      maySeeCustomer(record.customer, viewer, false) ||
      // Asked only where it decides.
      (maySeeCustomer(record.customer, viewer, true) && (await hasMet(need, id, viewer)));
    return sees ? { ok: true, record } : { ok: false, why: 'forbidden' };
  };
}

/** A call of the customer came to them, or its message is one they were told of. */
async function hasMet(
  { lists, alerts }: Pick<OpenNeeds, 'lists' | 'alerts'>,
  customer: string,
  viewer: Employee,
): Promise<boolean> {
  const calls = await callsOfAlerts(alerts, viewer);
  const met = await lists.list({
    seenBy: { marks: [`offer:${viewer.id}`], calls },
    marks: [markOf(customer)],
    phase: null,
    search: null,
    behind: null,
    limit: 1,
  });
  return met.length > 0;
}
