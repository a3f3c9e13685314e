/** Documents that carry consequence rows: saved by version, their rows claimed by due time. Style: one event, one write. */
import type mongoose from 'mongoose';
import type { Row } from '../../domain/consequences.ts';
import type { RowCarrier } from '../../ports.ts';
import { claimDue, isDuplicate, settle, type Stored } from './collection.ts';

/** A document with rows, as stored. */
export interface Carrier extends Stored {
  readonly version: number;
  readonly rows: readonly Row<unknown>[];
  readonly dueAt?: Date;
}

type Collection<D extends Carrier> = mongoose.mongo.Collection<D>;
type Filter<D extends Carrier> = mongoose.mongo.Filter<D>;
type Update<D extends Carrier> = mongoose.mongo.UpdateFilter<D>;

export interface CarrierStore<D extends Carrier> {
  /**
   * Saves `next` if the stored version is still `version` (0: it must not exist), pushing `rows` with it. `next` is the
   * whole document without its rows.
   */
  write(
    next: Omit<D, 'rows' | 'dueAt'>,
    was: { readonly version: number; readonly rows: readonly Row<unknown>[] },
  ): Promise<boolean>;
  /** Rows that are carried out leave; `note` is written with them. */
  dropRows(
    _id: string,
    rowIds: readonly string[],
    note?: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  deferRow(
    _id: string,
    rowId: string,
    to: {
      readonly dueAt: Date;
      readonly parked: boolean;
      readonly problem?: string;
      readonly attempts?: number;
    },
  ): Promise<void>;
  /** A parked row is due again, its tries forgotten; false when there is none. */
  retryRow(_id: string, rowId: string, now: Date): Promise<boolean>;
  takeDue(take: {
    readonly now: Date;
    readonly until: Date;
    readonly limit: number;
  }): Promise<readonly { readonly _id: string; readonly rows: D['rows'] }[]>;
  freeLeases(now: Date): Promise<void>;
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

export function carryRows<D extends Carrier>(
  model: Collection<D>,
  tenantId: string,
): CarrierStore<D> {
  // The driver's filter types cannot see through the type parameter; the fields are those of Carrier.
  const one = (_id: string): Filter<D> => ({ _id, tenantId }) as Filter<D>;

  /** Changes every row by an expression of `$$this`, and the due time with them. */
  async function change(filter: Filter<D>, each: unknown): Promise<number> {
    const rows = { $map: { input: '$rows', in: each } };
    const result = await settle(() => model.updateOne(filter, [{ $set: { rows } }, RECOMPUTE_DUE]));
    return result.modifiedCount;
  }

  function only(rowId: string, then: unknown): unknown {
    return { $cond: [{ $eq: ['$$this.id', { $literal: rowId }] }, then, '$$this'] };
  }

  return {
    async write(next, { version, rows }) {
      const due = earliest(rows);
      if (version === 0) {
        try {
          // Spread of a generic document: the parts together are the document.
          const whole = { ...next, rows: [...rows], ...(due && { dueAt: due }) };
          await model.insertOne(whole as unknown as mongoose.mongo.OptionalUnlessRequiredId<D>);
          return true;
        } catch (error) {
          if (isDuplicate(error)) return false;
          throw error;
        }
      }
      const { _id, ...state } = next;
      const result = await model.updateOne(
        { _id, tenantId, version } as Filter<D>,
        {
          $set: state,
          ...(rows.length > 0 && { $push: { rows: { $each: [...rows] } } }),
          ...(due && { $min: { dueAt: due } }),
        } as unknown as Update<D>,
      );
      return result.matchedCount === 1;
    },

    async dropRows(_id, rowIds, note = {}) {
      const gone = { $in: ['$$this.id', { $literal: [...rowIds] }] };
      const rows = { $filter: { input: '$rows', cond: { $not: gone } } };
      await settle(() => model.updateOne(one(_id), [{ $set: { rows, ...note } }, RECOMPUTE_DUE]));
    },

    async deferRow(_id, rowId, { dueAt, parked, problem, attempts }) {
      const put = {
        dueAt,
        parked,
        ...(attempts === undefined ? {} : { attempts }),
        ...(problem === undefined ? {} : { problem: { $literal: problem } }),
      };
      await change(one(_id), only(rowId, { $mergeObjects: ['$$this', put] }));
    },

    async retryRow(_id, rowId, now) {
      const again = { dueAt: now, parked: false, attempts: 0 };
      const parked = { rows: { $elemMatch: { id: rowId, parked: true } } };
      const filter = { ...one(_id), ...parked } as Filter<D>;
      return (await change(filter, only(rowId, { $mergeObjects: ['$$this', again] }))) === 1;
    },

    takeDue({ now, until, limit }) {
      const isDue = { $and: [{ $lte: ['$$this.dueAt', now] }, { $ne: ['$$this.parked', true] }] };
      const leased = {
        $mergeObjects: ['$$this', { dueAt: until, attempts: { $add: ['$$this.attempts', 1] } }],
      };
      const rows = { $map: { input: '$rows', in: { $cond: [isDue, leased, '$$this'] } } };
      return claimDue(model, { tenantId, now, limit }, async (seen) => {
        const before = await model.findOneAndUpdate(
          seen as unknown as Filter<D>,
          [{ $set: { rows } }, RECOMPUTE_DUE],
          { returnDocument: 'before', projection: { _id: 1, rows: 1 } },
        );
        if (!before) return null;
        const mine = (before.rows as D['rows']).filter((row) => !row.parked && row.dueAt <= now);
        const taken = mine.map((row) => ({ ...row, dueAt: until, attempts: row.attempts + 1 }));
        return { _id: seen._id, rows: taken };
      });
    },

    async freeLeases(now) {
      const isLeased = {
        $and: [{ $gt: ['$$this.attempts', 0] }, { $ne: ['$$this.parked', true] }],
      };
      const freed = { $mergeObjects: ['$$this', { dueAt: now }] };
      const rows = { $map: { input: '$rows', in: { $cond: [isLeased, freed, '$$this'] } } };
      // Beside a row that is due already there may be one that is leased for long.
      const later = { rows: { $elemMatch: { attempts: { $gt: 0 }, dueAt: { $gt: now } } } };
      const filter = { tenantId, dueAt: { $exists: true }, ...later } as unknown as Filter<D>;
      await model.updateMany(filter, [{ $set: { rows } }, RECOMPUTE_DUE]);
    },
  };
}

function earliest(rows: readonly Row<unknown>[]): Date | null {
  if (rows.length === 0) return null;
  return new Date(Math.min(...rows.map((row) => row.dueAt.getTime())));
}

/** The carrier as flows see it: by the id of its subject. */
export function asRowCarrier<D extends Carrier>(
  carrier: CarrierStore<D>,
  tenantId: string,
): RowCarrier<D['rows'][number]> {
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  return {
    dropRows: (id, rows) =>
      carrier.dropRows(
        keyOf(id),
        rows.map((row) => row.id),
      ),
    deferRow: (id, rowId, to) => carrier.deferRow(keyOf(id), rowId, to),
    retryRow: (id, rowId, now) => carrier.retryRow(keyOf(id), rowId, now),
    async takeDue(take) {
      const taken = await carrier.takeDue(take);
      return taken.map(({ _id, rows }) => ({ subject: _id.slice(tenantId.length + 1), rows }));
    },
    freeLeases: carrier.freeLeases,
  };
}
