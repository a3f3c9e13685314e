/** Filling the store: once, whole, and never over somebody's own data. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { seedRecords } from '../../../scripts/seed/book.ts';
import { seedCompany } from '../../../scripts/seed/company.ts';
import { createBook } from '../../../server/adapters/store/book.ts';
import { createCompany } from '../../../server/adapters/store/company.ts';
import { createProducts } from '../../../server/adapters/store/products.ts';
import { testServices } from '../../support/services.ts';

const at = new Date('2026-11-24T02:00:00Z');
const clock = { now: () => at, wall: () => at };
let services: ReturnType<typeof testServices>;
let connection: mongoose.Connection;

beforeAll(async () => {
  services = testServices();
  connection = await mongoose.createConnection(services.mongoUri).asPromise();
});
afterAll(async () => {
  await connection.close();
  await services.drop();
});

const store = (tenantId: string) => ({
  book: createBook({ connection, tenantId }),
  company: createCompany({ connection, tenantId, clock }),
  products: createProducts({ connection, tenantId, clock }),
});
const loaders = ({ book, company, products }: ReturnType<typeof store>) => ({
  book,
  company: company.loader,
  products,
});

async function countAll(tenantId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of [
    'customers',
    'contacts',
    'numbers',
    'employees',
    'routingTables',
    'products',
  ]) {
    counts[name] = await connection.collection(name).countDocuments({ tenantId });
  }
  return counts;
}

function expected(): Record<string, number> {
  const { customers, contacts, numbers } = seedRecords();
  const entries = numbers.reduce((sum, one) => sum + one.entries.length, 0);
  return {
    customers: customers.length,
    contacts: contacts.length,
    numbers: entries,
    employees: 6,
    routingTables: 1,
    products: 20,
  };
}

describe('seedCompany', () => {
  it('fills an empty tenant, and again changes nothing', async () => {
    const tenant = store('T-seed');
    expect(await seedCompany(loaders(tenant), at)).toBe(true);
    expect(await countAll('T-seed')).toEqual(expected());
    expect((await tenant.company.tables.current()).version).toBe(1);
    const found = await tenant.book.lookUp(['n:13800008888']);
    expect(found.customers.get('C001')?.name).toBe('宁波奥克斯空调有限公司');

    expect(await seedCompany(loaders(tenant), at)).toBe(false);
    expect(await countAll('T-seed')).toEqual(expected());
  });

  it('finishes a fill that was cut off', async () => {
    const tenant = store('T-cut');
    const broken = {
      ...tenant.book,
      load: () => Promise.reject(new Error('the store went away')),
    };
    const cut = { ...loaders(tenant), book: broken };
    await expect(seedCompany(cut, at)).rejects.toThrow('went away');
    expect(await seedCompany(loaders(tenant), at)).toBe(true);
    expect(await countAll('T-cut')).toEqual(expected());
  });

  it('leaves a tenant with a customer of its own as it is', async () => {
    const tenant = store('T-own');
    const [own] = seedRecords().customers;
    if (!own) throw new Error('the seed has no customers');
    await tenant.book.addCustomer({ ...own, id: 'X1' }, at);
    expect(await seedCompany(loaders(tenant), at)).toBe(false);
    expect(await countAll('T-own')).toMatchObject({
      customers: 1,
      numbers: 0,
      employees: 0,
      products: 0,
    });
  });
});
