import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countTokens, splitLines } from '../../../../server/adapters/llm/chunks.ts';
import { SPEAKERS } from '../../../../server/domain/speech/types.ts';

const line = fc.record({
  speaker: fc.constantFrom(...SPEAKERS),
  text: fc.string({ maxLength: 300 }),
});
const lines = fc.array(line, { maxLength: 60 });
const room = fc.integer({ min: 100, max: 900 });

describe('splitLines', () => {
  it('keeps a conversation that fits in one piece', () => {
    const short = [{ speaker: 'agent', text: '您好' }] as const;
    expect(splitLines(short, 100)).toEqual([[{ index: 0, speaker: 'agent', text: '您好' }]]);
    expect(splitLines([], 100)).toEqual([]);
  });

  it('begins a chunk with the last three turns of the one before', () => {
    const talk = Array.from({ length: 12 }, (_, n) => ({
      speaker: 'agent' as const,
      text: `${n}`,
    }));
    const chunks = splitLines(talk, 200);
    expect(chunks[0]?.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const [first, second] = splitLines(
      talk.map((one) => ({ ...one, text: '一二三四五六' })),
      200,
    );
    expect(first?.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(second?.map(({ index }) => index)).toEqual([8, 9, 10, 11]);
  });

  it('shows every line whole, in order, within the room', () => {
    fc.assert(
      fc.property(lines, room, (talk, size) => {
        const chunks = splitLines(talk, size);
        for (const chunk of chunks) {
          expect(chunk.length).toBeGreaterThan(0);
          const cost = chunk.reduce((sum, { text }) => sum + countTokens(text) + 14, 0);
          expect(cost).toBeLessThanOrEqual(size);
        }
        const shown = new Map<number, string[]>();
        const seen = new Set<unknown>();
        for (const piece of chunks.flat()) {
          if (seen.has(piece)) continue;
          seen.add(piece);
          shown.set(piece.index, [...(shown.get(piece.index) ?? []), piece.text]);
        }
        expect([...shown.keys()]).toEqual(talk.map((_, n) => n));
        expect([...shown.values()].map((parts) => parts.join(''))).toEqual(
          talk.map(({ text }) => text),
        );
      }),
    );
  });
});
