import { describe, expect, it } from '@jest/globals';
import { drawPop } from '../../cards/incoming-call.ts';
import type { PopView } from '../../cards/pop.types.ts';
import {
  ARRIVED,
  POP,
  STATES,
  candidate,
  faceOfState,
  identity,
  popOf,
} from '../../scripts/preview/samples.ts';
import type { CardAction } from '../../server/domain/calls/face.types.ts';
import { rowsOf } from './check.ts';

const RINGING_ACTIONS: readonly CardAction[] = ['answer', 'transfer', 'voicemail', 'hangup'];
const RINGING = faceOfState({ name: 'ringing', since: ARRIVED }, { actions: RINGING_ACTIONS });

describe('what each class shows', () => {
  const LEAST = ['来电意图', '建议处理', '紧急程度'];
  it.each([
    [
      'exact',
      '138****8888 宁波奥克斯空调有限公司',
      '张经理（采购部） · ★VIP金牌客户',
      ['年成交额', '最近联系', '备注', ...LEAST],
    ],
    [
      'main-line',
      '138****8888 宁波奥克斯空调有限公司',
      '张经理（采购部） · ★VIP金牌客户',
      ['年成交额', '最近联系', '备注', ...LEAST],
    ],
    [
      'suffix',
      '138****8888 疑似 宁波奥克斯空调有限公司',
      '张经理（采购部） · ★VIP金牌客户',
      ['年成交额', '最近联系', '备注', ...LEAST],
    ],
    [
      'tail-8',
      '138****8888 可能是：宁波奥克斯空调有限公司',
      '张经理（采购部）',
      ['最近联系', ...LEAST],
    ],
    [
      'remark',
      '138****8888 微信好友：奥克斯小张',
      '可能是：宁波奥克斯空调有限公司',
      ['最近联系', ...LEAST],
    ],
    ['none', '138****8888 新线索', '通讯录中没有此号码', LEAST],
    ['withheld', '号码未显示', undefined, LEAST],
    ['internal', '138****8888 内部来电', '销售经理B', LEAST],
    [
      'confirmed',
      '138****8888 宁波奥克斯空调有限公司',
      '张经理（采购部） · ★VIP金牌客户',
      ['年成交额', '最近联系', '备注', ...LEAST],
    ],
    ['rejected', '138****8888 新线索', '已标为「都不是」', LEAST],
  ])('%s', (name, title, desc, keys) => {
    const card = drawPop(popOf(name), RINGING);
    expect(card.main_title.title).toBe(title);
    expect(card.main_title.desc).toBe(desc);
    expect((card.horizontal_content_list ?? []).map((row) => row.keyname)).toEqual(keys);
  });

  const SECRETS: Readonly<Record<string, readonly string[]>> = {
    'tail-8': ['VIP', '580', '12笔', 'PCR-ABS', '原负责销售', '★'],
    remark: ['VIP', '580', '12笔', 'PCR-ABS', '原负责销售', '★'],
    none: ['VIP', '580', '12笔', 'PCR-ABS', '奥克斯', '张经理', '原负责销售'],
    rejected: ['VIP', '580', '12笔', 'PCR-ABS', '奥克斯', '张经理', '原负责销售'],
    withheld: ['VIP', '580', '奥克斯', '张经理', '138', '原负责销售'],
    internal: ['VIP', '580', '奥克斯', '张经理', '新线索', '原负责销售'],
  };
  const cases = Object.entries(SECRETS).flatMap(([name, secrets]) =>
    STATES.map(([state, face, part]) => ({ name, state, face, part, secrets })),
  );
  it.each(cases)('$name never tells more than it may: $state', ({ name, face, part, secrets }) => {
    // Even a view filled with too much: urgency by level and the assigned sales of a wrong guess.
    const view: PopView = {
      ...popOf(name),
      urgency: POP.urgency,
      assignedAway: '原负责销售：销售经理A（今日休息）',
    };
    const text = JSON.stringify(drawPop(view, faceOfState(face, part)));
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('keeps a reason that tells no level', () => {
    const view: PopView = {
      ...popOf('none'),
      urgency: { level: 'high', reason: '投诉建议 (按4)' },
    };
    expect(rowsOf(drawPop(view, RINGING))).toContain('紧急程度: 高 (投诉建议，按4)');
  });

  it('shows a number nobody looked up yet alone', () => {
    const card = drawPop({ ...POP, identity: null }, RINGING);
    expect(card.main_title).toEqual({ title: '138****8888' });
    expect(rowsOf(card)[0]).toBe('来电意图: 产品咨询 (按1)');
  });

  it('treats a match confirmed earlier like an exact one', () => {
    const known = identity({
      candidates: [candidate({ class: 'tail-8', confidence: 0.6, confirmed: true })],
    });
    const card = drawPop({ ...POP, identity: known }, RINGING);
    expect(card.main_title.desc).toBe('张经理（采购部） · ★VIP金牌客户');
  });

  it('shows a lead just made by its name, the number once', () => {
    const lead = candidate({
      contact: null,
      customer: {
        id: 'l',
        name: '新客户 138****8888',
        level: 'potential',
        annualRevenue: null,
        orderCount: null,
        lastContactOn: null,
        lastContactType: null,
        tags: [],
        notes: null,
        assignedSales: null,
      },
    });
    const card = drawPop(
      { ...popOf('none'), identity: { ...identity({}), confirmed: lead } },
      RINGING,
    );
    expect(card.main_title).toEqual({ title: '138****8888 新客户', desc: '☆潜在客户' });
    expect(rowsOf(card)[0]).toBe('最近联系: 暂无记录');
  });
});

describe('hints', () => {
  it('come in their order', () => {
    const both = identity({
      candidates: [
        candidate({ class: 'main-line', confidence: 0.95 }),
        candidate({ class: 'remark', confidence: 0.75, contact: null, remark: '老张' }),
      ],
      colleagues: ['李工', '王会计', '赵工', '钱工'],
    });
    const view = {
      ...POP,
      identity: both,
      why: ['值班'],
      callsToday: 3,
      assignedAway: '原负责销售：销售经理A（今日休息）',
    };
    expect(drawPop(view, RINGING).sub_title_text).toBe(
      '10:03 来电 · 等待接听。原负责销售：销售经理A（今日休息）。为什么是我：值班。另有 1 位候选。' +
        '总机来电，同机：李工、王会计、赵工。今天第 3 次来电。微信好友：老张',
    );
  });

  it('are dropped whole from their end', () => {
    const away = '假'.repeat(52);
    const view = { ...POP, why: ['字'.repeat(200)], callsToday: 2, assignedAway: away };
    expect(drawPop(view, RINGING).sub_title_text).toBe(
      `10:03 来电 · 等待接听。${away}。为什么是我：${'字'.repeat(59)}…`,
    );
  });

  it('say nothing of a first call', () => {
    expect(drawPop(POP, RINGING).sub_title_text).not.toContain('今天第');
  });
});
