/** What a plan says: the line about the assigned sales, greeting, call-back, handling, printed form. */
import { describe, expect, it } from '@jest/globals';
import { suggestHandling, whyMe } from '../../../../server/domain/routing/handling.ts';
import { printRoute, printSteps } from '../../../../server/domain/routing/print.ts';
import type { Plan } from '../../../../server/domain/routing/types.ts';
import type { Situation } from './make.ts';
import { A, B, C, D, PEOPLE, planOf } from './make.ts';
import { HOLIDAY, NIGHT, OF_A, OF_B, OF_C, TUESDAY, takeOff } from './situations.ts';

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
      { when: TUESDAY, match: OF_A, tables: { overrides: [takeOff(A, 'leave')] } },
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
