import { describe, expect, it } from '@jest/globals';
import { drawPop } from '../../cards/incoming-call.ts';
import {
  ARRIVED,
  IDENTITIES,
  LATER,
  POP,
  STATES,
  faceOfState,
  popOf,
} from '../../scripts/preview/samples.ts';
import type { CardAction, FaceState } from '../../server/domain/calls/face.types.ts';
import { REFUSALS } from '../../server/domain/calls/types.ts';
import { buttonsOf, checkCard } from './check.ts';

const RINGING_ACTIONS: readonly CardAction[] = ['answer', 'transfer', 'voicemail', 'hangup'];
const RINGING = faceOfState({ name: 'ringing', since: ARRIVED }, { actions: RINGING_ACTIONS });

describe('faces', () => {
  const named = (name: string) => {
    const found = STATES.find(([one]) => one === name);
    if (!found) throw new Error(`no sample called ${name}`);
    return faceOfState(found[1], found[2]);
  };

  it.each([
    ['振铃', '10:03 来电 · 等待接听', ['接听', '转接', '留言', '挂断', '查看详情']],
    ['同事转来', '10:03 来电 · 销售经理A转来，10:05 起振铃', ['接听', '挂断', '查看详情']],
    ['接听中', '10:03 来电 · 您接听中，请接起座机', ['转接', '挂断', '查看详情']],
    ['转接未成', '10:03 来电 · 销售经理B未接，来电仍在您这里', ['转接', '挂断', '查看详情']],
    [
      '未选同事',
      '10:03 来电 · 等待接听 · 请先选择同事',
      ['接听', '转接', '留言', '挂断', '查看详情'],
    ],
    ['同事正在接听', '10:03 来电 · 李四正在接听', ['查看详情']],
    ['未接通', '10:03 来电 · 未接通，来电仍在等待', ['转接', '留言', '查看详情']],
  ])('live: %s', (name, sentence, buttons) => {
    const card = drawPop(POP, named(name));
    expect(card.sub_title_text?.split('。')[0]).toBe(sentence);
    expect(buttonsOf(card)).toEqual(buttons);
    expect(card.replace_text).toBeUndefined();
  });

  it.each([
    ['已拒接', '您已拒接', '10:03 来电 · 您已拒接'],
    ['已请对方留言', '已转留言', '10:03 来电 · 您已请对方留言'],
    ['已转出', '10:05 转给李四', '10:03 来电 · 10:05 您转给李四'],
    ['已转出（长姓名）', '转给销售经理B', '10:03 来电 · 10:05 您转给销售经理B'],
    ['同事已接', '李四已接', '10:03 来电 · 李四已接'],
    ['电话转出', '已转给销售经理B', '10:03 来电 · 已转给销售经理B'],
    ['转接后结束', '已转接·已结束', '10:03 来电 · 10:05 您转给销售经理B，通话已结束'],
    ['未接转接', '未接转接', '10:03 来电 · 销售经理A转来，未接'],
    ['转留言', '已转留言', '10:03 来电 · 已转留言'],
    ['已留言', '已留言35秒', '10:03 来电 · 已留言35秒'],
    ['未接', '未接', '10:03 来电 · 无人接听，来电已结束'],
    ['已结束', '已结束 6分02秒', '10:03 来电 · 通话已结束，共 6分02秒'],
    ['70 小时', '请在小程序处理', '06-15 10:03 来电 · 请在小程序处理'],
  ])('grey: %s', (name, caption, sentence) => {
    const card = drawPop(POP, named(name));
    expect(card.replace_text).toBe(caption);
    expect(card.sub_title_text).toBe(sentence);
    expect(card.card_type).toBe('button_interaction');
    expect(card.button_selection).toBeUndefined();
    expect(card.action_menu).toBeUndefined();
    expect(card.card_action).toEqual({ type: 1, url: POP.links.pageUrl });
    expect(buttonsOf(card)).toContain('查看详情');
    expect(checkCard(card)).toEqual([]);

    const fresh = drawPop(POP, named(name), { fresh: true });
    expect(fresh.replace_text).toBeUndefined();
    expect(buttonsOf(fresh)).toEqual(['查看详情']);
    expect(fresh.sub_title_text).toBe(sentence);
  });

  it('never mentions 接听 in grey where the gateway only reports', () => {
    expect(buttonsOf(drawPop({ ...POP, takesOrders: false }, named('已结束')))).toEqual([
      '查看详情',
    ]);
  });

  it.each([
    [0, '已结束'],
    [35, '已结束 35秒'],
    [60, '已结束 1分00秒'],
    [5999, '已结束 99分59秒'],
    [7500, '已结束 2小时05分'],
  ])('a talk of %i seconds', (seconds, caption) => {
    const face = faceOfState({ name: 'ended', seconds }, { final: true });
    expect(drawPop(POP, face).replace_text).toBe(caption);
  });

  it.each([
    [{ name: 'answered-by', who: 'x' }, '阿卜杜拉·买买…已接'],
    [{ name: 'handed-over', to: 'x' }, '已转给阿卜杜拉·买…'],
    [{ name: 'transferred', to: 'x', at: LATER }, '转给阿卜杜拉·买买…'],
  ] as const)('cuts a long name in %o', (state, caption) => {
    const view = { ...POP, people: new Map([['x', '阿卜杜拉·买买提江·热合曼']]) };
    expect(drawPop(view, faceOfState(state, { final: true })).replace_text).toBe(caption);
  });

  it.each([
    ['answer', '李四正在接听'],
    ['transfer', '李四正在转接'],
    ['voicemail', '李四已请对方留言'],
  ] as const)('says what the colleague does: %s', (kind, sentence) => {
    const state: FaceState = { name: 'claimed-by-other', who: 'li_si', kind };
    expect(drawPop(POP, faceOfState(state)).sub_title_text).toContain(sentence);
  });

  it.each(REFUSALS)('answers a press that could not be: %s', (refusal) => {
    const note = { person: 'sales_manager_a', at: LATER, refusal, who: 'sales_manager_b' };
    const plain = drawPop(POP, RINGING).sub_title_text ?? '';
    const told = drawPop(POP, { ...RINGING, note }).sub_title_text ?? '';
    const state = told.split('。')[0] ?? '';
    expect(told).not.toBe(plain);
    expect(state).toMatch(/^10:03 来电 · 等待接听 · .+[^…]$/);
    expect(Array.from(state).length).toBeLessThanOrEqual(40);
  });

  const everything = Object.keys(IDENTITIES).flatMap((name) =>
    STATES.map(([state, face, part]) => ({ name, state, face, part })),
  );
  it.each(everything)(
    '$name × $state is a card WeCom takes, without a countdown',
    ({ name, face, part }) => {
      const card = drawPop(popOf(name), faceOfState(face, part));
      expect(checkCard(card)).toEqual([]);
      expect(JSON.stringify(card)).not.toMatch(/还剩|剩余|倒计时|\d+\s*(秒|分钟?|小时)(后|内)/);
    },
  );

  it('never passes 160 characters with state, answer and hints all at their longest', () => {
    const people = new Map([['li_si', '长'.repeat(20)]]);
    const note = {
      person: 'x',
      at: LATER,
      refusal: 'colleague-unreachable',
      who: 'li_si',
    } as const;
    const state = { name: 'transfer-ringing', from: 'li_si', since: LATER } as const;
    const view = { ...POP, people, assignedAway: '假'.repeat(200) };
    const sentence = drawPop(view, faceOfState(state, { note })).sub_title_text ?? '';
    expect(Array.from(sentence)).toHaveLength(160);
    expect(sentence).toContain('长长长长长长长…联系不上，请另选');
  });
});
