import { describe, expect, it } from '@jest/globals';
import { drawStuck } from '../../cards/stuck.ts';
import { STUCK, STUCK_SAMPLES } from '../../scripts/preview/follow-up-samples.ts';
import { buttonsOf, checkCard, rowsOf } from './check.ts';

describe('the card about stuck steps', () => {
  it('names the steps, their calls and why, and offers to try again', () => {
    const card = drawStuck(STUCK, { name: 'open' });
    expect(card.source.desc_color).toBe(2);
    expect(card.main_title).toEqual({ title: '通话处理受阻', desc: '截至 2024-06-15 11:20' });
    expect(card.sub_title_text).toBe('3 个步骤多次失败，已暂停');
    expect(rowsOf(card)).toEqual([
      '转写: …15-0001 · no answer within 1…',
      '提取要点: …15-0001 · the answer is not…',
      '取录音: …15-0007 · HTTP 503',
    ]);
    expect(buttonsOf(card)).toEqual(['重试', '查看详情']);
    expect(card.button_list[0]).toMatchObject({ style: 1, key: `${STUCK.pushId}.1.retry` });
    expect(checkCard(card)).toEqual([]);
  });

  it('shows five and counts the others', () => {
    const found = STUCK_SAMPLES.find(([name]) => name === '受阻（很多）');
    const card = drawStuck({ ...STUCK, ...found?.[1] }, { name: 'open' });
    expect(card.sub_title_text).toBe('12 个步骤多次失败，已暂停');
    expect(rowsOf(card)).toHaveLength(6);
    expect(rowsOf(card).at(-1)).toBe('其余: 另有 7 个步骤');
  });

  it.each([
    ['retried', '已重试', '已重新开始处理'],
    ['resolved', '已恢复', '已恢复，无需处理'],
    ['expired', '请在小程序处理', '请在小程序处理'],
  ] as const)('is over: %s', (name, caption, sentence) => {
    const card = drawStuck(STUCK, { name });
    expect(card.replace_text).toBe(caption);
    expect(card.sub_title_text).toBe(sentence);
    expect(card.source.desc_color).toBe(0);
    expect(buttonsOf(card)).toEqual(['重试', '查看详情']);

    const fresh = drawStuck(STUCK, { name }, { fresh: true });
    expect(fresh.replace_text).toBeUndefined();
    expect(buttonsOf(fresh)).toEqual(['查看详情']);
    expect(checkCard(fresh)).toEqual([]);
  });

  it('takes a step without a name or a reason', () => {
    const steps = [{ call: 'c-1', step: '', problem: '\n' }];
    const card = drawStuck({ ...STUCK, steps, total: 1 }, { name: 'open' });
    expect(rowsOf(card)).toEqual(['步骤: c-1']);
  });
});
