/** Digests and the rows they carry. Steps whose rows have left are noted in the ledger, which saves never touch. */
import type { Digest, DigestRow } from '../../domain/digest/types.ts';
import type { Digests } from '../../ports.ts';
import { defineCollection, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'digests';

export const digestIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, 'call.endedAt': 1 } },
];

type DigestDocument = Omit<Digest, 'id' | 'ledger'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
  readonly ledger?: Digest['ledger'];
};

export function createDigests(context: StoreContext & { readonly now: () => Date }): Digests {
  const { tenantId } = context;
  const model = defineCollection<DigestDocument>(context, NAME);
  const carrier = carryRows(model, tenantId);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  function toDigest(document: DigestDocument): Digest {
    const { _id, tenantId: _t, dueAt: _due, ledger = {}, ...state } = document;
    return { id: _id.slice(tenantId.length + 1), ...state, ledger };
  }

  return {
    async load(id) {
      const found = await model.findOne({ _id: keyOf(id), tenantId });
      return found ? toDigest(found) : null;
    },

    save(next, was) {
      const { id, rows: _rows, ledger: _ledger, ...state } = next;
      return carrier.write({ _id: keyOf(id), tenantId, ...state }, was);
    },

    ...asRowCarrier(carrier, tenantId),

    /** What was done is noted beside the rows that leave. */
    dropRows(id, rows) {
      const at = context.now();
      const notes = rows.flatMap(({ what, attempts }) =>
        what.do === 'late' ? [] : [[`ledger.${stepOf(what)}`, { attempts, at }] as const],
      );
      const gone = rows.map((row) => row.id);
      return carrier.dropRows(keyOf(id), gone, Object.fromEntries(notes));
    },

    async withOpenRows(limit) {
      const found = await model
        .find({ tenantId, dueAt: { $exists: true } })
        .limit(limit)
        .toArray();
      return found.map(toDigest);
    },

    async wrongNumbersIn({ from, to }) {
      const found = await model
        .find({
          tenantId,
          'call.endedAt': { $gte: from, $lt: to },
          'insights.insight.remark': 'wrong-number',
        })
        .toArray();
      return found.map(toDigest);
    },
  };
}

/** What a row's step is called in the ledger. */
function stepOf(what: DigestRow['what']): string {
  return what.do === 'compose' ? 'transcribe' : what.do;
}
