/** Words laid along their sentences: whatever the server times, the text is the text. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Normalised } from '../../../../../server/adapters/speech/whisper/normalise.ts';
import { layWords } from '../../../../../server/adapters/speech/whisper/words.ts';
import { read, seg, spelled, word } from './reading.ts';

describe('words', () => {
  const pair = [seg(0, 2, '要ABS。'), seg(2, 4, '几吨？')];
  it.each<[string, object, string[][], Normalised['timing']]>([
    [
      'beside the segments, one heard across the seam',
      {
        segments: pair,
        words: [word('要', 0, 1), word('abs', 1, 2.6), word('几', 2.6, 3), word('吨', 3, 4)],
      },
      [
        ['要', 'ABS。'],
        ['几', '吨？'],
      ],
      'words',
    ],
    [
      'of another text: none rather than wrong ones',
      { segments: pair, words: [word('不', 0, 1), word('是', 1, 2)] },
      [[], []],
      'segments',
    ],
    [
      'too far apart to belong to this text',
      {
        segments: [
          seg(0, 9, '好，我们下周三上午十点半再打给您', {
            words: [word('好', 0, 1), word('您', 8, 9)],
          }),
        ],
      },
      [[]],
      'segments',
    ],
    [
      'in one sentence only',
      { segments: [seg(0, 2, '好', { words: [word('好', 0, 2)] }), seg(2, 4, '吨')] },
      [['好'], []],
      'segments',
    ],
    [
      'one without a time',
      { segments: [seg(0, 2, '你好', { words: [word('你', 0, 1), word('好', null, 2)] })] },
      [[]],
      'segments',
    ],
    [
      'missing where there is nothing to say',
      { segments: [seg(0, 2, '好', { words: [word('好', 0, 2)] }), seg(2, 4, '。')] },
      [['好'], []],
      'words',
    ],
    [
      'broken at the beginning',
      {
        segments: [
          seg(0, 2, '苯多少', {
            words: [word('\uFFFD', 0, 1), word('多', 1, 1.5), word('少', 1.5, 2)],
          }),
        ],
      },
      [['苯多', '少']],
      'words',
    ],
  ])('%s', (_name, value, texts, timing) => {
    const got = read(value);
    expect(spelled(got)).toEqual(texts);
    expect(got.timing).toBe(timing);
  });

  it('together are the text, each character once, and never go back', () => {
    const letter = fc.constantFrom(...Array.from('我要三吨塑料，。ＡB苯 '));
    const sentence = fc.array(letter, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.double({ min: 0, max: 9, noNaN: true })),
        (sentences, times) => {
          const texts = sentences.map((one) => one.join(''));
          const next = (): number => Number(times.next().value);
          const words = sentences.flat().flatMap((text) => {
            if ('，。 '.includes(text)) return [];
            return [{ text: text === '苯' ? '\uFFFD' : text, start: next(), end: next() }];
          });
          const laid = layWords(texts, words);
          if (laid === null) {
            fc.pre(false);
            return;
          }
          const spoken = texts.map((text) => (/^[，。 苯]*$/.test(text) ? '' : text));
          expect(laid.map((own) => own.map((one) => one.text).join(''))).toEqual(spoken);
          const starts = laid.flat().map((one) => one.start);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
          expect(laid.flat().every((one) => one.end >= one.start)).toBe(true);
        },
      ),
    );
  });
});
