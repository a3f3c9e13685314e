/** Check-ins of duty shifts and the rows they carry: one document for each person and start. */
import type { KeptCheckIn } from '../../domain/roster/types.ts';
import type { CheckIns } from '../../ports.ts';
import { defineCollection, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'checkIns';

export const checkInIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, 'shift.from': 1 } },
  { collection: NAME, key: { tenantId: 1, 'shift.to': 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, escalateAt: 1 } },
];

type CheckInDocument = Omit<KeptCheckIn, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
};

export function createCheckIns(context: StoreContext): CheckIns {
  const { tenantId } = context;
  const model = defineCollection<CheckInDocument>(context, NAME);
  const carrier = carryRows(model, tenantId);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  function toCheckIn(document: CheckInDocument): KeptCheckIn {
    const { _id, tenantId: _t, dueAt: _due, ...state } = document;
    return { id: _id.slice(tenantId.length + 1), ...state };
  }

  async function list(
    filter: Readonly<Record<string, unknown>>,
    { by, limit }: { readonly by: string; readonly limit: number },
  ): Promise<readonly KeptCheckIn[]> {
    const found = await model
      .find({ tenantId, ...filter })
      .sort({ [by]: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(toCheckIn);
  }

  return {
    async load(id) {
      const found = await model.findOne({ _id: keyOf(id), tenantId });
      return found ? toCheckIn(found) : null;
    },

    save(next, was) {
      const { id, rows: _rows, ...state } = next;
      return carrier.write({ _id: keyOf(id), tenantId, ...state }, was);
    },

    ahead: (now, limit) => list({ 'shift.from': { $gt: now } }, { by: 'shift.from', limit }),
    unanswered: (now, limit) =>
      list({ state: 'asked', escalateAt: { $lte: now } }, { by: 'escalateAt', limit }),
    notOver: (now, { person, limit }) =>
      list(
        { 'shift.to': { $gt: now }, ...(person !== null && { person }) },
        { by: 'shift.to', limit },
      ),
    withOpenRows: (limit) => list({ dueAt: { $exists: true } }, { by: 'dueAt', limit }),

    ...asRowCarrier(carrier, tenantId),
  };
}
