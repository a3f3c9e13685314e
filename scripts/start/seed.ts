/** Fills an empty trial database with the seed company. */
import { createBook } from '../../server/adapters/store/book.ts';
import { createCompany } from '../../server/adapters/store/company.ts';
import { connectStore, createIndexes } from '../../server/adapters/store/connect.ts';
import { createProducts } from '../../server/adapters/store/products.ts';
import { createClock } from '../../server/clock.ts';
import { seedCompany } from '../seed/company.ts';

export async function seedDatabase(where: {
  readonly uri: string;
  readonly database: string;
  readonly tenantId: string;
}): Promise<boolean> {
  const connection = await connectStore({
    uri: where.uri,
    database: where.database,
    timeoutMs: 10_000,
  });
  try {
    await createIndexes(connection);
    const context = { connection, tenantId: where.tenantId };
    const clock = createClock(null);
    const { loader } = createCompany({ ...context, clock });
    const products = createProducts({ ...context, clock });
    const loaders = { book: createBook(context), company: loader, products };
    return await seedCompany(loaders, clock.now());
  } finally {
    await connection.close();
  }
}
