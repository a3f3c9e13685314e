/** Who rings: eligibility, order, status, budget, duty. Spec §4.1 rules 5–8, §4.1.1, §4.4. */
import { describe, expect, it } from '@jest/globals';
import type { DutyHolder, RosterOverride } from '../../../../server/domain/routing/tables.ts';
import type { Situation } from './make.ts';
import { A, B, C, D, PEOPLE, at, chain, peopleWith, planOf } from './make.ts';

type Case = readonly [what: string, situation: Situation, chain: string];

const TUESDAY = '2026-11-24 10:00';
const TUESDAY_LUNCH = '2026-11-24 12:30';
const WEDNESDAY = '2026-11-25 10:30';
const WEDNESDAY_LUNCH = '2026-11-25 12:30';
const NIGHT = '2026-11-25 02:00';
const HOLIDAY = '2026-10-01 10:00';
const SUNDAY = '2026-11-29 10:00';

function check(cases: readonly Case[]): void {
  it.each(cases)('%s', (_what, situation, expected) => {
    expect(chain(situation)).toBe(expected);
  });
}

const day = { from: at('2026-11-24 00:00'), to: at('2026-11-25 00:00') };
function change(kind: 'add' | 'remove', person: string, span = day): RosterOverride {
  return { kind, person, ...span, cause: 'override' };
}
function replace(person: string, by: string, span = day): RosterOverride {
  return { kind: 'replace', person, by, ...span, cause: 'swap' };
}

describe('eligible', () => {
  check([
    [
      'below the daily limit',
      { when: TUESDAY, activity: { [A]: { answered: 49 } } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'at the daily limit',
      { when: TUESDAY, activity: { [A]: { answered: 50 } } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'offered calls are no answered ones',
      { when: TUESDAY_LUNCH, activity: { [A]: { offered: 99 } } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'no limit recorded',
      {
        when: TUESDAY_LUNCH,
        people: peopleWith(A, { maxDailyCalls: null }),
        activity: { [A]: { answered: 500 } },
      },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'everybody at the limit: duty is the first person',
      {
        when: WEDNESDAY,
        activity: { [A]: { answered: 50 }, [B]: { answered: 50 }, [C]: { answered: 51 } },
      },
      'duty 30 → voicemail',
    ],
    [
      'busy with another call',
      { when: TUESDAY, activity: { [A]: { busy: true } } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'talking',
      { when: TUESDAY, activity: { [B]: { onCall: true } } },
      'A o10+m25 → duty 20 → voicemail',
    ],
    [
      'a rep who has left',
      { when: TUESDAY, people: peopleWith(A, { active: false }) },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'a rostered rep nobody knows',
      { when: TUESDAY, people: PEOPLE.filter(({ id }) => id !== A) },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'a rep without duty days',
      { when: TUESDAY, people: peopleWith(A, { dutyDays: [] }) },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'a rep without recorded hours works all day',
      { when: '2026-11-24 21:00', people: peopleWith(B, { dutyHours: null }) },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
  ]);
});

describe('a rep whose steps do not fit whole is left out, 20 s kept for the backup', () => {
  check([
    [
      'A away: B and C fill 70 s',
      { when: WEDNESDAY, activity: { [A]: { busy: true } } },
      'B o15 → B m20 → C o15 → C m20 → duty 20 → voicemail',
    ],
    [
      'B away: C follows A',
      { when: WEDNESDAY, status: { [B]: 'on_leave' } },
      'A o10+m25 → C o15 → C m20 → duty 20 → voicemail',
    ],
    [
      'C outside needs only 20 of 10 s',
      { when: WEDNESDAY, status: { [C]: 'in_field' } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'B outside leaves 25 s, C needs 35',
      { when: WEDNESDAY, status: { [B]: 'in_field' } },
      'A o10+m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'somebody shorter may follow one left out',
      {
        when: WEDNESDAY,
        status: { [C]: 'in_field' },
        people: peopleWith(A, { binding: null }),
        activity: { [C]: { offered: 1 } },
      },
      'A o15 → A m20 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'B left out, C fits',
      {
        when: WEDNESDAY,
        status: { [C]: 'in_field' },
        people: peopleWith(B, {
          binding: { mode: 'sequential', officeSeconds: 30, mobileSeconds: 30 },
        }),
      },
      'A o10+m25 → C m20 → duty 20 → voicemail',
    ],
    [
      'no backup person, all 90 s for reps',
      { when: WEDNESDAY, status: { [D]: 'on_leave', [C]: 'in_field' } },
      'A o10+m25 → B o15 → B m20 → C m20 → voicemail',
    ],
  ]);
});

describe('order', () => {
  const vip = { confidence: 1, level: 'vip' as const };
  const normal = { confidence: 1, level: 'normal' as const };
  check([
    [
      'assigned sales first',
      { when: TUESDAY_LUNCH, match: { ...normal, assignedSales: B } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'assigned sales before the VIP lead',
      { when: TUESDAY_LUNCH, match: { ...vip, assignedSales: B } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'VIP lead before fewer calls',
      { when: TUESDAY_LUNCH, match: vip, activity: { [A]: { offered: 7 } } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'no VIP lead for others',
      { when: TUESDAY_LUNCH, match: normal, activity: { [A]: { offered: 7 } } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'no VIP lead configured',
      {
        when: TUESDAY_LUNCH,
        match: vip,
        tables: { vipLead: null },
        activity: { [A]: { offered: 7 } },
      },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'another VIP lead',
      { when: WEDNESDAY_LUNCH, match: vip, tables: { vipLead: C } },
      'C m20 → A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'fewest offered first',
      {
        when: WEDNESDAY_LUNCH,
        activity: { [A]: { offered: 3 }, [B]: { offered: 2 }, [C]: { offered: 1 } },
      },
      'C m20 → B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'then the longest idle',
      {
        when: TUESDAY_LUNCH,
        activity: {
          [A]: { offered: 1, idleSince: at('2026-11-24 11:00') },
          [B]: { offered: 1, idleSince: at('2026-11-24 10:00') },
        },
      },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'none answered today is the longest idle',
      {
        when: TUESDAY_LUNCH,
        activity: { [A]: { offered: 1, idleSince: at('2026-11-24 09:01') }, [B]: { offered: 1 } },
      },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'yesterday counts as none today',
      {
        when: TUESDAY_LUNCH,
        activity: {
          [A]: { idleSince: at('2026-11-23 18:00') },
          [B]: { idleSince: at('2026-11-23 10:00') },
        },
      },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'then the employee id',
      { when: TUESDAY_LUNCH, people: PEOPLE.toReversed() },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'the order adds nobody: assigned is off today',
      { when: TUESDAY_LUNCH, match: { ...normal, assignedSales: C } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'the order adds nobody: VIP lead at night',
      { when: NIGHT, match: vip },
      'duty 30 → voicemail',
    ],
    [
      'VIP with assigned A at ten',
      { when: TUESDAY, match: { ...vip, assignedSales: A }, digits: '1' },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'confidence 0.85 is trusted',
      { when: TUESDAY_LUNCH, match: { ...normal, confidence: 0.85, assignedSales: B } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'below it the caller is unknown',
      { when: TUESDAY_LUNCH, match: { ...vip, confidence: 0.84, assignedSales: B } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'a WeChat remark does not route',
      { when: TUESDAY_LUNCH, match: { ...vip, confidence: 0.75, assignedSales: B } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'withheld is unknown',
      { when: TUESDAY_LUNCH, from: null, match: { ...vip, confidence: null, assignedSales: B } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'the IVR digit changes no person',
      { when: TUESDAY_LUNCH, digits: '4' },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
  ]);
});

describe('status', () => {
  check([
    [
      'in the office changes nothing',
      { when: TUESDAY, status: { [A]: 'in_office' } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'in the office adds no office phone at lunch',
      { when: TUESDAY_LUNCH, status: { [A]: 'in_office' } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'in the office adds none on Saturday',
      { when: '2026-11-28 10:00', status: { [B]: 'in_office' } },
      'B m20 → C m20 → duty 20 → voicemail',
    ],
    [
      'outside: mobile only, 25 s',
      { when: TUESDAY, status: { [A]: 'in_field' } },
      'A m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'outside, sequential binding',
      { when: TUESDAY, status: { [B]: 'in_field' } },
      'A o10+m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'in a meeting: colleague, backup, own mobile last',
      { when: TUESDAY, status: { [A]: 'in_meeting' } },
      'B o15 → B m20 → duty 20 → A m25 → voicemail',
    ],
    [
      'in a meeting at lunch',
      { when: WEDNESDAY_LUNCH, status: { [A]: 'in_meeting' } },
      'B m20 → C m20 → duty 20 → A m25 → voicemail',
    ],
    [
      'in a meeting, no time left',
      { when: WEDNESDAY, status: { [A]: 'in_meeting' } },
      'B o15 → B m20 → C o15 → C m20 → duty 20 → voicemail',
    ],
    [
      'in a meeting and on a call: never',
      {
        when: TUESDAY,
        status: { [A]: 'in_meeting' },
        activity: { [A]: { busy: true, onCall: true } },
      },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'all in a meeting',
      { when: TUESDAY, status: { [A]: 'in_meeting', [B]: 'in_meeting' } },
      'duty 30 → A m25 → B m20 → voicemail',
    ],
    [
      'three in a meeting, as many as fit',
      { when: WEDNESDAY, status: { [A]: 'in_meeting', [B]: 'in_meeting', [C]: 'in_meeting' } },
      'duty 30 → A m25 → B m20 → voicemail',
    ],
    [
      'those in a meeting keep the order',
      {
        when: TUESDAY,
        status: { [A]: 'in_meeting', [B]: 'in_meeting' },
        match: { confidence: 1, level: 'normal', assignedSales: B },
      },
      'duty 30 → B m20 → A m25 → voicemail',
    ],
    [
      'meeting mobile of C has the default seconds',
      { when: WEDNESDAY_LUNCH, status: { [C]: 'in_meeting' } },
      'A m25 → B m20 → duty 20 → C m20 → voicemail',
    ],
    [
      'off duty: skipped, duty before voicemail',
      { when: TUESDAY, status: { [A]: 'off_duty' } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'all off duty: duty first',
      { when: TUESDAY, status: { [A]: 'off_duty', [B]: 'off_duty' } },
      'duty 30 → voicemail',
    ],
    [
      'on leave: skipped',
      { when: TUESDAY, status: { [A]: 'on_leave' } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'unknown: the slot default',
      { when: TUESDAY },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'off duty gives 值班人员 the last place where the backup is voicemail',
      {
        when: SUNDAY,
        tables: {
          overrides: [
            replace(D, 'nobody', { from: at('2026-11-20 00:00'), to: at('2026-11-21 00:00') }),
            change('add', A, { from: at('2026-11-29 00:00'), to: at('2026-11-30 00:00') }),
          ],
          roster: [
            { day: 'sunday', from: '00:00', to: '24:00', primary: [B], backup: 'voicemail' },
          ],
        },
        status: { [A]: 'off_duty' },
        people: peopleWith(B, { dutyDays: [7] }),
      },
      'B m20 → duty 20 → voicemail',
    ],
    [
      'on leave gives no place',
      {
        when: SUNDAY,
        tables: {
          roster: [
            { day: 'sunday', from: '00:00', to: '24:00', primary: [B, C], backup: 'voicemail' },
          ],
        },
        status: { [C]: 'on_leave' },
        people: peopleWith(B, { dutyDays: [7] }),
      },
      'B m20 → voicemail',
    ],
    [
      'a status of somebody not rostered changes nothing',
      { when: NIGHT, status: { [A]: 'off_duty' } },
      'duty 30 → voicemail',
    ],
  ]);

  it('keeps time for 值班人员 in the last place, before those in a meeting', () => {
    const binding = { mode: 'sequential' as const, officeSeconds: 15, mobileSeconds: 40 };
    const people = PEOPLE.map((person) => ({ ...person, binding }));
    const row = { day: 'every-day' as const, from: '00:00', to: '24:00', primary: [A, B, C] };
    const tables = { roster: [{ ...row, backup: 'voicemail' as const }] };
    const status = { [A]: 'off_duty', [B]: 'in_meeting', [C]: 'in_meeting' } as const;
    expect(chain({ when: WEDNESDAY, people, tables, status })).toBe('B m40 → duty 20 → voicemail');
  });

  it('counts a tap until its end, not after', () => {
    const situation = { when: '2026-11-24 10:59:59', status: {} };
    const entry = {
      person: A,
      status: 'on_leave' as const,
      since: at('2026-11-24 10:00'),
      until: at('2026-11-24 11:00'),
      source: 'app' as const,
      location: null,
      version: 1,
    };
    const statuses = new Map([[A, entry]]);
    expect(chain({ ...situation, statuses })).toMatch(/^B/);
    expect(chain({ when: '2026-11-24 11:00', statuses })).toMatch(/^A/);
    expect(chain({ when: '2026-11-24 09:59:59', statuses })).toMatch(/^A/);
  });
});

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
  check([
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

describe('overrides and swaps', () => {
  const saturday = { from: at('2026-11-28 00:00'), to: at('2026-11-29 00:00') };
  const holiday = { from: at('2026-10-01 09:00'), to: at('2026-10-01 12:00') };
  check([
    [
      'remove',
      { when: TUESDAY, tables: { overrides: [change('remove', A)] } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'remove ends with its span',
      { when: '2026-11-25 09:00', tables: { overrides: [change('remove', A)] } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'add lifts own duty days',
      { when: TUESDAY_LUNCH, tables: { overrides: [change('add', C)] } },
      'A m25 → B m20 → C m20 → duty 20 → voicemail',
    ],
    [
      'add lifts own duty hours',
      { when: '2026-11-24 21:00', tables: { overrides: [change('add', B)] } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'add does not lift the daily limit',
      {
        when: TUESDAY_LUNCH,
        tables: { overrides: [change('add', C)] },
        activity: { [C]: { answered: 50 } },
      },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'a swap puts A on Saturday',
      { when: '2026-11-28 10:30', tables: { overrides: [replace(B, A, saturday)] } },
      'A m25 → C m20 → duty 20 → voicemail',
    ],
    [
      'a swap has no effect where the other is not named',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace('nobody', C)] } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'a swap with somebody already there names them once',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace(A, B)] } },
      'B m20 → duty 20 → voicemail',
    ],
    [
      'overrides apply on holidays: a rep besides duty',
      { when: HOLIDAY, tables: { overrides: [change('add', A, holiday)] } },
      'duty 30 → A m25 → voicemail',
    ],
    [
      'on holidays a VIP still reaches the added lead first',
      {
        when: HOLIDAY,
        tables: { overrides: [change('add', A, holiday)] },
        match: { confidence: 1, level: 'vip' },
      },
      'A m25 → duty 20 → voicemail',
    ],
    [
      'the holiday override ends at noon sharp',
      { when: '2026-10-01 12:00', tables: { overrides: [change('add', A, holiday)] } },
      'duty 30 → voicemail',
    ],
    [
      'the duty person added by day rings as duty',
      { when: TUESDAY_LUNCH, tables: { overrides: [change('add', D)] } },
      'duty 30 → A m25 → B m20 → voicemail',
    ],
    [
      'a director named by an override rings on the mobile',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace(A, 'sales_director')] } },
      'sales_director m30 → B m20 → duty 20 → voicemail',
    ],
    [
      'remove after add',
      { when: TUESDAY_LUNCH, tables: { overrides: [change('add', C), change('remove', C)] } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
  ]);
});

describe('caller', () => {
  check([
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
