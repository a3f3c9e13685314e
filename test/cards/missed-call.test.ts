import { describe, expect, it } from '@jest/globals';
import { drawMissed } from '../../cards/missed-call.ts';
import { IDENTITIES, MISSED } from '../../scripts/preview/samples.ts';
import type { MissedState } from '../../server/domain/follow-up/missed-face.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

const TIME = {
  person: 'sales_manager_a',
  by: new Date('2024-06-15T10:18:00+08:00'),
  item: false,
} as const;

describe('the missed-call card', () => {
  it('says who, when, how long they waited, and who must call back by when', () => {
    const card = drawMissed(MISSED);
    expect(card.main_title.title).toBe('138****8888 宁波奥克斯空调有限公司');
    expect(card.sub_title_text).toBe('未接来电 · 响铃 42秒未接 · 已留言35秒 · 请您在 10:18 前回电');
    expect(rowsOf(card)).toEqual([
      '来电时间: 2024-06-15 10:03',
      '等待时长: 42秒',
      '留言: 已留言35秒',
      '回电: 销售经理A · 10:18 前',
      '来电意图: 产品咨询 (按1)',
      '紧急程度: 高 (VIP客户)',
    ]);
    expect(buttonsOf(card)).toEqual(['查看详情']);
    expect(checkCard(card)).toEqual([]);
  });

  it.each([
    ['no message', { messageSeconds: 0 }, '未接来电 · 响铃 42秒未接 · 请您在 10:18 前回电'],
    ['nobody named', { messageSeconds: 0, callBack: null }, '未接来电 · 响铃 42秒未接'],
    [
      'another person calls back',
      { messageSeconds: 0, receiver: 'li_si' },
      '未接来电 · 响铃 42秒未接 · 由销售经理A在 10:18 前回电',
    ],
    [
      'the next day',
      {
        messageSeconds: 0,
        callBack: { ...TIME, by: new Date('2024-06-17T09:15:00+08:00') },
      },
      '未接来电 · 响铃 42秒未接 · 请您在 06-17 09:15 前回电',
    ],
    [
      'a call-back',
      { messageSeconds: 0, callBack: { ...TIME, item: true } },
      '未接来电 · 响铃 42秒未接 · 回电待办：请您在 10:18 前回电',
    ],
    [
      'a call-back of another person',
      { messageSeconds: 0, receiver: 'li_si', callBack: { ...TIME, item: true } },
      '未接来电 · 响铃 42秒未接 · 回电待办：由销售经理A在 10:18 前回电',
    ],
    [
      'a message without a word',
      { callBack: { ...TIME, item: true } },
      '未接来电 · 响铃 42秒未接 · 已留言35秒 · 未听到说话 · 回电待办：请您在 10:18 前回电',
    ],
  ])('%s', (_why, part, sentence) => {
    const card = drawMissed({ ...MISSED, ...part });
    expect(card.sub_title_text).toBe(sentence);
    expect(checkCard(card)).toEqual([]);
  });

  it('turns grey when a late event tells that it was answered', () => {
    const card = drawMissed(MISSED, { name: 'answered' });
    expect(card.replace_text).toBe('已接听');
    expect(card.sub_title_text).toBe('未接来电 · 后来已接听，无需回电');
    expect(rowsOf(card).some((row) => row.startsWith('回电'))).toBe(false);
    expect(buttonsOf(card)).toEqual(['查看详情']);
  });

  it.each<[string, MissedState, string, string]>([
    [
      'reached by a colleague',
      { name: 'reached', by: 'li_si' },
      '已联系上',
      '李四已联系上对方，无需再回电',
    ],
    [
      'reached by the reader',
      { name: 'reached', by: 'sales_manager_a' },
      '已联系上',
      '您已联系上对方，无需再回电',
    ],
    ['handed on', { name: 'handed', to: 'li_si' }, '已转给李四', '回电待办已转给李四'],
    [
      'postponed',
      { name: 'postponed', to: new Date('2024-06-17T10:18:00+08:00') },
      '已延至 06-17',
      '回电待办已延至 06-17 10:18',
    ],
    ['told of by a to-do card', { name: 'renewed' }, '见新卡', '回电待办见新卡片'],
  ])('is over: %s', (_why, state, caption, sentence) => {
    const card = drawMissed({ ...MISSED, callBack: { ...TIME, item: true } }, state);
    expect(card.replace_text).toBe(caption);
    expect(card.sub_title_text?.endsWith(` · ${sentence}`)).toBe(true);
    expect(checkCard(card)).toEqual([]);
  });

  it('carries no caption when it is sent anew', () => {
    expect(drawMissed(MISSED, { name: 'answered' }, { fresh: true }).replace_text).toBeUndefined();
  });

  it('closes at 70 hours', () => {
    expect(drawMissed(MISSED, { name: 'expired' }).replace_text).toBe('请在小程序处理');
  });

  it('tells no more of a guess than the pop card', () => {
    const text = JSON.stringify(drawMissed({ ...MISSED, identity: IDENTITIES['tail-8'] ?? null }));
    expect(text).toContain('可能是：');
    expect(text).not.toMatch(/VIP|★|580|PCR/);
  });

  it('belongs to its push', () => {
    expect(drawMissed({ ...MISSED, n: 1 }).task_id).toBe(`${MISSED.pushId}-1`);
  });
});
