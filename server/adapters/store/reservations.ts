/** Who is busy, and what they answered today: one document per person. Spec §4.1.1 Busy, counters. */
import type { Activity } from '../../domain/routing/standing.ts';
import type { Reservations } from '../../ports.ts';
import { defineCollection, isDuplicate, type IndexSpec, type StoreContext } from './collection.ts';

const NAME = 'reservations';

export const reservationIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, person: 1 } },
];

interface ReservationDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly person: string;
  readonly call: string | null;
  readonly talking: boolean;
  readonly leaseUntil: Date;
  /** Shanghai day the sets belong to. */
  readonly day: string;
  readonly offered: readonly string[];
  readonly answered: readonly string[];
  readonly idleSince: Date | null;
}

export function createReservations(
  context: StoreContext & {
    /** How old a reading of everybody's activity may be, ms; taking a person is atomic whatever was read. */
    readonly freshMs?: number;
  },
): Reservations {
  const { tenantId } = context;
  const model = defineCollection<ReservationDocument>(context, NAME);
  const keyOf = (person: string): string => `${tenantId}:${person}`;
  const union = (field: string, call: string, day: string): unknown => ({
    $cond: [
      { $eq: ['$day', day] },
      { $setUnion: [{ $ifNull: [field, []] }, { $literal: [call] }] },
      { $literal: [call] },
    ],
  });
  const kept = (field: string, day: string, otherwise: unknown): unknown => ({
    $cond: [{ $eq: ['$day', day] }, { $ifNull: [field, otherwise] }, otherwise],
  });

  async function take(person: string, call: string, at: { now: Date; until: Date; day: string }) {
    return model.updateOne(
      {
        _id: keyOf(person),
        $or: [{ call: null }, { call }, { leaseUntil: { $lte: at.now } }],
      },
      [
        {
          $set: {
            tenantId: { $literal: tenantId },
            person: { $literal: person },
            talking: {
              $and: [{ $eq: ['$call', { $literal: call }] }, { $ifNull: ['$talking', false] }],
            },
            call: { $literal: call },
            leaseUntil: at.until,
            offered: union('$offered', call, at.day),
            answered: kept('$answered', at.day, []),
            idleSince: kept('$idleSince', at.day, null),
            day: at.day,
          },
        },
      ],
      { upsert: true },
    );
  }

  async function readAll({ now, day }: { now: Date; day: string }): Promise<Map<string, Held>> {
    const found = await model.find({ tenantId }).toArray();
    return new Map(
      found.map((one) => {
        const today = one.day === day;
        const busy = one.call !== null && one.leaseUntil > now;
        return [
          one.person,
          {
            busy,
            onCall: busy && one.talking,
            call: busy ? one.call : null,
            answered: today ? one.answered.length : 0,
            offered: today ? one.offered.length : 0,
            idleSince: today ? one.idleSince : null,
          },
        ];
      }),
    );
  }

  const lately = keepLately(context.freshMs ?? 0, readAll);

  return {
    async take(person, call, at) {
      try {
        await take(person, call, at);
        await lately.took(person, call);
        return true;
      } catch (error) {
        // The person's document exists and is another call's: the upsert finds its own key taken.
        if (!isDuplicate(error)) throw error;
      }
      const held = await model.findOne({ _id: keyOf(person) });
      if (!held || (held.call !== call && held.call !== null && held.leaseUntil > at.now))
        return false;
      const result = await model.updateOne({ _id: keyOf(person), call: held.call }, [
        {
          $set: {
            call: { $literal: call },
            leaseUntil: at.until,
            offered: union('$offered', call, at.day),
          },
        },
      ]);
      const taken = result.matchedCount === 1;
      if (taken) await lately.took(person, call);
      return taken;
    },

    async answered(person, call, at) {
      await model.updateOne({ _id: keyOf(person), tenantId }, [
        {
          $set: {
            answered: union('$answered', call, at.day),
            offered: union('$offered', call, at.day),
            day: at.day,
            talking: { $eq: ['$call', { $literal: call }] },
            leaseUntil: {
              $cond: [{ $eq: ['$call', { $literal: call }] }, at.until, '$leaseUntil'],
            },
          },
        },
      ]);
      lately.forget();
    },

    async release(person, call, now) {
      await model.updateOne({ _id: keyOf(person), tenantId, call }, [
        {
          $set: {
            call: null,
            talking: false,
            idleSince: {
              $cond: [
                { $in: [{ $literal: call }, { $ifNull: ['$answered', []] }] },
                now,
                { $ifNull: ['$idleSince', null] },
              ],
            },
          },
        },
      ]);
      lately.forget();
    },

    activity: lately.read,
  };
}

type Held = Activity & { readonly call: string | null };
interface Asked {
  readonly now: Date;
  readonly day: string;
}

/**
 * One reading for all that ask within `freshMs`. Who is taken here is busy in it at once; whoever is freed or answers
 * ends it.
 */
function keepLately(freshMs: number, read: (asked: Asked) => Promise<Map<string, Held>>) {
  let kept: {
    readonly asked: Asked;
    readonly at: number;
    readonly all: Promise<Map<string, Held>>;
  } | null = null;
  const isFresh = (asked: Asked): boolean =>
    kept !== null &&
    kept.asked.day === asked.day &&
    performance.now() - kept.at < freshMs &&
    Math.abs(asked.now.getTime() - kept.asked.now.getTime()) < freshMs;

  return {
    read(asked: Asked): Promise<ReadonlyMap<string, Held>> {
      if (kept && isFresh(asked)) return kept.all;
      const all = read(asked);
      kept = { asked, at: performance.now(), all };
      all.catch(() => (kept = null));
      return all;
    },
    async took(person: string, call: string): Promise<void> {
      if (!kept) return;
      const all = await kept.all;
      const was = all.get(person);
      const offered = (was?.offered ?? 0) + (was?.call === call ? 0 : 1);
      all.set(person, {
        answered: was?.answered ?? 0,
        idleSince: was?.idleSince ?? null,
        onCall: was?.call === call ? was.onCall : false,
        offered,
        busy: true,
        call,
      });
    },
    forget(): void {
      kept = null;
    },
  };
}
