/** Calls and the consequence rows they carry: one conditional write per decision, rows claimed by due time. */
import { LRUCache } from 'lru-cache';
import type { Call } from '../../domain/calls/types.ts';
import type { Row } from '../../domain/consequences.ts';
import type { Calls } from '../../ports.ts';
import {
  claimDue,
  defineCollection,
  isDuplicate,
  settle,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

const NAME = 'calls';
/** Calls this process saved lately: enough for all that ring or talk. */
const KEPT = 500;

export const callIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, 'from.national': 1, createdAt: -1 } },
  { collection: NAME, key: { tenantId: 1, createdAt: -1, _id: -1 } },
  { collection: NAME, key: { tenantId: 1, 'identification.confirmed.id': 1 } },
];

type CallDocument = Omit<Call, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
};

export function createCalls(context: StoreContext): Calls {
  const { tenantId } = context;
  const model = defineCollection<CallDocument>(context, NAME);
  // The gateways of two companies may give a call the same id.
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  const idOf = (key: string): string => key.slice(tenantId.length + 1);

  const kept = new LRUCache<string, Call>({ max: KEPT });

  async function load(id: string): Promise<Call | null> {
    const found = await model.findOne({ _id: keyOf(id), tenantId });
    return found ? toCall(found) : null;
  }

  async function write(next: Call, version: number, rows: readonly Row[]): Promise<boolean> {
    const due = earliest(rows);
    if (version === 0) {
      try {
        await model.insertOne({ ...toDocument(next, tenantId), ...(due && { dueAt: due }) });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    }
    const { _id, rows: _rows, ...state } = toDocument(next, tenantId);
    const result = await model.updateOne(
      { _id, tenantId, version },
      {
        $set: state,
        ...(rows.length > 0 && { $push: { rows: { $each: [...rows] } } }),
        ...(due && { $min: { dueAt: due } }),
      },
    );
    return result.matchedCount === 1;
  }

  return {
    load,

    async recall(id) {
      return kept.get(id) ?? load(id);
    },

    async save(next, { version, rows }) {
      // Whatever becomes of the write, what was kept is out of date from here on.
      kept.delete(next.id);
      const saved = await write(next, version, rows);
      if (saved) kept.set(next.id, { ...next, rows: [] });
      return saved;
    },

    async dropRows(id, rowIds) {
      const keep = {
        $filter: {
          input: '$rows',
          cond: { $not: { $in: ['$$this.id', { $literal: [...rowIds] }] } },
        },
      };
      await settle(() =>
        model.updateOne({ _id: keyOf(id), tenantId }, [{ $set: { rows: keep } }, RECOMPUTE_DUE]),
      );
    },

    async deferRow(id, rowId, { dueAt, parked }) {
      const changed = { $mergeObjects: ['$$this', { dueAt, parked }] };
      const rows = {
        $map: {
          input: '$rows',
          in: { $cond: [{ $eq: ['$$this.id', { $literal: rowId }] }, changed, '$$this'] },
        },
      };
      await settle(() =>
        model.updateOne({ _id: keyOf(id), tenantId }, [{ $set: { rows } }, RECOMPUTE_DUE]),
      );
    },

    takeDue({ now, until, limit }) {
      const isDue = {
        $and: [{ $lte: ['$$this.dueAt', now] }, { $ne: ['$$this.parked', true] }],
      };
      const leased = {
        $mergeObjects: ['$$this', { dueAt: until, attempts: { $add: ['$$this.attempts', 1] } }],
      };
      const rows = { $map: { input: '$rows', in: { $cond: [isDue, leased, '$$this'] } } };
      return claimDue(model, { tenantId, now, limit }, async (seen) => {
        const before = await model.findOneAndUpdate(seen, [{ $set: { rows } }, RECOMPUTE_DUE], {
          returnDocument: 'before',
          projection: { _id: 1, rows: 1 },
        });
        if (!before) return null;
        const mine = before.rows.filter((row) => !row.parked && row.dueAt <= now);
        return {
          call: idOf(before._id),
          rows: mine.map((row) => ({ ...row, dueAt: until, attempts: row.attempts + 1 })),
        };
      });
    },

    async freeLeases(now) {
      const isLeased = {
        $and: [{ $gt: ['$$this.attempts', 0] }, { $ne: ['$$this.parked', true] }],
      };
      const freed = { $mergeObjects: ['$$this', { dueAt: now }] };
      const rows = { $map: { input: '$rows', in: { $cond: [isLeased, freed, '$$this'] } } };
      await model.updateMany({ tenantId, dueAt: { $gt: now } }, [
        { $set: { rows } },
        RECOMPUTE_DUE,
      ]);
    },

    async idsOfNumber(national, limit) {
      const found = await model
        .find({ tenantId, 'from.national': national }, { projection: { _id: 1 } })
        .sort({ createdAt: -1 })
        .limit(limit)
        .toArray();
      return found.map((one) => idOf(one._id));
    },

    async countOfNumber(national, since, except) {
      const found = await model
        .find(
          { tenantId, 'from.national': national, createdAt: { $gte: since } },
          { projection: { _id: 1 } },
        )
        .limit(100)
        .toArray();
      return found.filter((one) => idOf(one._id) !== except).length;
    },

    async idsOfConfirmation(confirmation) {
      const found = await model
        .find({ tenantId, 'identification.confirmed.id': confirmation }, { projection: { _id: 1 } })
        .toArray();
      return found.map((one) => idOf(one._id));
    },

    async withOpenRows(limit) {
      const found = await model
        .find({ tenantId, dueAt: { $exists: true } })
        .limit(limit)
        .toArray();
      return found.map(toCall);
    },
  };
}

/** Rows that all wait for a person are never due, and still found by the audit. */
const NEVER = new Date('9999-12-31T00:00:00.000Z');

/** dueAt is the earliest row that waits for a machine; absent, never null, when there are no rows. */
const RECOMPUTE_DUE = {
  $set: {
    dueAt: {
      $ifNull: [
        {
          $min: {
            $map: {
              input: { $filter: { input: '$rows', cond: { $ne: ['$$this.parked', true] } } },
              in: '$$this.dueAt',
            },
          },
        },
        { $cond: [{ $gt: [{ $size: '$rows' }, 0] }, NEVER, '$$REMOVE'] },
      ],
    },
  },
};

function earliest(rows: readonly Row[]): Date | null {
  if (rows.length === 0) return null;
  return new Date(Math.min(...rows.map((row) => row.dueAt.getTime())));
}

function toDocument(call: Call, tenantId: string): CallDocument {
  const { id, ...state } = call;
  return { _id: `${tenantId}:${id}`, tenantId, ...state };
}

function toCall(document: CallDocument): Call {
  const { _id, tenantId, dueAt: _due, ...state } = document;
  return { id: _id.slice(tenantId.length + 1), ...state };
}
