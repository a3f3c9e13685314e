/** Moments, callers and roster changes that the routing tests speak of, and many plans checked at once. */
import { expect, it } from '@jest/globals';
import type { RosterOverride } from '../../../../server/domain/routing/tables.ts';
import type { Situation } from './make.ts';
import { A, B, C, at, chain } from './make.ts';

export const TUESDAY = '2026-11-24 10:00';
export const TUESDAY_LUNCH = '2026-11-24 12:30';
export const WEDNESDAY = '2026-11-25 10:30';
export const WEDNESDAY_LUNCH = '2026-11-25 12:30';
export const NIGHT = '2026-11-25 02:00';
export const HOLIDAY = '2026-10-01 10:00';

/** A recognised customer of one of the reps. */
export const OF_A = { confidence: 1, level: 'normal' as const, assignedSales: A };
export const OF_B = { ...OF_A, assignedSales: B };
export const OF_C = { ...OF_A, assignedSales: C };

/** The whole of Tuesday. */
const DAY = { from: at('2026-11-24 00:00'), to: at('2026-11-25 00:00') };

export function change(kind: 'add' | 'remove', person: string, span = DAY): RosterOverride {
  return { kind, person, ...span, cause: 'override' };
}

export function replace(person: string, by: string, span = DAY): RosterOverride {
  return { kind: 'replace', person, by, ...span, cause: 'swap' };
}

/** Away for the whole of Tuesday, for this cause. */
export function takeOff(person: string, cause: RosterOverride['cause']): RosterOverride {
  return { kind: 'remove', person, ...DAY, cause };
}

type Case = readonly [what: string, situation: Situation, chain: string];

/** One test a case: the plan of the situation rings exactly this chain. */
export function checkChains(cases: readonly Case[]): void {
  it.each(cases)('%s', (_what, situation, expected) => {
    expect(chain(situation)).toBe(expected);
  });
}
