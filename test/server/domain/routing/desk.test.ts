/** What the card needs around a plan: urgency, colleagues to transfer to, the device of a claim. */
import { describe, expect, it } from '@jest/globals';
import type { CustomerLevel } from '../../../../server/domain/matching/types.ts';
import type { Device, Employee, RepStatus } from '../../../../server/domain/people.ts';
import { deviceOfClaim } from '../../../../server/domain/routing/claim-device.ts';
import type { ColleagueQuestion } from '../../../../server/domain/routing/colleagues.ts';
import {
  COLLEAGUES_SHOWN,
  reachableColleagues,
  reachableNow,
} from '../../../../server/domain/routing/colleagues.ts';
import { urgencyBeforeCall } from '../../../../server/domain/routing/urgency.ts';
import type { Situation } from './make.ts';
import {
  A,
  B,
  C,
  D,
  PEOPLE,
  activitiesOf,
  at,
  peopleWith,
  planOf,
  statusesOf,
  tablesWith,
} from './make.ts';

describe('urgency before the call', () => {
  const cases: readonly [CustomerLevel | null, string | null, string][] = [
    ['vip', null, 'high VIP客户'],
    ['vip', '1', 'high VIP客户'],
    ['vip', '4', 'high VIP客户'],
    ['normal', '4', 'high 投诉建议 (按4)'],
    ['potential', '4', 'high 投诉建议 (按4)'],
    [null, '4', 'high 投诉建议 (按4)'],
    ['normal', '1', 'medium 普通客户'],
    ['normal', null, 'medium 普通客户'],
    ['potential', '2', 'low 潜在客户'],
    [null, '0', 'low 未识别客户'],
    [null, null, 'low 未识别客户'],
  ];
  it.each(cases)('%s, key %s: %s', (level, digits, expected) => {
    const { urgency, reason } = urgencyBeforeCall(level, digits);
    expect(`${urgency} ${reason}`).toBe(expected);
  });
});

interface Desk extends Pick<Situation, 'when' | 'status' | 'activity' | 'tables' | 'people'> {
  readonly oneself?: string;
  readonly assigned?: string;
  readonly caller?: string;
}

function deskOf(desk: Desk): ColleagueQuestion {
  return {
    tables: tablesWith(desk.tables ?? {}),
    people: desk.people ?? PEOPLE,
    at: at(desk.when),
    statuses: statusesOf(desk.status ?? {}),
    activities: activitiesOf(desk.activity ?? {}),
    oneself: desk.oneself ?? A,
    assigned: desk.assigned ?? null,
    caller: desk.caller ?? null,
  };
}

describe('colleagues to transfer to', () => {
  const TUESDAY = '2026-11-24 10:00';
  const WEDNESDAY = '2026-11-25 10:30';
  const cases: readonly [what: string, desk: Desk, people: readonly string[]][] = [
    ['never oneself', { when: WEDNESDAY }, [B, C, D]],
    ['seen by the duty person', { when: WEDNESDAY, oneself: D }, [A, B, C]],
    ['not on shift', { when: TUESDAY }, [B, D]],
    ['assigned sales first', { when: WEDNESDAY, assigned: C }, [C, B, D]],
    ['assigned who is oneself', { when: WEDNESDAY, assigned: A }, [B, C, D]],
    ['busy', { when: WEDNESDAY, activity: { [B]: { busy: true } } }, [C, D]],
    ['talking', { when: WEDNESDAY, activity: { [D]: { onCall: true } } }, [B, C]],
    [
      'in a meeting, off duty',
      { when: WEDNESDAY, status: { [B]: 'in_meeting', [C]: 'off_duty' } },
      [D],
    ],
    ['on leave', { when: WEDNESDAY, status: { [B]: 'on_leave', [D]: 'on_leave' } }, [C]],
    [
      'a live tap of somebody not on shift',
      { when: TUESDAY, status: { [C]: 'in_field' } },
      [B, C, D],
    ],
    ['fewest calls first', { when: WEDNESDAY, activity: { [B]: { offered: 2 } } }, [C, B, D]],
    [
      'the daily limit is not asked',
      { when: TUESDAY, activity: { [B]: { answered: 50, offered: 50 } } },
      [B, D],
    ],
    ['at night only duty', { when: '2026-11-24 23:00' }, [D]],
    ['duty off duty by tap stays', { when: '2026-11-24 23:00', status: { [D]: 'off_duty' } }, [D]],
    ['a calling colleague', { when: WEDNESDAY, caller: B }, [C, D]],
    ['somebody who left', { when: WEDNESDAY, people: peopleWith(B, { active: false }) }, [C, D]],
    [
      'somebody without a phone',
      { when: WEDNESDAY, people: peopleWith(B, { mobile: null, extension: null }) },
      [C, D],
    ],
    ['director and admin are not offered', { when: WEDNESDAY, oneself: 'admin' }, [A, B, C, D]],
  ];
  it.each(cases)('%s', (_what, desk, people) => {
    expect(reachableColleagues(deskOf(desk)).map(({ person }) => person)).toEqual(people);
  });

  it('shows name, status and who is on duty', () => {
    expect(reachableColleagues(deskOf({ when: TUESDAY, status: { [B]: 'in_office' } }))).toEqual([
      { person: B, name: '销售经理B', status: 'in_office', onDuty: false },
      { person: D, name: '值班人员', status: 'unknown', onDuty: true },
    ]);
  });

  it('shows nine at most', () => {
    const [, b] = PEOPLE;
    const many = Array.from({ length: 30 }, (_, index): Employee[] =>
      b ? [{ ...b, id: `rep_${index}` }] : [],
    ).flat();
    const roster = [
      {
        day: 'every-day' as const,
        from: '00:00',
        to: '24:00',
        primary: many.map(({ id }) => id),
        backup: 'voicemail' as const,
      },
    ];
    const question = deskOf({
      when: TUESDAY,
      people: [...PEOPLE, ...many],
      tables: { roster },
      assigned: 'rep_29',
    });
    expect(reachableNow(question).length).toBeGreaterThan(30);
    const shown = reachableColleagues(question);
    expect(shown).toHaveLength(COLLEAGUES_SHOWN);
    expect(shown[0]?.person).toBe('rep_29');
  });
});

describe('device of a claim', () => {
  const MORNING = planOf({ when: '2026-11-24 10:00' });
  const holders = [
    { person: C, from: at('2026-11-24 22:00'), to: at('2026-11-25 09:00'), ownMobile: false },
  ];
  const HELD = planOf({ when: '2026-11-25 02:00', tables: { holders } });
  type Case = readonly [
    what: string,
    person: string,
    ringing: Device | null,
    status: RepStatus | 'unknown',
    expected: string,
  ];
  const cases: readonly Case[] = [
    ['rings already: kept', A, 'mobile_phone', 'in_office', 'mobile_phone 13800000001 kept'],
    ['office rings already: kept', B, 'office_phone', 'in_field', 'office_phone 8002 kept'],
    ['status says office', A, null, 'in_office', 'office_phone 8001'],
    ['status says mobile', B, null, 'in_field', 'mobile_phone 13800000002'],
    ['first in the plan', B, null, 'unknown', 'office_phone 8002'],
    ['a meeting says no device', B, null, 'in_meeting', 'office_phone 8002'],
    ['outside the plan: mobile', C, null, 'unknown', 'mobile_phone 13800000003'],
    ['outside the plan: status', C, null, 'in_office', 'office_phone 8003'],
    ['duty has no office phone', D, null, 'in_office', 'mobile_phone 13800009999'],
  ];
  it.each(cases)('%s', (_what, id, ringing, status, expected) => {
    const [person] = PEOPLE.filter((employee) => employee.id === id);
    const claim = person && deviceOfClaim({ person, ringing, plan: MORNING, status });
    expect(`${claim?.device} ${claim?.number}${claim?.kept ? ' kept' : ''}`).toBe(expected);
  });

  it('calls a duty holder on the number of the plan', () => {
    const [person] = PEOPLE.filter(({ id }) => id === C);
    const claim =
      person && deviceOfClaim({ person, ringing: null, plan: HELD, status: 'in_field' });
    expect(claim).toEqual({ device: 'mobile_phone', number: '13800009999', kept: false });
  });

  it('uses the office phone of somebody without a mobile, and nothing where there is none', () => {
    const claimOf = (changes: Partial<Employee>) => {
      const [person] = peopleWith(C, changes).filter(({ id }) => id === C);
      return person && deviceOfClaim({ person, ringing: null, plan: MORNING, status: 'unknown' });
    };
    expect(claimOf({ mobile: null })).toMatchObject({ device: 'office_phone', number: '8003' });
    expect(claimOf({ mobile: null, extension: null })).toBeNull();
  });
});
