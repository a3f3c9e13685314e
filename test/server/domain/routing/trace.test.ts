/** Why a plan is as it is, in words and in the order of decision. */
import { describe, expect, it } from '@jest/globals';
import { A, PEOPLE, planOf } from './make.ts';
import { OF_A, TUESDAY } from './situations.ts';

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
