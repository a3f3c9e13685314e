/** Who rings as duty, and on which number. Spec §4.1 rules 5–8, §4.4. */
import { describe, expect, it } from '@jest/globals';
import type { DutyHolder } from '../../../../server/domain/routing/tables.ts';
import { A, C, D, PEOPLE, at, peopleWith, planOf } from './make.ts';
import { HOLIDAY, NIGHT, TUESDAY, TUESDAY_LUNCH } from './situations.ts';
import { change, checkChains, replace } from './situations.ts';

describe('duty person', () => {
  const night = { from: at('2026-11-24 22:00'), to: at('2026-11-25 09:00') };
  const next = [
    ...PEOPLE,
    {
      ...PEOPLE[3],
      id: 'duty_two',
      wecomUserId: 'duty_two',
      name: '值班二',
      mobile: '13800009998',
    },
  ] as typeof PEOPLE;
  const order = { dutyOrder: [D, 'duty_two'] };
  const holder = (ownMobile: boolean): DutyHolder => ({ person: C, ...night, ownMobile });
  checkChains([
    [
      'a tap of off duty does not count',
      { when: NIGHT, status: { [D]: 'off_duty' } },
      'duty 30 → voicemail',
    ],
    ['nor does a meeting', { when: NIGHT, status: { [D]: 'in_meeting' } }, 'duty 30 → voicemail'],
    [
      'nor a full day or own days and hours',
      {
        when: NIGHT,
        people: peopleWith(D, { maxDailyCalls: 1, dutyDays: [] }),
        activity: { [D]: { answered: 9 } },
      },
      'duty 30 → voicemail',
    ],
    ['on leave, nobody else: voicemail', { when: NIGHT, status: { [D]: 'on_leave' } }, 'voicemail'],
    [
      'on leave: the next configured one',
      { when: NIGHT, people: next, tables: order, status: { [D]: 'on_leave' } },
      'duty_two m30 → voicemail',
    ],
    [
      'removed by an override: the next one',
      { when: NIGHT, people: next, tables: { ...order, overrides: [change('remove', D, night)] } },
      'duty_two m30 → voicemail',
    ],
    [
      'replaced by an override',
      { when: NIGHT, tables: { overrides: [replace(D, C, night)] } },
      'C m30 → voicemail',
    ],
    [
      'a rep as the next duty person rings as duty',
      { when: NIGHT, tables: { dutyOrder: [D, C] }, status: { [D]: 'on_leave', [C]: 'off_duty' } },
      'C m30 → voicemail',
    ],
    [
      'as backup the next one has 20 s',
      { when: TUESDAY, people: next, tables: order, status: { [D]: 'on_leave' } },
      'A o10+m25 → B o15 → B m20 → duty_two m20 → voicemail',
    ],
    [
      'a backup whose mobile rings already does not ring twice',
      { when: TUESDAY_LUNCH, tables: { dutyOrder: [A] } },
      'A m25 → B m20 → voicemail',
    ],
    [
      'a holder is called on the duty mobile',
      { when: NIGHT, tables: { holders: [holder(false)] } },
      'C m30 → voicemail',
    ],
    [
      'a holder on leave: back to the configured ones',
      { when: NIGHT, tables: { holders: [holder(false)] }, status: { [C]: 'on_leave' } },
      'duty 30 → voicemail',
    ],
    [
      'a holder off duty still holds the duty',
      { when: NIGHT, tables: { holders: [holder(true)] }, status: { [C]: 'off_duty' } },
      'C m30 → voicemail',
    ],
    [
      'a holder only within the span',
      { when: '2026-11-25 23:00', tables: { holders: [holder(true)] } },
      'duty 30 → voicemail',
    ],
    ['holiday: on the mobile', { when: HOLIDAY }, 'duty 30 → voicemail'],
  ]);

  it('dials the duty mobile for a holder unless they chose their own', () => {
    const numberOf = (ownMobile: boolean) =>
      planOf({ when: NIGHT, tables: { holders: [holder(ownMobile)] } }).steps[0];
    expect(numberOf(false)).toMatchObject({ targets: [{ person: C, number: '13800009999' }] });
    expect(numberOf(true)).toMatchObject({ targets: [{ person: C, number: '13800000003' }] });
  });

  it('names in the plan who rings as duty', () => {
    expect(planOf({ when: TUESDAY }).duty).toEqual([D]);
    expect(planOf({ when: NIGHT, tables: { holders: [holder(true)] } }).duty).toEqual([C]);
  });
});
