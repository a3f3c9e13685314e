import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bookKeys, exactKey, lookupKeys } from '../../../../server/domain/numbers/keys.ts';
import { readNumber, readNumbers } from '../../../../server/domain/numbers/read.ts';
import { NUMBER_KINDS } from '../../../../server/domain/numbers/types.ts';
import { decorated, fullNumbers, landlines, mobiles, plainOf } from './arbitraries.ts';

const soup = fc.string({
  unit: fc.constantFrom(
    ...Array.from('0123456789013886+-()/;,.x#转分机或、@: <>"'),
    '１',
    'ext',
    'sip:',
    '\u200b',
  ),
  maxLength: 60,
});
const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), soup);

describe('any field', () => {
  it('is read without a throw into at least one well-formed number, each once', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const numbers = readNumbers(raw);
        expect(numbers.length).toBeGreaterThan(0);
        for (const number of numbers) {
          expect(NUMBER_KINDS).toContain(number.kind);
          expect(number.national ?? '0').toMatch(/^\d+$/);
          expect(number.e164 ?? '+1').toMatch(/^\+\d+$/);
          expect(number.extension ?? '0').toMatch(/^\d{1,8}$/);
          if (number.kind === 'withheld') expect(numbers).toHaveLength(1);
        }
        const ids = numbers.map((n) => `${n.national ?? n.e164 ?? ''}#${n.extension ?? ''}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 1200 },
    );
  });

  it('of any length is read quickly', () => {
    const started = performance.now();
    for (const unit of ['1', '1 ', '<sip:', '转1', ';ext=', '13800008888/', '"', '@', ' 0574']) {
      readNumbers(unit.repeat(50_000));
    }
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('never shows more than its mask allows', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fullNumbers.map(plainOf)), (raw) => {
        for (const number of readNumbers(raw)) {
          if (number.kind === 'hotline' || number.kind === 'service') continue;
          expect(number.masked).not.toMatch(/\d{5}/);
          expect(number.masked.replace(/\D/g, '').length).toBeLessThanOrEqual(8);
        }
      }),
      { numRuns: 1200 },
    );
  });

  it('reads its own results as the same numbers', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          decorated(fullNumbers).map(({ raw }) => raw),
        ),
        (raw) => {
          for (const number of readNumbers(raw)) {
            if (number.kind === 'unknown') continue;
            const forms = [number.national, number.e164].filter((form) => form !== null);
            for (const form of forms) {
              expect(readNumbers(form)).toEqual([{ ...number, extension: null }]);
            }
          }
        },
      ),
      { numRuns: 1200 },
    );
  });
});

describe('a number', () => {
  it('is the same however it is written', () => {
    fc.assert(
      fc.property(decorated(fullNumbers), ({ plain, raw }) => {
        const numbers = readNumbers(raw);
        expect(numbers).toEqual([readNumber(plain)]);
        expect(exactKey(readNumber(raw))).toBe(`n:${plain}`);
      }),
      { numRuns: 2500 },
    );
  });

  it('keeps its extension however both are written', () => {
    const extensions = fc.stringMatching(/^\d{2,5}$/);
    const words = fc.constantFrom('转', ' 转 ', '分机', ' ext ', ' ext. ', 'x', '#', '-', '(');
    fc.assert(
      fc.property(landlines, extensions, words, (parts, extension, word) => {
        const number = readNumber(`${parts.groups.join('-')}${word}${extension}`);
        expect(number).toMatchObject({ national: plainOf(parts), extension });
      }),
      { numRuns: 800 },
    );
  });

  it('stands beside any other in one field', () => {
    const joints = fc.constantFrom('/', ' / ', ';', '；', '、', '或', ' 或 ', ', ');
    fc.assert(
      fc.property(mobiles, fullNumbers, joints, (one, other, joint) => {
        const raw = one.groups.join('-') + joint + other.groups.join(' ');
        const expected = [...new Set([plainOf(one), plainOf(other)])];
        expect(readNumbers(raw).map((number) => number.national)).toEqual(expected);
      }),
      { numRuns: 800 },
    );
  });

  it('is filed and asked for under at most three keys', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        for (const number of readNumbers(raw)) {
          expect(bookKeys(number).length).toBeLessThanOrEqual(3);
          expect(lookupKeys(number).length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});

describe('keys', () => {
  const keysOf = (raw: string) => {
    const number = readNumber(raw);
    return { book: bookKeys(number), lookup: lookupKeys(number) };
  };

  it.each([
    ['13800008888', ['n:13800008888', 't:00008888'], ['n:13800008888', 't:00008888']],
    [
      '0574-87654321-8012',
      ['n:057487654321', 'l:87654321', 't:87654321'],
      ['n:057487654321', 'n:87654321', 't:87654321'],
    ],
    ['87654321', ['n:87654321', 't:87654321'], ['n:87654321', 'l:87654321', 't:87654321']],
    ['8765432', ['n:8765432'], ['n:8765432', 'l:8765432']],
    ['4008320160', ['n:4008320160', 't:08320160'], ['n:4008320160', 't:08320160']],
    ['+852 2345 6789', ['n:+85223456789', 't:23456789'], ['n:+85223456789', 't:23456789']],
    ['95588', ['n:95588'], ['n:95588']],
    ['8001', [], []],
    ['anonymous', [], []],
    ['张三', [], []],
  ])('%s', (raw, book, lookup) => {
    expect(keysOf(raw)).toEqual({ book, lookup });
  });
});
