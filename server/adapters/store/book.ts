/** The contact book: customers, contacts, and one document per number key and owner. Spec §2. */
import { findingOf, tailOfFour, type Finding } from '../../domain/customers/finding.ts';
import type { Naming } from '../../domain/customers/types.ts';
import type { NumberEntry } from '../../domain/matching/entries.ts';
import type { Contact, Customer } from '../../domain/matching/types.ts';
import type { Book } from '../../ports.ts';
import { defineCollection, isDuplicate, type IndexSpec, type StoreContext } from './collection.ts';

export const bookIndexes: readonly IndexSpec[] = [
  { collection: 'numbers', key: { tenantId: 1, key: 1 } },
  { collection: 'numbers', key: { tenantId: 1, under: 1 } },
  { collection: 'numbers', key: { tenantId: 1, 'entry.customer': 1 } },
  { collection: 'numbers', key: { tenantId: 1, tail: 1 } },
  { collection: 'customers', key: { tenantId: 1, id: 1 }, options: { unique: true } },
  { collection: 'customers', key: { tenantId: 1, lastContactOn: -1, id: 1 } },
  { collection: 'customers', key: { tenantId: 1, assignedSales: 1, lastContactOn: -1, id: 1 } },
  { collection: 'customers', key: { tenantId: 1, 'find.pieces': 1 } },
  { collection: 'contacts', key: { tenantId: 1, id: 1 }, options: { unique: true } },
  { collection: 'contacts', key: { tenantId: 1, customerId: 1, id: 1 } },
  { collection: 'contacts', key: { tenantId: 1, 'find.pieces': 1 } },
];

/** A tail shared by more entries than this names nobody in particular. */
const MOST_ENTRIES = 50;

/**
 * What a stored customer or contact has beside the domain's own value: who wrote it when, the counters' marks, what it
 * is found by, and how a lead came to its name.
 */
export const KEPT_BESIDE = {
  _id: 0,
  tenantId: 0,
  createdAt: 0,
  updatedAt: 0,
  imported: 0,
  recount: 0,
  lastCallOn: 0,
  callCount: 0,
  find: 0,
  lead: 0,
  namings: 0,
} as const;

export interface NumberDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly key: string;
  readonly under: string;
  /** Its last four digits, for the search. */
  readonly tail: string | null;
  readonly entry: NumberEntry;
}
export type Kept<T> = T & {
  readonly _id: string;
  readonly tenantId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly find: Finding;
  readonly lead?: boolean;
  readonly namings?: readonly Naming[];
};

export function createBook(context: StoreContext): Book & BookLoader {
  const { tenantId } = context;
  const numbers = defineCollection<NumberDocument>(context, 'numbers');
  const customers = defineCollection<Kept<Customer>>(context, 'customers');
  const contacts = defineCollection<Kept<Contact>>(context, 'contacts');
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  const numberDocument = (under: string, entry: NumberEntry, n: number): NumberDocument => ({
    _id: keyOf(`${under}:${n}`),
    tenantId,
    key: entry.key,
    under,
    tail: tailOfFour(entry.number),
    entry,
  });
  const kept = <T extends { readonly id: string; readonly name: string }>(
    one: T,
    at: Date,
  ): Kept<T> => ({
    ...one,
    _id: keyOf(one.id),
    tenantId,
    createdAt: at,
    updatedAt: at,
    find: findingOf(one.name),
  });

  async function named<T extends { readonly id: string }>(
    model: typeof customers | typeof contacts,
    ids: readonly (string | null)[],
  ): Promise<ReadonlyMap<string, T>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const found = await model
      .find({ tenantId, id: { $in: wanted } }, { projection: KEPT_BESIDE })
      .toArray();
    // The collection holds exactly what addCustomer and load wrote.
    return new Map((found as unknown as T[]).map((one) => [one.id, one]));
  }

  return {
    async lookUp(keys) {
      if (keys.length === 0) return { entries: [], customers: new Map(), contacts: new Map() };
      const found = await numbers
        .find({ tenantId, key: { $in: [...keys] } })
        .limit(MOST_ENTRIES)
        .toArray();
      const entries = found.map((one) => one.entry);
      const [owners, people] = await Promise.all([
        named<Customer>(
          customers,
          entries.map((entry) => ('customer' in entry ? entry.customer : null)),
        ),
        named<Contact>(
          contacts,
          entries.map((entry) => ('contact' in entry ? entry.contact : null)),
        ),
      ]);
      return { entries, customers: owners, contacts: people };
    },

    async file(under, entries) {
      if (entries.length === 0) return;
      const documents = entries.map((entry, n) => numberDocument(under, entry, n));
      await insertNew(() => numbers.insertMany(documents, { ordered: false }));
    },

    async unfile(under) {
      await numbers.deleteMany({ tenantId, under });
    },

    async addCustomer(customer, at) {
      await insertNew(() => customers.insertOne({ ...kept(customer, at), lead: true }));
    },

    async load(batch, at) {
      const all = { ordered: false } as const;
      if (batch.customers.length > 0) {
        await insertNew(() =>
          customers.insertMany(
            batch.customers.map((one) => kept(one, at)),
            all,
          ),
        );
      }
      if (batch.contacts.length > 0) {
        await insertNew(() =>
          contacts.insertMany(
            batch.contacts.map((one) => kept(one, at)),
            all,
          ),
        );
      }
      const documents = batch.numbers.flatMap(({ under, entries }) =>
        entries.map((entry, n) => numberDocument(under, entry, n)),
      );
      if (documents.length > 0) await insertNew(() => numbers.insertMany(documents, all));
    },

    async isEmpty() {
      return (await customers.findOne({ tenantId }, { projection: { _id: 1 } })) === null;
    },
  };
}

/** Bulk loading, for seeds and imports; what is there already stays as it is. */
export interface BookLoader {
  load(
    batch: {
      readonly customers: readonly Customer[];
      readonly contacts: readonly Contact[];
      readonly numbers: readonly {
        readonly under: string;
        readonly entries: readonly NumberEntry[];
      }[];
    },
    at: Date,
  ): Promise<void>;
  isEmpty(): Promise<boolean>;
}

async function insertNew(insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
