/** Communication records: the call writes its part, the digest its own, each by its version; counters are recomputed. */
import type { CallPart, Communication, DigestPart } from '../../domain/communications/types.ts';
import { NOTHING_HEARD } from '../../domain/communications/types.ts';
import { dayKey } from '../../domain/time.ts';
import type { Communications, Filed } from '../../ports.ts';
import { defineCollection, isDuplicate, type IndexSpec, type StoreContext } from './collection.ts';
import { drawNumber } from './numbers-drawn.ts';
import { createCounters } from './counters.ts';

const NAME = 'communications';

export const communicationIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, number: 1 }, options: { unique: true } },
  { collection: NAME, key: { tenantId: 1, customer: 1, at: -1 } },
  { collection: NAME, key: { tenantId: 1, contact: 1, at: -1 } },
  { collection: NAME, key: { tenantId: 1, at: -1 } },
  { collection: NAME, key: { tenantId: 1, type: 1, at: -1 } },
  { collection: NAME, key: { tenantId: 1, intent: 1, at: -1 } },
];

type CommunicationDocument = Omit<Communication, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly callVersion: number;
  readonly digestVersion: number;
  /** Everybody it was ever filed under: whoever it leaves is counted anew as well. */
  readonly customers: readonly string[];
  readonly contacts: readonly string[];
};

export function createCommunications(context: StoreContext): Communications {
  const { tenantId } = context;
  const model = defineCollection<CommunicationDocument>(context, NAME);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  function toCommunication(document: CommunicationDocument): Communication {
    const {
      _id,
      tenantId: _t,
      callVersion: _call,
      digestVersion: _digest,
      customers: _customers,
      contacts: _contacts,
      ...record
    } = document;
    return { id: _id.slice(tenantId.length + 1), ...record };
  }

  async function insert(part: CallPart, version: number, at: Date): Promise<boolean> {
    const { id, ...state } = part;
    try {
      await model.insertOne({
        _id: keyOf(id),
        tenantId,
        number: drawNumber('COMM', dayKey(part.at)),
        createdAt: at,
        updatedAt: at,
        ...state,
        ...NOTHING_HEARD,
        callVersion: version,
        digestVersion: 0,
        customers: part.customer ? [part.customer] : [],
        contacts: part.contact ? [part.contact] : [],
      });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  return {
    async fromCall(part, version, at) {
      const { id, ...state } = part;
      for (;;) {
        // The number may have been drawn before (once in 10¹²): then the document is still missing, and is drawn again.
        if (await insert(part, version, at)) break;
        const known = await model.findOne({ _id: keyOf(id) }, { projection: { _id: 1 } });
        if (!known) continue;
        await model.updateOne(
          { _id: keyOf(id), callVersion: { $lt: version } },
          {
            $set: { ...state, updatedAt: at, callVersion: version },
            $addToSet: {
              customers: { $each: part.customer ? [part.customer] : [] },
              contacts: { $each: part.contact ? [part.contact] : [] },
            },
          },
        );
        break;
      }
      const filed = await model.findOne({ _id: keyOf(id) });
      return { customers: filed?.customers ?? [], contacts: filed?.contacts ?? [] } satisfies Filed;
    },

    async fromDigest(call, part: DigestPart, version, at) {
      await model.updateOne(
        { _id: keyOf(call), digestVersion: { $lt: version } },
        { $set: { ...part, updatedAt: at, digestVersion: version } },
      );
      const found = await model.findOne({ _id: keyOf(call) });
      return found ? toCommunication(found) : null;
    },

    async ofCall(call) {
      const found = await model.findOne({ _id: keyOf(call) });
      return found ? toCommunication(found) : null;
    },

    async otherWays(customer, { behind, limit }) {
      const place = behind && {
        at: { $lte: behind.at },
        $or: [{ at: { $lt: behind.at } }, { _id: { $lt: keyOf(behind.id) } }],
      };
      const found = await model
        .find({ tenantId, customer, type: { $ne: 'phone' }, ...place })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return found.map(toCommunication);
    },

    async intentsIn({ from, to }) {
      const found = await model
        .find(
          { tenantId, at: { $gte: from, $lt: to }, intent: { $ne: null } },
          { projection: { intent: 1 } },
        )
        .toArray();
      return new Map(
        found.flatMap(({ _id, intent }) =>
          intent === null ? [] : [[_id.slice(tenantId.length + 1), intent] as const],
        ),
      );
    },

    recount: createCounters(context),
  };
}
