/** 延期: the next working day at the same hour; and which deadline a to-do has. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadlineOf, postponed } from '../../../../server/domain/follow-up/due.ts';
import { joinItems } from '../../../../server/domain/follow-up/items.ts';
import { readDay } from '../../../../server/domain/routing/calendar.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { dayKey, formatClock, formatDayAndClock } from '../../../../server/domain/time.ts';
import { at, DEFAULT_DUE, FRIDAY, item, ITEMS, THURSDAY } from './stage.ts';

describe('a day later is', () => {
  it.each([
    ['the next day', '2026-11-24 15:00', '2026-11-24 10:00', '2026-11-25 15:00'],
    ['Monday after Friday', '2026-11-27 18:00', '2026-11-27 09:00', '2026-11-30 18:00'],
    ['Monday after Saturday', '2026-11-28 11:00', '2026-11-27 09:00', '2026-11-30 11:00'],
    ['after the holidays', '2026-09-30 16:00', '2026-09-29 09:00', '2026-10-08 16:00'],
    ['a make-up Saturday', '2026-10-09 17:00', '2026-10-09 10:00', '2026-10-10 17:00'],
    ['a make-up Sunday', '2026-09-19 11:00', '2026-09-19 09:00', '2026-09-20 11:00'],
    ['counted from the deadline', '2026-12-04 18:00', '2026-11-24 10:00', '2026-12-07 18:00'],
    [
      'counted from today when that is over',
      '2026-11-20 15:00',
      '2026-11-24 10:00',
      '2026-11-25 15:00',
    ],
    [
      'never today, though the hour is still to come',
      '2026-11-23 18:00',
      '2026-11-24 09:00',
      '2026-11-25 18:00',
    ],
    ['at the same hour, open or not', '2026-11-24 21:00', '2026-11-24 10:00', '2026-11-25 21:00'],
  ])('%s', (_name, due, now, later) => {
    expect(formatDayAndClock(postponed(DEFAULT_TABLES, at(due), at(now)))).toBe(later);
  });

  it('follows the edited calendar', () => {
    const closed = { ...DEFAULT_TABLES, dayKinds: { '2026-11-25': 'holiday' } } as const;
    const later = postponed(closed, at('2026-11-24 15:00'), at('2026-11-24 10:00'));
    expect(formatDayAndClock(later)).toBe('2026-11-26 15:00');
  });

  it('always after both, on a working day, at the same clock', () => {
    const year = { min: at('2026-01-01 00:00'), max: at('2026-12-31 00:00'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(year), fc.date(year), (due, now) => {
        const later = postponed(DEFAULT_TABLES, due, now);
        expect(later.getTime()).toBeGreaterThan(now.getTime());
        expect(dayKey(later) > dayKey(due)).toBe(true);
        expect(readDay(DEFAULT_TABLES, dayKey(later)).kind).toBe('workday');
        expect(formatClock(later)).toBe(formatClock(due));
      }),
    );
  });
});

it.each([
  ['the earliest date of ours', ITEMS, THURSDAY, 'spoken'],
  ['the default without items', [], DEFAULT_DUE, 'default'],
  ['the default when none of ours is dated', [item('a'), ITEMS[2]], DEFAULT_DUE, 'default'],
  ['the later one when the earlier is the customer’s', [ITEMS[0], ITEMS[2]], FRIDAY, 'spoken'],
] as const)('the deadline is %s', (_name, items, due, dueFrom) => {
  expect(deadlineOf({ items: joinItems([], items), fallbackDue: DEFAULT_DUE })).toEqual({
    due,
    dueFrom,
  });
});
