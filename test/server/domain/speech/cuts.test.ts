import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutTrack } from '../../../../server/domain/speech/cuts.ts';
import { makeSpan, makeTrack } from './make.ts';

/** Cuts of a track with these spans, as [from, to]. */
function cutsOf(spans: readonly (readonly [number, number])[], seconds = 120): number[][] {
  const track = makeTrack({ seconds, spans: spans.map(([start, end]) => makeSpan(start, end)) });
  return cutTrack(track).map(({ from, to }) =>
    [from, to].map((time) => Math.round(time * 1000) / 1000),
  );
}

describe('a track is cut', () => {
  it.each<[string, [number, number][], number[][]]>([
    ['nowhere when nobody speaks', [], []],
    ['around one phrase, with a little silence', [[5, 8]], [[4.8, 8.2]]],
    ['not beyond the file', [[0.1, 119.95 - 100]], [[0, 20.15]]],
    [
      'not at a short pause',
      [
        [5, 8],
        [8.6, 10],
      ],
      [[4.8, 10.2]],
    ],
    [
      'where the other side may speak',
      [
        [5, 8],
        [9.5, 11],
      ],
      [
        [4.8, 8.2],
        [9.3, 11.2],
      ],
    ],
    [
      'before it gets too long',
      [
        [0, 15],
        [15.4, 27.9],
        [28.2, 30],
      ],
      [
        [0, 15.2],
        [15.2, 30.2],
      ],
    ],
    [
      'in the middle of a long pause only half of it each',
      [
        [0, 20],
        [20.1, 40],
      ],
      [
        [0, 20.05],
        [20.05, 40.2],
      ],
    ],
    [
      'in equal parts where there is no pause',
      [[10, 70]],
      [
        [9.8, 30],
        [30, 50],
        [50, 70.2],
      ],
    ],
    [
      'once where spans of two sides overlap',
      [
        [5, 8],
        [6, 9],
      ],
      [[4.8, 9.2]],
    ],
  ])('%s', (_name, spans, expected) => {
    expect(cutsOf(spans)).toEqual(expected);
  });

  it('with its name and in order', () => {
    const track = makeTrack({ spans: [makeSpan(1, 2), makeSpan(5, 6)] });
    expect(cutTrack(track).map(({ n, track: id }) => [n, id])).toEqual([
      [0, 'customer'],
      [1, 'customer'],
    ]);
  });
});

/** Spans in order, some touching, some long. */
const someSpans = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.double({ min: 0.1, max: 40, noNaN: true }),
    ),
    { maxLength: 30 },
  )
  .map((pairs) => {
    let at = 0;
    return pairs.map(([gap, length]) => {
      const start = at + gap;
      at = start + length;
      return makeSpan(start, at);
    });
  });

describe('any track', () => {
  it('is cut into pieces that fit, in order, with every span whole and little silence', () => {
    fc.assert(
      fc.property(someSpans, fc.double({ min: 0, max: 1, noNaN: true }), (spans, tail) => {
        const seconds = (spans.at(-1)?.end ?? 0) + tail;
        const cuts = cutTrack(makeTrack({ spans, seconds }));
        let last = 0;
        let sent = 0;
        for (const { from, to } of cuts) {
          expect(from).toBeGreaterThanOrEqual(last - 1e-9);
          expect(to - from).toBeLessThanOrEqual(28 + 1e-9);
          expect(to - from).toBeGreaterThan(0);
          last = to;
          sent += to - from;
        }
        expect(last).toBeLessThanOrEqual(seconds + 1e-9);
        for (const { start, end } of spans) {
          const holding = cuts.filter(({ from, to }) => from < end - 1e-6 && to > start + 1e-6);
          const held = holding.reduce(
            (sum, { from, to }) => sum + Math.min(to, end) - Math.max(from, start),
            0,
          );
          expect(held).toBeCloseTo(end - start, 6);
          expect(holding).toHaveLength(Math.max(1, Math.ceil((end - start) / 28)));
        }
        const voice = spans.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(sent - voice).toBeLessThanOrEqual(spans.length * 1.4 + 1e-6);
      }),
      { numRuns: 500 },
    );
  });
});
