/** Last contact and call counts, recomputed from all records and never counted up: whatever is repeated, they are right. */
import { dayKey } from '../../domain/time.ts';
import type { Communications } from '../../ports.ts';
import { defineCollection, type StoreContext, type Stored } from './collection.ts';

interface Counted extends Stored {
  readonly id: string;
  /** What was known of the last contact before the first record of ours. */
  readonly imported?: { readonly on: string | null; readonly type: string | null };
  readonly lastContactOn?: string | null;
  readonly lastContactType?: string | null;
  /** Grows with each recount: a slower one that read less never writes over it. */
  readonly recount?: number;
}

interface Record extends Stored {
  readonly customer: string | null;
  readonly contact: string | null;
  readonly at: Date;
  readonly type: string;
}

export function createCounters(context: StoreContext): Communications['recount'] {
  const { tenantId } = context;
  const records = defineCollection<Record>(context, 'communications');
  const customers = defineCollection<Counted>(context, 'customers');
  const contacts = defineCollection<Counted>(context, 'contacts');

  async function latest(by: 'customer' | 'contact', id: string): Promise<Record | null> {
    return records.findOne({ tenantId, [by]: id }, { sort: { at: -1 } });
  }

  async function recountCustomer(id: string): Promise<void> {
    const begun = await customers.findOneAndUpdate(
      { tenantId, id },
      [
        {
          $set: {
            recount: { $add: [{ $ifNull: ['$recount', 0] }, 1] },
            imported: {
              $ifNull: [
                '$imported',
                {
                  on: { $ifNull: ['$lastContactOn', null] },
                  type: { $ifNull: ['$lastContactType', null] },
                },
              ],
            },
          },
        },
      ],
      { returnDocument: 'after' },
    );
    if (!begun) return;
    const last = await latest('customer', id);
    const day = last ? dayKey(last.at) : null;
    const imported = begun.imported?.on ?? null;
    const ours = day !== null && (imported === null || day >= imported);
    await customers.updateOne(
      { tenantId, id, recount: begun.recount ?? 0 },
      {
        $set: {
          lastContactOn: ours ? day : imported,
          lastContactType: ours ? (last?.type ?? null) : (begun.imported?.type ?? null),
        },
      },
    );
  }

  async function recountContact(id: string): Promise<void> {
    const begun = await contacts.findOneAndUpdate(
      { tenantId, id },
      { $inc: { recount: 1 } },
      { returnDocument: 'after' },
    );
    if (!begun) return;
    const calls = { tenantId, contact: id, type: 'phone' };
    const [last, count] = await Promise.all([
      records.findOne(calls, { sort: { at: -1 } }),
      records.find(calls, { projection: { _id: 1 } }).toArray(),
    ]);
    await contacts.updateOne(
      { tenantId, id, recount: begun.recount ?? 0 },
      { $set: { lastCallOn: last ? dayKey(last.at) : null, callCount: count.length } },
    );
  }

  return async ({ customers: companies, contacts: people }) => {
    for (const id of companies) await recountCustomer(id);
    for (const id of people) await recountContact(id);
  };
}
