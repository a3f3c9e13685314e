/** Alerts: one open or taken one a number, their next step a column that is claimed. */
import type { Alert } from '../../domain/alerts/types.ts';
import type { Alerts } from '../../ports.ts';
import { defineCollection, settle, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'alerts';

export const alertIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, nextStepAt: 1 } },
  { collection: NAME, key: { tenantId: 1, 'messages.call': 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, openedAt: 1 } },
  { collection: NAME, key: { tenantId: 1, openedAt: -1 } },
  {
    collection: NAME,
    key: { tenantId: 1, openNumber: 1 },
    options: { unique: true, partialFilterExpression: { openNumber: { $exists: true } } },
  },
];

type AlertDocument = Omit<Alert, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
  /** The number while the alert is open or taken, so that a second one cannot be opened. */
  readonly openNumber?: string;
  readonly stepLease?: Date;
};

/** Claims bear two seconds of skew. */
const SKEW_MS = 2000;
/** Nobody holds it: a claim ends with the change it was made for. */
const UNCLAIMED = new Date(0);

export function createAlerts(context: StoreContext): Alerts {
  const { tenantId } = context;
  const model = defineCollection<AlertDocument>(context, NAME);
  const carrier = carryRows(model, tenantId);
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  const idOf = (key: string): string => key.slice(tenantId.length + 1);

  function toAlert(document: AlertDocument): Alert {
    const { _id, tenantId: _t, dueAt: _d, openNumber: _o, stepLease: _s, ...state } = document;
    return { id: idOf(_id), ...state };
  }

  async function first(filter: Readonly<Record<string, unknown>>): Promise<Alert | null> {
    const found = await model.findOne({ tenantId, ...filter });
    return found ? toAlert(found) : null;
  }

  return {
    load: (id) => first({ _id: keyOf(id) }),

    async save(next, was) {
      const { id, rows: _rows, ...state } = next;
      const open = next.state !== 'settled' && next.number !== null;
      const document = { _id: keyOf(id), tenantId, ...state, stepLease: UNCLAIMED };
      const saved = await carrier.write(
        open ? { ...document, openNumber: next.number } : document,
        was,
      );
      if (saved && !open && next.number !== null) {
        await model.updateOne({ _id: keyOf(id), state: 'settled' }, { $unset: { openNumber: '' } });
      }
      return saved;
    },

    ofNumber: (national) => first({ openNumber: national, state: { $in: ['open', 'taken'] } }),
    ofCall: (call) => first({ 'messages.call': call }),

    async takeSteps({ now, wall, until, limit }) {
      const free = new Date(wall.getTime() - SKEW_MS);
      const isFree = { $or: [{ stepLease: { $exists: false } }, { stepLease: { $lte: free } }] };
      const due = await model
        .find({ tenantId, nextStepAt: { $lte: now }, ...isFree }, { projection: { _id: 1 } })
        .sort({ nextStepAt: 1 })
        .limit(limit)
        .toArray();
      const taken = await Promise.all(
        due.map(({ _id }) =>
          settle(() =>
            model.findOneAndUpdate(
              { _id, tenantId, nextStepAt: { $lte: now }, ...isFree },
              { $set: { stepLease: until } },
              { returnDocument: 'after' },
            ),
          ),
        ),
      );
      return taken.flatMap((one) => (one ? [toAlert(one)] : []));
    },

    async open(limit) {
      const found = await model
        .find({ tenantId, state: { $in: ['open', 'taken'] } })
        .sort({ openedAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(toAlert);
    },

    async recent(limit) {
      const found = await model.find({ tenantId }).sort({ openedAt: -1 }).limit(limit).toArray();
      return found.map(toAlert);
    },

    ...asRowCarrier(carrier, tenantId),
  };
}
