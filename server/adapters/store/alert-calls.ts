/** Telephone calls about alerts: one open call a person, looked at again when its time has come. */
import type { AlertCall } from '../../domain/alerts/alert-call.ts';
import type { AlertCalls } from '../../ports.ts';
import {
  claimDue,
  defineCollection,
  isDuplicate,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

const NAME = 'alertCalls';

export const alertCallIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, person: 1, startedAt: -1 } },
  {
    collection: NAME,
    key: { tenantId: 1, ringsFor: 1 },
    options: { unique: true, partialFilterExpression: { ringsFor: { $exists: true } } },
  },
];

type AlertCallDocument = Omit<AlertCall, 'id' | 'dueAt'> & {
  readonly _id: string;
  readonly tenantId: string;
  /** Absent when nothing is left to do, never null. */
  readonly dueAt?: Date;
  /** The person while the call is not over, so that a second one cannot be opened. */
  readonly ringsFor?: string;
};

export function createAlertCalls(context: StoreContext): AlertCalls {
  const { tenantId } = context;
  const model = defineCollection<AlertCallDocument>(context, NAME);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  function toCall(document: AlertCallDocument): AlertCall {
    const { _id, tenantId: _t, ringsFor: _r, dueAt, ...state } = document;
    return { id: _id.slice(tenantId.length + 1), ...state, dueAt: dueAt ?? null };
  }

  return {
    async open({ id, dueAt, ...state }) {
      try {
        await model.insertOne({
          _id: keyOf(id),
          tenantId,
          ...state,
          ...(dueAt && { dueAt }),
          ...(state.state !== 'ended' && { ringsFor: state.person }),
        });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    async load(id) {
      const found = await model.findOne({ _id: keyOf(id), tenantId });
      return found ? toCall(found) : null;
    },

    async latest(person) {
      const [found] = await model
        .find({ tenantId, person })
        .sort({ startedAt: -1, _id: -1 })
        .limit(1)
        .toArray();
      return found ? toCall(found) : null;
    },

    async save({ id, version, dueAt, ...state }) {
      const result = await model.updateOne(
        { _id: keyOf(id), tenantId, version },
        {
          $set: { ...state, version: version + 1, ...(dueAt && { dueAt }) },
          $unset: {
            ...(!dueAt && { dueAt: '' as const }),
            ...(state.state === 'ended' && { ringsFor: '' as const }),
          },
        },
      );
      return result.matchedCount === 1;
    },

    takeDue({ now, until, limit }) {
      return claimDue(model, { tenantId, now, limit }, async (seen) => {
        const change = { $set: { dueAt: until } };
        const mine = await model.findOneAndUpdate(seen, change, { returnDocument: 'after' });
        return mine ? toCall(mine) : null;
      });
    },
  };
}
