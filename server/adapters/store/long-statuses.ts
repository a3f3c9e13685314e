/** off_duty and on_leave with an end of their own: kept here, written again to Redis when it was emptied. Spec §4.1.1. */
import type { StatusEntry } from '../../domain/people.ts';
import type { LongStatuses } from '../../ports.ts';
import { defineCollection, type IndexSpec, type StoreContext } from './collection.ts';

const NAME = 'longStatuses';

export const longStatusIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, person: 1 } },
];

type LongStatusDocument = StatusEntry & { readonly _id: string; readonly tenantId: string };

/** The port, and all that still holds, for writing it back. */
export interface LongStatusStore extends LongStatuses {
  holding(now: Date): Promise<readonly StatusEntry[]>;
}

export function createLongStatuses(context: StoreContext): LongStatusStore {
  const { tenantId } = context;
  const collection = defineCollection<LongStatusDocument>(context, NAME);
  const keyOf = (person: string): string => `${tenantId}:${person}`;

  return {
    async save(entry) {
      await collection.replaceOne(
        { _id: keyOf(entry.person) },
        { ...entry, tenantId },
        { upsert: true },
      );
    },
    async remove(person) {
      await collection.deleteOne({ _id: keyOf(person) });
    },
    async holding(now) {
      const found = await collection.find({ tenantId }).toArray();
      return found
        .filter((one) => one.until > now)
        .map(({ _id, tenantId: _tenant, ...entry }) => entry);
    },
  };
}
