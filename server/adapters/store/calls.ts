/** Calls and the consequence rows they carry: one conditional write per decision, rows claimed by due time. */
import { LRUCache } from 'lru-cache';
import { listingOf, type Listing } from '../../domain/calls/listing.ts';
import type { Call } from '../../domain/calls/types.ts';
import { outcomeOf, type CallOutcome } from '../../domain/report/outcome.ts';
import type { Calls } from '../../ports.ts';
import { defineCollection, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'calls';
/** Calls this process saved lately: enough for all that ring or talk. */
const KEPT = 500;
/** How many outcomes are read at once. */
const BATCH = 2000;

export const callIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, 'from.national': 1, createdAt: -1 } },
  { collection: NAME, key: { tenantId: 1, createdAt: -1, _id: -1 } },
  { collection: NAME, key: { tenantId: 1, 'identification.confirmed.id': 1 } },
  { collection: NAME, key: { tenantId: 1, 'outcome.endedAt': 1, _id: 1 } },
  { collection: NAME, key: { tenantId: 1, 'listed.marks': 1, createdAt: -1, _id: -1 } },
  { collection: NAME, key: { tenantId: 1, 'listed.phase': 1, createdAt: -1, _id: -1 } },
];

export type CallDocument = Omit<Call, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
  /** What lists are found by. */
  readonly listed: Listing;
  /** What reports count; null for what they do not. */
  readonly outcome: CallOutcome | null;
};

export function createCalls(context: StoreContext): Calls {
  const { tenantId } = context;
  const model = defineCollection<CallDocument>(context, NAME);
  // The gateways of two companies may give a call the same id.
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  const idOf = (key: string): string => key.slice(tenantId.length + 1);

  const carrier = carryRows(model, tenantId);
  const kept = new LRUCache<string, Call>({ max: KEPT });

  async function load(id: string): Promise<Call | null> {
    const found = await model.findOne({ _id: keyOf(id), tenantId });
    return found ? toCall(found) : null;
  }

  return {
    load,

    async recall(id) {
      return kept.get(id) ?? load(id);
    },

    async save(next, { version, rows }) {
      // Whatever becomes of the write, what was kept is out of date from here on.
      kept.delete(next.id);
      const saved = await carrier.write(toDocument(next, tenantId), { version, rows });
      if (saved) kept.set(next.id, { ...next, rows: [] });
      return saved;
    },

    ...asRowCarrier(carrier, tenantId),

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

    async *outcomesIn({ from, to }) {
      let after: Pick<CallDocument, '_id' | 'outcome'> | null = null;
      for (;;) {
        const since: Date = after?.outcome?.endedAt ?? from;
        const behind = after && {
          $or: [{ 'outcome.endedAt': { $gt: since } }, { _id: { $gt: after._id } }],
        };
        const page: CallDocument[] = await model
          .find(
            { tenantId, 'outcome.endedAt': { $gte: since, $lt: to }, ...behind },
            { projection: { outcome: 1 } },
          )
          .sort({ 'outcome.endedAt': 1, _id: 1 })
          .limit(BATCH)
          .toArray();
        yield page.flatMap(({ outcome }) => outcome ?? []);
        after = page.at(-1) ?? null;
        if (page.length < BATCH) return;
      }
    },
  };
}

function toDocument(call: Call, tenantId: string): Omit<CallDocument, 'rows'> {
  const { id, rows: _rows, ...state } = call;
  return {
    _id: `${tenantId}:${id}`,
    tenantId,
    ...state,
    listed: listingOf(call),
    outcome: outcomeOf(call),
  };
}

export function toCall(document: CallDocument): Call {
  const { _id, tenantId, dueAt: _due, listed: _listed, outcome: _out, ...state } = document;
  return { id: _id.slice(tenantId.length + 1), ...state };
}
