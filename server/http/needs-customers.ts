/** What the doors of customers and whole numbers ask of the house. */
import type { ListCustomers } from '../flows/customers/list-customers.ts';
import type { NameLead } from '../flows/customers/name-lead.ts';
import type { RevealOfCall, RevealOfCustomer } from '../flows/customers/reveal-number.ts';
import type { ShowCustomer, ShowHistory } from '../flows/customers/show-customer.ts';

export interface CustomerNeeds {
  readonly list: ListCustomers;
  readonly show: ShowCustomer;
  readonly history: ShowHistory;
  readonly reveal: RevealOfCustomer;
  readonly revealCall: RevealOfCall;
  readonly name: NameLead;
}
