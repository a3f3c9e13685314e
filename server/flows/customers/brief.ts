/** Parts that the list and the page of customers show alike. */
import { CUSTOMER_WORDS } from '../../../templates/customer-words.ts';
import { printLastContact } from '../../../templates/figures.ts';
import { LEVEL_WORDS } from '../../../templates/labels.ts';
import type { Customer } from '../../domain/matching/types.ts';
import { daysSince } from '../../domain/time.ts';
import type { NameOf } from '../calls/page-values.ts';
import type { CustomerBrief } from './customers.types.ts';

export function customerBrief(
  { id, name, level, assignedSales, lastContactOn }: Customer,
  { nameOf, now }: { readonly nameOf: NameOf; readonly now: Date },
): CustomerBrief {
  const sales = assignedSales === null ? null : nameOf(assignedSales);
  const days = daysSince(lastContactOn, now);
  return {
    id,
    name,
    level: { value: level, text: LEVEL_WORDS[level] },
    sales,
    salesText: sales ? CUSTOMER_WORDS.sales(sales.name) : CUSTOMER_WORDS.unassigned,
    lastContact:
      lastContactOn === null || days === null
        ? CUSTOMER_WORDS.noContactYet
        : CUSTOMER_WORDS.lastContact(printLastContact(lastContactOn, days)),
  };
}

export function customerPath(id: string): string {
  return `pages/customer/detail?id=${encodeURIComponent(id)}`;
}
