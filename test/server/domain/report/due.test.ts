/** When the daily report is due, and what it covers. Spec §8. */
import { describe, expect, it } from '@jest/globals';
import { hasLapsed, isTooLate, reportAt, reportDue } from '../../../../server/domain/report/due.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { addMinutes, formatDayAndClock } from '../../../../server/domain/time.ts';
import { at } from '../routing/make.ts';

const calendar = DEFAULT_TABLES;

describe('the hour', () => {
  it.each([
    ['2026-11-24', '2026-11-24 18:30'],
    ['2026-11-28', '2026-11-28 12:30'],
    ['2026-11-29', null],
    ['2026-10-01', null],
    ['2026-10-10', '2026-10-10 18:30'],
  ])('of %s is %s', (day, when) => {
    const due = reportAt(calendar, day);
    expect(due && formatDayAndClock(due)).toBe(when);
  });
});

describe('the end', () => {
  it.each([
    ['2026-11-24 21:59', false, false],
    ['2026-11-24 22:00', true, false],
    ['2026-11-24 22:01', true, true],
    ['2026-11-25 18:30', true, true],
  ])('at %s it is too late: %s, given up: %s', (now, late, lapsed) => {
    expect([isTooLate('2026-11-24', at(now)), hasLapsed('2026-11-24', at(now))]).toEqual([
      late,
      lapsed,
    ]);
  });
});

describe('due', () => {
  const due = (now: string, last: string | null): string | null => {
    const found = reportDue(calendar, { last, now: at(now) });
    return (
      found && `${found.key}: ${formatDayAndClock(found.from)} – ${formatDayAndClock(found.to)}`
    );
  };

  it.each([
    ['2026-11-24 18:29', '2026-11-23', null],
    ['2026-11-24 18:30', '2026-11-23', '2026-11-24: 2026-11-23 18:30 – 2026-11-24 18:30'],
    ['2026-11-24 18:30', null, '2026-11-24: 2026-11-23 18:30 – 2026-11-24 18:30'],
    ['2026-11-24 21:59', '2026-11-23', '2026-11-24: 2026-11-23 18:30 – 2026-11-24 18:30'],
    ['2026-11-24 22:00', '2026-11-23', null],
    ['2026-11-24 19:00', '2026-11-24', null],
    ['2026-11-25 18:30', '2026-11-23', '2026-11-25: 2026-11-23 18:30 – 2026-11-25 18:30'],
    ['2026-11-28 12:30', '2026-11-27', '2026-11-28: 2026-11-27 18:30 – 2026-11-28 12:30'],
    ['2026-11-29 18:30', '2026-11-28', null],
    ['2026-11-30 18:30', '2026-11-28', '2026-11-30: 2026-11-28 12:30 – 2026-11-30 18:30'],
    ['2026-10-08 18:30', '2026-09-30', '2026-10-08: 2026-09-30 18:30 – 2026-10-08 18:30'],
    ['2026-10-01 18:30', '2026-09-30', null],
  ])('at %s after %s: %s', (now, last, report) => {
    expect(due(now, last)).toBe(report);
  });

  it('each moment of a year belongs to exactly one, also when some evenings are slept through', () => {
    let last: string | null = '2026-01-01';
    let end = at('2026-01-02 00:00');
    let count = 0;
    for (let now = at('2026-01-02 00:00'), step = 0; now < at('2027-01-01 00:00'); step += 1) {
      now = addMinutes(now, step % 31 === 0 ? 1440 : 60);
      const found = reportDue(calendar, { last, now });
      if (!found) continue;
      expect(found.from).toEqual(end);
      ({ key: last, to: end } = found);
      count += 1;
    }
    expect(count).toBeGreaterThan(150);
  });
});
