import { describe, expect, it } from '@jest/globals';
import { mergeReadings, shiftLines } from '../../../../server/adapters/llm/merge.ts';
import type { LlmReading } from '../../../../server/ports/speech.ts';

const nothing: LlmReading = {
  intent: '其他',
  intentEvidence: [],
  sentiment: 'neutral',
  sentimentEvidence: [],
  urgent: [],
  summary: '',
  needs: [],
  products: [],
  quantities: [],
  prices: [],
  followUps: [],
  nextContact: null,
  wrongNumber: false,
};
const price = (amount: number, evidence: readonly number[]): LlmReading['prices'][number] => ({
  text: '',
  amount,
  currency: 'CNY',
  per: '吨',
  competitor: false,
  evidence,
  confidence: 0.9,
});
const task = (
  text: string,
  evidence: number[],
  when: string | null = null,
): LlmReading['followUps'][number] => ({
  text,
  owner: 'agent',
  when,
  evidence,
  confidence: 0.9,
});
const lines = Array.from({ length: 12 }, (_, n) => ({
  speaker: n % 2 === 0 ? ('customer' as const) : ('agent' as const),
  text: '嗯',
}));

describe('shiftLines', () => {
  it('tells lines of the chunk as lines of the conversation; lines it never had go', () => {
    const reading = {
      ...nothing,
      intentEvidence: [0],
      prices: [price(5, [1, 7])],
      nextContact: task('回电', [2]),
    };
    expect(shiftLines(reading, [8, 9, 9])).toMatchObject({
      intentEvidence: [8],
      prices: [{ amount: 5, evidence: [9] }],
      nextContact: { evidence: [9] },
    });
  });
});

describe('mergeReadings', () => {
  it('unites what says the same, with the lines of both', () => {
    const one = { ...nothing, prices: [price(11850, [3])], followUps: [task('发报价单', [5])] };
    const two = {
      ...nothing,
      prices: [price(11850, [3, 8]), price(11800, [9])],
      followUps: [task('把报价单发给客户', [5], '周五前'), task('寄样品', [9])],
    };
    const merged = mergeReadings([one, two], lines);
    expect(merged.prices).toEqual([price(11850, [3, 8]), price(11800, [9])]);
    expect(merged.followUps).toEqual([
      task('把报价单发给客户', [5], '周五前'),
      task('寄样品', [9]),
    ]);
  });

  it.each([
    ['不对，是一万一千八', 5, [11800]],
    ['一万一千八行不行', 5, [11850, 11800]],
    // Not the next turn of the same side, and the other side.
    ['不对，是一万一千八', 7, [11850, 11800]],
    ['不对，是一万一千八', 4, [11850, 11800]],
  ] as const)('%s in line %i leaves %j', (text, at, left) => {
    const talk = lines.map((line, n) => (n === at ? { ...line, text } : line));
    const merged = mergeReadings(
      [
        { ...nothing, prices: [price(11850, [3])] },
        { ...nothing, prices: [price(11800, [at])] },
      ],
      talk,
    );
    expect(merged.prices.map(({ amount }) => amount)).toEqual(left);
  });

  it.each([
    [['询价', '投诉', '其他'], '投诉', 1],
    [['技术支持', '询价'], '技术支持', 0],
    [['其他', '合作洽谈'], '合作洽谈', 1],
    [['其他', '其他'], '其他', 0],
  ] as const)('of %j the intent is %s, the feeling with it', (intents, intent, from) => {
    const readings = intents.map((one, n) => ({
      ...nothing,
      intent: one,
      intentEvidence: [n],
      sentimentEvidence: [n],
    }));
    const merged = mergeReadings(readings, lines);
    expect(merged).toMatchObject({ intent, intentEvidence: [from], sentimentEvidence: [from] });
  });

  it('keeps three sentences, the last next contact, and a wrong number only if all say so', () => {
    const summaries = ['甲。乙。', '丙。', '丁。'];
    const readings = summaries.map((summary, n) => ({
      ...nothing,
      summary,
      nextContact: n === 2 ? null : task(`第${n}次`, [n]),
      wrongNumber: n > 0,
    }));
    const merged = mergeReadings(readings, lines);
    expect(merged.summary).toBe('甲。丙。丁。');
    expect(merged.nextContact?.text).toBe('第1次');
    expect(merged.wrongNumber).toBe(false);
  });
});
