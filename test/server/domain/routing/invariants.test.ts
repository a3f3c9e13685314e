/** What holds for every plan, swept over whole weeks in steps of 15 minutes. Spec §4.1, §4.1.1. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StatusEntry } from '../../../../server/domain/people.ts';
import { REP_STATUSES } from '../../../../server/domain/people.ts';
import { planCall } from '../../../../server/domain/routing/plan.ts';
import type { RouteInput } from '../../../../server/domain/routing/plan.ts';
import type { Activity } from '../../../../server/domain/routing/standing.ts';
import type { Plan, RingStep } from '../../../../server/domain/routing/types.ts';
import { PEOPLE, at, inputOf, statusesOf } from './make.ts';

const QUARTER_MS = 15 * 60_000;
const WEEK = 7 * 96;
/** A plain week, Spring Festival with its make-up Saturdays, the end of a year without data to follow. */
const WEEKS = ['2026-11-23 00:00', '2026-02-13 00:00', '2026-12-28 00:00'] as const;
const IDS = PEOPLE.map(({ id }) => id);

function ringSteps(plan: Plan): RingStep[] {
  return plan.steps.flatMap((step) => ('targets' in step ? [step] : []));
}

/** Everything wrong with a plan, in words; empty when nothing is. */
function faultsOf(plan: Plan, input: RouteInput): string[] {
  const faults: string[] = [];
  const check = (fine: boolean, fault: string) => {
    if (!fine) faults.push(fault);
  };
  const rings = ringSteps(plan);
  const targets = rings.flatMap((step) => step.targets);
  const numbers = targets.map(({ number }) => number);
  const last = plan.steps.at(-1);
  const total = rings.reduce((sum, { seconds }) => sum + seconds, 0);
  const people = [...new Set(targets.map(({ person }) => person))];

  check(last !== undefined && 'voicemail' in last && last.seconds === 10, 'voicemail is not last');
  check(rings.length === plan.steps.length - 1, 'more than one step does not ring');
  check(new Set(numbers).size === numbers.length, 'a number rings twice');
  check(!numbers.includes(input.caller.national ?? ''), 'the caller is rung');
  check(!people.includes(input.caller.employee ?? ''), 'a calling employee is rung');
  check(total <= 90, 'rings longer than 90 s');
  check(
    rings.every(({ targets: together }) => together.length > 0),
    'an empty step',
  );
  for (const { targets: together, seconds } of rings) {
    check(seconds === Math.max(...together.map((target) => target.seconds)), 'seconds of a step');
    check(new Set(together.map(({ person }) => person)).size === 1, 'two people ring together');
  }
  check(
    targets.every(({ seconds }) => seconds >= 1 && seconds <= 60),
    'seconds outside 1–60',
  );
  const firstSteps = people.map((id) => targets.findIndex(({ person }) => person === id));
  const lastSteps = people.map((id) => targets.findLastIndex(({ person }) => person === id));
  check(
    lastSteps.every((end, index) => end < (firstSteps[index + 1] ?? targets.length)),
    'people interleave',
  );
  for (const id of people) {
    const status = input.statuses.get(id)?.status;
    const activity = input.activity.get(id);
    const duty = plan.duty.includes(id);
    check(status !== 'on_leave', `${id} is on leave`);
    check(duty || status !== 'off_duty', `${id} is off duty`);
    check(duty || !(activity?.busy || activity?.onCall), `${id} is busy`);
    check(duty || (activity?.answered ?? 0) < 50, `${id} is at the limit`);
    check(
      !duty || targets.every(({ person, device }) => person !== id || device === 'mobile_phone'),
      'duty on an office phone',
    );
  }
  check(!people.includes('admin') && !people.includes('sales_director'), 'somebody not rostered');
  const rules = plan.trace.map(({ rule }) => rule);
  check(
    ['day-kind', 'slot', 'people', 'voicemail'].every((rule) => rules.includes(rule)),
    'trace is missing a decision',
  );
  check(
    plan.trace.every(({ text }) => text.length > 0),
    'an empty sentence',
  );
  check(
    plan.greeting !== 'closed' || people.every((id) => plan.duty.includes(id)),
    'closed although a rep rings',
  );
  check((plan.greeting === 'holiday') === (plan.dayKind === 'holiday'), 'holiday greeting');
  const dutyOnLeave = input.statuses.get('duty_person')?.status === 'on_leave';
  const dutyCalls =
    input.caller.employee === 'duty_person' || input.caller.national === '13800009999';
  check(dutyOnLeave || dutyCalls || plan.duty.length === 1, 'the duty person is not in the plan');
  return faults;
}

const activity: fc.Arbitrary<Activity> = fc.record({
  busy: fc.boolean(),
  onCall: fc.boolean(),
  answered: fc.integer({ min: 0, max: 60 }),
  offered: fc.integer({ min: 0, max: 60 }),
  idleSince: fc.option(
    fc.date({ min: at('2026-02-01 00:00'), max: at('2026-12-31 00:00'), noInvalidDate: true }),
  ),
});

const situation = fc.record({
  statuses: fc
    .dictionary(fc.constantFrom(...IDS), fc.constantFrom(...REP_STATUSES))
    .map((list): Map<string, StatusEntry> => statusesOf(list)),
  activity: fc
    .dictionary(fc.constantFrom(...IDS), activity)
    .map((list) => new Map(Object.entries(list))),
  match: fc.record({
    confidence: fc.constantFrom(null, 0, 0.6, 0.75, 0.85, 0.95, 1),
    level: fc.constantFrom(null, 'vip' as const, 'normal' as const, 'potential' as const),
    assignedSales: fc.constantFrom(null, ...IDS, 'nobody'),
  }),
  employee: fc.constantFrom(null, null, null, ...IDS),
  national: fc.constantFrom(null, '13911112222', ...PEOPLE.flatMap(({ mobile }) => mobile ?? [])),
});

type Change = typeof situation extends fc.Arbitrary<infer Value> ? Value : never;

const BASE = inputOf({ when: WEEKS[0] });

function inputAt(when: Date, change: Change): RouteInput {
  const { statuses, activity: activities, match, employee, national } = change;
  const caller = { ...BASE.caller, employee, national };
  return { ...BASE, at: when, statuses, activity: activities, match, caller };
}

describe('every plan of a week in steps of 15 minutes', () => {
  it.each(WEEKS)('from %s keeps the rules', (start) => {
    fc.assert(
      fc.property(situation, (change) => {
        for (let step = 0; step < WEEK; step += 1) {
          const when = new Date(at(start).getTime() + step * QUARTER_MS);
          const input = inputAt(when, change);
          const faults = faultsOf(planCall(input), input);
          if (faults.length > 0) throw new Error(`${when.toISOString()}: ${faults.join(', ')}`);
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe('any moment', () => {
  const moments = fc.date({
    min: at('2004-01-01 00:00'),
    max: at('2030-12-31 00:00'),
    noInvalidDate: true,
  });

  it('keeps the rules to the millisecond', () => {
    fc.assert(
      fc.property(moments, situation, (when, change) => {
        const input = inputAt(when, change);
        expect(faultsOf(planCall(input), input)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same plan for the same question', () => {
    fc.assert(
      fc.property(moments, situation, (when, change) => {
        const input = inputAt(when, change);
        expect(planCall(input)).toEqual(planCall(input));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps 20 s for the backup person', () => {
    fc.assert(
      fc.property(moments, situation, (when, change) => {
        const plan = planCall(inputAt(when, change));
        const duty = ringSteps(plan).find(({ targets }) => targets[0]?.person === 'duty_person');
        expect(duty === undefined || duty.seconds >= 20).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
