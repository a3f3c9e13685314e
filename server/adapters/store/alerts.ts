/** Alerts: one open or taken one a number, their next step a column that is claimed. */
import type { Alert } from '../../domain/alerts/types.ts';
import { callsFor, heldFor } from '../../domain/alerts/bundle.ts';
import type { Alerts } from '../../ports.ts';
import { defineCollection, settle, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'alerts';

export const alertIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, nextStepAt: 1 } },
  { collection: NAME, key: { tenantId: 1, 'messages.call': 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, openedAt: 1 } },
  { collection: NAME, key: { tenantId: 1, told: 1, state: 1, openedAt: 1 } },
  { collection: NAME, key: { tenantId: 1, updatedAt: -1 } },
  { collection: NAME, key: { tenantId: 1, callsFor: 1 } },
  { collection: NAME, key: { tenantId: 1, heldFor: 1 } },
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
  /** Whose telephone is to ring, and whose card is held back: found without reading what is open. */
  readonly callsFor?: readonly string[];
  readonly heldFor?: readonly string[];
};

type Filter = Readonly<Record<string, unknown>>;

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
    const {
      _id,
      tenantId: _t,
      dueAt: _d,
      openNumber: _o,
      stepLease: _s,
      callsFor: _c,
      heldFor: _h,
      ...state
    } = document;
    return { id: idOf(_id), ...state };
  }

  async function oldest(filter: Filter, limit: number): Promise<readonly Alert[]> {
    const found = model.find({ tenantId, ...filter }).sort({ openedAt: 1, _id: 1 });
    return (await found.limit(limit).toArray()).map(toAlert);
  }

  async function first(filter: Filter): Promise<Alert | null> {
    const found = await model.findOne({ tenantId, ...filter });
    return found ? toAlert(found) : null;
  }

  return {
    load: (id) => first({ _id: keyOf(id) }),

    async save(next, was) {
      const { id, rows: _rows, ...state } = next;
      const open = next.state !== 'settled' && next.number !== null;
      const columns = {
        stepLease: UNCLAIMED,
        callsFor: callsFor(next),
        heldFor: heldFor(next),
      };
      const document = { _id: keyOf(id), tenantId, ...state, ...columns };
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

    open(limit, { of, after } = {}) {
      const behind = after && {
        $or: [
          { openedAt: { $gt: after.openedAt } },
          { openedAt: after.openedAt, _id: { $gt: keyOf(after.id) } },
        ],
      };
      const mine = of === undefined ? {} : { told: of };
      return oldest({ state: { $in: ['open', 'taken'] }, ...mine, ...behind }, limit);
    },

    async settled(limit, { of } = {}) {
      const mine = of === undefined ? {} : { told: of };
      const found = model.find({ tenantId, state: 'settled', ...mine }).sort({ openedAt: -1 });
      return (await found.limit(limit).toArray()).map(toAlert);
    },

    callsFor: (person, limit) => oldest({ callsFor: person }, limit),
    heldFor: (person, limit) => oldest({ heldFor: person }, limit),

    async touchedIn({ from, to }, limit) {
      const touched = { updatedAt: { $gte: from }, openedAt: { $lt: to } };
      const found = model.find({ tenantId, ...touched }).sort({ updatedAt: -1 });
      return (await found.limit(limit).toArray()).map(toAlert);
    },

    ...asRowCarrier(carrier, tenantId),
  };
}
