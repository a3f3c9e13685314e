import { beforeAll, describe, expect, it } from '@jest/globals';
import { createBook } from '../../../../server/adapters/store/book.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { entriesFor, entryForMark } from '../../../../server/domain/matching/entries.ts';
import type { Customer } from '../../../../server/domain/matching/types.ts';
import { lookupKeys } from '../../../../server/domain/numbers/keys.ts';
import { readNumber } from '../../../../server/domain/numbers/read.ts';
import { seedRecords } from '../../../../scripts/seed/book.ts';
import { START, after } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const keysOf = (raw: string) => lookupKeys(readNumber(raw));
const customer = (id: string, change: Partial<Customer> = {}): Customer => ({
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
  ...change,
});

describe('the book', () => {
  it('gives the entries of a number with whom they belong to', async () => {
    const book = createBook(place.of());
    expect(await book.isEmpty()).toBe(true);
    await book.load(seedRecords(), START);
    await book.load(seedRecords(), after(60));
    expect(await book.isEmpty()).toBe(false);
    const { entries, customers, contacts } = await book.lookUp(keysOf('013800008888'));
    expect(entries.some((entry) => entry.kind === 'contact' && entry.contact === 'C001-1')).toBe(
      true,
    );
    expect(new Set(entries.map((entry) => entry.key)).size).toBeGreaterThan(0);
    expect(customers.get('C001')).toMatchObject({ name: '宁波奥克斯空调有限公司', level: 'vip' });
    expect(customers.get('C001')).toEqual(seedRecords().customers.find((one) => one.id === 'C001'));
    expect(contacts.get('C001-1')).toMatchObject({ name: '张经理', department: '采购部' });
    expect(customers.size).toBe(1);
  });

  it('knows nothing of nobody’s number, and of no keys', async () => {
    const book = createBook(place.of());
    await book.load(seedRecords(), START);
    const nothing = { entries: [], customers: new Map(), contacts: new Map() };
    expect(await book.lookUp(keysOf('13712340099'))).toEqual(nothing);
    expect(await book.lookUp([])).toEqual(nothing);
  });

  it('files a mark once, and forgets all that was filed under its name, nothing else', async () => {
    const book = createBook(place.of());
    const mark = { kind: 'confirmed', customer: 'L1', contact: null, by: 'a', at: START } as const;
    const entry = entryForMark(mark, readNumber('13900008888'));
    if (!entry) throw new Error('a mobile can be remembered');
    const owned = entriesFor({ kind: 'customer', customer: 'L1' }, ['13900008888']);
    await book.addCustomer(customer('L1'), START);
    await book.addCustomer(customer('L1', { name: '改名' }), after(5));
    await book.file('customer:L1', owned);
    await book.file('press-1', [entry]);
    await book.file('press-1', [entry]);
    await book.file('nothing', []);
    const kinds = async () =>
      (await book.lookUp(keysOf('13900008888'))).entries.map((one) => one.kind).sort();
    expect(await kinds()).toEqual([...owned.map((one) => one.kind), 'confirmed'].sort());
    const found = await book.lookUp(keysOf('13900008888'));
    expect(found.entries.find((one) => one.kind === 'confirmed')).toEqual(entry);
    expect(found.customers.get('L1')?.name).toBe('公司L1');
    await book.unfile('press-1');
    expect(await kinds()).not.toContain('confirmed');
    expect(await kinds()).not.toEqual([]);
  });

  it('is one company’s own', async () => {
    const [mine, other] = [createBook(place.of()), createBook(place.of())];
    await mine.load(seedRecords(), START);
    expect(await other.isEmpty()).toBe(true);
    expect((await other.lookUp(keysOf('13800008888'))).entries).toEqual([]);
  });
});

describe('ten thousand contacts', () => {
  let context: StoreContext;
  beforeAll(async () => {
    context = place.of();
    const book = createBook(context);
    await book.load(seedRecords(), START);
    const line = (n: number) => `139${String(10_000_000 + n * 37).padStart(8, '0')}`;
    for (let from = 0; from < 10_000; from += 2000) {
      const numbers = Array.from({ length: 2000 }, (_, n) => ({
        under: `bulk-${from + n}`,
        entries: entriesFor(
          { kind: 'contact', customer: `B${from + n}`, contact: `B${from + n}-1` },
          [line(from + n)],
        ),
      }));
      await book.load({ customers: [], contacts: [], numbers }, START);
    }
  });

  it('are looked up by the index of the keys, and give the same answer', async () => {
    const book = createBook(context);
    const { entries } = await book.lookUp(keysOf('13800008888'));
    expect(entries.map((entry) => ('customer' in entry ? entry.customer : ''))).toEqual(
      expect.arrayContaining(['C001']),
    );
    expect(entries.length).toBeLessThan(5);
    const plan = JSON.stringify(
      await context.connection
        .collection('numbers')
        .find({ tenantId: context.tenantId, key: { $in: [...keysOf('13800008888')] } })
        .limit(50)
        .explain(),
    );
    expect(plan).toContain('key_1');
    expect(plan).not.toMatch(/COLLSCAN|Seq Scan/);
  });
});
