/** What the caller's own number does to a plan: blocked, a colleague, shared, withheld. Spec §4.1. */
import { describe, expect, it } from '@jest/globals';
import { A, B, C, D, peopleWith, planOf } from './make.ts';
import { HOLIDAY, NIGHT, TUESDAY, TUESDAY_LUNCH, checkChains } from './situations.ts';

describe('caller', () => {
  checkChains([
    [
      'blocked is refused, VIP or not',
      {
        when: TUESDAY,
        blocked: 'refuse',
        match: { confidence: 1, level: 'vip', assignedSales: A },
      },
      'refuse',
    ],
    ['blocked is refused on a holiday', { when: HOLIDAY, blocked: 'refuse' }, 'refuse'],
    ['blocked with the option: voicemail', { when: TUESDAY, blocked: 'voicemail' }, 'voicemail'],
    [
      'a calling rep: none of their devices rings',
      { when: TUESDAY, from: '13800000001', employee: A },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'from the extension too',
      { when: TUESDAY, from: '8002', employee: B },
      'A o10+m25 → duty 20 → voicemail',
    ],
    [
      'an employee is no customer',
      {
        when: TUESDAY_LUNCH,
        from: '13800000001',
        employee: A,
        match: { confidence: 1, level: 'vip', assignedSales: C },
      },
      'B m20 → duty 20 → voicemail',
    ],
    [
      'the duty person calling at night',
      { when: NIGHT, from: '13800009999', employee: D },
      'voicemail',
    ],
    [
      'the number of a rep on an unrecognised line never rings',
      { when: TUESDAY, from: '13800000001' },
      'A o10 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'a number shared by two people rings once',
      { when: TUESDAY_LUNCH, people: peopleWith(B, { mobile: '13800000001' }) },
      'A m25 → duty 20 → voicemail',
    ],
    [
      'a withheld caller rings like any other',
      { when: TUESDAY, from: null, match: { confidence: null } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
  ]);

  it('raises no gap alarm because the duty person is the caller', () => {
    expect(planOf({ when: NIGHT, from: '13800009999', employee: D }).notices).toEqual([]);
  });
});
