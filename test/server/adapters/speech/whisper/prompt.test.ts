import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  makePrompt,
  MOST_TOKENS,
  SIMPLIFIED_OPENING,
} from '../../../../../server/adapters/speech/whisper/prompt.ts';

describe('makePrompt', () => {
  it.each([
    [[], SIMPLIFIED_OPENING],
    [['ABS-757', '七五七'], `${SIMPLIFIED_OPENING}ABS-757、七五七。`],
    [[' PC \n ABS ', 'PC ABS', '', '\u0000'], `${SIMPLIFIED_OPENING}PC ABS。`],
    [['长'.repeat(300), '短'], `${SIMPLIFIED_OPENING}短。`],
  ])('%j', (words, prompt) => {
    expect(makePrompt(words)).toBe(prompt);
  });

  it('uses the room it has, to the last token', () => {
    const words = Array.from({ length: 100 }, (_, n) => `料${String(n).padStart(3, '0')}`);
    const prompt = makePrompt(words);
    expect(prompt).toHaveLength(MOST_TOKENS - 3);
    expect(prompt).toContain('料041');
    expect(prompt).not.toContain('料042');
    expect(makePrompt([...Array<string>(50).fill('料000'), ...words])).toBe(prompt);
    expect(makePrompt(['粒子', ...words])).toHaveLength(MOST_TOKENS);
    expect(makePrompt(['原粒子', ...words])).not.toContain('料041');
  });

  it('never grows too long, cuts no word, and keeps the order', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('聚乙烯ABS-757料𠮷')),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const prompt = makePrompt(words);
        expect(Array.from(prompt).length).toBeLessThanOrEqual(MOST_TOKENS);
        const rest = prompt.slice(SIMPLIFIED_OPENING.length).replace(/。$/, '');
        const kept = rest === '' ? [] : rest.split('、');
        const order = kept.map((one) => words.indexOf(one));
        expect(order.includes(-1)).toBe(false);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(kept.length > 0 || words.length === 0).toBe(true);
      }),
    );
  });
});
