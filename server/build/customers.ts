/** Hands the pages of customers and the reveal of numbers their ingredients. */
import type { Adapters } from '../build.ts';
import { createCallLists } from '../adapters/store/call-lists.ts';
import type { MaySee } from '../flows/calls/may-see.ts';
import { readHistory } from '../flows/customers/history.ts';
import { listCustomers } from '../flows/customers/list-customers.ts';
import { nameLead } from '../flows/customers/name-lead.ts';
import { openCustomer } from '../flows/customers/open-customer.ts';
import { revealOfCall, revealOfCustomer } from '../flows/customers/reveal-number.ts';
import { showCustomer, showHistory } from '../flows/customers/show-customer.ts';
import type { CustomerNeeds } from '../http/needs-customers.ts';

export function buildCustomers(
  { clock, config, connection, store }: Adapters,
  maySee: MaySee,
): CustomerNeeds {
  const { accessLog, alerts, calls, communications, customers, digests, todos } = store;
  const { people } = store.company;
  const lists = createCallLists({ connection, tenantId: config.tenantId });
  const open = openCustomer({ customers, lists, alerts });
  const history = readHistory({ lists, communications, digests, todos, people, maySee });
  const show = showCustomer({ open, history, customers, lists, todos, people, maySee, clock });
  return {
    list: listCustomers({ customers, lists, alerts, people, clock }),
    show,
    history: showHistory({ open, history, clock }),
    reveal: revealOfCustomer({ open, customers, accessLog, clock }),
    revealCall: revealOfCall({ calls, maySee, accessLog, clock }),
    name: nameLead({ open, show, customers, clock }),
  };
}
