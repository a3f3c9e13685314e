/** The product catalogue: what is sold, what people call it, and in which unit. Read with every conversation. */
import type mongoose from 'mongoose';
import { isSameDraft, modelKey } from '../../domain/insight/catalogue.ts';
import type { Product } from '../../domain/insight/types.ts';
import type { Clock, Products } from '../../ports.ts';
import {
  defineCollection,
  isDuplicate,
  settle,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

const NAME = 'products';

export const productIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, key: 1 }, options: { unique: true } },
];

type ProductDocument = Omit<Product, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  /** The model without case and blanks: nobody else may have it. */
  readonly key: string;
  /** Class of its uses: 0 for none, 1 for one, 2 for two or three, 3 for four to seven… */
  readonly rank: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Changes are seen everywhere within this time. */
const CACHE_MS = 2000;

export interface ProductLoader {
  /** Adds what is not there yet. */
  addProducts(products: readonly Product[], at: Date): Promise<void>;
}

export function createProducts(
  context: StoreContext & { readonly clock: Pick<Clock, 'wall'> },
): Products & ProductLoader {
  const { tenantId, clock } = context;
  const model = defineCollection<ProductDocument>(context, NAME);
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  let kept: { readonly products: readonly Product[]; readonly at: number } | null = null;

  function toProduct(document: ProductDocument): Product {
    const { _id, model: name, aliases, family, unit } = document;
    return { id: _id.slice(tenantId.length + 1), model: name, aliases, family, unit };
  }

  const stateOf = ({ id: _id, ...product }: Product, at: Date) => ({
    tenantId,
    ...product,
    key: modelKey(product.model),
    updatedAt: at,
  });

  async function fresh(): Promise<readonly Product[]> {
    const found = await model.find({ tenantId }).sort({ rank: -1, _id: 1 }).toArray();
    const products = found.map(toProduct);
    kept = { products, at: clock.wall().getTime() };
    return products;
  }

  return {
    fresh,

    all: async () =>
      kept && clock.wall().getTime() - kept.at < CACHE_MS ? kept.products : fresh(),

    async get(id) {
      const found = await model.findOne({ _id: keyOf(id) });
      return found ? toProduct(found) : null;
    },

    async save(product, at) {
      const _id = keyOf(product.id);
      const $set = stateOf(product, at);
      try {
        await settle(() =>
          model.updateOne(
            { _id },
            { $set, $setOnInsert: { rank: 0, createdAt: at } },
            { upsert: true },
          ),
        );
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return 'taken';
      } finally {
        kept = null;
      }
      return 'saved';
    },

    async remove(id) {
      const { deletedCount } = await model.deleteOne({ _id: keyOf(id) });
      kept = null;
      return deletedCount > 0;
    },

    async importMany(products, at) {
      const stored = new Map((await fresh()).map((one) => [modelKey(one.model), one]));
      const known = (product: Product) => stored.get(modelKey(product.model));
      const isSame = (product: Product): boolean => {
        const before = known(product);
        return before !== undefined && isSameDraft(product, before);
      };
      const wanted = products.filter((product) => !isSame(product));
      // By model: whoever stored it first gave it its id.
      const writes = wanted.map((product) => {
        const { key, ...$set } = stateOf(product, at);
        const $setOnInsert = { _id: keyOf(product.id), rank: 0, createdAt: at };
        return {
          updateOne: {
            filter: { tenantId, key },
            update: { $set, $setOnInsert },
            upsert: true,
          },
        };
      });
      if (writes.length > 0) await settle(() => model.bulkWrite(writes, { ordered: false }));
      kept = null;
      const changed = wanted.filter(known).length;
      return {
        added: wanted.length - changed,
        changed,
        same: products.length - wanted.length,
      };
    },

    async recountUses(since) {
      const uses = await countUses(context, since);
      const stored = await model.find({ tenantId }, { projection: { key: 1, rank: 1 } }).toArray();
      const moved = stored.flatMap(({ _id, key, rank: before }) => {
        const rank = rankOf(uses.get(key) ?? 0);
        return rank === before ? [] : [{ _id, rank }];
      });
      for (const { _id, rank } of moved) await model.updateOne({ _id }, { $set: { rank } });
      if (moved.length > 0) kept = null;
      return moved.length;
    },

    async addProducts(products, at) {
      if (products.length === 0) return;
      const documents = products.map((product) => ({
        _id: keyOf(product.id),
        ...stateOf(product, at),
        rank: 0,
        createdAt: at,
      }));
      try {
        await model.insertMany(documents, { ordered: false });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      kept = null;
    },
  };
}

/**
 * The place of a product by how often it is spoken of, in powers of two: with every other place the hot words would be
 * other ones, and would be made anew at the providers.
 */
function rankOf(uses: number): number {
  return Math.ceil(Math.log2(uses + 1));
}

/** How many records since a moment speak of each model, by its key. */
async function countUses(context: StoreContext, since: Date): Promise<ReadonlyMap<string, number>> {
  const records = defineCollection<{ _id: string; tenantId: string }>(context, 'communications');
  const pipeline: mongoose.mongo.BSON.Document[] = [
    { $match: { tenantId: context.tenantId, at: { $gte: since } } },
    { $unwind: '$products' },
    { $group: { _id: '$products', uses: { $sum: 1 } } },
  ];
  const counted = await records.aggregate<{ _id: string; uses: number }>(pipeline).toArray();
  const uses = new Map<string, number>();
  for (const one of counted) {
    const key = modelKey(one._id);
    uses.set(key, (uses.get(key) ?? 0) + one.uses);
  }
  return uses;
}
