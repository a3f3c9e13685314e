/** To whom a call can be handed at a moment: the drop-down of 转接. Spec §4.1.1, cards §3. */
import type { Employee } from '../people.ts';
import { readMoment } from './moment.ts';
import { orderPeople } from './order.ts';
import { isRep, rosterOf } from './roster.ts';
import { isOnShift } from './shifts.ts';
import type { Activities } from './standing.ts';
import { activityOf } from './standing.ts';
import type { EffectiveStatus, Statuses } from './status.ts';
import { effectiveStatus } from './status.ts';
import type { RoutingTables } from './tables.ts';

/** The drop-down has ten entries, the first of which asks to choose. */
export const COLLEAGUES_SHOWN = 9;

export interface Colleague {
  readonly person: string;
  readonly name: string;
  readonly status: EffectiveStatus;
  /** Is 值班人员 at this moment. */
  readonly onDuty: boolean;
}

export interface ColleagueQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly at: Date;
  readonly statuses: Statuses;
  readonly activities: Activities;
  /** Whose card it is: never offered to themselves. */
  readonly oneself: string;
  /** Assigned sales of the caller, first in the list when reachable. */
  readonly assigned: string | null;
  /** Employee id of a calling colleague, who is no target; null for everybody else. */
  readonly caller: string | null;
}

const UNREACHABLE: ReadonlySet<EffectiveStatus> = new Set(['in_meeting', 'off_duty', 'on_leave']);

/**
 * Everybody reachable now, best first: reps on shift or with a live 在办公室 or 外出, and whoever is on duty. Not in a
 * meeting, off duty, on leave, or held by a call. The daily limit is not asked: handing over is a human's choice.
 */
export function reachableNow(question: ColleagueQuestion): Colleague[] {
  const { tables, people, at, statuses, activities, oneself, assigned, caller } = question;
  const moment = readMoment(tables, at);
  const roster = rosterOf({ tables, people, at, statuses, except: caller }, moment);
  const { duty } = roster;
  const reachable = people.filter((person) => {
    const { id } = person;
    if (!person.active || id === oneself || id === caller) return false;
    const { busy, onCall } = activityOf(activities, id);
    if (busy || onCall) return false;
    if (id === duty?.person.id) return true;
    if (!isRep(person) || (person.mobile === null && person.extension === null)) return false;
    const status = effectiveStatus(statuses.get(id), at);
    if (UNREACHABLE.has(status)) return false;
    return status !== 'unknown' || isOnShift(roster, id, moment);
  });
  const named = reachable.map((person) => ({ person, onDuty: person.id === duty?.person.id }));
  const ordered = orderPeople(named, { assigned, vipLead: null, activities, at });
  const last = (colleague: { person: Employee; onDuty: boolean }) =>
    Number(colleague.onDuty && colleague.person.id !== assigned);
  return ordered
    .toSorted((a, b) => last(a) - last(b))
    .map(({ person, onDuty }) => ({
      person: person.id,
      name: person.name,
      status: effectiveStatus(statuses.get(person.id), at),
      onDuty,
    }));
}

/** The first nine of everybody reachable now. */
export function reachableColleagues(question: ColleagueQuestion): Colleague[] {
  return reachableNow(question).slice(0, COLLEAGUES_SHOWN);
}
