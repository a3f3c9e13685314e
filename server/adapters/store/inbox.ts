/** Everything that came from outside, under its own unique id, before the 2xx. */
import type { Inbox, InboxItem } from '../../ports.ts';
import {
  claimDue,
  defineCollection,
  isDuplicate,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

const NAME = 'inbox';
/** Done items are only tidied up after this; nothing depends on it. */
const KEEP_SECONDS = 30 * 24 * 3600;

export const inboxIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, kind: 1, receivedAt: -1 } },
];

interface InboxDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly kind: InboxItem['kind'];
  readonly body: InboxItem['body'];
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly dueAt?: Date;
  readonly doneAt?: Date;
}

export function createInbox(context: StoreContext): Inbox {
  const { tenantId } = context;
  const model = defineCollection<InboxDocument>(context, NAME);
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  return {
    async put(item, dueAt) {
      try {
        await model.insertOne({
          _id: keyOf(item.id),
          tenantId,
          kind: item.kind,
          body: item.body,
          receivedAt: item.receivedAt,
          attempts: 1,
          dueAt,
        });
        return 'new';
      } catch (error) {
        if (isDuplicate(error)) return 'known';
        throw error;
      }
    },

    async done(ids, now) {
      await model.updateMany(
        { _id: { $in: ids.map(keyOf) }, tenantId },
        { $set: { doneAt: now }, $unset: { dueAt: 1 } },
      );
    },

    takeDue({ now, until, limit }) {
      return claimDue(model, { tenantId, now, limit }, async (seen) => {
        const change = { $set: { dueAt: until }, $inc: { attempts: 1 } };
        const mine = await model.findOneAndUpdate(seen, change, { returnDocument: 'after' });
        return mine ? toItem(mine, tenantId) : null;
      });
    },

    async freeLeases(now) {
      await model.updateMany({ tenantId, dueAt: { $gt: now } }, { $set: { dueAt: now } });
    },

    async tidy(now) {
      const before = new Date(now.getTime() - KEEP_SECONDS * 1000);
      await model.deleteMany({ tenantId, doneAt: { $lt: before } });
    },

    async waiting(limit) {
      const found = await model
        .find({ tenantId, dueAt: { $exists: true } })
        .limit(limit)
        .toArray();
      return found.map((one) => toItem(one, tenantId));
    },
  };
}

function toItem(document: InboxDocument, tenantId: string): InboxItem {
  return {
    id: document._id.slice(tenantId.length + 1),
    kind: document.kind,
    body: document.body,
    receivedAt: document.receivedAt,
    attempts: document.attempts,
  };
}
