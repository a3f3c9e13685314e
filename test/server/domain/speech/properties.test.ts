import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutTrack } from '../../../../server/domain/speech/cuts.ts';
import type { HeardSentence, Timing, Track } from '../../../../server/domain/speech/types.ts';
import { bareText } from '../../../../server/domain/speech/wording.ts';
import { compose, makeSpan, makeTrack, say, sayWords, type HeardOf } from './make.ts';

/** Each word of the tests is a character of its own, so that it can be counted. */
const FIRST_WORD = 0x4e00;

const seconds = (most: number): fc.Arbitrary<number> =>
  fc.double({ min: 0.05, max: most, noNaN: true }).map((time) => Math.round(time * 1000) / 1000);

/** A turn of one side: how long the silence before, how many words, whether its words are timed, its mark. */
const turn = fc.record({
  side: fc.constantFrom('agent', 'customer'),
  after: fc.double({ min: -1.5, max: 3, noNaN: true }),
  words: fc.integer({ min: 1, max: 30 }),
  mark: fc.constantFrom('', '，', '。', '？'),
  isQuiet: fc.boolean(),
});

interface Talk {
  readonly tracks: readonly Track[];
  readonly heard: readonly HeardOf[];
  readonly words: readonly string[];
}

/** A conversation in which the sides overlap; now and then a sentence lies where we heard nobody. */
const talks = fc
  .record({
    turns: fc.array(turn, { maxLength: 20 }),
    offset: fc.constantFrom(0, 12.4),
    timing: fc.constantFrom<Timing>('words', 'segments'),
  })
  .map(({ turns, offset, timing }): Talk => {
    let at = 15;
    let next = FIRST_WORD;
    const sides = { agent: [] as HeardSentence[], customer: [] as HeardSentence[] };
    const voice = { agent: [] as HeardSentence[], customer: [] as HeardSentence[] };
    for (const { side, after, words, mark, isQuiet } of turns) {
      const key = side === 'agent' ? 'agent' : 'customer';
      const shift = key === 'agent' ? offset : 0;
      const start = Math.max(15, at + after, (sides[key].at(-1)?.end ?? 0) + shift);
      const end = start + words * 0.2;
      const text = Array.from({ length: words }, (_, i) => String.fromCharCode(next + i)).join('');
      next += words;
      const make = timing === 'words' ? sayWords : say;
      const sentence = make(start - shift, end - shift, `${text}${mark}`);
      sides[key].push(sentence);
      if (!isQuiet) voice[key].push(sentence);
      at = Math.max(at, end);
    }
    const tracks = (['agent', 'customer'] as const).map((id) =>
      makeTrack({
        id,
        offset: id === 'agent' ? offset : 0,
        seconds: at + 5,
        spans: voice[id].map(({ start, end }) => makeSpan(start, end)),
      }),
    );
    const heard = tracks.map(({ id }) => ({
      track: id,
      timing,
      sentences: sides[id === 'agent' ? 'agent' : 'customer'],
    }));
    const all = Array.from({ length: next - FIRST_WORD }, (_, i) =>
      String.fromCharCode(FIRST_WORD + i),
    );
    return { tracks, heard, words: all };
  });

describe('any conversation', () => {
  it('keeps each word once, in the transcript or in what was left out', () => {
    fc.assert(
      fc.property(talks, ({ tracks, heard, words }) => {
        const { segments, removed } = compose(tracks, heard);
        const said = [...segments, ...removed.map((one) => one.segment)].map((one) =>
          bareText(one.text),
        );
        expect(Array.from(said.join('')).sort()).toEqual([...words].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('is in order, and each side keeps the order of its words', () => {
    fc.assert(
      fc.property(talks, ({ tracks, heard }) => {
        const { segments } = compose(tracks, heard);
        const starts = segments.map((one) => one.start);
        expect(starts).toEqual([...starts].sort((one, other) => one - other));
        for (const { start, end } of segments) expect(end).toBeGreaterThanOrEqual(start);
        for (const side of ['agent', 'customer']) {
          const said = segments
            .filter((one) => one.speaker === side)
            .map((one) => bareText(one.text));
          expect(said.join('')).toBe(Array.from(said.join('')).sort().join(''));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has each sentence within 0.3 s of where it was said', () => {
    fc.assert(
      fc.property(talks, ({ tracks, heard }) => {
        const { segments } = compose(tracks, heard);
        for (const { track, sentences } of heard) {
          const offset = tracks.find((one) => one.id === track)?.offset ?? 0;
          const spans = tracks.find((one) => one.id === track)?.spans ?? [];
          for (const { start, text } of sentences) {
            if (!spans.some((span) => span.start === start)) continue;
            const first = segments.find((one) => one.text.startsWith(text.charAt(0)));
            if (first) expect(Math.abs(first.start - offset - start)).toBeLessThanOrEqual(0.3);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a track that was cut', () => {
  const voices = fc.array(fc.tuple(seconds(3), seconds(35)), { minLength: 1, maxLength: 12 });

  it('is put together again with every word, each in the place of its voice', () => {
    fc.assert(
      fc.property(
        voices,
        fc.constantFrom<Timing>('segments', 'estimated', 'none'),
        (pairs, timing) => {
          let at = 0;
          const spans = pairs.map(([gap, length]) => {
            const start = at + gap;
            at = start + length;
            return makeSpan(start, at);
          });
          const track = makeTrack({ spans, seconds: at + 1 });
          const cuts = cutTrack(track);
          const heard = cuts.map((cut, n): HeardOf => ({
            track: track.id,
            cut,
            timing,
            sentences: [say(0, cut.to - cut.from, String.fromCharCode(FIRST_WORD + n))],
          }));
          const { segments, removed } = compose([track], heard);
          expect(removed).toEqual([]);
          expect(
            segments
              .map((one) => one.text)
              .join('')
              .replaceAll(' ', ''),
          ).toBe(cuts.map((_, n) => String.fromCharCode(FIRST_WORD + n)).join(''));
          for (const { start } of segments) {
            expect(
              spans.some((span) => start >= span.start - 0.01 && start <= span.end + 0.01),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
