/** A database of a test file's own on the engine that is there, with all indexes made. */
import { afterAll, beforeAll, jest } from '@jest/globals';
import type mongoose from 'mongoose';
import { connectStore, createIndexes } from '../../../../server/adapters/store/connect.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { testServices } from '../../../support/services.ts';

jest.setTimeout(60_000);

/** Call at the top of a test file; `of()` gives a tenant nobody else uses, so cases do not see each other. */
export function openPlace(): { of(): StoreContext; with(tenantId: string): StoreContext } {
  const services = testServices();
  let connection: mongoose.Connection | null = null;
  let tenants = 0;
  beforeAll(async () => {
    const database = new URL(services.mongoUri.replace(/^mongodb/, 'http')).pathname.slice(1);
    connection = await connectStore({ uri: services.mongoUri, database, timeoutMs: 10_000 });
    await createIndexes(connection);
  });
  afterAll(async () => {
    await connection?.close();
    await services.drop();
  });
  const place = (tenantId: string): StoreContext => {
    if (!connection) throw new Error('the place is open from the first case on');
    return { connection, tenantId };
  };
  return {
    with: place,
    of() {
      tenants += 1;
      return place(`T${tenants}`);
    },
  };
}
