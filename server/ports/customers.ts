/** What the pages of customers need of the store. */
import type { CallSearch } from '../domain/calls/search.ts';
import type { CustomerRecord, Naming } from '../domain/customers/types.ts';
import type { NumberEntry } from '../domain/matching/entries.ts';
import type { Contact, Customer } from '../domain/matching/types.ts';

/** A place in a list: whoever was talked to longer ago comes next. */
export interface CustomerPlace {
  /** `YYYY-MM-DD`; null for those that nobody has talked to, who come last. */
  readonly on: string | null;
  readonly id: string;
}

export interface CustomerListWish {
  /** Of these sales (null: of nobody), and these besides; null: every customer. */
  readonly seenBy: {
    readonly sales: readonly (string | null)[];
    readonly ids: readonly string[];
  } | null;
  readonly search: CallSearch | null;
  readonly behind: CustomerPlace | null;
  readonly limit: number;
}

/** New names for a lead and for its contact; null leaves one as it is. */
export interface NamingWish {
  readonly name: string | null;
  readonly contact: {
    readonly id: string;
    readonly name: string;
    readonly department: string | null;
  } | null;
  readonly namings: readonly Naming[];
  readonly at: Date;
}

export interface Customers {
  load(id: string): Promise<CustomerRecord | null>;
  /** Talked to last first. */
  list(wish: CustomerListWish): Promise<readonly Customer[]>;
  /** In the order of their ids. */
  contacts(customer: string, limit: number): Promise<readonly Contact[]>;
  /** Everything in the book of numbers that names this customer. */
  numbers(customer: string): Promise<readonly NumberEntry[]>;
  /** How many numbers each has, of the company and of its people; whoever has none is left out. */
  countNumbers(customers: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Names a lead; with a contact, its numbers are that contact's from then on. False: no lead of this id. */
  name(id: string, wish: NamingWish): Promise<boolean>;
}
