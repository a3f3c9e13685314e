/** The contact book of the trial company, as records, and as a book in memory for trying things out without services. */
import { entriesFor } from '../../server/domain/matching/entries.ts';
import type { NumberEntry } from '../../server/domain/matching/entries.ts';
import type { Contact, Customer } from '../../server/domain/matching/types.ts';
import type { Book } from '../../server/ports.ts';
import { DELTA, REMARKS } from './companies-delta.ts';
import { NINGBO } from './companies-ningbo.ts';
import { ZHEJIANG } from './companies-zhejiang.ts';
import type { SeedCompany, SeedPerson } from './entry.ts';

/** Everything a book is loaded with; `under` names the owner of its numbers. */
export interface SeedRecords {
  readonly customers: readonly Customer[];
  readonly contacts: readonly Contact[];
  readonly numbers: readonly { readonly under: string; readonly entries: readonly NumberEntry[] }[];
}

/** Entries by key, customers and contacts by id; `lookUp` answers as the store's book does. */
export interface SeedBook extends Pick<Book, 'lookUp'> {
  readonly entries: ReadonlyMap<string, readonly NumberEntry[]>;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** The companies `C001`… with their people `C001-1`… and all their numbers: the same at every call. */
export function seedRecords(): SeedRecords {
  const companies = [...NINGBO, ...ZHEJIANG, ...DELTA];
  return {
    customers: companies.map(customerOf),
    contacts: companies.flatMap(({ id, people }) => people.map((one, n) => contactOf(id, one, n))),
    numbers: [...companies.flatMap(numbersOf), ...REMARKS.map(remarkNumbers)],
  };
}

/** The same in memory. */
export function seedBook(): SeedBook {
  const records = seedRecords();
  const entries = new Map<string, NumberEntry[]>();
  for (const entry of records.numbers.flatMap((one) => one.entries)) {
    entries.set(entry.key, [...(entries.get(entry.key) ?? []), entry]);
  }
  const customers = new Map(records.customers.map((one) => [one.id, one]));
  const contacts = new Map(records.contacts.map((one) => [one.id, one]));
  return {
    entries,
    customers,
    contacts,
    lookUp: (keys) =>
      Promise.resolve({
        entries: keys.flatMap((key) => entries.get(key) ?? []),
        customers,
        contacts,
      }),
  };
}

function customerOf(company: SeedCompany): Customer {
  const { id, name, level, tags, notes } = company;
  return {
    id,
    name,
    level,
    annualRevenue: company.revenue,
    orderCount: company.orders,
    lastContactOn: company.last?.[0] ?? null,
    lastContactType: company.last?.[1] ?? null,
    tags,
    notes,
    assignedSales: company.sales,
  };
}

const contactId = (customer: string, n: number): string => `${customer}-${n + 1}`;

function contactOf(customerId: string, person: SeedPerson, n: number): Contact {
  const { name, department, position } = person;
  return { id: contactId(customerId, n), customerId, name, department, position };
}

function numbersOf({ id, phones, people }: SeedCompany): SeedRecords['numbers'] {
  const own = entriesFor({ kind: 'customer', customer: id }, phones);
  const theirs = people.map(({ numbers }, n) => {
    const contact = contactId(id, n);
    return {
      under: contact,
      entries: entriesFor({ kind: 'contact', customer: id, contact }, numbers),
    };
  });
  return [{ under: id, entries: own }, ...theirs];
}

function remarkNumbers({
  number,
  ...friend
}: (typeof REMARKS)[number]): SeedRecords['numbers'][number] {
  return {
    under: friend.externalContact,
    entries: entriesFor({ kind: 'remark', ...friend }, [number]),
  };
}
