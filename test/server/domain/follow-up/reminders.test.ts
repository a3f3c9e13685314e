/** When a to-do is reminded of. Spec §6, §8. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isSayable,
  remindersOf,
  workingMinutesBefore,
} from '../../../../server/domain/follow-up/reminders.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import { addMinutes, formatDayAndClock } from '../../../../server/domain/time.ts';
import { addWorkingTime } from '../../../../server/domain/working-time.ts';
import { A, at, B, C, NOW } from './stage.ts';
import { calendar, shiftsOf, todoDue } from './week.ts';

function said(todo: Todo, now = NOW, shifts = shiftsOf(todo.assignee)): string[] {
  const found = remindersOf(todo, { calendar, shifts, now });
  return found.map(({ kind, at: when, to }) => `${kind} ${formatDayAndClock(when)} ${to}`);
}

describe('reminders', () => {
  it.each<[string, string, Partial<Todo>, readonly string[]]>([
    [
      'inside a shift',
      '2026-11-25 15:00',
      {},
      ['before 2026-11-25 14:00 assignee', 'deadline 2026-11-25 15:00 assignee'],
    ],
    [
      'the hour before counts working time only',
      '2026-11-26 09:30',
      {},
      ['before 2026-11-25 17:30 assignee', 'deadline 2026-11-26 09:30 assignee'],
    ],
    [
      'closing time sharp',
      '2026-11-25 18:00',
      { assignee: B },
      ['before 2026-11-25 17:00 assignee', 'deadline 2026-11-25 18:00 assignee'],
    ],
    [
      'a day off: the end of the last shift before',
      '2026-12-01 15:00',
      { assignee: C },
      ['before 2026-11-28 18:00 assignee'],
    ],
    [
      'after the shift of that day: its end',
      '2026-11-28 18:30',
      { assignee: C },
      ['before 2026-11-28 11:00 assignee', 'deadline 2026-11-28 18:00 assignee'],
    ],
    [
      'before the first shift: the next start',
      '2026-11-24 15:00',
      { assignee: C },
      ['deadline 2026-11-25 10:00 assignee'],
    ],
    [
      'before ten in the morning: the evening before',
      '2026-11-26 09:30',
      { assignee: C },
      ['before 2026-11-25 17:30 assignee', 'deadline 2026-11-25 18:00 assignee'],
    ],
    [
      'high: the director two working hours later',
      '2026-11-25 17:00',
      { priority: 'high' },
      [
        'before 2026-11-25 16:00 assignee',
        'deadline 2026-11-25 17:00 assignee',
        'overdue 2026-11-26 10:00 director',
      ],
    ],
    [
      'high on a Saturday: Monday',
      '2026-11-28 11:30',
      { priority: 'high', assignee: B },
      [
        'before 2026-11-28 10:30 assignee',
        'deadline 2026-11-28 11:30 assignee',
        'overdue 2026-11-30 10:30 director',
      ],
    ],
    [
      'made less than an hour before: at it only',
      '2026-11-24 10:40',
      {},
      ['deadline 2026-11-24 10:40 assignee'],
    ],
    ['closed: nothing', '2026-11-25 15:00', { state: 'done', priority: 'high' }, []],
  ])('%s', (_name, due, change, words) => {
    expect(said(todoDue(due, change))).toEqual(words);
  });

  it('say what fell due while nobody looked once', () => {
    const todo = todoDue('2026-11-25 15:00', { priority: 'high' });
    expect(said(todo, at('2026-11-26 12:00'))).toEqual([
      'deadline 2026-11-25 15:00 assignee',
      'overdue 2026-11-25 17:00 director',
    ]);
  });

  it('that were sent are not sent again; another deadline, another person are', () => {
    const todo = todoDue('2026-11-25 15:00');
    const keys = (one: Todo) =>
      remindersOf(one, { calendar, shifts: shiftsOf(A), now: NOW }).map(({ key }) => key);
    const sent = { ...todo, reminded: keys(todo) };
    expect(keys(sent)).toEqual([]);
    expect(keys({ ...sent, due: at('2026-11-26 15:00') })).toHaveLength(2);
    expect(keys({ ...sent, assignee: B })).toHaveLength(2);
  });

  it('count from the hand-over for whoever gets it', () => {
    const move = { by: A, at: at('2026-11-25 14:30'), what: 'reassigned', from: A, to: B } as const;
    expect(said(todoDue('2026-11-25 15:00', { assignee: B, history: [move] }))).toEqual([
      'deadline 2026-11-25 15:00 assignee',
    ]);
  });

  it('come to nobody who has no shift', () => {
    expect(said(todoDue('2026-11-25 15:00', { assignee: 'sales_director' }))).toEqual([]);
  });

  it.each<[string, string, string, boolean]>([
    ['not before its time', '2026-11-25 15:00', '2026-11-25 14:59', false],
    ['at it', '2026-11-25 15:00', '2026-11-25 15:00', true],
    ['late, inside the shift', '2026-11-25 15:00', '2026-11-25 19:00', true],
    ['at the end of the shift', '2026-11-25 18:00', '2026-11-25 20:01', true],
    ['half an hour after it, as after a stop: no', '2026-11-25 18:00', '2026-11-25 20:30', false],
    ['the next morning', '2026-11-25 18:00', '2026-11-26 09:00', true],
  ])('are said %s', (_name, due, now, sayable) => {
    const shifts = shiftsOf(B);
    const moment = at(now);
    const when = now === '2026-11-25 20:01' ? at('2026-11-25 20:00') : at(due);
    const one = { kind: 'deadline', at: when, to: 'assignee', key: 'k' } as const;
    expect(isSayable(one, { shifts, now: moment })).toBe(sayable);
    // The director has no shifts.
    expect(isSayable({ ...one, to: 'director' }, { shifts: [], now: moment })).toBe(when <= moment);
  });

  it('are never outside the shifts, never before the to-do, in order, and once a moment', () => {
    const minute = fc.integer({ min: 0, max: 20 * 24 * 60 });
    const regular = [A, B, C].map((person) => [person, shiftsOf(person)] as const);
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 1, max: 20 * 24 * 60 }),
        fc.constantFrom(...regular),
        (born, length, [assignee, shifts]) => {
          const createdAt = addMinutes(NOW, born % (7 * 24 * 60));
          const todo = todoDue(addMinutes(createdAt, length), { assignee, createdAt });
          const found = remindersOf(todo, { calendar, shifts, now: createdAt });
          const times = found.map((one) => one.at.getTime());
          expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
          for (const { at: when } of found) {
            expect(when > createdAt).toBe(true);
            expect(shifts.some(({ from, to }) => when >= from && when <= to)).toBe(true);
          }
          expect(found.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('working minutes before', () => {
  it.each([
    ['2026-11-24 15:00', '2026-11-24 14:00'],
    ['2026-11-24 09:00', '2026-11-23 17:00'],
    ['2026-11-24 10:00', '2026-11-24 09:00'],
    ['2026-11-24 21:00', '2026-11-24 17:00'],
    ['2026-11-30 09:20', '2026-11-28 11:20'],
    ['2026-10-08 09:30', '2026-09-30 17:30'],
  ])('%s are %s', (due, before) => {
    expect(formatDayAndClock(workingMinutesBefore(calendar, at(due), 60))).toBe(before);
  });

  it('and as many after are the same moment, where that is inside opening hours', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 60 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 2000 }), (start, length) => {
        const due = addWorkingTime(calendar, addMinutes(NOW, start), 0.5);
        const before = workingMinutesBefore(calendar, due, length);
        expect(addWorkingTime(calendar, before, length / 60)).toEqual(due);
      }),
    );
  });
});
