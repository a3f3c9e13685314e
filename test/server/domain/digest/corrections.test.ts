/** A person's value beside the machine's: it wins, can be taken back, and outlives every new reading. */
import { describe, expect, it } from '@jest/globals';
import {
  correctedInsight,
  entriesOf,
  factId,
  standing,
} from '../../../../server/domain/digest/corrections.ts';
import { insightInForce } from '../../../../server/domain/digest/reading.ts';
import type { Digest, DigestEvent } from '../../../../server/domain/digest/types.ts';
import type { FollowUp } from '../../../../server/domain/insight/types.ts';
import {
  A,
  after,
  B,
  composed,
  extracted,
  happen,
  KEPT,
  play,
  promise,
  RULES,
  told,
} from './stage.ts';

const QUOTE = promise('报价', { due: after(60) });
const SAMPLE = promise('寄样品', { evidence: [4] });
const READ = play([
  told(0, { recordings: KEPT }),
  composed(1),
  extracted(2, {
    followUps: [QUOTE, SAMPLE],
    products: [{ model: 'PCR-ABS-757', evidence: [1], confidence: 0.9 }],
  }),
]).digest;

const corrects = (
  minutes: number,
  field: Extract<DigestEvent, { type: 'corrected' }>['field'],
  value: unknown,
  fact: string | null = null,
): DigestEvent =>
  happen(minutes, { type: 'corrected', person: A, field, fact, value }, `fix@${minutes}`);
const undoes = (minutes: number, correction: string): DigestEvent =>
  happen(minutes, { type: 'uncorrected', person: B, correction });
const then = (start: Digest, ...events: readonly DigestEvent[]): Digest =>
  play(events, RULES, start).digest;
const followUps = (digest: Digest): readonly string[] =>
  correctedInsight(digest)?.followUps.map((one) => one.text) ?? [];
const due = (digest: Digest): Date | null | undefined =>
  correctedInsight(digest)?.followUps.find((one) => one.text === '报价')?.due;
const idOf = (one: FollowUp): string => factId('followUps', one);

describe('a single value', () => {
  it('of a person counts, and the machine’s is kept beside it', () => {
    const digest = then(READ, corrects(3, 'intent', '投诉'));
    expect(correctedInsight(digest)?.intent).toBe('投诉');
    expect(insightInForce(digest)?.insight.intent).toBe('询价');
    expect(digest.corrections).toEqual([
      {
        id: 'fix@3',
        field: 'intent',
        fact: null,
        value: '投诉',
        machine: '询价',
        by: A,
        at: after(3),
        undone: false,
      },
    ]);
  });

  it('corrected twice is the later one; taken back, the earlier one counts again', () => {
    const twice = then(READ, corrects(3, 'intent', '投诉'), corrects(4, 'intent', '其他'));
    expect(correctedInsight(twice)?.intent).toBe('其他');
    const back = then(twice, undoes(5, 'fix@4'));
    expect(correctedInsight(back)?.intent).toBe('投诉');
    expect(correctedInsight(then(back, undoes(6, 'fix@3')))?.intent).toBe('询价');
    expect(back.corrections.map((one) => one.undone)).toEqual([false, true]);
  });

  it('has one place, whatever it is called', () => {
    const digest = then(READ, corrects(3, 'intent', '投诉', 'x'), corrects(4, 'intent', '其他'));
    expect(standing(digest.corrections).map((one) => one.value)).toEqual(['其他']);
  });
});

describe('an entry of a list', () => {
  it.each<[string, readonly DigestEvent[], readonly string[]]>([
    ['nothing', [], ['报价', '寄样品']],
    [
      'replaced',
      [corrects(3, 'followUps', promise('周一报价'), idOf(QUOTE))],
      ['周一报价', '寄样品'],
    ],
    ['taken away', [corrects(3, 'followUps', null, idOf(QUOTE))], ['寄样品']],
    ['added', [corrects(3, 'followUps', promise('约拜访'))], ['报价', '寄样品', '约拜访']],
    [
      'added and changed again under the name it was given',
      [
        corrects(3, 'followUps', promise('约拜访')),
        corrects(4, 'followUps', promise('约周二拜访'), 'fix@3'),
      ],
      ['报价', '寄样品', '约周二拜访'],
    ],
    [
      'added and taken away',
      [corrects(3, 'followUps', promise('约拜访')), corrects(4, 'followUps', null, 'fix@3')],
      ['报价', '寄样品'],
    ],
    [
      'taken away, and that taken back',
      [corrects(3, 'followUps', null, idOf(QUOTE)), undoes(4, 'fix@3')],
      ['报价', '寄样品'],
    ],
    [
      'of another list',
      [corrects(3, 'products', null, 'products:PCR-ABS-757')],
      ['报价', '寄样品'],
    ],
  ])('%s', (_name, events, texts) => {
    expect(followUps(then(READ, ...events))).toEqual(texts);
  });

  it('keeps its name through every correction, and says what the machine had said', () => {
    const digest = then(READ, corrects(3, 'followUps', promise('周一报价'), idOf(QUOTE)));
    const machine = insightInForce(digest)?.insight;
    if (!machine) throw new Error('nobody has read');
    const [first] = entriesOf(machine, digest.corrections, 'followUps');
    expect(first).toMatchObject({ id: idOf(QUOTE), correction: { machine: QUOTE } });
  });
});

describe('a new reading', () => {
  const fixed = then(
    READ,
    corrects(3, 'followUps', { ...QUOTE, due: after(600) }, idOf(QUOTE)),
    corrects(4, 'summary', '老客户要货。'),
    corrects(5, 'products', null, 'products:PCR-ABS-757'),
  );

  it('of the same text changes nothing that a person said', () => {
    const product = { model: 'PCR-ABS-757', evidence: [1], confidence: 0.9 };
    const read = { by: 'llm', summary: '新', followUps: [QUOTE], products: [product] } as const;
    const digest = then(fixed, extracted(6, read));
    expect(correctedInsight(digest)).toMatchObject({
      by: 'llm',
      summary: '老客户要货。',
      products: [],
    });
    expect(due(digest)).toEqual(after(600));
    expect(followUps(digest)).toEqual(['报价']);
  });

  it('of another text, where the sentence has another number, keeps the date of a hand, once', () => {
    const asked = happen(6, { type: 'asked', what: 'transcribe', person: A, provider: 'aliyun' });
    const heard = promise('报价', { due: after(60), evidence: [3] });
    const digest = then(
      fixed,
      asked,
      composed(7, 2),
      extracted(8, { followUps: [heard, SAMPLE] }, { transcript: 2, askedBy: A }),
    );
    expect(followUps(digest)).toEqual(['报价', '寄样品']);
    expect(due(digest)).toEqual(after(600));
  });

  it('of another text, corrected again under the old name, still knows what the machine had said', () => {
    const heard = promise('报价吧', { evidence: [3] });
    const anew = { transcript: 2, askedBy: A };
    const second = then(fixed, extracted(6, { followUps: [heard] }, anew));
    const again = corrects(7, 'followUps', { ...QUOTE, due: after(900) }, idOf(QUOTE));
    const digest = then(second, again, extracted(8, { followUps: [heard] }, anew));
    expect(digest.corrections.at(-1)?.machine).toEqual(QUOTE);
    expect(followUps(digest)).toEqual(['报价']);
    expect(due(digest)).toEqual(after(900));
  });

  it('that no longer knows the entry keeps what a person made of it, not what they took away', () => {
    const digest = then(fixed, extracted(6, { by: 'llm', followUps: [SAMPLE] }));
    expect(followUps(digest)).toEqual(['寄样品', '报价']);
    expect(correctedInsight(digest)?.products).toEqual([]);
  });
});

it('without a reading there is nothing to correct, and a correction waits for one', () => {
  const unread = play([told(0)]).digest;
  const digest = then(unread, corrects(3, 'intent', '投诉'));
  expect(correctedInsight(digest)).toBeNull();
  expect(digest.corrections[0]?.machine).toBeNull();
  expect(correctedInsight(then(digest, extracted(4)))?.intent).toBe('投诉');
});
