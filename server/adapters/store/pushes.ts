/** Pushes: raised by events, carried out by one lease holder at a time. */
import type { Push } from '../../domain/pushes/types.ts';
import { CARD_LIFE_HOURS } from '../../domain/pushes/types.ts';
import type { Pushes } from '../../ports.ts';
import {
  claimDue,
  defineCollection,
  isDuplicate,
  settle,
  type IndexSpec,
  type StoreContext,
} from './collection.ts';

const NAME = 'pushes';

export const pushIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, call: 1 } },
  { collection: NAME, key: { tenantId: 1, closeAt: 1 } },
  { collection: NAME, key: { tenantId: 1, kind: 1, createdAt: -1 } },
  { collection: NAME, key: { tenantId: 1, lost: 1, createdAt: -1 } },
];

type PushDocument = Omit<Push, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
  readonly lease?: string;
  /** Every code P ever received, so that a repeated row adds none twice. */
  readonly codes: readonly string[];
  /** When a live card must be closed; absent when none is live. */
  readonly closeAt?: Date;
  readonly lost?: boolean;
};

export function createPushes(context: StoreContext): Pushes {
  const { tenantId } = context;
  const model = defineCollection<PushDocument>(context, NAME);

  return {
    async load(id) {
      const found = await model.findOne({ _id: id, tenantId });
      return found ? toPush(found) : null;
    },

    async begin(push, { lease, until }) {
      try {
        await model.insertOne({
          ...toDocument(push, tenantId),
          codes: push.presses.map((press) => press.code),
          lease,
          dueAt: until,
        });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    async raise(push, { lease, now, until }) {
      const fresh = push.presses[0] ?? null;
      const known = { $in: [{ $literal: fresh?.code ?? '' }, { $ifNull: ['$codes', []] }] };
      const add = (field: string, value: unknown): unknown => ({
        $cond: [
          known,
          { $ifNull: [field, []] },
          { $concatArrays: [{ $ifNull: [field, []] }, { $literal: [value] }] },
        ],
      });
      const free = { $or: [{ $not: ['$lease'] }, { $lte: ['$dueAt', now] }] };
      const keep = (field: string, value: unknown): unknown => ({
        $ifNull: [field, { $literal: value }],
      });
      const after = await settle(() =>
        model.findOneAndUpdate(
          { _id: push.id, tenantId },
          [
            {
              $set: {
                tenantId: { $literal: tenantId },
                kind: keep('$kind', push.kind),
                person: keep('$person', push.person),
                call: keep('$call', push.call),
                about: keep('$about', push.about),
                createdAt: keep('$createdAt', push.createdAt),
                shown: keep('$shown', 0),
                cards: keep('$cards', []),
                failures: keep('$failures', 0),
                wanted: { $max: ['$wanted', push.wanted] },
                presses: fresh ? add('$presses', fresh) : keep('$presses', []),
                codes: fresh ? add('$codes', fresh.code) : keep('$codes', []),
                dueAt: { $cond: [free, until, '$dueAt'] },
                lease: { $cond: [free, { $literal: lease }, '$lease'] },
              },
            },
          ],
          { upsert: true, returnDocument: 'after' },
        ),
      );
      if (!after) throw new Error('an upsert answered nothing');
      return { push: toPush(after), mine: after.lease === lease };
    },

    async keep(push, { lease, until }) {
      const result = await model.updateOne(
        { _id: push.id, tenantId, lease },
        { $set: { cards: [...push.cards], failures: push.failures, dueAt: until } },
      );
      return result.matchedCount === 1;
    },

    async finish(push, { lease, until, spent, wait }) {
      const live = push.cards.at(-1);
      const closeAt =
        live?.state === 'live' && live.sentAt
          ? new Date(live.sentAt.getTime() + CARD_LIFE_HOURS * 3_600_000)
          : null;
      const lost = push.cards.some((card) => card.lost);
      const idle = {
        $and: [{ $lte: ['$wanted', push.shown] }, { $eq: ['$presses', []] }, wait === null],
      };
      const after = await settle(() =>
        model.findOneAndUpdate(
          { _id: push.id, tenantId, lease },
          [
            {
              $set: {
                cards: { $literal: [...push.cards] },
                shown: push.shown,
                failures: push.failures,
                lost: lost ? true : '$$REMOVE',
                closeAt: closeAt ?? '$$REMOVE',
                presses: {
                  $filter: {
                    input: '$presses',
                    cond: { $not: { $in: ['$$this.code', { $literal: [...spent] }] } },
                  },
                },
              },
            },
            {
              $set: {
                dueAt: { $cond: [idle, '$$REMOVE', wait ?? until] },
                lease: wait ? '$$REMOVE' : { $cond: [idle, '$$REMOVE', '$lease'] },
              },
            },
          ],
          { returnDocument: 'after' },
        ),
      );
      return after ? { push: toPush(after), more: after.lease === lease } : null;
    },

    takeDue({ now, until, lease, limit }) {
      return claimDue(model, { tenantId, now, limit }, async (seen) => {
        const change = { $set: { lease, dueAt: until } };
        const mine = await model.findOneAndUpdate(seen, change, { returnDocument: 'after' });
        return mine ? toPush(mine) : null;
      });
    },

    async freeLeases(now) {
      await model.updateMany(
        { tenantId, dueAt: { $gt: now }, lease: { $exists: true } },
        { $set: { dueAt: now } },
      );
    },

    async unreachableSince(at) {
      const found = await model
        .find({ tenantId, kind: 'unreachable', createdAt: { $gte: at } })
        .toArray();
      const who = found.flatMap(({ about }) => (about?.kind === 'unreachable' ? [about.who] : []));
      return [...new Set(who)];
    },

    async wantClosed(now, limit) {
      const found = await model
        .find({ tenantId, closeAt: { $lte: now } })
        .limit(limit)
        .toArray();
      return found.map(toPush);
    },

    async ofCall(call) {
      const found = await model.find({ tenantId, call }).toArray();
      return found.map(toPush);
    },

    async broken(limit) {
      const found = await model
        .find({ tenantId, $or: [{ lost: true }, { dueAt: { $exists: true } }] })
        .limit(limit)
        .toArray();
      return found.map(toPush);
    },
  };
}

function toDocument(push: Push, tenantId: string): Omit<PushDocument, 'codes'> {
  const { id, ...state } = push;
  return { _id: id, tenantId, ...state };
}

function toPush(document: PushDocument): Push {
  const {
    _id,
    tenantId: _t,
    dueAt: _d,
    lease: _l,
    codes: _c,
    closeAt: _e,
    lost: _o,
    ...state
  } = document;
  return { id: _id, ...state };
}
