/** Who must do what by when. */
import { describe, expect, it } from '@jest/globals';
import { printMoment } from '../../../../../server/domain/insight/print.ts';
import { ownerOf } from '../../../../../server/domain/insight/reading/owner.ts';
import { FOLLOW_UP_CASES } from './follow-up-cases.ts';
import { readLines } from './make.ts';

describe('follow-ups', () => {
  it.each(Object.entries(FOLLOW_UP_CASES))('%s', (_name, [lines, expected]) => {
    const { followUps } = readLines(lines);
    const printed = followUps.map(({ owner, due }) => [
      owner,
      due && printMoment(due).slice(5, 16),
    ]);
    expect(printed).toEqual(expected.map(([owner, due]) => [owner, due]));
    followUps.forEach(({ text }, n) => {
      expect(text).toContain(expected[n]?.[2]);
    });
  });

  it('cites the request and the promise', () => {
    const { followUps } = readLines(['销售：您好', '客户：报价你发我', '销售：行，明天发您']);
    expect(followUps).toMatchObject([{ evidence: [1, 2] }]);
  });

  it.each([
    '客户：下周三上午来你们公司看一下',
    '客户：下周三上午来我们公司看一下',
    '客户：周三前给我报价',
  ])('says it once: %s', (line) => {
    const { followUps } = readLines([line, '销售：好的']);
    expect(followUps).toHaveLength(1);
    expect(followUps[0]?.text).not.toContain('（');
  });

  it('keeps the flag of a date that is past', () => {
    const { followUps } = readLines(['销售：昨天发您，哦，我上周五给您发合同']);
    expect(followUps.every(({ due }) => due === null)).toBe(true);
  });
});

describe('the owner', () => {
  it.each([
    ['你发我', 'customer', 'agent'],
    ['图纸我发你', 'customer', 'customer'],
    ['发我一份', 'customer', 'agent'],
    ['麻烦帮我寄点样品', 'customer', 'agent'],
    ['我们周五打款', 'customer', 'customer'],
    ['我希望你们派个人过来', 'customer', 'agent'],
    ['您发给我们财务', 'agent', 'customer'],
    ['我发给您', 'agent', 'agent'],
    ['让技术给您回电话', 'agent', 'agent'],
    ['给您寄过去', 'agent', 'agent'],
    ['请把合同盖章寄回', 'agent', 'customer'],
    ['来你们公司看一下', 'customer', 'customer'],
    ['来我们公司看一下', 'customer', 'agent'],
    ['来我们公司看一下', 'agent', 'customer'],
    ['今天天气不错', 'customer', null],
  ] as const)('%s, said by the %s: %s', (text, speaker, owner) => {
    expect(ownerOf(text, speaker)).toBe(owner);
  });
});
