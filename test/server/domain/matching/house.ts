/** A small book of numbers for the matching tests, and one call to the matcher. */
import { entriesFor, entryForMark } from '../../../../server/domain/matching/entries.ts';
import type { NumberEntry, NumberMark } from '../../../../server/domain/matching/entries.ts';
import { matchCaller } from '../../../../server/domain/matching/match.ts';
import { readOwnNumbers } from '../../../../server/domain/matching/own.ts';
import type { Contact, Customer, Match } from '../../../../server/domain/matching/types.ts';
import { lookupKeys } from '../../../../server/domain/numbers/keys.ts';
import { readNumber } from '../../../../server/domain/numbers/read.ts';

export const customer = (id: string, more: Partial<Customer> = {}): Customer => ({
  id,
  name: `公司${id}`,
  level: 'normal',
  annualRevenue: null,
  orderCount: null,
  lastContactOn: null,
  lastContactType: null,
  tags: [],
  notes: null,
  assignedSales: null,
  ...more,
});

/** What a test writes down: owners and their raw fields, `customer` or `customer/contact` or `~remark`. */
export interface House {
  readonly book: Readonly<Record<string, string | readonly string[]>>;
  readonly customers?: readonly Customer[];
  readonly marks?: readonly (readonly [string, NumberMark])[];
  readonly openTodos?: readonly string[];
  readonly onDuty?: readonly string[];
}

const OWN = readOwnNumbers({
  hotlines: ['4008-320-160'],
  gateways: ['0574-88880000'],
  employees: [
    { id: 'sales_manager_a', mobile: '13800000001', extension: '8001', active: true },
    { id: 'duty_person', mobile: '13800009999', extension: null, active: true },
    { id: 'gone', mobile: '13800007777', extension: '8077', active: false },
  ],
});

export function entriesOf(house: House): NumberEntry[] {
  const owned = Object.entries(house.book).flatMap(([name, fields]) => {
    const raw = typeof fields === 'string' ? [fields] : fields;
    const [customer = '', contact] = name.split('/');
    if (name.startsWith('~')) {
      const friend = name.slice(1);
      return entriesFor(
        { kind: 'remark', externalContact: `wx-${friend}`, name: friend, rep: 'sales_manager_a' },
        raw,
      );
    }
    return contact === undefined
      ? entriesFor({ kind: 'customer', customer }, raw)
      : entriesFor({ kind: 'contact', customer, contact: name }, raw);
  });
  const marks = (house.marks ?? []).map(([raw, mark]) => entryForMark(mark, readNumber(raw)));
  return [...owned, ...marks.filter((entry) => entry !== null)];
}

/** Looks up by keys as the store does, then matches. */
export function call(raw: string, house: House): Match {
  const number = readNumber(raw);
  const keys = new Set(lookupKeys(number));
  const known = new Map((house.customers ?? []).map((one) => [one.id, one]));
  const contacts = new Map<string, Contact>();
  for (const name of Object.keys(house.book)) {
    if (name.startsWith('~')) continue;
    const [id = '', person] = name.split('/');
    if (!known.has(id)) known.set(id, customer(id));
    if (person !== undefined) {
      contacts.set(name, {
        id: name,
        customerId: id,
        name: person,
        department: null,
        position: null,
      });
    }
  }
  return matchCaller({
    number,
    entries: entriesOf(house).filter((entry) => keys.has(entry.key)),
    customers: known,
    contacts,
    own: OWN,
    ownAreaCode: '0574',
    openTodoCustomers: new Set(house.openTodos),
    salesOnDuty: new Set(house.onDuty),
  });
}

/** `class confidence who, class confidence who …`, best first. */
export function written(match: Match): string {
  if (match.candidates.length === 0) return `${match.class} ${match.confidence ?? '-'}`;
  return match.candidates
    .map(({ class: kind, confidence, customer, contact, remark }) => {
      const who = contact?.id ?? customer?.id ?? `~${remark ?? ''}`;
      return `${kind} ${confidence} ${who}`;
    })
    .join(', ');
}
