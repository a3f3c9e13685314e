/** Windows of a transcript, and cursors that travel. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SentenceView } from '../../../../server/domain/digest/view.types.ts';
import {
  packCall,
  packInbox,
  unpackCall,
  unpackInbox,
} from '../../../../server/flows/pages/cursor.ts';
import { numberAt, WINDOW, windowOf } from '../../../../server/flows/pages/window.ts';

function sentence(n: number): SentenceView {
  return {
    ...{ n, person: null, start: n, end: n + 1, clock: '00:00', text: '好', heard: null },
    speaker: { value: 'agent', text: '销售' },
  };
}
/** Every seventh has been emptied by hand. */
const SIX_HUNDRED = Array.from({ length: 600 }, (_, n) => n)
  .filter((n) => n % 7 !== 3)
  .map(sentence);

describe('a window', () => {
  it('goes on until the end, and shows each sentence once', () => {
    const seen: number[] = [];
    let from: number | null = 0;
    while (from !== null) {
      const { sentences, next } = windowOf(SIX_HUNDRED, from, WINDOW);
      expect(sentences.length).toBeLessThanOrEqual(WINDOW);
      seen.push(...sentences.map(({ n }) => n));
      from = next;
    }
    expect(seen).toEqual(SIX_HUNDRED.map(({ n }) => n));
  });

  it('begins at the sentence that bears a fact out, and leads back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SIX_HUNDRED), ({ n }) => {
        const { sentences, previous } = windowOf(SIX_HUNDRED, n, WINDOW);
        expect(sentences[0]?.n).toBe(n);
        if (previous === null) {
          expect(n).toBe(SIX_HUNDRED[0]?.n);
          return;
        }
        const back = windowOf(SIX_HUNDRED, previous, WINDOW).sentences.map((one) => one.n);
        expect(back[0]).toBe(previous);
        expect(back.at(-1) ?? 0).toBeGreaterThanOrEqual(n - 2);
      }),
    );
  });

  it('around a second holds what is said then, and a few before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (second) => {
        const from = numberAt(SIX_HUNDRED, second);
        const { sentences } = windowOf(SIX_HUNDRED, from, WINDOW);
        const heard = SIX_HUNDRED.findLast((one) => one.start <= second);
        expect(sentences).toContain(heard);
        expect(sentences.findIndex((one) => one === heard)).toBe(
          Math.min(
            10,
            SIX_HUNDRED.findIndex((one) => one === heard),
          ),
        );
      }),
    );
    expect(numberAt([], 3)).toBe(0);
  });

  it('behind the end is empty', () => {
    expect(windowOf(SIX_HUNDRED, 600, WINDOW).sentences).toEqual([]);
    expect(windowOf([], 0, WINDOW)).toEqual({ sentences: [], next: null, previous: null });
  });
});

describe('a cursor', () => {
  it('comes back as the place it was', () => {
    const number = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(fc.tuple(number, number, number, number, fc.string()), number, (place, at) => {
        expect(unpackInbox(packInbox(place))).toEqual(place);
        const call = { at: new Date(at), id: place[4] };
        expect(unpackCall(packCall(call))).toEqual(call);
      }),
    );
  });

  it('that nobody gave out is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([unpackInbox(text), unpackCall(text)]).toEqual([null, null]);
      }),
    );
    expect(unpackInbox(packCall({ at: new Date(), id: 'c' }))).toBeNull();
    expect(unpackCall(packInbox([0, 1, 2, 3, 'x']))).toBeNull();
  });
});
