/** Working time and deadlines: the examples of the specification, and what must hold for every moment. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Intent } from '../../../server/domain/insight/types.ts';
import type { CustomerLevel } from '../../../server/domain/matching/types.ts';
import { readDay } from '../../../server/domain/routing/calendar.ts';
import { hoursOn } from '../../../server/domain/routing/office-hours.ts';
import { DEFAULT_TABLES } from '../../../server/domain/routing/tables.ts';
import { dayKey, formatClock, formatDayAndClock, momentOf } from '../../../server/domain/time.ts';
import {
  addWorkingTime,
  closingOf,
  DEFAULT_DEADLINES,
  followUpDeadline,
  lastOpenMoment,
  shiftWorkingDays,
  voicemailDeadline,
} from '../../../server/domain/working-time.ts';

const calendar = DEFAULT_TABLES;
const closed = {
  dayKinds: {},
  officeHours: { ...DEFAULT_TABLES.officeHours, workday: null, saturday: null },
} as unknown as typeof calendar;

function at(written: string): Date {
  return momentOf(written.slice(0, 10), written.slice(11));
}

describe('the deadline of a follow-up', () => {
  const cases: readonly (readonly [Intent, CustomerLevel, string, string])[] = [
    // spec §6
    ['投诉', 'normal', '2026-11-27 16:00', '2026-11-28 11:00'],
    ['投诉', 'vip', '2026-11-25 17:30', '2026-11-26 10:30'],
    ['询价', 'normal', '2026-11-27 15:00', '2026-11-30 12:00'],
    // the issue
    ['询价', 'potential', '2026-11-28 14:00', '2026-11-30 18:00'],
    ['合作洽谈', 'potential', '2026-09-30 16:00', '2026-10-09 16:00'],
    ['询价', 'potential', '2026-10-09 17:00', '2026-10-10 17:00'],
    ['询价', 'vip', '2026-02-14 16:00', '2026-02-24 11:30'],
    ['投诉', 'potential', '2026-09-19 11:00', '2026-09-20 12:00'],
    // our own
    ['技术支持', 'normal', '2026-11-23 08:00', '2026-11-23 18:00'],
    ['其他', 'potential', '2026-11-23 09:00', '2026-11-25 18:00'],
    ['投诉', 'vip', '2026-11-29 23:00', '2026-11-30 11:00'],
    ['投诉', 'potential', '2026-11-24 18:00', '2026-11-25 13:00'],
  ];
  it.each(cases)('%s of a %s customer, ended %s: %s', (intent, level, end, due) => {
    const found = followUpDeadline({
      intent,
      level,
      end: at(end),
      calendar,
      rules: DEFAULT_DEADLINES,
    });
    expect(formatDayAndClock(found)).toBe(due);
  });

  it('follows edited rules', () => {
    const rules = { hours: { ...DEFAULT_DEADLINES.hours, 询价: 2 }, vipFactor: 0.25 };
    const end = at('2026-11-24 10:00');
    const due = followUpDeadline({ intent: '询价', level: 'vip', end, calendar, rules });
    expect(formatDayAndClock(due)).toBe('2026-11-24 10:30');
  });
});

describe('the deadline of a message', () => {
  it.each([
    ['2026-11-24 10:00', '2026-11-24 12:00'],
    ['2026-11-24 17:00', '2026-11-25 10:00'],
    ['2026-11-24 22:30', '2026-11-25 10:00'],
    ['2026-11-27 19:00', '2026-11-28 10:00'],
    ['2026-11-28 15:00', '2026-11-30 10:00'],
    ['2026-11-29 10:00', '2026-11-30 10:00'],
    ['2026-10-02 10:00', '2026-10-08 10:00'],
    ['2026-11-24 07:00', '2026-11-24 10:00'],
  ])('left %s: %s', (left, due) => {
    expect(formatDayAndClock(voicemailDeadline(calendar, at(left)))).toBe(due);
  });

  it('is never before an opening later than ten', () => {
    const late = {
      ...calendar,
      officeHours: { ...calendar.officeHours, workday: { from: '11:00', to: '18:00' } },
    };
    expect(formatDayAndClock(voicemailDeadline(late, at('2026-11-24 08:00')))).toBe(
      '2026-11-24 11:00',
    );
  });
});

describe('open moments', () => {
  it.each([
    ['2026-11-27', '2026-11-27 18:00'],
    ['2026-11-28', '2026-11-28 12:00'],
    ['2026-11-29', '2026-11-28 12:00'],
    ['2026-10-07', '2026-09-30 18:00'],
    ['2026-09-20', '2026-09-20 18:00'],
  ])('up to %s the last is %s', (day, expected) => {
    const found = lastOpenMoment(calendar, day);
    expect(found && formatDayAndClock(found)).toBe(expected);
  });

  it('are none where the office never opens', () => {
    expect(lastOpenMoment(closed, '2026-11-27')).toBeNull();
    expect(closingOf(closed, '2026-11-27')).toBeNull();
  });

  it.each([
    ['2026-11-27', 2, '2026-12-01'],
    ['2026-11-27', 0, '2026-11-27'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-30', 1, '2026-10-08'],
  ])('%s and %i working days is %s', (day, count, expected) => {
    expect(shiftWorkingDays(calendar, day, count)).toBe(expected);
  });
});

describe('working time', () => {
  const moments = fc
    .date({ min: at('2026-01-01 00:00'), max: at('2027-06-30 23:59'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));
  const hours = fc.integer({ min: 1, max: 240 }).map((quarters) => quarters / 4);

  it('ends inside opening hours, at closing time at the latest', () => {
    fc.assert(
      fc.property(moments, hours, (from, length) => {
        const end = addWorkingTime(calendar, from, length);
        const open = hoursOn(calendar, readDay(calendar, dayKey(end)));
        expect(open).not.toBeNull();
        expect(formatClock(end) >= (open?.from ?? '')).toBe(true);
        expect(formatClock(end) <= (open?.to ?? '')).toBe(true);
      }),
    );
  });

  it('never ends earlier for a later start or a longer time', () => {
    fc.assert(
      fc.property(moments, moments, hours, hours, (one, other, short, more) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        const end = addWorkingTime(calendar, early, short);
        expect(addWorkingTime(calendar, late, short) >= end).toBe(true);
        expect(addWorkingTime(calendar, early, short + more) > end).toBe(true);
      }),
    );
  });

  it('may be taken in two parts', () => {
    fc.assert(
      fc.property(moments, hours, hours, (from, first, second) => {
        const parts = addWorkingTime(calendar, addWorkingTime(calendar, from, first), second);
        expect(parts).toEqual(addWorkingTime(calendar, from, first + second));
      }),
    );
  });
});
