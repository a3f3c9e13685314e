/** Who should answer at a moment, before anybody's status is asked. Spec §4.3, §4.1.1. */
import type { Employee } from '../people.ts';
import type { Moment } from './moment.ts';
import { readMoment, rosterRowOf } from './moment.ts';
import type { Statuses } from './status.ts';
import { effectiveStatus } from './status.ts';
import type { OverrideCause, RosterOverride, RosterRow, RoutingTables } from './tables.ts';
import { DUTY } from './tables.ts';

/** A person the roster or an override names. */
export interface RosteredPerson {
  readonly person: Employee;
  /** Rings as 值班人员: mobile only; own days, hours, daily limit and off_duty are not asked. */
  readonly asDuty: boolean;
  /** Brought in by an override: own duty days and hours are not asked. */
  readonly lifted: boolean;
  /** The mobile to dial; for a holder it is the duty mobile unless they chose their own. */
  readonly mobile: string | null;
}

/** Who is named at a moment. */
export interface RosterReading {
  readonly row: RosterRow;
  /** No row of the roster covers the moment; 值班人员 stands in. */
  readonly hole: boolean;
  readonly primaries: readonly RosteredPerson[];
  readonly backup: RosteredPerson | null;
  /** Whoever is on duty, also when the roster does not name them now; null when nobody can be. */
  readonly duty: RosteredPerson | null;
  /** The roster asks for 值班人员 and there is none. */
  readonly dutyGap: boolean;
  /** Duty persons passed over because they are on leave. */
  readonly dutyOnLeave: readonly Employee[];
}

export interface RosterQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly at: Date;
  readonly statuses: Statuses;
  /** Employee id that may not ring because they are calling themselves; null otherwise. */
  readonly except: string | null;
}

/** Whether a person answers as a rep; everybody else the roster names counts as 值班人员. */
export function isRep(person: Employee): boolean {
  return person.roles.includes('rep');
}

/** Overrides and holders in force at a moment, in the order they were entered. */
export function inForce<Span extends { from: Date; to: Date }>(
  spans: readonly Span[],
  at: Date,
): Span[] {
  return spans.filter((span) => at >= span.from && at < span.to);
}

/** Why an override takes a person off the roster at a moment; null when none does. */
export function removedBy(
  tables: RoutingTables,
  person: string,
  at: Date,
): { cause: OverrideCause } | null {
  const removal = inForce(tables.overrides, at).find(
    (override) => override.person === person && override.kind !== 'add',
  );
  return removal ? { cause: removal.cause } : null;
}

interface Named {
  readonly id: string;
  readonly lifted: boolean;
  /** Taken off without anybody in their place: a replacement may still come. */
  readonly off: boolean;
}

function applyOverride(named: readonly Named[], override: RosterOverride): Named[] {
  const others = named.filter(({ id }) => id !== override.person);
  switch (override.kind) {
    case 'remove':
      return named.map((one) => (one.id === override.person ? { ...one, off: true } : one));
    case 'add':
      return [...others, { id: override.person, lifted: true, off: false }];
    case 'replace': {
      if (others.length === named.length) return others;
      const rest = others.filter(({ id }) => id !== override.by);
      return [...rest, { id: override.by, lifted: true, off: false }];
    }
  }
}

function nameByOverrides(ids: readonly string[], overrides: readonly RosterOverride[]): Named[] {
  const named = overrides.reduce<Named[]>(
    applyOverride,
    ids.map((id) => ({ id, lifted: false, off: false })),
  );
  return named.filter(({ off }) => !off);
}

interface DutyCandidate {
  readonly person: Employee;
  readonly mobile: string | null;
}

/** Holder first, then the configured duty persons with replacements in place and removed ones out. */
function dutyCandidates(
  question: RosterQuestion,
  byId: ReadonlyMap<string, Employee>,
): DutyCandidate[] {
  const { tables, at } = question;
  const overrides = inForce(tables.overrides, at).filter(({ kind }) => kind !== 'add');
  const dutyMobile = byId.get(tables.dutyOrder[0] ?? '')?.mobile ?? null;
  const holders = inForce(tables.holders, at).flatMap(({ person, ownMobile }) =>
    nameByOverrides([person], overrides).map(({ id }) => ({ id, dutyLine: !ownMobile })),
  );
  const configured = tables.dutyOrder
    .flatMap((id) => nameByOverrides([id], overrides))
    .map(({ id }) => ({ id, dutyLine: false }));
  return [...holders, ...configured].flatMap(({ id, dutyLine }) => {
    const person = byId.get(id);
    return person ? [{ person, mobile: dutyLine ? dutyMobile : person.mobile }] : [];
  });
}

function findDuty(question: RosterQuestion, byId: ReadonlyMap<string, Employee>) {
  const onLeave: Employee[] = [];
  let excluded = false;
  for (const { person, mobile } of dutyCandidates(question, byId)) {
    if (!person.active || mobile === null) continue;
    if (person.id === question.except) {
      excluded = true;
      continue;
    }
    if (effectiveStatus(question.statuses.get(person.id), question.at) === 'on_leave') {
      onLeave.push(person);
      continue;
    }
    return { duty: { person, mobile, asDuty: true, lifted: true }, onLeave, excluded };
  }
  return { duty: null, onLeave, excluded };
}

function nameOnce(named: readonly RosteredPerson[]): RosteredPerson[] {
  const seen = new Set<string>();
  return named.filter(({ person }) => {
    const first = !seen.has(person.id);
    seen.add(person.id);
    return first;
  });
}

/** Reads roster, overrides, swaps and holders at a moment already read from the calendar. */
export function rosterOf(question: RosterQuestion, moment: Moment): RosterReading {
  const { tables, people, at } = question;
  const byId = new Map(people.map((person) => [person.id, person]));
  const { row, hole } = rosterRowOf(tables, moment);
  const { duty, onLeave, excluded } = findDuty(question, byId);
  const named = nameByOverrides(row.primary, inForce(tables.overrides, at));
  const primaries = named.flatMap(({ id, lifted }): RosteredPerson[] => {
    if (id === DUTY) return duty ? [duty] : [];
    if (id === duty?.person.id && !isRep(duty.person)) return [duty];
    const person = byId.get(id);
    if (!person?.active || person.id === question.except) return [];
    return [{ person, lifted, asDuty: !isRep(person), mobile: person.mobile }];
  });
  const asksForDuty = row.backup === DUTY || named.some(({ id }) => id === DUTY);
  return {
    row,
    hole,
    primaries: nameOnce(primaries),
    backup: row.backup === DUTY ? duty : null,
    duty,
    dutyGap: asksForDuty && duty === null && !excluded,
    dutyOnLeave: onLeave,
  };
}

/** Who is primary and who is backup at a moment, roles resolved to people. */
export function rosterAt(question: RosterQuestion): RosterReading {
  return rosterOf(question, readMoment(question.tables, question.at));
}
