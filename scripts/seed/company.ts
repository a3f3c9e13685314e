/** The trial company in the store: its people, its routing tables, its products, its customers. */
import type { BookLoader } from '../../server/adapters/store/book.ts';
import type { CompanyLoader } from '../../server/adapters/store/company.ts';
import type { ProductLoader } from '../../server/adapters/store/products.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import { seedRecords } from './book.ts';
import { SEED_EMPLOYEES } from './employees.ts';
import { SEED_PRODUCTS } from './products.ts';

export interface SeedLoaders {
  readonly book: BookLoader;
  readonly company: CompanyLoader;
  readonly products: ProductLoader;
}

/**
 * Fills an empty tenant and leaves any other as it is; true when it filled. The customers, by which emptiness is told,
 * are written last: a fill that was cut off is finished by the next one. `at` is stored as the time of creation.
 */
export async function seedCompany(loaders: SeedLoaders, at: Date): Promise<boolean> {
  if (!(await loaders.book.isEmpty())) return false;
  const { customers, contacts, numbers } = seedRecords();
  await loaders.company.addEmployees(SEED_EMPLOYEES, at);
  await loaders.company.addTables(DEFAULT_TABLES, at);
  await loaders.products.addProducts(SEED_PRODUCTS, at);
  await loaders.book.load({ customers: [], contacts, numbers }, at);
  await loaders.book.load({ customers, contacts: [], numbers: [] }, at);
  return true;
}
