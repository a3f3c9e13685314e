import { describe, expect, it } from '@jest/globals';
import type { HeardSentence } from '../../../../server/domain/speech/types.ts';
import { compose, linesOf, makeSpan, makeTrack, say, sayWords } from './make.ts';

const agent = makeTrack({ id: 'agent' });
const customer = makeTrack();

describe('two sides are interleaved', () => {
  it('by the time in the conversation: our leg begins 12.4 s after the caller’s', () => {
    const caller = makeTrack({ spans: [makeSpan(13.1, 13.4), makeSpan(15.2, 18)], seconds: 30 });
    const ours = makeTrack({
      id: 'agent',
      offset: 12.4,
      spans: [makeSpan(0.2, 2.5), makeSpan(5.9, 8)],
      seconds: 20,
    });
    const { segments } = compose(
      [caller, ours],
      [
        {
          track: 'customer',
          sentences: [say(13.1, 13.4, '喂？'), say(15.2, 18, '我想问一下价格。')],
        },
        {
          track: 'agent',
          sentences: [say(0, 2.5, '您好，宁波塑料。'), say(5.8, 8, '您要哪个型号？')],
        },
      ],
    );
    expect(segments.map(({ start, text }) => [text, start])).toEqual([
      ['您好，宁波塑料。', 12.6],
      ['喂？', 13.1],
      ['我想问一下价格。', 15.2],
      ['您要哪个型号？', 18.3],
    ]);
  });

  it('in the place of their cut', () => {
    const { segments } = compose(
      [agent, customer],
      [
        { track: 'agent', cut: { from: 20, to: 25 }, sentences: [say(0.5, 3, '您要多少？')] },
        { track: 'customer', cut: { from: 23, to: 26 }, sentences: [say(0.2, 2, '两吨。')] },
        { track: 'agent', cut: { from: 2, to: 5 }, sentences: [say(0.5, 3, '您好。')] },
      ],
    );
    expect(segments.map(({ start, end, text }) => [text, start, end])).toEqual([
      ['您好。', 2.5, 5],
      ['您要多少？', 20.5, 23],
      ['两吨。', 23.2, 25],
    ]);
  });

  it.each<[string, HeardSentence, HeardSentence, string[]]>([
    [
      '嗯 parts the sentence of the other by its words',
      sayWords(0, 6, '我们这个料，是黑色的，有现货。'),
      say(2.7, 3, '嗯'),
      ['销 我们这个料，', '客 嗯', '销 是黑色的，有现货。'],
    ],
    [
      'a number is not torn',
      sayWords(0, 6, '价格是一万一千八百五一吨'),
      say(3, 3.3, '对'),
      ['销 价格是一万一千八百五一', '客 对', '销 吨'],
    ],
    [
      'without times of words it stays whole',
      say(0, 6, '我们这个料，是黑色的，有现货。'),
      say(2.4, 2.7, '嗯'),
      ['销 我们这个料，是黑色的，有现货。', '客 嗯'],
    ],
    [
      'words that do not make up the text part nothing',
      { ...sayWords(0, 6, '我们这个料'), text: '我们这个料是黑色的' },
      say(2.4, 2.7, '嗯'),
      ['销 我们这个料是黑色的', '客 嗯'],
    ],
    [
      'who speaks on after it only overlaps',
      sayWords(0, 4, '您还要别的吗'),
      say(3, 6, '那个先不要了'),
      ['销 您还要别的吗', '客 那个先不要了'],
    ],
  ])('%s', (_name, ours, theirs, lines) => {
    const composed = compose(
      [agent, customer],
      [
        { track: 'agent', timing: 'words', sentences: [ours] },
        { track: 'customer', timing: 'words', sentences: [theirs] },
      ],
    );
    expect(linesOf(composed)).toEqual(lines);
  });
});

describe('times that nobody measured', () => {
  const spans = [makeSpan(10, 12), makeSpan(14, 16)];

  it.each(['estimated', 'none'] as const)('(%s) are replaced by the voice of the cut', (timing) => {
    const track = makeTrack({ spans });
    const { segments } = compose(
      [track],
      [
        {
          track: 'customer',
          timing,
          cut: { from: 9.8, to: 16.2 },
          sentences: [say(0, 6.4, '我想问一下价格。什么时候能够发货？')],
        },
      ],
    );
    expect(segments.map(({ start, end, text }) => [text, start, end])).toEqual([
      ['我想问一下价格。', 10, 11.867],
      ['什么时候能够发货？', 14, 16],
    ]);
  });

  it('are so even where the server claims to have measured', () => {
    const { segments } = compose(
      [makeTrack({ spans })],
      [
        {
          track: 'customer',
          timing: 'segments',
          cut: { from: 9.8, to: 16.2 },
          sentences: [say(0, 0, '我想问一下价格')],
        },
      ],
    );
    expect(segments).toMatchObject([{ start: 10, end: 16 }]);
  });

  it('decide what the transcript says of its times', () => {
    const both = (one: 'words' | 'none'): string =>
      compose(
        [customer],
        [
          { track: 'customer', timing: 'words', sentences: [] },
          { track: 'customer', timing: one, sentences: [] },
        ],
      ).timing;
    expect([both('words'), both('none'), compose([customer], []).timing]).toEqual([
      'words',
      'none',
      'none',
    ]);
  });

  it('are drawn to the voice where they are rough', () => {
    const track = makeTrack({ spans });
    const { segments } = compose(
      [track],
      [
        {
          track: 'customer',
          sentences: [say(9, 13.9, '我想问一下价格'), say(13.9, 17, '什么时候发货')],
        },
      ],
    );
    expect(segments.map(({ start, end }) => [start, end])).toEqual([
      [10, 12],
      [14, 16],
    ]);
  });
});

describe('neighbours are joined', () => {
  it.each<[string, HeardSentence[], string[]]>([
    ['after a short pause', [say(0, 2, '您好。'), say(2.5, 4, '请讲。')], ['您好。请讲。']],
    ['not after a long one', [say(0, 2, '您好。'), say(2.8, 4, '请讲。')], ['您好。', '请讲。']],
    [
      'with a space where a pause had no mark',
      [say(0, 2, '一万一千'), say(2.5, 4, '两吨起订')],
      ['一万一千 两吨起订'],
    ],
    [
      'without one where there was no pause',
      [say(0, 2, '一万一千'), say(2, 4, '八百五')],
      ['一万一千八百五'],
    ],
    [
      'not beyond a readable line',
      [say(0, 8, `${'价'.repeat(30)}。`), say(8, 12, '好'.repeat(11))],
      [`${'价'.repeat(30)}。`, '好'.repeat(11)],
    ],
    [
      'beyond it where the sentence goes on',
      [say(0, 8, '价'.repeat(30)), say(8, 12, '好'.repeat(11))],
      [`${'价'.repeat(30)}${'好'.repeat(11)}`],
    ],
  ])('%s', (_name, sentences, texts) => {
    const { segments } = compose([customer], [{ track: 'customer', sentences }]);
    expect(segments.map((one) => one.text)).toEqual(texts);
  });

  it('not over a word of the other side', () => {
    const composed = compose(
      [agent, customer],
      [
        { track: 'customer', sentences: [say(0, 2, '我要两吨。'), say(2.6, 4, '下周。')] },
        { track: 'agent', sentences: [say(2.1, 2.4, '嗯。')] },
      ],
    );
    expect(linesOf(composed)).toEqual(['客 我要两吨。', '销 嗯。', '客 下周。']);
  });
});

describe('the text', () => {
  it('is simplified and cleaned', () => {
    const composed = compose(
      [customer],
      [{ track: 'customer', sentences: [say(1, 3, '請問 有貨嗎?')] }],
      {
        toSimplified: (text) => text.replace('請問', '请问').replace('貨嗎', '货吗'),
      },
    );
    expect(linesOf(composed)).toEqual(['客 请问有货吗？']);
  });

  it('of a track that is not asked for is passed over', () => {
    expect(compose([customer], [{ track: 'gone', sentences: [say(1, 2, '您好')] }])).toMatchObject({
      segments: [],
      removed: [],
      wordless: true,
    });
  });
});
