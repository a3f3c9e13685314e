/** Who rings before whom. Spec §4.1 rule 6. */
import { startOfDay } from '../time.ts';
import type { RosteredPerson } from './roster.ts';
import type { Activities } from './standing.ts';
import { activityOf } from './standing.ts';

export interface OrderQuestion {
  /** Employee id of the assigned sales of a trusted match. */
  readonly assigned: string | null;
  /** Employee id that goes before the others for this caller; null when the caller is no VIP. */
  readonly vipLead: string | null;
  readonly activities: Activities;
  readonly at: Date;
}

/** What put a person where they stand: `turn` = fewest calls, longest idle, employee id. */
export type Place = 'assigned' | 'vip-lead' | 'turn';

/** What put this person where they stand in the order. */
export function placeOf(person: string, question: OrderQuestion): Place {
  if (person === question.assigned) return 'assigned';
  return person === question.vipLead ? 'vip-lead' : 'turn';
}

const PLACES: readonly Place[] = ['assigned', 'vip-lead', 'turn'];

/** Sorts people: assigned sales, VIP lead, fewest calls offered today, longest idle, employee id. Adds nobody. */
export function orderPeople<Named extends Pick<RosteredPerson, 'person'>>(
  people: readonly Named[],
  question: OrderQuestion,
): Named[] {
  const midnight = startOfDay(question.at).getTime();
  const keyOf = (named: Named) => {
    const { offered, idleSince } = activityOf(question.activities, named.person.id);
    // Idle since yesterday or never: nothing answered today, which is the longest.
    const idle = Math.max(idleSince?.getTime() ?? midnight, midnight);
    return { named, place: PLACES.indexOf(placeOf(named.person.id, question)), offered, idle };
  };
  return people
    .map(keyOf)
    .sort(
      (a, b) =>
        a.place - b.place ||
        a.offered - b.offered ||
        a.idle - b.idle ||
        (a.named.person.id < b.named.person.id ? -1 : 1),
    )
    .map(({ named }) => named);
}
