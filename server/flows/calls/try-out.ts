/** Trying a number or a moment out: the same decisions as for a real call, and nothing of it is stored. Spec §4. */
import type { Match } from '../../domain/matching/types.ts';
import type { Employee, RepStatus, StatusEntry } from '../../domain/people.ts';
import type { Plan } from '../../domain/routing/types.ts';
import { InvalidError } from '../../errors.ts';
import type { Clock } from '../../ports.ts';
import { decideRoute } from './decide-route.ts';
import type { ReadDesk } from './desk.ts';
import { readCaller, type Identify } from './identify.ts';

export interface Trial {
  readonly at: Date;
  readonly from: string;
  readonly digit: string | null;
  /** Statuses supposed for the trial; people not named are as they are now. */
  readonly status: Readonly<Record<string, RepStatus>>;
  /** Answered and offered counters of the day, by person. */
  readonly calls: Readonly<Record<string, number>>;
}

export interface TryOut {
  match(number: string): Promise<Match>;
  route(trial: Trial): Promise<Plan>;
}

const HOUR_MS = 3_600_000;

export function tryOut(need: {
  readonly identify: Identify;
  readonly desk: Pick<ReadDesk, 'now'>;
  readonly clock: Pick<Clock, 'now'>;
}): TryOut {
  return {
    async match(number) {
      return (await need.identify(number, need.clock.now(), null)).match;
    },

    async route(trial) {
      const [found, desk] = await Promise.all([
        need.identify(trial.from, trial.at, null),
        need.desk.now(),
      ]);
      refuseStrangers(trial, desk.people);
      const statuses = new Map(desk.statuses);
      for (const [person, status] of Object.entries(trial.status)) {
        statuses.set(person, supposed(person, status, trial.at));
      }
      const activity = new Map(desk.activity);
      for (const [person, count] of Object.entries(trial.calls)) {
        const was = activity.get(person);
        activity.set(person, {
          busy: was?.busy ?? false,
          onCall: was?.onCall ?? false,
          call: was?.call ?? null,
          idleSince: was?.idleSince ?? null,
          answered: count,
          offered: count,
        });
      }
      const facts = {
        at: trial.at,
        from: readCaller(trial.from),
        to: null,
        digits: trial.digit,
        match: found.match,
        blocked: found.blocked,
      };
      return decideRoute(facts, { ...desk, statuses, activity });
    },
  };
}

function refuseStrangers(trial: Trial, people: readonly Employee[]): void {
  const known = new Set(people.map((person) => person.id));
  const named = [
    ...Object.keys(trial.status).map((person) => ({ field: 'status', person })),
    ...Object.keys(trial.calls).map((person) => ({ field: 'calls', person })),
  ];
  const strangers = named.filter(({ person }) => !known.has(person));
  if (strangers.length === 0) return;
  throw new InvalidError(
    strangers.map(({ field, person }) => ({
      path: `${field}.${person}`,
      problem: 'is nobody of the company',
    })),
  );
}

function supposed(person: string, status: RepStatus, at: Date): StatusEntry {
  const until = new Date(at.getTime() + HOUR_MS);
  return { person, status, since: at, until, source: 'app', location: null, version: 1 };
}
