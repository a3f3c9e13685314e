/** What each status would do to calls now: the router's own answer with that status put in. Pages §2 状态. */
import type { RepStatus, StatusEntry } from '../people.ts';
import { readMoment } from './moment.ts';
import type { RouteInput } from './plan.ts';
import { planCall } from './plan.ts';
import { rosterOf } from './roster.ts';
import type { AwayReason } from './standing.ts';
import { standingOf, whyUnnamed } from './standing.ts';
import type { Plan, RingStep } from './types.ts';

/** An unknown caller with nothing special: what a status is explained by. */
export type NormalCall = Pick<RouteInput, 'at' | 'people' | 'tables' | 'statuses' | 'activity'>;

export interface Effect {
  /** The person's own steps, in order; none = calls pass by. */
  readonly steps: readonly RingStep[];
  /** Employee ids who ring before, and instead or after, each once. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Rings only when nobody else has answered: somebody in a meeting. */
  readonly lastResort: boolean;
  readonly asDuty: boolean;
  /** Why they do not ring in the first pass; null when they do. */
  readonly reason: AwayReason | null;
  /** 值班人员 is asked for and nobody can be. */
  readonly gap: boolean;
}

/** Where an unknown caller would ring now. */
export function planNormalCall(call: NormalCall): Plan {
  return planCall({
    ...call,
    caller: { national: null, employee: null, blocked: false },
    match: { confidence: null, level: null, assignedSales: null },
    digits: null,
  });
}

/** The same house with one person's status supposed; null = unknown. */
export function withStatus(call: NormalCall, person: string, status: RepStatus | null): NormalCall {
  const statuses = new Map(call.statuses);
  if (status === null) statuses.delete(person);
  else statuses.set(person, supposed(person, status, call.at));
  return { ...call, statuses };
}

/** What the statuses as they are do to calls for this person. */
export function effectOf(call: NormalCall, person: string): Effect {
  const plan = planNormalCall(call);
  const rings = plan.steps.filter((step): step is RingStep => 'targets' in step);
  const own = rings.filter((step) => step.targets.some((target) => target.person === person));
  const first = rings.findIndex((step) => own.includes(step));
  const others = (steps: readonly RingStep[]): string[] =>
    [...new Set(steps.flatMap(({ targets }) => targets.map((target) => target.person)))].filter(
      (id) => id !== person,
    );
  const before = others(first < 0 ? [] : rings.slice(0, first));
  const reason = own.length > 0 && !isInMeeting(call, person) ? null : whyAway(call, person, plan);
  return {
    steps: own.map(({ targets }) => ownStep(targets.filter((one) => one.person === person))),
    before,
    after: others(rings).filter((id) => !before.includes(id)),
    lastResort: own.length > 0 && reason === 'in-meeting',
    asDuty: plan.duty.includes(person),
    reason,
    gap: plan.notices.some(({ kind }) => kind === 'duty-gap'),
  };
}

function ownStep(targets: RingStep['targets']): RingStep {
  return { targets, seconds: Math.max(...targets.map(({ seconds }) => seconds)) };
}

function isInMeeting(call: NormalCall, person: string): boolean {
  return whyAway(call, person, null) === 'in-meeting';
}

/** The rule that keeps a person from the first pass; of a `plan` also that nothing of them fitted in. */
function whyAway(call: NormalCall, person: string, plan: Plan | null): AwayReason | null {
  const { tables, people, at, statuses, activity } = call;
  const moment = readMoment(tables, at);
  const roster = rosterOf({ tables, people, at, statuses, except: null }, moment);
  const named = [...roster.primaries, ...(roster.backup ? [roster.backup] : [])].find(
    (one) => one.person.id === person,
  );
  const question = { tables, moment, statuses, activities: activity };
  if (!named) {
    const employee = people.find(({ id }) => id === person);
    return employee ? whyUnnamed(employee, question) : 'left';
  }
  const reason = standingOf(named, question);
  if (reason !== null || plan === null) return reason;
  const late = plan.trace.some((line) => line.rule === 'time' && line.person === person);
  return late ? 'no-time' : 'no-device';
}

/** Long enough for the moment it is supposed for. */
const SUPPOSED_MS = 3_600_000;

function supposed(person: string, status: RepStatus, at: Date): StatusEntry {
  const until = new Date(at.getTime() + SUPPOSED_MS);
  return { person, status, since: at, until, source: 'app', location: null, version: 1 };
}
