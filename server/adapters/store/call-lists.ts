/** Lists of calls: one query by who may see them, what is looked for, and the place behind which to go on. */
import type { CallSearch } from '../../domain/calls/search.ts';
import type { CallListWish, CallLists, CallPlace } from '../../ports.ts';
import { toCall, type CallDocument } from './calls.ts';
import { defineCollection, type StoreContext } from './collection.ts';

type Part = Readonly<Record<string, unknown>>;

export function createCallLists(context: StoreContext): CallLists {
  const { tenantId } = context;
  const model = defineCollection<CallDocument>(context, 'calls');
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  function seenBy(seen: CallListWish['seenBy']): readonly Part[] {
    if (seen === null) return [];
    const marks = { 'listed.marks': { $in: [...seen.marks] } };
    if (seen.calls.length === 0) return [marks];
    return [{ $or: [marks, { _id: { $in: seen.calls.map(keyOf) } }] }];
  }

  function behind(place: CallPlace | null): readonly Part[] {
    if (place === null) return [];
    const { at, id } = place;
    return [
      { createdAt: { $lte: at } },
      { $or: [{ createdAt: { $lt: at } }, { _id: { $lt: keyOf(id) } }] },
    ];
  }

  return {
    async list({ seenBy: seen, marks, phase, search, behind: place, limit }) {
      const parts = [
        ...seenBy(seen),
        ...(marks === null ? [] : [{ 'listed.marks': { $in: [...marks] } }]),
        ...(phase === null ? [] : [{ 'listed.phase': phase }]),
        ...searched(search),
        ...behind(place),
      ];
      const found = await model
        .find({ tenantId, ...(parts.length > 0 && { $and: parts }) }, { projection: { rows: 0 } })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return found.map((one) => toCall({ ...one, rows: [] }));
    },

    async byId(ids) {
      const found = await model
        .find({ _id: { $in: ids.map(keyOf) }, tenantId }, { projection: { rows: 0 } })
        .toArray();
      return new Map(found.map((one) => [toCall(one).id, toCall({ ...one, rows: [] })]));
    },
  };
}

/** A name stands before the `#`, the number behind it and to the end. Normalised words hold no sign of a pattern. */
function searched(search: CallSearch | null): readonly Part[] {
  if (!search) return [];
  const named = { 'listed.find': { $regex: `${search.text}.*#` } };
  if (search.tail === null) return [named];
  return [{ $or: [named, { 'listed.find': { $regex: `#.*${search.tail}$` } }] }];
}
