/** Customers as their pages read them, and the names that people give to leads. */
import type { CallSearch } from '../../domain/calls/search.ts';
import { findingOf, lastFour, piecesOf } from '../../domain/customers/finding.ts';
import type { Naming } from '../../domain/customers/types.ts';
import type { Contact, Customer } from '../../domain/matching/types.ts';
import type { CustomerListWish, CustomerPlace, Customers } from '../../ports.ts';
import { KEPT_BESIDE, type Kept, type NumberDocument } from './book.ts';
import { defineCollection, settle, type StoreContext } from './collection.ts';

type Part = Readonly<Record<string, unknown>>;

/** Entries of one customer that are read: a number is filed under up to three keys. */
const MOST_ENTRIES = 600;
/** A name or an end of a number that fits more than this says too little; more of it is to be typed. */
const MOST_FOUND = 300;
const MOST_NAMINGS = 20;
const OWNED = ['contact', 'customer', 'confirmed'] as const;

export function createCustomers(context: StoreContext): Customers {
  const { tenantId } = context;
  const numbers = defineCollection<NumberDocument>(context, 'numbers');
  const customers = defineCollection<Kept<Customer>>(context, 'customers');
  const contacts = defineCollection<Kept<Contact>>(context, 'contacts');
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  /** Whose contact is called so, or whose number ends so. */
  async function foundElsewhere({ text, tail }: CallSearch): Promise<readonly string[]> {
    const people = contacts
      .find({ tenantId, ...named(text) }, { projection: { customerId: 1 } })
      .limit(MOST_FOUND)
      .toArray();
    const lines = tail === null ? [] : numbersEndingIn(tail);
    const [byName, byNumber] = await Promise.all([people, lines]);
    return [...new Set([...byName.map((one) => one.customerId), ...byNumber])];
  }

  async function numbersEndingIn(tail: string): Promise<readonly string[]> {
    const ends = { $regex: `${tail}$` };
    const found = await numbers
      .find({
        tenantId,
        tail: lastFour(tail),
        'entry.kind': { $in: [...OWNED] },
        $or: [{ 'entry.number.national': ends }, { 'entry.number.e164': ends }],
      })
      .limit(MOST_FOUND)
      .toArray();
    return found.flatMap(({ entry }) =>
      'customer' in entry && entry.customer !== null ? [entry.customer] : [],
    );
  }

  async function searched(search: CallSearch | null): Promise<readonly Part[]> {
    if (!search) return [];
    const ids = await foundElsewhere(search);
    return [
      ids.length === 0 ? named(search.text) : { $or: [named(search.text), { id: { $in: ids } }] },
    ];
  }

  return {
    async load(id) {
      const found = await customers.findOne({ tenantId, id });
      if (!found) return null;
      const { lead = false, namings = [] } = found;
      return { customer: toCustomer(found), lead, namings };
    },

    async list({ seenBy, search, behind, limit }) {
      const parts = [...seen(seenBy), ...(await searched(search)), ...behindOf(behind)];
      const found = await customers
        .find({ tenantId, ...(parts.length > 0 && { $and: [...parts] }) })
        .sort({ lastContactOn: -1, id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toCustomer);
    },

    async contacts(customer, limit) {
      const found = await contacts
        .find({ tenantId, customerId: customer }, { projection: KEPT_BESIDE })
        .sort({ id: 1 })
        .limit(limit)
        .toArray();
      // What is left is the contact as it was loaded.
      return found;
    },

    async numbers(customer) {
      const found = await numbers
        .find({ tenantId, 'entry.customer': customer })
        .limit(MOST_ENTRIES)
        .toArray();
      return found.map(({ entry }) => entry);
    },

    async countNumbers(ids) {
      const { national, e164, extension } = PLACES;
      const counts = await numbers
        .aggregate<{ _id: string; count: number }>([
          {
            $match: {
              tenantId,
              'entry.customer': { $in: [...ids] },
              'entry.kind': { $in: [...OWNED] },
            },
          },
          { $group: { _id: { customer: '$entry.customer', national, e164, extension } } },
          { $group: { _id: '$_id.customer', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(counts.map(({ _id, count }) => [_id, count]));
    },

    async name(id, { name, contact, namings, at }) {
      const lead = { tenantId, id, lead: true };
      if (!(await customers.findOne(lead, { projection: { _id: 1 } }))) return false;
      if (contact) {
        const { name: called, department } = contact;
        await settle(() =>
          contacts.updateOne(
            { _id: keyOf(contact.id), tenantId },
            {
              $set: { name: called, department, find: findingOf(called), updatedAt: at },
              $setOnInsert: { id: contact.id, customerId: id, position: null, createdAt: at },
            },
            { upsert: true },
          ),
        );
        const own = { tenantId, 'entry.customer': id };
        await numbers.updateMany(
          { ...own, 'entry.kind': 'customer' },
          { $set: { 'entry.kind': 'contact', 'entry.contact': contact.id } },
        );
        await numbers.updateMany(
          { ...own, 'entry.kind': 'confirmed', 'entry.contact': null },
          { $set: { 'entry.contact': contact.id } },
        );
      }
      const set = { updatedAt: at, ...(name !== null && { name, find: findingOf(name) }) };
      const known: readonly Naming[] = [...namings];
      await settle(() =>
        customers.updateOne(
          { ...lead, 'namings.key': { $nin: known.map(({ key }) => key) } },
          { $set: set, $push: { namings: { $each: [...known], $slice: -MOST_NAMINGS } } },
        ),
      );
      return true;
    },
  };
}

const PLACES = {
  national: '$entry.number.national',
  e164: '$entry.number.e164',
  extension: '$entry.number.extension',
} as const;

function toCustomer(document: Kept<Customer>): Customer {
  const rest: Partial<Kept<Customer>> = { ...document };
  for (const name of Object.keys(KEPT_BESIDE)) Reflect.deleteProperty(rest, name);
  // What is left is the customer as it was loaded.
  return rest as Customer;
}

/** Normalised words hold no sign of a pattern. */
function named(text: string): Part {
  return { 'find.pieces': { $all: [...piecesOf(text)] }, 'find.text': { $regex: text } };
}

function seen(by: CustomerListWish['seenBy']): readonly Part[] {
  if (by === null) return [];
  const own = { assignedSales: { $in: [...by.sales] } };
  return [by.ids.length === 0 ? own : { $or: [own, { id: { $in: [...by.ids] } }] }];
}

function behindOf(place: CustomerPlace | null): readonly Part[] {
  if (place === null) return [];
  const { on, id } = place;
  const sameDay = { lastContactOn: on, id: { $gt: id } };
  if (on === null) return [sameDay];
  return [{ $or: [{ lastContactOn: { $lt: on } }, { lastContactOn: null }, sameDay] }];
}
