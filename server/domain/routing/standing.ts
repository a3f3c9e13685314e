/** Whether a person may ring now, and if not, why. Spec §4.1 rule 5, §4.1.1. */
import type { Employee } from '../people.ts';
import { coversMinute } from '../time.ts';
import type { Moment } from './moment.ts';
import type { RosteredPerson } from './roster.ts';
import { removedBy } from './roster.ts';
import type { Statuses } from './status.ts';
import { effectiveStatus } from './status.ts';
import type { RoutingTables } from './tables.ts';
import type { Plan } from './types.ts';

/** What a person has done today on the hotline, and whether a call holds them now. */
export interface Activity {
  /** Reserved by another hotline call: ringing or talking. */
  readonly busy: boolean;
  /** Talking. */
  readonly onCall: boolean;
  /** Hotline calls answered since 00:00, transfers in too. */
  readonly answered: number;
  /** Hotline calls offered since 00:00. */
  readonly offered: number;
  /** End of the last answered call; null when there is none. */
  readonly idleSince: Date | null;
}

export type Activities = ReadonlyMap<string, Activity>;

const NO_ACTIVITY: Activity = {
  busy: false,
  onCall: false,
  answered: 0,
  offered: 0,
  idleSince: null,
};

/** A person's activity; nothing recorded means nothing done. */
export function activityOf(activities: Activities, person: string): Activity {
  return activities.get(person) ?? NO_ACTIVITY;
}

/**
 * Why somebody does not ring in the first pass. `day-off`, `before-hours`, `after-hours`: outside own duty days or
 * hours; `off-roster`: inside them, yet the roster names others; `moved`: an override or swap gave the span away.
 */
export type AwayReason =
  | 'left'
  | 'on-leave'
  | 'moved'
  | 'day-off'
  | 'before-hours'
  | 'after-hours'
  | 'off-roster'
  | 'off-duty'
  | 'daily-limit'
  | 'busy'
  | 'in-meeting'
  | 'no-device'
  | 'no-time';

type OwnTime = 'inside' | 'day-off' | 'before-hours' | 'after-hours';

/** Own duty days and hours; on a make-up workday the days are not asked. No hours recorded means all day. */
export function ownTime(person: Employee, moment: Moment): OwnTime {
  const { day, minutes } = moment;
  if (!day.makeUp && !person.dutyDays.includes(day.weekday)) return 'day-off';
  if (person.dutyHours === null || coversMinute(person.dutyHours, minutes)) return 'inside';
  return coversMinute({ from: '00:00', to: person.dutyHours.from }, minutes)
    ? 'before-hours'
    : 'after-hours';
}

export interface StandingQuestion {
  readonly tables: RoutingTables;
  readonly moment: Moment;
  readonly statuses: Statuses;
  readonly activities: Activities;
}

/** Standing of a person the roster names; null = rings in the first pass. */
export function standingOf(named: RosteredPerson, question: StandingQuestion): AwayReason | null {
  const { person, asDuty, lifted } = named;
  const status = effectiveStatus(question.statuses.get(person.id), question.moment.at);
  if (status === 'on_leave') return 'on-leave';
  if (asDuty) return null;
  const time = lifted ? 'inside' : ownTime(person, question.moment);
  if (time !== 'inside') return time;
  if (status === 'off_duty') return 'off-duty';
  const activity = activityOf(question.activities, person.id);
  if (person.maxDailyCalls !== null && activity.answered >= person.maxDailyCalls) {
    return 'daily-limit';
  }
  if (activity.busy || activity.onCall) return 'busy';
  return status === 'in_meeting' ? 'in-meeting' : null;
}

/** Why a person the roster does not name is not asked: for the notice and the card line about the assigned sales. */
export function whyUnnamed(person: Employee, question: StandingQuestion): AwayReason {
  const { tables, moment, statuses } = question;
  if (!person.active) return 'left';
  const removal = removedBy(tables, person.id, moment.at);
  const status = effectiveStatus(statuses.get(person.id), moment.at);
  if (status === 'on_leave' || removal?.cause === 'leave') return 'on-leave';
  if (removal) return 'moved';
  if (moment.day.kind === 'holiday') return 'day-off';
  const time = ownTime(person, moment);
  return time === 'inside' ? 'off-roster' : time;
}

/**
 * The three things read again before a step of a frozen plan starts: busy, on_leave and off_duty; the last one does
 * not stop whoever rings as 值班人员. False = go to the next step at once. Spec §4.1.1.
 */
export function mayStillRing(
  plan: Pick<Plan, 'duty'>,
  person: string,
  now: { status: ReturnType<typeof effectiveStatus>; busy: boolean },
): boolean {
  if (now.busy || now.status === 'on_leave') return false;
  return now.status !== 'off_duty' || plan.duty.includes(person);
}
