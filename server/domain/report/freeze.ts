/** A report as it is kept: figures and names of one moment, drawn from ever after. Spec §8. */
import type { Todo } from '../follow-up/types.ts';
import type { Employee, Role } from '../people.ts';
import type { Shift } from '../routing/shifts.ts';
import { dayReport, overdueAt } from './day.ts';
import type { DayReport, HourFigures, PersonFigures, ReportedThings } from './day.ts';

/**
 * wanted: nobody has drawn it yet · none: it could not be drawn, the card goes without · else the secret of its address,
 * and its width : height.
 */
export type ReportPicture =
  'wanted' | 'none' | { readonly token: string; readonly aspectRatio: number };

/** open: to be sent · sent: WeCom has taken a card of it · lapsed: not sent in time, the next one covers its span too. */
export type ReportState = 'open' | 'sent' | 'lapsed';

export interface Report {
  /** `YYYY-MM-DD`; one a day. */
  readonly day: string;
  readonly state: ReportState;
  readonly madeAt: Date;
  /** Employee ids. */
  readonly readers: readonly string[];
  readonly figures: DayReport;
  /** The busiest first. */
  readonly byPerson: readonly (Omit<PersonFigures, 'person'> & { readonly name: string })[];
  /** The longest overdue first. */
  readonly overdue: readonly LateTodo[];
  readonly picture: ReportPicture;
}

/** What the director needs to know of a to-do that is late, and no more. */
export interface LateTodo {
  /** The company, or a masked number. */
  readonly what: string;
  readonly who: string;
  readonly due: Date;
}

/** Every active director; where there is none, the admins. Leave keeps nobody from a report: it calls for nothing. */
export function readersOf(people: readonly Employee[]): readonly string[] {
  const having = (role: Role): string[] =>
    people.filter((one) => one.active && one.roles.includes(role)).map((one) => one.id);
  const directors = having('director');
  return (directors.length > 0 ? directors : having('admin')).sort();
}

/** The report that is due, as it is known now. */
export function freezeReport(
  due: Shift & { readonly key: string },
  things: ReportedThings,
  { people, now }: { readonly people: readonly Employee[]; readonly now: Date },
): Report {
  const figures = dayReport(things, due);
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  return {
    day: due.key,
    state: 'open',
    madeAt: now,
    readers: readersOf(people),
    figures,
    byPerson: figures.byPerson
      .toSorted(byWork)
      .map(({ person, ...rest }) => ({ name: nameOf(person), ...rest })),
    overdue: overdueAt(things.todos, due.to).map((todo) => lateTodo(todo, nameOf)),
    picture: 'wanted',
  };
}

function byWork(one: PersonFigures, other: PersonFigures): number {
  return other.answered - one.answered || other.missed - one.missed || other.overdue - one.overdue;
}

function lateTodo(todo: Todo, nameOf: (id: string) => string): LateTodo {
  return {
    what: todo.customer?.name ?? todo.number,
    who: nameOf(todo.assignee),
    due: todo.due,
  };
}

/** Hours that stand on the picture even when nobody called. */
const OFFICE_HOURS = { from: 8, to: 18 } as const;

/** The hours worth showing: those of the office, and all between the first and the last that had a call. */
export function shownHours(hours: readonly HourFigures[]): readonly HourFigures[] {
  const busy = hours.filter((one) => one.answered + one.missed + one.voicemail > 0);
  const from = Math.min(OFFICE_HOURS.from, busy[0]?.hour ?? OFFICE_HOURS.from);
  const to = Math.max(OFFICE_HOURS.to, busy.at(-1)?.hour ?? OFFICE_HOURS.to);
  return hours.filter(({ hour }) => hour >= from && hour <= to);
}
