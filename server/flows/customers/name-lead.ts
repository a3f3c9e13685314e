/** A lead is given its name, and its contact one: by its sales or a director, with who and when. Other customers are not. */
import { NAMING_REFUSALS } from '../../../templates/customer-words.ts';
import { mayName } from '../../domain/customers/access.ts';
import type { CustomerRecord, Naming } from '../../domain/customers/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Clock, Customers, NamingWish } from '../../ports.ts';
import type { CustomerPageView } from './customers.types.ts';
import type { OpenCustomer } from './open-customer.ts';
import type { ShowCustomer } from './show-customer.ts';

export interface NameWish {
  readonly customer: string;
  readonly viewer: Employee;
  readonly key: string;
  /** Null: as it is. */
  readonly name: string | null;
  readonly contact: { readonly name: string; readonly department: string | null } | null;
}

export type Named =
  | { readonly ok: true; readonly view: CustomerPageView }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' }
  | {
      readonly ok: false;
      readonly why: 'refused';
      readonly line: string;
      readonly view: CustomerPageView;
    };

export type NameLead = (wish: NameWish) => Promise<Named>;

export function nameLead(need: {
  readonly open: OpenCustomer;
  readonly show: ShowCustomer;
  readonly customers: Pick<Customers, 'contacts' | 'name'>;
  readonly clock: Pick<Clock, 'now'>;
}): NameLead {
  return async (wish) => {
    const { customer: id, viewer } = wish;
    const opened = await need.open({ customer: id, viewer });
    if (!opened.ok) return opened;
    const { record } = opened;
    const may = mayName(record, viewer);
    if (may !== 'yes') {
      const shown = await need.show({ customer: id, viewer });
      return shown.ok
        ? { ok: false, why: 'refused', line: NAMING_REFUSALS[may], view: shown.view }
        : shown;
    }
    const [known = null] = await need.customers.contacts(id, 1);
    const at = need.clock.now();
    const naming = namingOf(record, { wish, contact: known?.name ?? null, at });
    if (naming.namings.length > 0 && !(await need.customers.name(id, naming)))
      return { ok: false, why: 'gone' };
    return need.show({ customer: id, viewer });
  };
}

/** Only what changes; nothing for a request that was carried out before. */
function namingOf(
  { customer, namings }: CustomerRecord,
  about: { readonly wish: NameWish; readonly contact: string | null; readonly at: Date },
): NamingWish {
  const { wish, at } = about;
  const by = wish.viewer.id;
  const said = (what: Naming['what']): Pick<Naming, 'key' | 'by' | 'at' | 'what'> => {
    return { key: `${by}|${wish.key}|${what}`, by, at, what };
  };
  const isNew = (key: string): boolean => namings.every((one) => one.key !== key);
  const made: Naming[] = [];
  const company = said('customer');
  if (wish.name !== null && wish.name !== customer.name && isNew(company.key))
    made.push({ ...company, was: customer.name, name: wish.name });
  const person = said('contact');
  if (wish.contact && isNew(person.key))
    made.push({ ...person, was: about.contact, name: wish.contact.name });
  const has = (what: Naming['what']): boolean => made.some((one) => one.what === what);
  return {
    name: has('customer') ? wish.name : null,
    contact: wish.contact && has('contact') ? { id: `${customer.id}-1`, ...wish.contact } : null,
    namings: made,
    at,
  };
}
