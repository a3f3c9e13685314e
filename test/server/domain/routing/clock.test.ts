/** Shanghai time: clock, day, spans of a day, days between. */
import { describe, expect, it } from '@jest/globals';
import * as time from '../../../../server/domain/time.ts';
import { at } from './make.ts';

describe('days since the last contact', () => {
  const cases: readonly [string | null, string, number | null][] = [
    ['2024-06-10', '2024-06-15 10:00', 5],
    ['2024-06-10', '2024-06-15 00:00', 5],
    ['2024-06-10', '2024-06-14 23:59:59', 4],
    ['2026-11-24', '2026-11-24 00:00', 0],
    ['2026-11-25', '2026-11-24 10:00', 0],
    ['2024-06-10', '2026-11-24 10:00', 897],
    [null, '2026-11-24 10:00', null],
  ];
  it.each(cases)('%s at %s: %s', (last, when, days) => {
    expect(time.daysSince(last, at(when))).toBe(days);
  });
});

describe('the Shanghai clock', () => {
  it('turns the day at 16:00 UTC', () => {
    expect(time.readClock(new Date('2026-11-24T15:59:59.999Z'))).toEqual({
      day: '2026-11-24',
      weekday: 2,
      minutes: 1439,
    });
    expect(time.readClock(new Date('2026-11-24T16:00:00Z'))).toEqual({
      day: '2026-11-25',
      weekday: 3,
      minutes: 0,
    });
  });

  it('writes clock and day', () => {
    expect(time.formatClock(at('2026-11-24 09:05:59'))).toBe('09:05');
    expect(time.formatDayAndClock(at('2026-11-24 00:00'))).toBe('2026-11-24 00:00');
    expect(time.dayKey(at('2026-01-01 00:00'))).toBe('2026-01-01');
  });

  it('finds the moment of a written clock', () => {
    expect(time.momentOf('2026-11-24', '24:00')).toEqual(at('2026-11-25 00:00'));
    expect(time.momentOf('2026-11-24', '13:30')).toEqual(at('2026-11-24 13:30'));
    expect(time.startOfDay(at('2026-11-24 23:59:59'))).toEqual(at('2026-11-24 00:00'));
  });

  it('agrees with the zone database since 1992', () => {
    const reader = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const start = Date.parse('1992-01-01T00:00:00Z');
    for (let step = 0; step < 500; step += 1) {
      const moment = new Date(start + step * 29 * 24 * 3_600_000 + step * 37 * 60_000);
      expect(time.formatDayAndClock(moment)).toBe(reader.format(moment));
    }
  });

  it('counts calendar days over months, years and leap days', () => {
    expect(time.shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(time.shiftDay('2028-03-01', -1)).toBe('2028-02-29');
    expect(time.daysBetween('2026-11-24', '2026-11-20')).toBe(-4);
    expect(time.weekdayOf('2026-11-29')).toBe(7);
  });

  const spans: readonly [string, string, string, boolean][] = [
    ['09:00', '12:00', '09:00', true],
    ['09:00', '12:00', '11:59', true],
    ['09:00', '12:00', '12:00', false],
    ['22:00', '09:00', '22:00', true],
    ['22:00', '09:00', '08:59', true],
    ['22:00', '09:00', '09:00', false],
    ['22:00', '09:00', '21:59', false],
    ['00:00', '24:00', '23:59', true],
  ];
  it.each(spans)('%s–%s covers %s: %s', (from, to, clock, covered) => {
    expect(time.coversMinute({ from, to }, time.minutesOf(clock))).toBe(covered);
  });

  it.each(['9:00', '24:01', '12:60', '', 'noon'])('refuses %j as a time of day', (clock) => {
    expect(() => time.minutesOf(clock)).toThrow(RangeError);
  });

  it('refuses moments and dates that are none', () => {
    expect(() => time.readClock(new Date('no'))).toThrow(RangeError);
    expect(() => time.momentOf('2026-13-01', '09:00')).toThrow(RangeError);
  });
});
