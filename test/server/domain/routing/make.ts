/** Builds routing questions about the trial company, and reads plans as one line of text. */
import { SEED_EMPLOYEES } from '../../../../scripts/seed/employees.ts';
import type { Employee, RepStatus, StatusEntry } from '../../../../server/domain/people.ts';
import type { RouteInput } from '../../../../server/domain/routing/plan.ts';
import { planCall } from '../../../../server/domain/routing/plan.ts';
import type { Activity } from '../../../../server/domain/routing/standing.ts';
import type { RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import type { Plan, Target } from '../../../../server/domain/routing/types.ts';

export const PEOPLE = SEED_EMPLOYEES;
export const A = 'sales_manager_a';
export const B = 'sales_manager_b';
export const C = 'sales_manager_c';
export const D = 'duty_person';

/** `2026-11-24 10:00` or with seconds, read on a Shanghai clock. */
export function at(text: string): Date {
  const [day = '', clock = ''] = text.split(' ');
  return new Date(`${day}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`);
}

export function tablesWith(changes: Partial<RoutingTables>): RoutingTables {
  return { ...DEFAULT_TABLES, ...changes };
}

export function peopleWith(id: string, changes: Partial<Employee>): Employee[] {
  return PEOPLE.map((person) => (person.id === id ? { ...person, ...changes } : person));
}

/** Statuses that hold for the whole of any test. */
export function statusesOf(list: Readonly<Record<string, RepStatus>>): Map<string, StatusEntry> {
  return new Map(
    Object.entries(list).map(([person, status]) => [
      person,
      {
        person,
        status,
        since: new Date('2000-01-01T00:00:00Z'),
        until: new Date('2100-01-01T00:00:00Z'),
        source: 'app',
        location: null,
        version: 1,
      },
    ]),
  );
}

export function activitiesOf(
  list: Readonly<Record<string, Partial<Activity>>>,
): Map<string, Activity> {
  return new Map(
    Object.entries(list).map(([person, activity]) => [
      person,
      { busy: false, onCall: false, answered: 0, offered: 0, idleSince: null, ...activity },
    ]),
  );
}

export interface Situation {
  readonly when: string;
  readonly from?: string | null;
  readonly employee?: string;
  readonly blocked?: 'refuse' | 'voicemail';
  readonly match?: Partial<RouteInput['match']>;
  readonly digits?: string;
  readonly tables?: Partial<RoutingTables>;
  readonly people?: readonly Employee[];
  readonly status?: Readonly<Record<string, RepStatus>>;
  /** Taps with their own ends, instead of `status`. */
  readonly statuses?: Map<string, StatusEntry>;
  readonly activity?: Readonly<Record<string, Partial<Activity>>>;
}

/** The trial company, an unknown caller, nobody tapped, nothing called yet – but for what the situation says. */
export function inputOf(situation: Situation): RouteInput {
  return {
    at: at(situation.when),
    caller: {
      national: situation.from === undefined ? '13911112222' : situation.from,
      employee: situation.employee ?? null,
      blocked: situation.blocked !== undefined,
      blockedToVoicemail: situation.blocked === 'voicemail',
    },
    match: { confidence: 0, level: null, assignedSales: null, ...situation.match },
    digits: situation.digits ?? null,
    people: situation.people ?? PEOPLE,
    tables: tablesWith(situation.tables ?? {}),
    statuses: situation.statuses ?? statusesOf(situation.status ?? {}),
    activity: activitiesOf(situation.activity ?? {}),
  };
}

export function planOf(situation: Situation): Plan {
  return planCall(inputOf(situation));
}

const SHORT: Readonly<Record<string, string>> = { [A]: 'A', [B]: 'B', [C]: 'C', [D]: 'duty' };

function targetText({ person, device, seconds }: Target): string {
  const name = SHORT[person] ?? person;
  if (person === D) return `${name} ${seconds}`;
  return `${name} ${device === 'office_phone' ? 'o' : 'm'}${seconds}`;
}

/** `A o10+m25 → B o15 → B m20 → duty 20 → voicemail` */
export function chainOf(plan: Pick<Plan, 'steps'>): string {
  return plan.steps
    .map((step) => {
      if ('refuse' in step) return 'refuse';
      if ('voicemail' in step) return 'voicemail';
      const [first, ...others] = step.targets;
      if (!first) return 'nobody';
      const rest = others.map(({ device, seconds }) =>
        device === 'office_phone' ? `o${seconds}` : `m${seconds}`,
      );
      return [targetText(first), ...rest].join('+');
    })
    .join(' → ');
}

export function chain(situation: Situation): string {
  return chainOf(planOf(situation));
}
