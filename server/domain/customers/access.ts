/** Who may see a customer, and who may name one: as for calls. Pages §1, last sentence. */
import type { Customer } from '../matching/types.ts';
import type { Employee } from '../people.ts';
import type { CustomerRecord } from './types.ts';

type Owned = Pick<Customer, 'assignedSales'>;

/** Director and admin: every customer. */
export function seesEverybody({ active, roles }: Employee): boolean {
  return active && (roles.includes('director') || roles.includes('admin'));
}

/** Those whose customers a person sees without having met them; null stands for customers that are nobody's. */
export function salesSeenBy(viewer: Employee): readonly (string | null)[] {
  return viewer.active && viewer.roles.includes('rep') ? [viewer.id, null] : [];
}

/**
 * `met`: a call of this customer came to the viewer, or stands in an alert they were told of. Reps see theirs, nobody's,
 * and those they met; duty those they met.
 */
export function maySeeCustomer({ assignedSales }: Owned, viewer: Employee, met: boolean): boolean {
  if (seesEverybody(viewer)) return true;
  if (!viewer.active) return false;
  if (salesSeenBy(viewer).includes(assignedSales)) return true;
  return met && (viewer.roles.includes('rep') || viewer.roles.includes('duty'));
}

/** fixed: no lead, its name is what the book says · theirs: somebody else's lead. */
export function mayName(
  { customer, lead }: Pick<CustomerRecord, 'lead'> & { readonly customer: Owned },
  viewer: Employee,
): 'yes' | 'fixed' | 'theirs' {
  if (!lead) return 'fixed';
  const mine = viewer.active && customer.assignedSales === viewer.id;
  return mine || seesEverybody(viewer) ? 'yes' : 'theirs';
}
