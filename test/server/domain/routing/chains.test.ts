/** The chains of spec §4.1.1 and each row of §4.2, §4.3 and the table of people, at their edges. */
import { describe, expect, it } from '@jest/globals';
import { nameSlot, slotAt } from '../../../../server/domain/routing/moment.ts';
import { rosterAt } from '../../../../server/domain/routing/roster.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { A, B, C, D, PEOPLE, at, chain, planOf } from './make.ts';

const MORNING = 'A o10+m25 → B o15 → B m20 → duty 20 → voicemail';
const NIGHT = 'duty 30 → voicemail';
const LUNCH = 'A m25 → B m20 → duty 20 → voicemail';
const LUNCH_WITH_C = 'A m25 → B m20 → C m20 → duty 20 → voicemail';
const LATE = 'A m25 → duty 20 → voicemail';
const SATURDAY = 'B m20 → C m20 → duty 20 → voicemail';

describe('chains of the seed company, unknown caller, statuses unknown, counters 0', () => {
  const cases: readonly [when: string, chain: string, why: string][] = [
    ['2026-11-23 09:00', MORNING, 'Monday opening'],
    ['2026-11-24 10:00', MORNING, 'Tuesday'],
    ['2026-11-25 09:59', MORNING, 'Wednesday before C starts'],
    ['2026-11-25 10:00', MORNING, 'Wednesday: C eligible, 10 s remain, 35 needed'],
    ['2026-11-26 11:59:59', MORNING, 'Thursday'],
    ['2026-11-27 11:00', MORNING, 'Friday'],
    ['2026-11-23 13:30', MORNING, 'Monday after lunch'],
    ['2026-11-24 17:59:59', MORNING, 'last second of the office slot'],
    ['2026-11-27 15:00', MORNING, 'Friday afternoon'],
    ['2026-11-23 12:00', LUNCH, 'Monday lunch'],
    ['2026-11-24 12:30', LUNCH, 'Tuesday lunch'],
    ['2026-11-24 13:29:59', LUNCH, 'last second of lunch'],
    ['2026-11-25 12:30', LUNCH_WITH_C, 'Wednesday lunch'],
    ['2026-11-26 12:00', LUNCH_WITH_C, 'Thursday lunch'],
    ['2026-11-27 13:29:59', LUNCH_WITH_C, 'Friday lunch'],
    ['2026-11-24 18:00', LUNCH, 'evening'],
    [
      '2026-11-26 18:00',
      LUNCH,
      'evening of a day on which C works until 21:00 but is not rostered',
    ],
    ['2026-11-24 19:59:59', LUNCH, 'last second of B'],
    ['2026-11-24 20:00', LATE, 'B is off at 20:00:00'],
    ['2026-11-24 21:59:59', LATE, 'last second of A'],
    ['2026-11-24 22:00', NIGHT, '22:00:00 is night'],
    ['2026-11-24 23:59:59', NIGHT, 'before midnight'],
    ['2026-11-25 00:00', NIGHT, 'midnight'],
    ['2026-11-25 02:00', NIGHT, '02:00'],
    ['2026-11-25 08:59:59', NIGHT, 'last second of night'],
    ['2026-11-27 23:30', NIGHT, 'Friday night, its own date'],
    ['2026-11-28 00:30', NIGHT, 'Saturday half of Friday night'],
    ['2026-11-28 08:59:59', NIGHT, 'Saturday before opening'],
    ['2026-11-28 09:00', 'B m20 → duty 20 → voicemail', 'Saturday before C'],
    ['2026-11-28 09:59:59', 'B m20 → duty 20 → voicemail', 'Saturday, last second before C'],
    ['2026-11-28 10:00', SATURDAY, 'Saturday with C'],
    ['2026-11-28 17:59:59', SATURDAY, 'last second of Saturday'],
    ['2026-11-28 18:00', NIGHT, 'Saturday evening'],
    ['2026-11-28 21:00', NIGHT, 'Saturday 21:00'],
    ['2026-11-28 22:00', NIGHT, 'Saturday night'],
    ['2026-11-29 00:00', NIGHT, 'Sunday'],
    ['2026-11-29 10:00', NIGHT, 'Sunday morning'],
    ['2026-11-29 18:00', NIGHT, 'Sunday evening'],
    ['2026-11-29 23:59:59', NIGHT, 'Sunday, last second'],
    ['2026-11-30 00:00', NIGHT, 'Monday half of Sunday night'],
    ['2026-11-30 09:00', MORNING, 'Monday again'],
    ['2026-10-01 10:00', NIGHT, 'National Day'],
    ['2026-10-03 10:00', NIGHT, 'a Saturday inside a break'],
    ['2026-10-04 10:00', NIGHT, 'a Sunday inside a break'],
    ['2026-10-07 19:00', NIGHT, '调休 rest day'],
    ['2026-10-08 09:00', MORNING, 'first day after the break'],
    ['2026-02-13 10:00', MORNING, 'Friday before Spring Festival'],
    ['2026-02-15 10:00', NIGHT, 'Spring Festival'],
  ];
  it.each(cases)('%s: %s (%s)', (when, expected) => {
    expect(chain({ when })).toBe(expected);
  });
});

describe('make-up days of 2026 are workdays', () => {
  const cases: readonly [when: string, chain: string, why: string][] = [
    ['2026-01-04 10:00', MORNING, 'Sunday'],
    ['2026-02-14 10:00', MORNING, 'Saturday'],
    ['2026-02-28 10:00', MORNING, 'Saturday'],
    ['2026-05-09 10:00', MORNING, 'Saturday'],
    ['2026-09-20 10:00', MORNING, 'Sunday'],
    ['2026-10-10 10:00', MORNING, 'Saturday'],
    ['2026-02-14 12:30', LUNCH_WITH_C, 'own duty days are not asked: A and C ring on a Saturday'],
    ['2026-09-20 12:30', LUNCH_WITH_C, 'A and B have no Sundays'],
    ['2026-09-20 09:30', MORNING, 'own duty hours are asked: C starts at 10:00'],
    ['2026-02-14 20:00', LATE, 'own duty hours are asked: B ends at 20:00'],
    ['2026-02-14 18:30', LUNCH, 'the weekday evening row holds'],
    ['2026-02-14 22:30', NIGHT, 'night of a make-up day'],
  ];
  it.each(cases)('%s: %s (%s)', (when, expected) => {
    expect(chain({ when })).toBe(expected);
    expect(planOf({ when }).dayKind).toBe('workday');
  });
});

describe('every row of the slot table', () => {
  const cases: readonly [string, string, string, string, string, string][] = [
    ['2026-11-24 09:00', 'workday', '09:00-12:00', 'office_phone', 'mobile_phone', 'sequential'],
    ['2026-11-24 11:59:59', 'workday', '09:00-12:00', 'office_phone', 'mobile_phone', 'sequential'],
    ['2026-11-24 12:00', 'workday', '12:00-13:30', 'mobile_phone', 'voicemail', 'direct'],
    ['2026-11-24 13:30', 'workday', '13:30-18:00', 'office_phone', 'mobile_phone', 'sequential'],
    ['2026-11-24 18:00', 'workday', '18:00-22:00', 'mobile_phone', 'voicemail', 'direct'],
    ['2026-11-24 22:00', 'workday', '22:00-09:00', 'duty_person', 'voicemail', 'direct'],
    ['2026-11-24 08:59:59', 'workday', '22:00-09:00', 'duty_person', 'voicemail', 'direct'],
    ['2026-11-28 09:00', 'weekend', '09:00-18:00', 'mobile_phone', 'duty_person', 'sequential'],
    ['2026-11-29 17:59:59', 'weekend', '09:00-18:00', 'mobile_phone', 'duty_person', 'sequential'],
    ['2026-11-28 18:00', 'weekend', '18:00-09:00', 'duty_person', 'voicemail', 'direct'],
    ['2026-11-28 00:00', 'weekend', '18:00-09:00', 'duty_person', 'voicemail', 'direct'],
    ['2026-10-01 00:00', 'holiday', '00:00-24:00', 'duty_person', 'voicemail', 'direct'],
    ['2026-10-01 23:59:59', 'holiday', '00:00-24:00', 'duty_person', 'voicemail', 'direct'],
    ['2026-11-30 00:30', 'workday', '22:00-09:00', 'duty_person', 'voicemail', 'direct'],
    ['2026-10-08 00:00', 'workday', '22:00-09:00', 'duty_person', 'voicemail', 'direct'],
  ];
  it.each(cases)('%s is %s %s', (when, day, name, primary, backup, strategy) => {
    const slot = slotAt(DEFAULT_TABLES, at(when));
    expect(slot).toMatchObject({ day, primary, backup, strategy });
    expect(nameSlot(slot)).toBe(name);
    expect(planOf({ when })).toMatchObject({ dayKind: day, slot: name, strategy });
  });

  it('lets only mobiles ring where the edited table has a hole', () => {
    const tables = { slots: DEFAULT_TABLES.slots.filter(({ from }) => from !== '12:00') };
    expect(planOf({ when: '2026-11-24 12:30', tables })).toMatchObject({
      slot: '00:00-24:00',
      strategy: 'direct',
    });
    expect(chain({ when: '2026-11-24 12:30', tables })).toBe(LUNCH);
  });
});

describe('every row of the roster', () => {
  const cases: readonly [string, readonly string[], string | null][] = [
    ['2026-11-24 09:00', [A, B, C], D],
    ['2026-11-24 17:59:59', [A, B, C], D],
    ['2026-11-24 18:00', [A, B], D],
    ['2026-11-24 21:59:59', [A, B], D],
    ['2026-11-24 22:00', [D], null],
    ['2026-11-25 08:59:59', [D], null],
    ['2026-11-28 22:00', [D], null],
    ['2026-11-28 08:59:59', [D], null],
    ['2026-11-28 09:00', [B, C], D],
    ['2026-11-28 17:59:59', [B, C], D],
    ['2026-11-29 09:00', [D], null],
    ['2026-11-29 17:59:59', [D], null],
    ['2026-11-28 18:00', [D], null],
    ['2026-11-29 21:59:59', [D], null],
    ['2026-10-01 10:00', [D], null],
    ['2026-10-03 10:00', [D], null],
    ['2026-02-14 10:00', [A, B, C], D],
    ['2026-09-20 10:00', [A, B, C], D],
  ];
  it.each(cases)('%s', (when, primaries, backup) => {
    const reading = rosterAt({
      tables: DEFAULT_TABLES,
      people: PEOPLE,
      at: at(when),
      statuses: new Map(),
      except: null,
    });
    expect(reading.primaries.map(({ person }) => person.id)).toEqual(primaries);
    expect(reading.backup?.person.id ?? null).toBe(backup);
  });

  it('reads the Sunday row on a weekday the calendar table calls weekend', () => {
    const tables = { dayKinds: { '2026-11-25': 'weekend' as const } };
    expect(chain({ when: '2026-11-25 10:00', tables })).toBe(NIGHT);
  });

  it('gives a moment no row covers to the duty person, with an alarm', () => {
    const tables = { roster: DEFAULT_TABLES.roster.filter(({ day }) => day !== 'sunday') };
    const plan = planOf({ when: '2026-11-29 10:00', tables });
    expect(plan.notices.map(({ kind, person }) => `${kind} ${person}`)).toEqual([
      'duty-gap sales_director',
      'duty-gap admin',
    ]);
    expect(plan.steps).toHaveLength(2);
    expect(plan.trace.some(({ rule }) => rule === 'roster-hole')).toBe(true);
  });
});

describe('the table of people', () => {
  const cases: readonly [string, string, string | null, string, string, number | null][] = [
    [A, '销售经理A', '8001', '13800000001', '1,2,3,4,5 09:00-22:00', 50],
    [B, '销售经理B', '8002', '13800000002', '1,2,3,4,5,6 09:00-20:00', 50],
    [C, '销售经理C', '8003', '13800000003', '3,4,5,6,7 10:00-21:00', 50],
    [D, '值班人员', null, '13800009999', '7 09:00-18:00', null],
    ['sales_director', '销售总监', null, '13800000010', ' ', null],
    ['admin', '管理员', null, '13800000011', ' ', null],
  ];
  it.each(cases)('%s', (id, name, extension, mobile, duty, maxDailyCalls) => {
    const person = PEOPLE.find((employee) => employee.id === id);
    expect(person).toMatchObject({ name, extension, mobile, maxDailyCalls, wecomUserId: id });
    const hours = person?.dutyHours ? `${person.dutyHours.from}-${person.dutyHours.to}` : '';
    expect(`${person?.dutyDays.join(',') ?? ''} ${hours}`).toBe(duty);
  });
});
