/** Shifts, statuses, office hours. Spec §4.1.1, §4.2, §6. */
import { describe, expect, it } from '@jest/globals';
import type { RepStatus } from '../../../../server/domain/people.ts';
import { addWorkingMinutes } from '../../../../server/domain/routing/office-hours.ts';
import type { ShiftQuestion } from '../../../../server/domain/routing/shifts.ts';
import {
  insideOwnHours,
  nextShiftStart,
  shiftNow,
} from '../../../../server/domain/routing/shifts.ts';
import { mayStillRing } from '../../../../server/domain/routing/standing.ts';
import { effectiveStatus } from '../../../../server/domain/routing/status.ts';
import type { RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { A, B, C, D, PEOPLE, at, peopleWith, tablesWith } from './make.ts';

function ask(person: string, when: string, tables: Partial<RoutingTables> = {}): ShiftQuestion {
  return { tables: tablesWith(tables), people: PEOPLE, person, at: at(when) };
}

describe('inside own rostered hours', () => {
  const cases: readonly [string, string, boolean][] = [
    [A, '2026-11-24 08:59:59', false],
    [A, '2026-11-24 09:00', true],
    [A, '2026-11-24 21:59:59', true],
    [A, '2026-11-24 22:00', false],
    [A, '2026-11-28 10:00', false],
    [B, '2026-11-24 19:59:59', true],
    [B, '2026-11-24 20:00', false],
    [B, '2026-11-28 10:00', true],
    [C, '2026-11-24 12:00', false],
    [C, '2026-11-25 09:59:59', false],
    [C, '2026-11-25 10:00', true],
    [C, '2026-11-25 18:00', false],
    [C, '2026-11-29 12:00', false],
    [C, '2026-02-14 12:00', true],
    [A, '2026-10-01 12:00', false],
    [D, '2026-11-24 12:00', false],
    [D, '2026-11-24 22:00', true],
    [D, '2026-11-29 12:00', true],
    ['nobody', '2026-11-24 12:00', false],
  ];
  it.each(cases)('%s at %s: %s', (person, when, inside) => {
    expect(insideOwnHours(ask(person, when))).toBe(inside);
  });
});

describe('shifts', () => {
  const next: readonly [string, string, string][] = [
    [A, '2026-11-24 08:00', '2026-11-24 09:00'],
    [A, '2026-11-24 09:00', '2026-11-25 09:00'],
    [A, '2026-11-27 23:00', '2026-11-30 09:00'],
    [B, '2026-11-27 23:00', '2026-11-28 09:00'],
    [C, '2026-11-29 12:00', '2026-12-02 10:00'],
    [A, '2026-09-30 22:30', '2026-10-08 09:00'],
    [A, '2026-02-13 22:30', '2026-02-14 09:00'],
    [D, '2026-11-24 12:00', '2026-11-24 22:00'],
    [D, '2026-11-24 23:00', '2026-11-25 22:00'],
    [D, '2026-11-28 12:00', '2026-11-28 18:00'],
  ];
  it.each(next)('of %s after %s starts at %s', (person, when, start) => {
    expect(nextShiftStart(ask(person, when))).toEqual(at(start));
  });

  const now: readonly [string, string, string, string][] = [
    [A, '2026-11-24 12:00', '2026-11-24 09:00', '2026-11-24 22:00'],
    [B, '2026-11-24 19:00', '2026-11-24 09:00', '2026-11-24 20:00'],
    [C, '2026-11-28 12:00', '2026-11-28 10:00', '2026-11-28 18:00'],
    [D, '2026-11-25 02:00', '2026-11-24 22:00', '2026-11-25 09:00'],
    [D, '2026-11-29 12:00', '2026-11-28 18:00', '2026-11-30 09:00'],
  ];
  it.each(now)('of %s at %s runs from %s to %s', (person, when, from, to) => {
    expect(shiftNow(ask(person, when))).toEqual({ from: at(from), to: at(to) });
  });

  it('are none outside own hours or for somebody never rostered', () => {
    expect(shiftNow(ask(A, '2026-11-24 08:00'))).toBeNull();
    expect(nextShiftStart(ask('admin', '2026-11-24 08:00'))).toBeNull();
  });

  it('follow overrides to the minute', () => {
    const span = {
      from: at('2026-11-24 10:20'),
      to: at('2026-11-24 11:40'),
      cause: 'leave' as const,
    };
    const tables = { overrides: [{ kind: 'remove' as const, person: A, ...span }] };
    expect(shiftNow(ask(A, '2026-11-24 09:30', tables))).toEqual({
      from: at('2026-11-24 09:00'),
      to: span.from,
    });
    expect(nextShiftStart(ask(A, '2026-11-24 10:30', tables))).toEqual(span.to);
  });
});

describe('status in force', () => {
  const tap = {
    person: A,
    status: 'in_meeting' as const,
    since: at('2026-11-24 10:00'),
    until: at('2026-11-24 11:00'),
    source: 'bot' as const,
    location: null,
    version: 3,
  };
  const cases: readonly [string, string][] = [
    ['2026-11-24 09:59:59', 'unknown'],
    ['2026-11-24 10:00', 'in_meeting'],
    ['2026-11-24 10:59:59', 'in_meeting'],
    ['2026-11-24 11:00', 'unknown'],
  ];
  it.each(cases)('at %s: %s', (when, status) => {
    expect(effectiveStatus(tap, at(when))).toBe(status);
  });

  it('is unknown without a tap', () => {
    expect(effectiveStatus(undefined, at('2026-11-24 10:00'))).toBe('unknown');
  });
});

describe('read again before each step', () => {
  const cases: readonly [RepStatus | 'unknown', boolean, string, boolean][] = [
    ['unknown', false, A, true],
    ['in_meeting', false, A, true],
    ['in_office', false, A, true],
    ['in_field', false, A, true],
    ['off_duty', false, A, false],
    ['on_leave', false, A, false],
    ['unknown', true, A, false],
    ['off_duty', false, D, true],
    ['on_leave', false, D, false],
    ['unknown', true, D, false],
  ];
  it.each(cases)('%s, busy %s, %s: %s', (status, busy, person, rings) => {
    expect(mayStillRing({ duty: [D] }, person, { status, busy })).toBe(rings);
  });
});

describe('working time', () => {
  const cases: readonly [what: string, from: string, minutes: number, deadline: string][] = [
    ['投诉 on Friday 16:00', '2026-11-27 16:00', 240, '2026-11-28 11:00'],
    ['投诉 of a VIP on Wednesday 17:30', '2026-11-25 17:30', 120, '2026-11-26 10:30'],
    ['询价 on Friday 15:00', '2026-11-27 15:00', 540, '2026-11-30 12:00'],
    ['missed call, 30 minutes', '2026-11-24 10:00', 30, '2026-11-24 10:30'],
    ['lunch counts', '2026-11-24 11:50', 30, '2026-11-24 12:20'],
    ['closing time sharp', '2026-11-24 17:30', 30, '2026-11-24 18:00'],
    ['over night', '2026-11-24 17:45', 30, '2026-11-25 09:15'],
    ['in the evening', '2026-11-24 20:00', 15, '2026-11-25 09:15'],
    ['before opening', '2026-11-24 06:00', 15, '2026-11-24 09:15'],
    ['Saturday afternoon', '2026-11-28 13:00', 30, '2026-11-30 09:30'],
    ['Sunday', '2026-11-29 13:00', 30, '2026-11-30 09:30'],
    ['before a break', '2026-09-30 17:50', 30, '2026-10-08 09:20'],
    ['a make-up Saturday gives nine hours', '2026-02-13 18:00', 540, '2026-02-14 18:00'],
    ['a make-up Sunday does too', '2026-09-20 09:00', 541, '2026-09-21 09:01'],
  ];
  it.each(cases)('%s', (_what, from, minutes, deadline) => {
    expect(addWorkingMinutes(tablesWith({}), at(from), minutes)).toEqual(at(deadline));
  });

  it('stays on the wall clock when the office never opens', () => {
    const tables = tablesWith({ officeHours: { workday: null, saturday: null, sunday: null } });
    expect(addWorkingMinutes(tables, at('2026-11-24 10:00'), 30)).toEqual(at('2026-11-24 10:30'));
  });
});

describe('people with unusual records', () => {
  it('read as on shift all day without recorded hours', () => {
    const people = peopleWith(B, { dutyHours: null });
    expect(insideOwnHours({ ...ask(B, '2026-11-24 21:30'), people })).toBe(true);
  });
});
