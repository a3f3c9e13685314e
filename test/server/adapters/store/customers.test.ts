/** Customers in the real store: who is listed, what finds them, how a lead is named. */
import { describe, expect, it } from '@jest/globals';
import { createBook } from '../../../../server/adapters/store/book.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { createCustomers } from '../../../../server/adapters/store/customers.ts';
import { readSearch } from '../../../../server/domain/calls/search.ts';
import { entriesFor, entryForMark } from '../../../../server/domain/matching/entries.ts';
import { lookupKeys } from '../../../../server/domain/numbers/keys.ts';
import { readNumber } from '../../../../server/domain/numbers/read.ts';
import type { CustomerListWish } from '../../../../server/ports.ts';
import { seedRecords } from '../../../../scripts/seed/book.ts';
import { START } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const A = 'sales_manager_a';
const ALL: CustomerListWish = { seenBy: null, search: null, behind: null, limit: 500 };

async function seeded(): Promise<StoreContext> {
  const context = place.of();
  await createBook(context).load(seedRecords(), START);
  return context;
}

async function ids(context: StoreContext, wish: Partial<CustomerListWish> = {}) {
  return (await createCustomers(context).list({ ...ALL, ...wish })).map(({ id }) => id);
}

describe('the list of customers', () => {
  it('has those talked to last first, and goes on behind a place', async () => {
    const context = await seeded();
    const whole = await createCustomers(context).list(ALL);
    expect(whole).toHaveLength(seedRecords().customers.length);
    expect(whole[0]).toEqual(seedRecords().customers.find(({ id }) => id === whole[0]?.id));
    const days = whole.map(({ lastContactOn }) => lastContactOn ?? '');
    expect(days).toEqual(days.toSorted().reverse());
    expect(days.filter((day) => day === '').length).toBeGreaterThan(1);
    const paged: string[] = [];
    let behind: CustomerListWish['behind'] = null;
    for (;;) {
      const page = await createCustomers(context).list({ ...ALL, behind, limit: 7 });
      const last = page.at(-1);
      if (!last) break;
      paged.push(...page.map(({ id }) => id));
      behind = { on: last.lastContactOn, id: last.id };
    }
    expect(paged).toEqual(whole.map(({ id }) => id));
    expect(await ids(place.of())).toEqual([]);
  });

  it('is of some sales, of nobody, and of those that are named', async () => {
    const context = await seeded();
    const of = (sales: string | null) =>
      seedRecords()
        .customers.filter((one) => one.assignedSales === sales)
        .map(({ id }) => id);
    const sorted = async (seenBy: CustomerListWish['seenBy']) =>
      (await ids(context, { seenBy })).sort();
    expect(await sorted({ sales: [A, null], ids: [] })).toEqual([...of(A), ...of(null)].sort());
    expect(await sorted({ sales: [], ids: [] })).toEqual([]);
    const [other = ''] = of('sales_manager_b');
    expect(await sorted({ sales: [], ids: [other] })).toEqual([other]);
  });

  it.each([
    ['奥克斯', ['C001']],
    ['宁波 奥克斯', ['C001']],
    ['奥斯', []],
    ['8888', ['C001']],
    ['138 0000 8888', ['C001']],
    ['+86 138 0000 8888', ['C001']],
    ['10008888', []],
    ['888', []],
    ['谢工', ['C015']],
    ['86703300', ['C015']],
    ['.*', null],
  ])('is searched for %s', async (q, expected) => {
    const context = await seeded();
    const found = await ids(context, { search: readSearch(q) });
    if (expected === null) expect(found.length).toBeGreaterThan(30);
    else expect(found).toEqual(expected);
    const hidden = { sales: ['nobody'], ids: [] };
    if (expected) expect(await ids(context, { search: readSearch(q), seenBy: hidden })).toEqual([]);
  });
});

describe('a customer', () => {
  it('has people and numbers, counted each once', async () => {
    const context = await seeded();
    const customers = createCustomers(context);
    const { contacts, customers: all } = seedRecords();
    expect(await customers.load('C001')).toEqual({
      customer: all.find(({ id }) => id === 'C001'),
      lead: false,
      namings: [],
    });
    expect(await customers.load('gone')).toBeNull();
    expect(await customers.contacts('C001', 10)).toEqual(
      contacts.filter((one) => one.customerId === 'C001'),
    );
    const entries = await customers.numbers('C001');
    const printed = entries.map(({ number: n }) => `${n.national ?? n.e164}#${n.extension}`);
    const counts = await customers.countNumbers(['C001', 'gone']);
    expect([...counts]).toEqual([['C001', new Set(printed).size]]);
    expect(new Set(printed).size).toBeLessThan(printed.length);
  });

  it('is named when it is a lead, once a key; its contact takes over its numbers', async () => {
    const context = await seeded();
    const book = createBook(context);
    const customers = createCustomers(context);
    const [sample] = seedRecords().customers;
    if (!sample) throw new Error('the seed has customers');
    const lead = { ...sample, id: 'L1', name: '新客户 137****0099', lastContactOn: null };
    const number = readNumber('13712340099');
    const mark = { kind: 'confirmed', customer: 'L1', contact: null, by: A, at: START } as const;
    const entry = entryForMark(mark, number);
    await book.addCustomer(lead, START);
    await book.file('lead:p', entriesFor({ kind: 'customer', customer: 'L1' }, ['13712340099']));
    await book.file('p', entry ? [entry] : []);
    const naming = (key: string, name: string) => ({
      ...{ name, contact: null, at: START },
      namings: [{ key, by: A, at: START, what: 'customer' as const, was: lead.name, name }],
    });
    expect(await customers.name('C001', naming('k', '别家'))).toBe(false);
    expect(await customers.name('L1', naming('k', '甬江试样公司'))).toBe(true);
    expect(await customers.name('L1', naming('k', '改不动'))).toBe(true);
    const contact = { id: 'L1-1', name: '周经理', department: null };
    const who = { key: 'w', by: A, at: START, what: 'contact', was: null, name: '周经理' } as const;
    await customers.name('L1', { name: null, contact, namings: [who], at: START });
    const kept = await customers.load('L1');
    expect(kept).toMatchObject({ lead: true, customer: { ...lead, name: '甬江试样公司' } });
    expect(kept?.namings.map(({ key, name }) => [key, name])).toEqual([
      ['k', '甬江试样公司'],
      ['w', '周经理'],
    ]);
    expect(await ids(context, { search: readSearch('甬江试') })).toEqual(['L1']);
    expect(await ids(context, { search: readSearch('周经理') })).toEqual(['L1']);
    // Every two letters of it stand in the name, itself does not.
    await book.addCustomer({ ...lead, id: 'L2', name: '甲乙丙甲乙' }, START);
    expect(await ids(context, { search: readSearch('丙甲乙') })).toEqual(['L2']);
    expect(await ids(context, { search: readSearch('乙丙甲乙丙') })).toEqual([]);
    const found = await book.lookUp(lookupKeys(number));
    expect(found.customers.get('L1')).toEqual({ ...lead, name: '甬江试样公司' });
    expect(found.contacts.get('L1-1')).toEqual({ ...contact, customerId: 'L1', position: null });
    expect(found.entries.every((one) => 'contact' in one && one.contact === 'L1-1')).toBe(true);
  });
});
