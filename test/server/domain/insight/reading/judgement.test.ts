/** Intent, mood, and calls that are none. */
import { describe, expect, it } from '@jest/globals';
import { readLines } from './make.ts';

describe('intent', () => {
  it.each([
    ['757多少钱一吨', '询价'],
    ['我要订五吨货', '询价'],
    ['能不能寄点样品', '询价'],
    ['能不能降五百', '询价'],
    ['能再降两百吗', '询价'],
    ['再降五百我就订', '询价'],
    ['能降点吗', '询价'],
    ['熔指能降点吗', '技术支持'],
    ['温度能降五度吗', '其他'],
    ['没有投诉的意思，就是问问价', '询价'],
    ['我们那批货什么时候能发', '询价'],
    ['请问熔指是多少', '技术支持'],
    ['打出来有银丝怎么调', '技术支持'],
    ['有没有RoHS报告', '技术支持'],
    ['想做你们的代理', '合作洽谈'],
    ['想谈谈长期供货', '合作洽谈'],
    ['你们发来的料全是黑点，我要退货', '投诉'],
    ['货到现在还没到，你们怎么搞的', '投诉'],
    ['发票抬头开错了，能重开吗', '其他'],
    ['你们还招人吗', '其他'],
    // Ours is not at fault, or no more.
    ['之前那家的料老有黑点，想换你们的，多少钱一吨', '询价'],
    ['上次投诉的事已经解决了，这次想再订五吨', '询价'],
    ['再生料会不会有黑点', '技术支持'],
  ])('%s: %s', (text, intent) => {
    expect(readLines([`客户：${text}`]).intent).toBe(intent);
  });

  it('is the first request, and a complaint before all', () => {
    const lines = ['客户：757的熔指是多少', '客户：还有价格是多少'];
    expect(readLines(lines)).toMatchObject({ intent: '技术支持', intentEvidence: [0] });
    expect(readLines([...lines, '客户：上周发来的那批全是杂质，我要投诉']).intent).toBe('投诉');
  });

  it('is not what the agent talks of', () => {
    expect(readLines(['客户：757多少钱', '销售：需要检测报告吗']).intent).toBe('询价');
  });
});

describe('mood', () => {
  it.each([
    ['你们太不像话了', 'negative'],
    ['质量太差了，受不了', 'negative'],
    ['东西很好，我们很满意', 'positive'],
    ['太感谢你们了', 'positive'],
    ['好的，谢谢', 'neutral'],
    ['不是很满意', 'negative'],
    ['价格有点高', 'neutral'],
    ['我不是生气', 'neutral'],
  ])('%s: %s', (text, sentiment) => {
    expect(readLines([`客户：${text}`]).sentiment).toBe(sentiment);
  });

  it('is the customer\u2019s, not the agent\u2019s', () => {
    expect(readLines(['销售：太好了，非常感谢', '客户：嗯，757多少钱']).sentiment).toBe('neutral');
  });
});

describe('calls that are none', () => {
  it.each([
    [['客户：是张师傅吗', '销售：您打错了', '客户：不好意思'], 'wrong-number'],
    [['客户：喂，老王吗', '销售：这里没有这个人', '客户：哦抱歉，搞错了'], 'wrong-number'],
    [['客户：我打错了'], 'wrong-number'],
    [['销售：喂您好', '客户：喂'], 'wordless'],
    [['客户：嗯，啊'], 'wordless'],
    [[], 'wordless'],
    [['客户：订单上的型号打错了，麻烦改一下'], null],
    [['客户：我要五吨757，上次单价打错了'], null],
    [['客户：我要五吨757，我昨天打错了电话'], null],
    [['客户：麻烦回个电话'], null],
  ])('%p: %s', (lines, remark) => {
    const insight = readLines(lines);
    expect(insight.remark).toBe(remark);
    if (remark !== null) expect(insight).toMatchObject({ intent: '其他', followUps: [] });
  });
});
