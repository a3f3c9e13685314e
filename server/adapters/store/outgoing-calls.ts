/** Telephone calls to colleagues: one open call a person, looked at again when its time has come. */
import {
  claimDue,
  defineCollection,
  isDuplicate,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

/** What both ways of ringing a colleague have in common. */
interface OutgoingCall {
  readonly id: string;
  readonly version: number;
  /** Employee. */
  readonly person: string;
  readonly state: string;
  readonly startedAt: Date;
  /** Null: nothing is left to do. */
  readonly dueAt: Date | null;
}

type OutgoingDocument<C extends OutgoingCall> = Omit<C, 'id' | 'dueAt'> & {
  readonly _id: string;
  readonly tenantId: string;
  /** Absent when nothing is left to do, never null. */
  readonly dueAt?: Date;
  /** The person while the call is not over, so that a second one cannot be opened. */
  readonly ringsFor?: string;
};

export function outgoingIndexes(collection: string): readonly IndexSpec[] {
  return [
    { collection, key: { tenantId: 1, dueAt: 1 } },
    { collection, key: { tenantId: 1, person: 1, startedAt: -1 } },
    {
      collection,
      key: { tenantId: 1, ringsFor: 1 },
      options: { unique: true, partialFilterExpression: { ringsFor: { $exists: true } } },
    },
  ];
}

/** The store of one way of ringing; the two ports are cut from it. */
export function keepOutgoing<C extends OutgoingCall>(context: StoreContext, name: string) {
  const { tenantId } = context;
  // The driver's types cannot see through the type parameter; what is written are the fields of C.
  const model = defineCollection<OutgoingDocument<OutgoingCall>>(context, name);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  function toCall(document: OutgoingDocument<OutgoingCall>): C {
    const { _id, tenantId: _t, ringsFor: _r, dueAt, ...state } = document;
    const call: OutgoingCall = {
      id: _id.slice(tenantId.length + 1),
      ...state,
      dueAt: dueAt ?? null,
    };
    return call as C;
  }

  return {
    async open({ id, dueAt, ...state }: C): Promise<boolean> {
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

    async load(id: string): Promise<C | null> {
      const found = await model.findOne({ _id: keyOf(id), tenantId });
      return found ? toCall(found) : null;
    },

    /** The person's calls that began at or after this moment, the newest first. */
    async since(person: string, at: Date, limit = 0): Promise<readonly C[]> {
      const found = model.find({ tenantId, person, startedAt: { $gte: at } });
      const sorted = found.sort({ startedAt: -1, _id: -1 }).limit(limit);
      return (await sorted.toArray()).map(toCall);
    },

    async save({ id, version, dueAt, ...state }: C): Promise<boolean> {
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

    takeDue({
      now,
      until,
      limit,
    }: {
      readonly now: Date;
      readonly until: Date;
      readonly limit: number;
    }): Promise<readonly C[]> {
      return claimDue(model, { tenantId, now, limit }, async (seen) => {
        const change = { $set: { dueAt: until } };
        const mine = await model.findOneAndUpdate(seen, change, { returnDocument: 'after' });
        return mine ? toCall(mine) : null;
      });
    },
  };
}
