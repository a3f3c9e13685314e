/** Swaps between reps and the rows they carry. */
import type { Swap } from '../../domain/roster/types.ts';
import type { Swaps } from '../../ports.ts';
import { defineCollection, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'swaps';
/** More than a company swaps in the weeks that are looked at. */
const MOST = 500;

export const swapIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, lapsesAt: 1 } },
  { collection: NAME, key: { tenantId: 1, 'give.to': 1 } },
  { collection: NAME, key: { tenantId: 1, 'take.to': 1 } },
];

type SwapDocument = Omit<Swap, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
};

export function createSwaps(context: StoreContext): Swaps {
  const { tenantId } = context;
  const model = defineCollection<SwapDocument>(context, NAME);
  const carrier = carryRows(model, tenantId);
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  const idOf = (key: string): string => key.slice(tenantId.length + 1);

  function toSwap(document: SwapDocument): Swap {
    const { _id, tenantId: _t, dueAt: _due, ...state } = document;
    return { id: idOf(_id), ...state };
  }

  return {
    async load(id) {
      const found = await model.findOne({ _id: keyOf(id), tenantId });
      return found ? toSwap(found) : null;
    },

    save(next, was) {
      const { id, rows: _rows, ...state } = next;
      return carrier.write({ _id: keyOf(id), tenantId, ...state }, was);
    },

    async touching({ from, to }) {
      const found = await model
        .find({
          tenantId,
          $or: [
            { 'give.to': { $gt: from }, 'give.from': { $lt: to } },
            { 'take.to': { $gt: from }, 'take.from': { $lt: to } },
          ],
        })
        .sort({ createdAt: -1, _id: 1 })
        .limit(MOST)
        .toArray();
      return found.map(toSwap);
    },

    async unanswered(now, limit) {
      const found = await model
        .find({ tenantId, state: 'asked', lapsesAt: { $lte: now } })
        .sort({ lapsesAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(toSwap);
    },

    async withOpenRows(limit) {
      const found = await model
        .find({ tenantId, dueAt: { $exists: true } })
        .limit(limit)
        .toArray();
      return found.map(toSwap);
    },

    ...asRowCarrier(carrier, tenantId),
  };
}
