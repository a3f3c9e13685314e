/** respondersAt(…): the people behind the rungs at a moment. Spec §5, §4.1.1. */
import type { Employee, Role } from '../people.ts';
import { readMoment } from '../routing/moment.ts';
import { inForce, rosterOf } from '../routing/roster.ts';
import type { RosteredPerson, RosterReading } from '../routing/roster.ts';
import { isOnShift } from '../routing/shifts.ts';
import type { Activities } from '../routing/standing.ts';
import type { Statuses } from '../routing/status.ts';
import { effectiveStatus } from '../routing/status.ts';
import type { RoutingTables } from '../routing/tables.ts';
import type { Responders, Rung } from './types.ts';

export interface RespondersQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly at: Date;
  readonly statuses: Statuses;
  /** Talking counts, the daily limit does not. */
  readonly activities: Activities;
  /** Employee ids that stand in for the director on recorded leave; null: whoever is admin. */
  readonly deputies: readonly string[] | null;
  /** Whom WeCom does not deliver to. */
  readonly unreachable: readonly string[];
  /** A webhook is configured. */
  readonly robot: boolean;
}

/**
 * Who is there for each rung. Reps: named by roster or override, own days and hours counting. A tapped status counts only
 * when it is on_leave; the director's hours count for nothing.
 */
export function respondersAt(question: RespondersQuestion): Responders {
  const { tables, people, at, statuses, activities, unreachable, robot } = question;
  const moment = readMoment(tables, at);
  const roster = rosterOf({ tables, people, at, statuses, except: null }, moment);
  const reps = roster.primaries
    .filter((named) => !isDuty(roster, named))
    .map(({ person }) => person.id)
    .filter((id) => isOnShift(roster, id, moment) && !isOnLeave(question, id));
  return {
    reps,
    duty: roster.duty ? [roster.duty.person.id] : [],
    director: directorsAt(question),
    robot,
    unreachable,
    onCall: people.flatMap(({ id }) => (activities.get(id)?.onCall ? [id] : [])),
  };
}

/** The people of one rung; the group robot has none. */
export function peopleOf(rung: Rung, responders: Responders): readonly string[] {
  return rung === 'robot' ? [] : responders[rung];
}

/** Named as 值班人员: a rung of their own. */
function isDuty({ duty }: RosterReading, { person, asDuty }: RosteredPerson): boolean {
  return asDuty && person.id === duty?.person.id;
}

/** 销售总监, or the deputy while they are on recorded leave; a deputy on leave counts no more than they do. */
function directorsAt(question: RespondersQuestion): readonly string[] {
  const there = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => !isOnLeave(question, id));
  const directors = there(withRole(question.people, 'director'));
  if (directors.length > 0) return directors;
  const active = question.people.flatMap(({ id, active }) => (active ? [id] : []));
  return there(
    question.deputies?.filter((id) => active.includes(id)) ?? withRole(question.people, 'admin'),
  );
}

function withRole(people: readonly Employee[], role: Role): readonly string[] {
  return people.filter(({ active, roles }) => active && roles.includes(role)).map(({ id }) => id);
}

/** Tapped with an end of its own, or approved: an override whose cause is leave. */
function isOnLeave({ tables, statuses, at }: RespondersQuestion, id: string): boolean {
  if (effectiveStatus(statuses.get(id), at) === 'on_leave') return true;
  return inForce(tables.overrides, at).some(
    ({ person, cause, kind }) => person === id && cause === 'leave' && kind !== 'add',
  );
}
