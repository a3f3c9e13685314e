/** What becomes of the customer's assigned sales: why they do not ring, and whether they call back. Spec §4.1.1, §6. */
import type { Employee } from '../people.ts';
import type { RosterReading } from './roster.ts';
import { isOnShift, shiftsOn } from './shifts.ts';
import type { AwayReason, StandingQuestion } from './standing.ts';
import { activityOf, whyUnnamed } from './standing.ts';
import { effectiveStatus } from './status.ts';

export interface AssignedQuestion extends StandingQuestion {
  readonly people: readonly Employee[];
  readonly roster: RosterReading;
  /** Why each rostered person does not ring in the first pass. */
  readonly away: ReadonlyMap<string, AwayReason>;
}

/** Why the assigned sales does not ring in the first pass; null when they do. */
export function whyAssignedAway(person: Employee, question: AssignedQuestion): AwayReason | null {
  const named = question.roster.primaries.some((primary) => primary.person.id === person.id);
  if (!named) return whyUnnamed(person, question);
  return question.away.get(person.id) ?? null;
}

/**
 * Whether the assigned sales can call back today: a shift of theirs still runs or comes today, they are neither off
 * duty nor on leave, and their daily limit is not reached. A meeting or a call does not matter.
 */
export function canCallBackToday(person: Employee, question: AssignedQuestion): boolean {
  const { tables, people, moment, statuses, activities } = question;
  const status = effectiveStatus(statuses.get(person.id), moment.at);
  if (!person.active || status === 'on_leave' || status === 'off_duty') return false;
  const { answered } = activityOf(activities, person.id);
  if (person.maxDailyCalls !== null && answered >= person.maxDailyCalls) return false;
  if (isOnShift(question.roster, person.id, moment)) return true;
  const shifts = shiftsOn({ tables, people, person: person.id }, moment.day.day);
  return shifts.some(({ to }) => to > moment.at);
}
