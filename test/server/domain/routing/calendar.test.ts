/** Day kinds: override table, published breaks, make-up days, years without data. Spec §4.1 rule 2. */
import { describe, expect, it } from '@jest/globals';
import { dayKindAt, hasHolidayData, readDay } from '../../../../server/domain/routing/calendar.ts';
import type { DayKind } from '../../../../server/domain/routing/types.ts';
import { at, planOf, tablesWith } from './make.ts';

const PLAIN = tablesWith({});

describe('kind of a date', () => {
  const cases: readonly [day: string, kind: DayKind][] = [
    ['2026-11-24', 'workday'],
    ['2026-11-28', 'weekend'],
    ['2026-11-29', 'weekend'],
    ['2026-01-01', 'holiday'],
    ['2026-01-02', 'holiday'],
    ['2026-01-03', 'holiday'],
    ['2026-01-04', 'workday'],
    ['2026-02-14', 'workday'],
    ['2026-02-21', 'holiday'],
    ['2026-02-22', 'holiday'],
    ['2026-02-23', 'holiday'],
    ['2026-02-24', 'workday'],
    ['2026-04-04', 'holiday'],
    ['2026-04-06', 'holiday'],
    ['2026-05-05', 'holiday'],
    ['2026-05-06', 'workday'],
    ['2026-06-19', 'holiday'],
    ['2026-09-20', 'workday'],
    ['2026-09-27', 'holiday'],
    ['2026-10-07', 'holiday'],
    ['2026-10-10', 'workday'],
    ['2026-10-11', 'weekend'],
    ['2025-10-06', 'holiday'],
    ['2024-02-04', 'workday'],
    ['2027-01-01', 'holiday'],
    ['2027-01-02', 'weekend'],
    ['2027-01-04', 'workday'],
    ['2027-02-08', 'workday'],
    ['2027-05-01', 'holiday'],
    ['2027-05-02', 'holiday'],
    ['2027-05-03', 'workday'],
    ['2027-10-01', 'holiday'],
    ['2027-10-02', 'holiday'],
    ['2027-10-03', 'holiday'],
    ['2027-10-04', 'workday'],
    ['2003-10-02', 'holiday'],
  ];
  it.each(cases)('%s is %s', (day, kind) => {
    expect(readDay(PLAIN, day).kind).toBe(kind);
  });

  it('begins and ends with the Shanghai date', () => {
    expect(dayKindAt(PLAIN, at('2026-09-30 23:59:59'))).toBe('workday');
    expect(dayKindAt(PLAIN, at('2026-10-01 00:00'))).toBe('holiday');
    expect(dayKindAt(PLAIN, at('2026-10-07 23:59:59'))).toBe('holiday');
    expect(dayKindAt(PLAIN, at('2026-10-08 00:00'))).toBe('workday');
  });

  it('knows for which years a schedule is published', () => {
    expect(['2003', '2004', '2025', '2026', '2027'].map(hasHolidayData)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('override table', () => {
  const tables = tablesWith({
    dayKinds: {
      '2026-11-24': 'holiday',
      '2026-10-01': 'workday',
      '2026-11-28': 'workday',
      '2026-02-14': 'weekend',
      '2027-02-08': 'holiday',
    },
  });
  const cases: readonly [day: string, kind: DayKind, makeUp: boolean][] = [
    ['2026-11-24', 'holiday', false],
    ['2026-10-01', 'workday', false],
    ['2026-11-28', 'workday', true],
    ['2026-02-14', 'weekend', false],
    ['2027-02-08', 'holiday', false],
    ['2026-11-25', 'workday', false],
  ];
  it.each(cases)('comes before the published schedule: %s is %s', (day, kind, makeUp) => {
    expect(readDay(tables, day)).toMatchObject({ kind, makeUp });
  });

  it('needs no data for a date it names', () => {
    expect(readDay(tables, '2027-02-08').dataMissing).toBe(false);
    expect(readDay(tables, '2027-02-09').dataMissing).toBe(true);
  });
});

describe('a year without data', () => {
  it.each(['2027-01-01 10:00', '2027-03-03 10:00', '2027-10-04 10:00'])(
    'is said in the trace and to the admin at %s',
    (when) => {
      const plan = planOf({ when });
      expect(plan.trace.some(({ text }) => text.includes('节假日数据未加载'))).toBe(true);
      expect(plan.notices).toEqual([{ kind: 'holidays-missing', person: 'admin', at: at(when) }]);
    },
  );

  it('is not said where data is there', () => {
    const plan = planOf({ when: '2026-11-24 10:00' });
    expect(plan.trace.some(({ rule }) => rule === 'holidays-missing')).toBe(false);
    expect(plan.notices).toEqual([]);
  });
});
