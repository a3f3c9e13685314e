import { describe, expect, it } from '@jest/globals';
import { CALL, check, makeCall, task } from './stage.ts';

const due = (iso: string): Date => new Date(`${iso}+08:00`);
const nextWednesday = due('2026-12-02T12:00:00');

describe('a follow-up', () => {
  it('stands with the date that was said', () => {
    const { insight, dropped } = check({
      followUps: [task('寄样品', 'agent', '下周三上午之前', [3, 4])],
    });
    expect(dropped).toEqual([]);
    expect(insight.followUps).toEqual([
      { text: '寄样品', owner: 'agent', due: nextWednesday, evidence: [3, 4], confidence: 0.9 },
    ]);
  });

  it.each([
    ['a week off', '下下周三上午', '下下周三上午寄样品'],
    ['not named', null, '寄样品'],
    ['worked out', '2026-12-09', '2026年12月9日前寄样品'],
  ])('whose date is %s gets the one that was said', (_name, when, text) => {
    const { insight } = check({ followUps: [task(text, 'agent', when, [3])] });
    expect(insight.followUps).toMatchObject([{ text: '寄样品', due: nextWednesday }]);
  });

  it('keeps date words that were said', () => {
    const { insight } = check({ followUps: [task('明天发图纸', 'customer', '明天', [5])] });
    expect(insight.followUps).toMatchObject([
      { text: '明天发图纸', due: due('2026-11-25T18:00:00') },
    ]);
  });

  it('has no date where none was said', () => {
    const { insight, dropped } = check({ followUps: [task('查库存', 'agent', '周五前', [7])] });
    expect(insight.followUps).toMatchObject([{ text: '查库存', due: null }]);
    expect(dropped).toEqual([{ field: 'followUps.0.when', why: 'date-not-said' }]);
  });

  it('prefers the date of the promise to that of the request', () => {
    const call = makeCall(['客：周五前你把报价单发我。', '销：我明天发您。']);
    const { insight } = check({ followUps: [task('发报价单', 'agent', null, [0, 1])] }, call);
    expect(insight.followUps).toMatchObject([{ due: due('2026-11-25T18:00:00') }]);
  });

  it.each([
    ['你把样品寄给我, said by the customer', task('寄样品', 'customer', null, [3]), 'agent'],
    ['图纸我发你, said by the customer', task('发图纸', 'agent', null, [5]), 'customer'],
    ['我马上查, said by the agent', task('查库存', 'customer', null, [7]), 'agent'],
  ] as const)('given to the wrong side is put right: %s', (_name, claim, owner) => {
    const { insight, dropped } = check({ followUps: [claim] });
    expect(insight.followUps).toMatchObject([{ owner }]);
    expect(dropped).toEqual([{ field: 'followUps.0.owner', why: 'owner-corrected' }]);
  });

  it('whose side the words leave open stays with the claimed', () => {
    const call = makeCall(['客：样品的事别忘了。']);
    for (const owner of ['agent', 'customer'] as const) {
      const { insight } = check({ followUps: [task('样品', owner, null, [0])] }, call);
      expect(insight.followUps).toMatchObject([{ owner }]);
    }
  });

  it.each([
    ['an invented quote', task('客户要求全额退款', 'agent', null, [0]), 'foreign-words'],
    ['a number nobody said', task('寄样品二十公斤', 'agent', null, [3]), 'not-said'],
    ['a model nobody named', task('寄PA66-GF30样品', 'agent', null, [3]), 'not-said'],
    ['no line', task('寄样品', 'agent', null, []), 'no-evidence'],
    ['lines that are none', task('寄样品', 'agent', null, [8, 99]), 'no-evidence'],
  ] as const)('with %s is dropped', (_name, claim, why) => {
    const { insight, dropped } = check({ followUps: [claim] });
    expect(insight.followUps).toEqual([]);
    expect(dropped).toEqual([{ field: 'followUps.0', why }]);
  });

  it.each([
    ['called off', ['客：样品寄给我。', '销：好的。', '客：样品先别寄了。'], '寄样品', [0, 2]],
    ['called off later', ['客：样品寄给我。', '销：好的。', '客：先别寄了。'], '寄样品', [0, 1]],
    ['never wanted', ['客：样品先别寄了。'], '寄样品', [0]],
    ['refused', ['客：样品明天发我。', '销：样品明天发不了。'], '明天发样品', [0, 1]],
    ['refused at once', ['销：样品明天发不了。'], '明天发样品', [0]],
    ['done', ['销：昨天报价发您了。'], '发报价', [0]],
    ['past', ['客：上次你们寄的样品已经收到了。'], '寄样品', [0]],
  ] as const)('that is %s is dropped', (_name, lines, text, cited) => {
    const claims = { followUps: [task(text, 'agent', null, [...cited])] };
    const { insight, dropped } = check(claims, makeCall(lines));
    expect(insight.followUps).toEqual([]);
    expect(dropped).toEqual([{ field: 'followUps.0', why: 'called-off' }]);
  });

  it.each([
    ['another thing was refused', ['销：价格降不了，样品明天寄您。'], '寄样品', [0]],
    [
      'the last one is past',
      ['客：上次的样品不错，再寄两包。', '销：好的。'],
      '再寄两包样品',
      [0, 1],
    ],
    ['another thing is done', ['销：昨天报价发您了，合同明天发您。'], '发合同', [0]],
    [
      'only the day was refused',
      ['客：样品明天寄我。', '销：明天寄不了，样品周四寄您。'],
      '寄样品',
      [0, 1],
    ],
    [
      'another thing is called off',
      ['客：合同和样品都发我。', '销：好，合同今天发，样品周四寄。', '客：样品先不用寄了。'],
      '发合同',
      [0, 1],
    ],
  ] as const)('stands though %s', (_name, lines, text, cited) => {
    const claims = { followUps: [task(text, 'agent', null, [...cited])] };
    expect(check(claims, makeCall(lines)).insight.followUps).toHaveLength(1);
  });

  it('may repeat a number said just before it', () => {
    const call = makeCall(['客：要五吨。', '销：嗯。', '客：你给我发个报价。']);
    const { insight } = check({ followUps: [task('发5吨的报价', 'agent', null, [2])] }, call);
    expect(insight.followUps).toHaveLength(1);
  });
});

describe('needs and the next contact', () => {
  it('stand on their lines', () => {
    const { insight, dropped } = check({
      needs: [{ text: '要757料五吨', evidence: [0], confidence: 0.8 }],
      nextContact: { text: '寄出样品后联系', when: '下周三上午', evidence: [3], confidence: 0.5 },
    });
    expect(dropped).toEqual([]);
    expect(insight.needs).toEqual([{ text: '要757料五吨', evidence: [0], confidence: 0.8 }]);
    expect(insight.nextContact).toEqual({
      advice: '寄出样品后联系',
      at: nextWednesday,
      evidence: [3],
      confidence: 0.5,
    });
  });

  it('fall with them', () => {
    const { insight, dropped } = check({
      needs: [
        { text: '要五十吨', evidence: [0], confidence: 0.8 },
        { text: '想做代理', evidence: [0], confidence: 0.8 },
        // Two characters of many are no likeness.
        { text: '经销商品牌授权证书样式、申请流程与年度返点', evidence: [3], confidence: 0.8 },
      ],
      nextContact: { text: '春节拜访', when: '春节', evidence: [4], confidence: 0.5 },
    });
    expect(insight).toMatchObject({ needs: [], nextContact: null });
    expect(dropped.map(({ field }) => field)).toEqual([
      'needs.0',
      'needs.1',
      'needs.2',
      'nextContact.0',
    ]);
  });

  it('hear only what was said before the end', () => {
    const { insight } = check(
      { followUps: [task('样品', 'agent', '昨天', [0])] },
      makeCall(['客：样品昨天你就该寄。', ...CALL]),
    );
    expect(insight.followUps.every(({ due: at }) => at === null)).toBe(true);
  });
});
