/** What a plan says: trace, notices, the line about the assigned sales, greeting, call-back, printed form. */
import { describe, expect, it } from '@jest/globals';
import { suggestHandling, whyMe } from '../../../../server/domain/routing/handling.ts';
import { printRoute, printSteps } from '../../../../server/domain/routing/print.ts';
import type { RosterOverride } from '../../../../server/domain/routing/tables.ts';
import type { Plan } from '../../../../server/domain/routing/types.ts';
import type { Situation } from './make.ts';
import { A, B, C, D, PEOPLE, at, peopleWith, planOf } from './make.ts';

const OF_A = { confidence: 1, level: 'normal' as const, assignedSales: A };
const OF_B = { ...OF_A, assignedSales: B };
const OF_C = { ...OF_A, assignedSales: C };
const TUESDAY = '2026-11-24 10:00';
const NIGHT = '2026-11-25 02:00';
const HOLIDAY = '2026-10-01 10:00';

function off(person: string, cause: RosterOverride['cause']): RosterOverride {
  return {
    kind: 'remove',
    person,
    from: at('2026-11-24 00:00'),
    to: at('2026-11-25 00:00'),
    cause,
  };
}

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
      { when: TUESDAY, match: OF_A, tables: { overrides: [off(A, 'leave')] } },
      '原负责销售：销售经理A（请假）',
    ],
    [
      'moved by the roster',
      { when: TUESDAY, match: OF_A, tables: { overrides: [off(A, 'override')] } },
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

describe('gap alarm', () => {
  const cases: readonly [what: string, situation: Situation, alarm: boolean][] = [
    ['duty there', { when: NIGHT }, false],
    ['duty on leave at night', { when: NIGHT, status: { [D]: 'on_leave' } }, true],
    ['duty on leave as backup', { when: TUESDAY, status: { [D]: 'on_leave' } }, true],
    ['duty without a mobile', { when: NIGHT, people: peopleWith(D, { mobile: null }) }, true],
    ['duty disabled', { when: NIGHT, people: peopleWith(D, { active: false }) }, true],
    ['none configured', { when: NIGHT, tables: { dutyOrder: [] } }, true],
    [
      'not asked for',
      {
        when: TUESDAY,
        status: { [D]: 'on_leave' },
        tables: {
          roster: [
            { day: 'every-day', from: '00:00', to: '24:00', primary: [A], backup: 'voicemail' },
          ],
        },
      },
      false,
    ],
    [
      'asked for by somebody off duty',
      {
        when: TUESDAY,
        status: { [D]: 'on_leave', [A]: 'off_duty' },
        tables: {
          roster: [
            { day: 'every-day', from: '00:00', to: '24:00', primary: [A], backup: 'voicemail' },
          ],
        },
      },
      true,
    ],
  ];
  it.each(cases)('%s', (_what, situation, alarm) => {
    const plan = planOf(situation);
    const to = plan.notices.filter(({ kind }) => kind === 'duty-gap').map(({ person }) => person);
    expect(to).toEqual(alarm ? ['sales_director', 'admin'] : []);
    expect(plan.trace.some(({ rule }) => rule === 'duty-gap')).toBe(alarm);
  });
});

describe('greeting', () => {
  const cases: readonly [
    when: string,
    greeting: Plan['greeting'],
    situation: Partial<Situation>,
  ][] = [
    [TUESDAY, 'open', {}],
    ['2026-11-24 19:00', 'open', {}],
    ['2026-11-24 21:59:59', 'open', {}],
    ['2026-11-24 22:00', 'closed', {}],
    [NIGHT, 'closed', {}],
    ['2026-11-28 10:00', 'open', {}],
    ['2026-11-28 17:00', 'open', {}],
    ['2026-11-28 19:00', 'closed', {}],
    ['2026-11-29 10:00', 'closed', {}],
    [HOLIDAY, 'holiday', {}],
    [TUESDAY, 'open', { activity: { [A]: { busy: true }, [B]: { busy: true } } }],
    ['2026-11-24 19:00', 'closed', { activity: { [A]: { busy: true }, [B]: { busy: true } } }],
    ['2026-11-28 13:00', 'closed', { status: { [B]: 'on_leave', [C]: 'on_leave' } }],
    ['2026-11-28 11:59:59', 'open', { status: { [B]: 'on_leave', [C]: 'on_leave' } }],
    ['2026-11-24 02:00', 'closed', { tables: { dutyOrder: [C] } }],
  ];
  it.each(cases)('%s: %s', (when, greeting, situation) => {
    expect(planOf({ when, ...situation }).greeting).toBe(greeting);
  });
});

describe('who calls back', () => {
  const cases: readonly [what: string, situation: Situation, person: string | null][] = [
    ['nobody assigned', { when: TUESDAY }, null],
    ['assigned and ringing', { when: TUESDAY, match: OF_A }, A],
    ['in a meeting', { when: TUESDAY, match: OF_A, status: { [A]: 'in_meeting' } }, A],
    ['on a call', { when: TUESDAY, match: OF_A, activity: { [A]: { busy: true } } }, A],
    ['before their shift of today', { when: '2026-11-25 08:00', match: OF_C }, C],
    ['after their last shift of today', { when: '2026-11-24 20:30', match: OF_B }, null],
    ['not their day', { when: TUESDAY, match: OF_C }, null],
    ['holiday', { when: HOLIDAY, match: OF_A }, null],
    ['on leave', { when: TUESDAY, match: OF_A, status: { [A]: 'on_leave' } }, null],
    ['off duty', { when: TUESDAY, match: OF_A, status: { [A]: 'off_duty' } }, null],
    ['daily limit', { when: TUESDAY, match: OF_A, activity: { [A]: { answered: 50 } } }, null],
    [
      'approved leave',
      { when: TUESDAY, match: OF_A, tables: { overrides: [off(A, 'leave')] } },
      null,
    ],
  ];
  it.each(cases)('%s', (_what, situation, person) => {
    expect(planOf(situation).callbackBy).toBe(person);
  });
});

describe('suggested handling and 为什么是我', () => {
  const cases: readonly [string, Situation, string][] = [
    ['rep', { when: TUESDAY }, '优先转接销售经理A'],
    ['assigned', { when: TUESDAY, match: OF_B }, '优先转接销售经理B'],
    ['duty', { when: NIGHT }, '优先转接值班人员'],
    ['nobody', { when: NIGHT, status: { [D]: 'on_leave' } }, '引导客户留言'],
    ['refused', { when: TUESDAY, blocked: 'refuse' }, '拦截名单，不接听'],
  ];
  it.each(cases)('%s', (_what, situation, text) => {
    expect(suggestHandling(planOf(situation), PEOPLE)).toBe(text);
  });

  it('tells each person why', () => {
    const plan = planOf({ when: TUESDAY, match: OF_A, status: { [B]: 'in_meeting' } });
    expect(whyMe(plan, A)).toBe('销售经理A：该客户的负责销售，优先呼叫，座机10秒、手机25秒');
    expect(whyMe(plan, B)).toBe('销售经理B：会议中，最后尝试本人手机，手机20秒');
    expect(whyMe(plan, D)).toBe('值班人员：后备值班人员，手机20秒');
    expect(whyMe(plan, C)).toBeNull();
  });

  it('names the VIP lead', () => {
    const plan = planOf({ when: TUESDAY, match: { confidence: 1, level: 'vip' } });
    expect(whyMe(plan, A)).toContain('VIP客户指定接听人');
  });
});

describe('trace', () => {
  it('has one line per decision, in the order of decision', () => {
    const trace = planOf({
      when: '2026-11-25 10:30',
      match: OF_A,
      status: { [A]: 'in_office' },
    }).trace;
    expect(trace.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([
      'tables: 按第1版规则判断',
      'day-kind: 2026-11-25 为工作日',
      'slot: 时段 09:00-12:00，先后振铃',
      'caller: 已识别客户（普通客户），参与分配',
      'roster: 值班表：销售经理A、销售经理B、销售经理C；后备：值班人员',
      'status: 销售经理A状态：在办公室',
      'ring: 销售经理A：该客户的负责销售，优先呼叫，座机10秒、手机25秒',
      'ring: 销售经理B：按今日来电数排序（0次），座机15秒、手机20秒',
      'time: 销售经理C：剩余振铃时间10秒，需要35秒，跳过',
      'ring: 值班人员：后备值班人员，手机20秒',
      'people: 依次呼叫：销售经理A → 销售经理B → 值班人员',
      'voicemail: 最后转语音信箱，提示音10秒',
    ]);
  });

  const days: readonly [when: string, text: string][] = [
    ['2026-02-14 10:00', '2026-02-14 为调休上班日（春节），按工作日处理'],
    ['2026-10-06 10:00', '2026-10-06 在国庆节假期内，按节假日处理'],
    ['2026-11-28 10:00', '2026-11-28 为周末'],
    ['2027-10-01 10:00', '2027-10-01 为法定假日，按节假日处理'],
  ];
  it.each(days)('says what kind of day %s is', (when, text) => {
    expect(planOf({ when }).trace.find(({ rule }) => rule === 'day-kind')?.text).toBe(text);
  });

  it('says that the calendar table decided', () => {
    const tables = { dayKinds: { '2026-11-24': 'holiday' as const } };
    expect(planOf({ when: TUESDAY, tables }).trace[1]?.text).toBe('2026-11-24 按日历设置为节假日');
  });

  it('counts a large team instead of listing it', () => {
    const [, b] = PEOPLE;
    if (!b) throw new Error('the trial company has no sales manager B');
    const people = Array.from({ length: 60 }, (_, index) => ({ ...b, id: `rep_${index}` }));
    const roster = [
      {
        day: 'every-day' as const,
        from: '00:00',
        to: '24:00',
        primary: people.map(({ id }) => id),
        backup: 'voicemail' as const,
      },
    ];
    const { trace } = planOf({ when: TUESDAY, people, tables: { roster } });
    expect(trace.length).toBeLessThan(40);
    expect(trace.find(({ rule }) => rule === 'more')?.text).toBe('另有39条关于其他人的判断从略');
    expect(trace.find(({ rule }) => rule === 'roster')?.text).toContain('等60人');
  });

  it('does not call somebody away who rings as rep and is the backup too', () => {
    const plan = planOf({ when: TUESDAY, match: OF_A, tables: { dutyOrder: [A] } });
    expect(plan).toMatchObject({ assignedAway: null, callbackBy: A, notices: [] });
  });

  it('begins with the block of a blocked caller', () => {
    const rules = planOf({ when: TUESDAY, blocked: 'refuse' }).trace.map(({ rule }) => rule);
    expect(rules).toEqual(['blocked', 'tables', 'day-kind', 'slot', 'people']);
  });
});

describe('printed route', () => {
  it('has exactly the fields of the command', () => {
    const printed = printRoute(planOf({ when: TUESDAY }));
    expect(Object.keys(printed)).toEqual(['dayKind', 'slot', 'strategy', 'steps', 'trace']);
    expect(printed.steps).toEqual([
      {
        targets: [
          { person: A, device: 'office_phone', number: '8001', seconds: 10 },
          { person: A, device: 'mobile_phone', number: '13800000001', seconds: 25 },
        ],
        seconds: 25,
      },
      {
        targets: [{ person: B, device: 'office_phone', number: '8002', seconds: 15 }],
        seconds: 15,
      },
      {
        targets: [{ person: B, device: 'mobile_phone', number: '13800000002', seconds: 20 }],
        seconds: 20,
      },
      {
        targets: [{ person: D, device: 'mobile_phone', number: '13800009999', seconds: 20 }],
        seconds: 20,
      },
      { voicemail: true, seconds: 10 },
    ]);
    expect(new Set(printed.trace.flatMap(Object.keys))).toEqual(new Set(['rule', 'text']));
  });

  it('prints a refusal as it is', () => {
    expect(printSteps(planOf({ when: TUESDAY, blocked: 'refuse' }).steps)).toEqual([
      { refuse: true },
    ]);
  });
});
