/** Notices of a moment that have been told, or had nothing to tell. */
import type { ToldOnce } from '../../ports.ts';
import { defineCollection, settle, type IndexSpec, type StoreContext } from './collection.ts';

const NAME = 'toldOnce';

export const toldOnceIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, at: 1 } },
];

interface ToldDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly at: Date;
}

export function createToldOnce(context: StoreContext): ToldOnce {
  const { tenantId } = context;
  const collection = defineCollection<ToldDocument>(context, NAME);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  return {
    async has(id) {
      return (await collection.findOne({ _id: keyOf(id), tenantId })) !== null;
    },
    async write(id, at) {
      const first = { $setOnInsert: { tenantId, at } };
      await settle(() => collection.updateOne({ _id: keyOf(id) }, first, { upsert: true }));
    },
  };
}
