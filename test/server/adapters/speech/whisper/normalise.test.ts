/** Answers as no server should give them, and the laws that hold for whatever comes. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../../../../../server/adapters/speech/whisper/answer.ts';
import { readBody } from '../../../../../server/adapters/speech/whisper/body.ts';
import {
  normalise,
  type Normalised,
} from '../../../../../server/adapters/speech/whisper/normalise.ts';
import { brief, read, readRaw, seg, word } from './reading.ts';

describe('sentences and their times', () => {
  it.each<[string, object, unknown[], Normalised['timing']]>([
    [
      'unsorted and overlapping: sorted, nothing dropped',
      { segments: [seg(4, 6, '丙'), seg(0.5, 5, '甲'), seg(2, 3, '乙')] },
      [
        [0.5, 5, '甲'],
        [2, 3, '乙'],
        [4, 6, '丙'],
      ],
      'segments',
    ],
    [
      'times as strings, duration as string',
      { duration: '10', segments: [seg('0.5', '5.25', '甲')] },
      [[0.5, 5.25, '甲']],
      'segments',
    ],
    [
      'past the end: kept for whoever judges',
      { duration: 10, segments: [seg(1, 29.98, '谢谢观看')] },
      [[1, 29.98, '谢谢观看']],
      'segments',
    ],
    [
      'backwards and negative: straightened',
      { segments: [seg(-0.2, 1, '甲'), seg(5, 4, '乙')] },
      [
        [0, 1, '甲'],
        [5, 5, '乙'],
      ],
      'segments',
    ],
    [
      'one without a time: the times are worth nothing',
      { text: '甲乙', segments: [seg(0, 1, '甲'), seg(null, 2, '乙')] },
      [[0, 10, '甲乙']],
      'none',
    ],
    [
      'all at zero',
      { text: '甲乙', segments: [seg(0, 0, '甲'), seg(0, 0, '乙')] },
      [[0, 10, '甲乙']],
      'none',
    ],
    [
      'nanoseconds',
      { segments: [seg(500_000_000, 1_250_000_000, '甲')] },
      [[0.5, 1.25, '甲']],
      'segments',
    ],
    ['segments of the wrong kind', { text: '甲', segments: 'none' }, [[0, 10, '甲']], 'none'],
    ['empty segments', { text: '', segments: [seg(0, 2, ' '), seg(2, 4, '')] }, [], null],
    [
      'text alone, on lines',
      { text: ' 你好，\n要 PP\n或 PE\n' },
      [[0, 10, '你好，要 PP或 PE']],
      'none',
    ],
    [
      'no text beside the segments',
      { segments: [seg(1, 2, '甲')], language: 'Chinese' },
      [[1, 2, '甲']],
      'segments',
    ],
    [
      'words alone',
      { text: '你好。', words: [word('你', 1, 1.2), word('好', 1.2, 1.5)] },
      [[1, 1.5, '你好。']],
      'words',
    ],
    ['words all at zero', { text: '你好', words: [word('你好', 0, 0)] }, [[0, 10, '你好']], 'none'],
  ])('%s', (_name, value, sentences, timing) => {
    const got = read(value);
    expect(brief(got)).toEqual(sentences);
    expect(got.timing).toBe(timing);
  });

  it.each([
    ['SPEAKER_00', 'SPEAKER_00'],
    ['A', 'A'],
    [1, '1'],
    [0, '0'],
    ['?', null],
    ['', null],
    [null, null],
    [undefined, null],
    [{}, null],
  ])('speaker %j is %j', (speaker, label) => {
    const got = read({ segments: [seg(0, 1, '甲', { speaker })] });
    expect(got.sentences[0]?.label).toBe(label);
  });
});

describe('times that were invented', () => {
  const long = '我们做的是改性塑料';
  const short = '要三吨';
  it.each<[string, object, Normalised['timing']]>([
    ['in proportion', { segments: [seg(0, 7.5, long), seg(7.5, 10, short)] }, 'estimated'],
    ['one piece, all of it', { duration: 10, segments: [seg(0, 10, long)] }, 'estimated'],
    [
      'one piece, all of it, by a model that is sure',
      { duration: 10, segments: [seg(0, 10, long, { avg_logprob: -0.1 })] },
      'segments',
    ],
    ['one piece, not all of it', { duration: 10, segments: [seg(0, 9.4, long)] }, 'segments'],
    ['touching, out of proportion', { segments: [seg(0, 6, long), seg(6, 10, short)] }, 'segments'],
    ['with a pause', { segments: [seg(0, 7.2, long), seg(7.8, 10, short)] }, 'segments'],
    [
      'with a pause and ends in proportion',
      { segments: [seg(0, 7.5, long), seg(7.9, 10, short)] },
      'segments',
    ],
    ['not from the start', { segments: [seg(0.3, 7.5, long), seg(7.5, 10, short)] }, 'segments'],
    [
      'with words of its own',
      {
        segments: [
          seg(0, 7.5, long, { words: [word(long, 0, 7.5)] }),
          seg(7.5, 10, short, { words: [word(short, 8, 9)] }),
        ],
      },
      'words',
    ],
  ])('%s', (_name, value, timing) => {
    expect(read(value).timing).toBe(timing);
  });

  it('are known whatever the pieces', () => {
    const piece = fc.string({
      unit: fc.constantFrom(...Array.from('改性塑料，。三吨A7')),
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 1, max: 28, noNaN: true }),
        (pieces, duration) => {
          const total = pieces.join('').length;
          let used = 0;
          let before = 0;
          const segments = pieces.map((text) => {
            used += text.length;
            const start = before;
            before = Math.round((duration * used * 1000) / total) / 1000;
            return seg(start, before, text);
          });
          expect(read({ duration, segments }, duration).timing).toBe('estimated');
        },
      ),
    );
  });
});

describe('bodies', () => {
  it.each<[string, string, unknown[], Normalised['timing']]>([
    ['plain text', '你好\n', [[0, 10, '你好']], 'none'],
    ['a JSON string (FunASR)', '"你好"', [[0, 10, '你好']], 'none'],
    ['a mark before the JSON', '\uFEFF\n\n{"text":"你好"}', [[0, 10, '你好']], 'none'],
    [
      'lines that grow (mlx-audio, token by token)',
      '{"text":"你","accumulated":"你"}\n{"text":"好","accumulated":"你好"}\n',
      [[0, 10, '你好']],
      'none',
    ],
    [
      'lines that are whole answers',
      '{"text":"甲","segments":[{"start":1,"end":2,"text":"甲"}]}\r\n{"text":"乙","segments":[{"start":3,"end":4,"text":"乙"}]}',
      [
        [1, 2, '甲'],
        [3, 4, '乙'],
      ],
      'segments',
    ],
  ])('%s', (_name, raw, sentences, timing) => {
    const got = readRaw(raw);
    expect(brief(got)).toEqual(sentences);
    expect(got.timing).toBe(timing);
  });

  it('of any kind make no trouble', () => {
    const names = [
      'text',
      'segments',
      'words',
      'word',
      'start',
      'end',
      'duration',
      'speaker',
      'usage',
    ];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, '', '你好', 0, 1.5, -3, 2e9, true, '2.5'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('value')),
      ),
    }));
    const raw = fc.oneof(
      value.map((one) => JSON.stringify(one)),
      fc.string(),
    );
    fc.assert(
      fc.property(raw, (text) => {
        const answer = readAnswer(readBody(text));
        if (!answer.ok) return;
        const { sentences, timing } = normalise(answer.value, 10);
        expect(timing === null).toBe(sentences.length === 0);
        for (const one of sentences) {
          expect(one.text).not.toBe('');
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.end).toBeGreaterThanOrEqual(one.start);
        }
      }),
      { numRuns: 500 },
    );
  });
});
