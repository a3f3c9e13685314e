/** Tells of everything that is saved, where it is saved: open pages look anew. The stores themselves know nothing of it. */
import type { Change, ChangeKind } from '../domain/changes/types.ts';
import type {
  Book,
  Changes,
  Communications,
  Customers,
  Reservations,
  RosterTables,
  Statuses,
} from '../ports.ts';

type Announce = Changes['announce'];

interface Saves<Next, Was> {
  save(next: Next, was: Was): Promise<boolean>;
}

/** The same store, which tells of each document it saved. */
export function tellSaves<Next extends { readonly id: string }, Was, Store extends object>(
  store: Store & Saves<Next, Was>,
  kind: ChangeKind,
  announce: Announce,
): Store & Saves<Next, Was> {
  return {
    ...store,
    async save(next: Next, was: Was) {
      const saved = await store.save(next, was);
      if (saved) announce({ kind, id: next.id });
      return saved;
    },
  };
}

/** Who is kept busy by a call is shown beside their status. */
export function tellReservations(store: Reservations, announce: Announce): Reservations {
  const tell = (person: string): void => {
    announce({ kind: 'status', id: person });
  };
  return {
    ...store,
    async take(person, call, at) {
      const mine = await store.take(person, call, at);
      if (mine) tell(person);
      return mine;
    },
    async answered(person, call, at) {
      await store.answered(person, call, at);
      tell(person);
    },
    async release(person, call, now) {
      await store.release(person, call, now);
      tell(person);
    },
  };
}

export function tellStatuses<Store extends Statuses>(store: Store, announce: Announce): Store {
  return {
    ...store,
    async set(tap) {
      const entry = await store.set(tap);
      announce({ kind: 'status', id: tap.person });
      return entry;
    },
    async undo(person, version) {
      const undone = await store.undo(person, version);
      if (undone.done) announce({ kind: 'status', id: person });
      return undone;
    },
  } satisfies Store;
}

const TABLES: Change = { kind: 'roster', id: 'tables' };

export function tellTables(store: RosterTables, announce: Announce): RosterTables {
  return {
    ...store,
    async change(version, change) {
      const kept = await store.change(version, change);
      if (kept) announce(TABLES);
      return kept;
    },
  };
}

/** A lead that was made. */
export function tellBook<Store extends Book>(store: Store, announce: Announce): Store {
  return {
    ...store,
    async addCustomer(customer, at) {
      await store.addCustomer(customer, at);
      announce({ kind: 'customer', id: customer.id });
    },
  } satisfies Store;
}

export function tellCustomers(store: Customers, announce: Announce): Customers {
  return {
    ...store,
    async name(id, wish) {
      const named = await store.name(id, wish);
      if (named) announce({ kind: 'customer', id });
      return named;
    },
  };
}

/** Whoever is counted anew was talked to, or is talked to no more. */
export function tellCommunications(store: Communications, announce: Announce): Communications {
  return {
    ...store,
    async recount(filed) {
      await store.recount(filed);
      for (const id of filed.customers) announce({ kind: 'customer', id });
    },
  };
}
