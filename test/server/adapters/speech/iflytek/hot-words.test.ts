/** Hot words in the form that goes with each upload. */
import { describe, expect, it } from '@jest/globals';
import { joinHotWords } from '../../../../../server/adapters/speech/iflytek/hot-words.ts';

const many = (count: number, text: string): string[] =>
  Array.from({ length: count }, (_, n) => `${text}${String(n).padStart(3, '0')}`);

describe('joinHotWords', () => {
  it.each([
    [['七五七', '757料', 'PCR-ABS-757'], '七五七|757料|PCR-ABS-757'],
    [['七五七', ' 七五七 ', '料', 'a|b', '', 'x'.repeat(17)], '七五七'],
    [many(300, 'a'), many(200, 'a').join('|')],
  ])('%#', (words, handle) => {
    expect(joinHotWords(words, 'h')).toEqual({ ok: true, value: { hash: 'h', handle } });
  });

  it('ends where the URL would become too long, the most used words first', () => {
    const words = many(200, '改性塑料改性塑料改性塑料');
    const joined = joinHotWords(words, 'h');
    const taken = joined.ok ? joined.value.handle.split('|') : [];
    expect(taken).toEqual(words.slice(0, taken.length));
    expect(taken.length).toBeGreaterThan(30);
    expect(encodeURIComponent(taken.join('|')).length).toBeLessThanOrEqual(6000);
  });

  it('has nothing to offer without a word that fits', () => {
    expect(joinHotWords(['料'], 'h')).toMatchObject({ ok: false, failure: { kind: 'never' } });
  });
});
