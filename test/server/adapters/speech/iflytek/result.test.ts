/** The result of an order: JSON inside JSON, in both forms. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOrderResult } from '../../../../../server/adapters/speech/iflytek/result.ts';

type Piece = readonly [text: string, kind: string, wb?: number, we?: number];

const best = (pieces: readonly Piece[], rl = '0', bg = '1000'): object => ({
  st: {
    bg,
    ed: '3000',
    rl,
    rt: [{ ws: pieces.map(([w, wp, wb = 0, we = 0]) => ({ wb, we, cw: [{ w, wp, wc: '0' }] })) }],
  },
});
const PIECES: readonly Piece[] = [
  ['嗯', 's', 0, 20],
  ['，', 'p', 20, 20],
  ['好', 'n', 25, 60],
  ['的', 'n', 60, 81],
  ['。', 'p', 81, 81],
  ['', 'g', 81, 81],
];
const WORDS = [
  { start: 1, end: 1.2, text: '嗯，' },
  { start: 1.25, end: 1.6, text: '好' },
  { start: 1.6, end: 1.81, text: '的。' },
];

describe('readOrderResult', () => {
  const asText = JSON.stringify(best(PIECES));
  it.each([
    ['json_1best as text', { lattice: [{ json_1best: asText }] }],
    ['json_1best as an object', { lattice: [{ json_1best: best(PIECES) }] }],
    ['json_1best wrapped twice', { lattice: [{ json_1best: JSON.stringify(asText) }] }],
    ['lattice2 alone', { lattice2: [{ begin: '1000', end: '3000', json_1best: best(PIECES) }] }],
    ['lattice before lattice2', { lattice: [{ json_1best: asText }], lattice2: [{}] }],
  ])('reads %s', (_name, result) => {
    const sentence = {
      start: 1,
      end: 3,
      text: '嗯，好的。',
      words: WORDS,
      label: null,
      channel: null,
    };
    expect(readOrderResult(JSON.stringify(result))).toEqual([sentence]);
  });

  it('takes the side from the tracks, else the role', () => {
    const lattice = ['1', '2', '3'].map((rl) => ({ json_1best: best([['好', 'n']], rl) }));
    const rl_track = [
      { rl: '1', track: 'R' },
      { rl: '2', track: 'L' },
    ];
    const sides = readOrderResult(JSON.stringify({ lattice, label: { rl_track } }));
    expect(sides?.map(({ channel, label }) => [channel, label])).toEqual([
      [1, null],
      [0, null],
      [null, '3'],
    ]);
  });

  it('drops punctuation that follows no word', () => {
    const lattice = [{ json_1best: best([['，', 'p'], ...PIECES]) }];
    expect(readOrderResult(JSON.stringify({ lattice }))?.[0]?.text).toBe('嗯，好的。');
  });

  it.each([
    ['', []],
    ['{}', []],
    ['{"lattice":[]}', []],
    ['{"lattice":[{"json_1best":"{\\"st\\":"}]}', null],
    ['{"lattice":[{"json_1best":"{}"}]}', null],
    ['{"lattice":7}', null],
    ['<html>', null],
  ])('%s', (text, read) => {
    expect(readOrderResult(text)).toEqual(read);
  });

  it('has each word once, and in the text what is in the words', () => {
    const piece = fc.tuple(fc.stringMatching(/^[一-龥]{1,3}$/), fc.constantFrom('n', 's'));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const marked = pieces.flatMap((one): Piece[] => [one, ['，', 'p']]);
        const [sentence] =
          readOrderResult(JSON.stringify({ lattice: [{ json_1best: best(marked) }] })) ?? [];
        expect(sentence?.words).toHaveLength(pieces.length);
        expect(sentence?.text).toBe(pieces.map(([text]) => `${text}，`).join(''));
        expect(sentence?.words.map(({ text }) => text).join('')).toBe(sentence?.text);
      }),
    );
  });
});
