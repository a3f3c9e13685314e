/** What is said of and to the assigned sales who cannot ring: the line 原负责销售 and the notice. */
import { describe, expect, it } from '@jest/globals';
import type { Situation } from './make.ts';
import { A, at, peopleWith, planOf } from './make.ts';
import { HOLIDAY, NIGHT, OF_A, OF_B, OF_C, TUESDAY, takeOff } from './situations.ts';

describe('原负责销售', () => {
  const cases: readonly [what: string, situation: Situation, line: string | null][] = [
    ['rings', { when: TUESDAY, match: OF_A }, null],
    ['nobody assigned', { when: TUESDAY }, null],
    ['match not trusted', { when: '2026-11-28 10:00', match: { ...OF_A, confidence: 0.6 } }, null],
    [
      'not their day',
      { when: '2026-11-28 10:00', match: OF_A },
      '原负责销售：销售经理A（今日休息）',
    ],
    ['not their day', { when: TUESDAY, match: OF_C }, '原负责销售：销售经理C（今日休息）'],
    ['holiday', { when: HOLIDAY, match: OF_A }, '原负责销售：销售经理A（今日休息）'],
    [
      'before their hours',
      { when: '2026-11-25 09:30', match: OF_C },
      '原负责销售：销售经理C（未到上班时间）',
    ],
    [
      'after their hours',
      { when: '2026-11-24 20:30', match: OF_B },
      '原负责销售：销售经理B（已下班）',
    ],
    ['night', { when: '2026-11-24 23:00', match: OF_A }, '原负责销售：销售经理A（已下班）'],
    [
      'own hours, not on this row',
      { when: '2026-11-26 18:30', match: OF_C },
      '原负责销售：销售经理C（本时段不当班）',
    ],
    [
      'meeting',
      { when: TUESDAY, match: OF_A, status: { [A]: 'in_meeting' } },
      '原负责销售：销售经理A（会议中）',
    ],
    [
      'tapped leave',
      { when: TUESDAY, match: OF_A, status: { [A]: 'on_leave' } },
      '原负责销售：销售经理A（请假）',
    ],
    [
      'tapped leave on a free day',
      { when: '2026-11-28 10:00', match: OF_A, status: { [A]: 'on_leave' } },
      '原负责销售：销售经理A（请假）',
    ],
    [
      'approved leave',
      { when: TUESDAY, match: OF_A, tables: { overrides: [takeOff(A, 'leave')] } },
      '原负责销售：销售经理A（请假）',
    ],
    [
      'moved by the roster',
      { when: TUESDAY, match: OF_A, tables: { overrides: [takeOff(A, 'override')] } },
      '原负责销售：销售经理A（已调班）',
    ],
    [
      'off duty',
      { when: TUESDAY, match: OF_A, status: { [A]: 'off_duty' } },
      '原负责销售：销售经理A（已下班）',
    ],
    [
      'daily limit',
      { when: TUESDAY, match: OF_A, activity: { [A]: { answered: 50 } } },
      '原负责销售：销售经理A（今日已接满）',
    ],
    [
      'on a call',
      { when: TUESDAY, match: OF_A, activity: { [A]: { busy: true } } },
      '原负责销售：销售经理A（通话中）',
    ],
    [
      'left the company',
      { when: TUESDAY, match: OF_A, people: peopleWith(A, { active: false }) },
      '原负责销售：销售经理A（已停用）',
    ],
    ['unknown to us', { when: TUESDAY, match: { ...OF_A, assignedSales: 'nobody' } }, null],
    [
      'no phone at all',
      { when: TUESDAY, match: OF_A, people: peopleWith(A, { mobile: null, extension: null }) },
      '原负责销售：销售经理A（没有可响的电话）',
    ],
    ['make-up Saturday', { when: '2026-02-14 10:00', match: OF_A }, null],
  ];
  it.each(cases)('%s: %#', (_what, situation, line) => {
    expect(planOf(situation).assignedAway).toBe(line);
  });
});

describe('notice to the assigned sales', () => {
  const cases: readonly [what: string, situation: Situation, at: string | null][] = [
    ['none when they ring', { when: TUESDAY, match: OF_A }, null],
    ['now on a free Saturday', { when: '2026-11-28 10:00', match: OF_A }, '2026-11-28 10:00'],
    ['now in the evening', { when: '2026-11-24 20:30', match: OF_B }, '2026-11-24 20:30'],
    ['at night: next morning', { when: '2026-11-24 22:00', match: OF_A }, '2026-11-25 09:00'],
    ['after midnight: the same morning', { when: NIGHT, match: OF_A }, '2026-11-25 09:00'],
    ['C starts at ten', { when: NIGHT, match: OF_C }, '2026-11-25 10:00'],
    ['C is off on Tuesday', { when: '2026-11-24 03:00', match: OF_C }, '2026-11-25 10:00'],
    [
      'Friday night: A starts on Monday',
      { when: '2026-11-27 23:00', match: OF_A },
      '2026-11-30 09:00',
    ],
    [
      'Friday night: B starts on Saturday',
      { when: '2026-11-27 23:00', match: OF_B },
      '2026-11-28 09:00',
    ],
    [
      'the night before a break: after it',
      { when: '2026-09-30 23:00', match: OF_A },
      '2026-10-08 09:00',
    ],
    [
      'nobody who never works: at the end of the night',
      { when: '2026-11-24 23:00', match: OF_A, people: peopleWith(A, { dutyDays: [] }) },
      '2026-11-25 09:00',
    ],
    [
      'nobody who never works: this morning',
      { when: NIGHT, match: OF_A, people: peopleWith(A, { dutyDays: [] }) },
      '2026-11-25 09:00',
    ],
    [
      'in a meeting and still in the plan: none',
      { when: TUESDAY, match: OF_A, status: { [A]: 'in_meeting' } },
      null,
    ],
    [
      'in a meeting without time left',
      { when: '2026-11-25 10:30', match: OF_A, status: { [A]: 'in_meeting' } },
      '2026-11-25 10:30',
    ],
    [
      'none to somebody who left',
      { when: TUESDAY, match: OF_A, people: peopleWith(A, { active: false }) },
      null,
    ],
    [
      'none for a blocked caller',
      { when: '2026-11-28 10:00', match: OF_A, blocked: 'refuse' },
      null,
    ],
  ];
  it.each(cases)('%s', (_what, situation, expected) => {
    const notices = planOf(situation).notices.filter(({ kind }) => kind === 'assigned-away');
    expect(notices).toEqual(
      expected === null
        ? []
        : [{ kind: 'assigned-away', person: situation.match?.assignedSales, at: at(expected) }],
    );
  });
});
