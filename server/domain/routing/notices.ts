/** Notices without buttons that a decision asks for. Spec §4.1.1. */
import type { Employee, Role } from '../people.ts';
import { coversMinute, momentOf, shiftDay } from '../time.ts';
import type { Moment } from './moment.ts';
import { nextShiftStart } from './shifts.ts';
import type { RoutingTables } from './tables.ts';
import type { RouteNotice } from './types.ts';

interface NoticeQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly moment: Moment;
}

function endOfNight(tables: RoutingTables, { day, minutes }: Moment): Date {
  const morning = coversMinute({ from: '00:00', to: tables.night.to }, minutes);
  return momentOf(morning ? day.day : shiftDay(day.day, 1), tables.night.to);
}

/** To the assigned sales who does not ring: now, or at night when their next shift starts. */
export function assignedAwayNotice(person: string, question: NoticeQuestion): RouteNotice {
  const { tables, people, moment } = question;
  const { at } = moment;
  if (!coversMinute(tables.night, moment.minutes)) return { kind: 'assigned-away', person, at };
  const next = nextShiftStart({ tables, people, person, at });
  return { kind: 'assigned-away', person, at: next ?? endOfNight(tables, moment) };
}

/** The same notice to everybody who holds one of the roles, at once. */
export function roleNotices(
  kind: 'duty-gap' | 'holidays-missing',
  roles: readonly Role[],
  question: NoticeQuestion,
): RouteNotice[] {
  return question.people
    .filter((person) => person.active && person.roles.some((role) => roles.includes(role)))
    .map(({ id }) => ({ kind, person: id, at: question.moment.at }));
}
