/** What one lookup costs right after a load of so many contacts: book query and matching. Spec §2. */
import { randomBytes } from 'node:crypto';
import { createBook } from '../../server/adapters/store/book.ts';
import { connectStore, createIndexes } from '../../server/adapters/store/connect.ts';
import { entriesFor } from '../../server/domain/matching/entries.ts';
import { readOwnNumbers } from '../../server/domain/matching/own.ts';
import type { Contact, Customer } from '../../server/domain/matching/types.ts';
import { identifyCaller } from '../../server/flows/calls/identify.ts';
import type { Identify } from '../../server/flows/calls/identify.ts';
import { SEED_EMPLOYEES } from '../seed/employees.ts';
import { percentile, printFigure, rounded, say } from './figures.ts';
import { benchCustomer } from './staff.ts';

type Loader = ReturnType<typeof createBook>;

const SIZES = [10_000, 100_000];
const SAMPLES = 500;
const WARM_UP = 50;
const BATCH = 2000;
const PER_CUSTOMER = 4;

/** The usual sizes below `max`, and `max` itself; the usual ones when it is left out. */
export function sizesUpTo(max: number | undefined): readonly number[] {
  return max === undefined ? SIZES : [...SIZES.filter((size) => size < max), max];
}

/** Sizes are loaded one on top of the other into a database of their own, which is dropped afterwards. */
export async function benchLookup(uri: string, sizes: readonly number[]): Promise<void> {
  const database = `bench_${randomBytes(6).toString('hex')}`;
  const connection = await connectStore({ uri, database, timeoutMs: 10_000 });
  try {
    await createIndexes(connection);
    const book = createBook({ connection, tenantId: 'BENCH' });
    const own = readOwnNumbers({
      hotlines: ['4008320160'],
      gateways: [],
      employees: SEED_EMPLOYEES,
    });
    const identify = identifyCaller({
      book,
      calls: { countOfNumber: () => Promise.resolve(0) },
      own: () => Promise.resolve(own),
      ownAreaCode: '0574',
      onDuty: () => Promise.resolve(new Set<string>()),
    });
    let loaded = 0;
    let first: number | null = null;
    for (const size of sizes) {
      say(`loading ${size} contacts`);
      const began = performance.now();
      for (; loaded < size; loaded += BATCH) {
        await load(book, { from: loaded, to: Math.min(size, loaded + BATCH) });
      }
      loaded = size;
      const loadSeconds = (performance.now() - began) / 1000;
      const times = await measure(identify, size);
      const p50 = percentile(times, 0.5);
      first ??= p50;
      printFigure('lookup', {
        contacts: size,
        p50: rounded(p50),
        p99: rounded(percentile(times, 0.99)),
        ratioToSmallest: rounded(p50 / first),
        lookups: times.length,
        loadSeconds: rounded(loadSeconds),
      });
    }
  } finally {
    await connection.dropDatabase();
    await connection.close();
  }
}

/** Three of four contacts have a mobile, the fourth an extension behind the company's main line. */
function numberOf(n: number): string {
  if (n % PER_CUSTOMER !== 0) return `1${String(3_000_000_000 + n * 7)}`;
  return `0574-8${String((n / PER_CUSTOMER) % 10_000_000).padStart(7, '0')}-801`;
}

async function load(book: Loader, { from, to }: { from: number; to: number }): Promise<void> {
  const customers: Customer[] = [];
  const contacts: Contact[] = [];
  const numbers: { under: string; entries: ReturnType<typeof entriesFor> }[] = [];
  for (let n = from; n < to; n += 1) {
    const customer = `B${Math.floor(n / PER_CUSTOMER)}`;
    const contact = `${customer}-${n % PER_CUSTOMER}`;
    if (n % PER_CUSTOMER === 0) customers.push(benchCustomer(customer, 'sales_manager_a'));
    contacts.push({
      id: contact,
      customerId: customer,
      name: '王经理',
      department: '采购部',
      position: null,
    });
    const entries = entriesFor({ kind: 'contact', customer, contact }, [numberOf(n)]);
    numbers.push({ under: contact, entries });
  }
  await book.load({ customers, contacts, numbers }, new Date());
}

/** Callers spread over the whole book; every tenth is in no book. */
async function measure(identify: Identify, size: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + SAMPLES; n += 1) {
    const stranger = n % 10 === 9;
    const of = Math.floor((n * 7919 * PER_CUSTOMER) / 3) % size;
    const raw = stranger ? `159${String(90_000_000 + n)}` : numberOf(of);
    const began = performance.now();
    const { match } = await identify(raw, new Date(), null);
    const took = performance.now() - began;
    if ((match.class === 'none') !== stranger) {
      throw new Error(`the lookup of contact ${of} of ${size} says ${match.class}`);
    }
    if (n >= WARM_UP) times.push(took);
  }
  return times;
}
