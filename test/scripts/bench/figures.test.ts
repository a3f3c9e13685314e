/** The arithmetic of the measurements, and the company they are made on. */
import { describe, expect, it } from '@jest/globals';
import { percentile, rounded } from '../../../scripts/bench/figures.ts';
import { atPace } from '../../../scripts/bench/gateway.ts';
import { sizesUpTo } from '../../../scripts/bench/lookup.ts';
import { callerOf, clientele, REPS, STAFF, TABLES } from '../../../scripts/bench/staff.ts';
import { planCall } from '../../../server/domain/routing/plan.ts';
import type { Step } from '../../../server/domain/routing/types.ts';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  it.each([
    [hundred, 0.5, 50],
    [hundred, 0.95, 95],
    [hundred, 0.99, 99],
    [hundred, 1, 100],
    [[7], 0.5, 7],
    [[10, 9, 100], 0.5, 10],
  ])('%#', (samples, share, expected) => {
    expect(percentile(samples, share)).toBe(expected);
  });

  it('is no number without samples, and is printed as null', () => {
    expect(rounded(percentile([], 0.5))).toBeNull();
    expect(rounded(1.005_6)).toBe(1.01);
  });
});

describe('sizes of the book', () => {
  it.each([
    [undefined, [10_000, 100_000]],
    [1_000_000, [10_000, 100_000, 1_000_000]],
    [100_000, [10_000, 100_000]],
    [10_000, [10_000]],
    [500, [500]],
  ])('up to %p', (max, sizes) => {
    expect(sizesUpTo(max)).toEqual(sizes);
  });
});

describe('pace', () => {
  it('starts rate × seconds pieces of work and waits for all of them', async () => {
    const done: number[] = [];
    const failures = await atPace({ rate: 1000, seconds: 0.02 }, async (n) => {
      await Promise.resolve();
      if (n === 7) throw new Error('the seventh');
      done.push(n);
    });
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, ...Array.from({ length: 12 }, (_, n) => n + 8)]);
    expect(failures).toEqual([new Error('the seventh')]);
  });
});

describe('the company of the measurements', () => {
  const { customers, numbers } = clientele();

  it('gives every rep one customer with a number of its own', () => {
    expect(customers.map(({ assignedSales }) => assignedSales)).toEqual(REPS.map(({ id }) => id));
    const keys = numbers.flatMap(({ entries }) => entries.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(callerOf(STAFF + 3)).toEqual(callerOf(3));
  });

  it.each(['2026-11-24T02:00:00Z', '2026-11-28T20:00:00Z', '2026-10-01T02:00:00Z'])(
    'rings the assigned rep first at %s',
    (at) => {
      const { from, rep } = callerOf(123);
      const { steps } = planCall({
        at: new Date(at),
        caller: { national: from, employee: null, blocked: false },
        match: { confidence: 1, level: 'normal', assignedSales: rep },
        digits: null,
        people: REPS,
        tables: TABLES,
        statuses: new Map(),
        activity: new Map(),
      });
      const [first] = steps as readonly [Extract<Step, { targets: unknown }>];
      expect(first.targets.map(({ person, device }) => [person, device])).toEqual([
        [rep, 'mobile_phone'],
      ]);
    },
  );
});
