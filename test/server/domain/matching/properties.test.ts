import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareNumbers } from '../../../../server/domain/matching/compare.ts';
import { TRUSTED_CONFIDENCE } from '../../../../server/domain/matching/types.ts';
import { bookKeys, lookupKeys } from '../../../../server/domain/numbers/keys.ts';
import { readNumber } from '../../../../server/domain/numbers/read.ts';
import { decorated, fullNumbers, landlines, plainOf } from '../numbers/arbitraries.ts';
import { call, written } from './house.ts';

/** Numbers that share many digits, so that near misses are common. */
const alike = fc
  .tuple(
    fc.constantFrom('', '0574', '021', '0515', '+852', '138', '139', '400', '05', '13', '0'),
    fc.constantFrom('87654321', '8765432', '7654321', '87654320', '17654321', '4321', '28765432'),
    fc.constantFrom('', '-1', '转2', '-8012'),
  )
  .map((parts) => parts.join(''));
const any = fc.oneof(
  alike,
  fullNumbers.map(plainOf),
  landlines.map(({ groups }) => groups.slice(1).join('')),
);

describe('two numbers', () => {
  it('that are full and different never agree enough to be trusted', () => {
    fc.assert(
      fc.property(fc.oneof(fullNumbers.map(plainOf), alike), any, (one, other) => {
        const [caller, filed] = [readNumber(one), readNumber(other)];
        const isFull = caller.e164 !== null && filed.e164 !== null;
        fc.pre(isFull && caller.e164 !== filed.e164);
        const agreement = compareNumbers(caller, filed, '0574');
        expect(agreement?.confidence ?? 0).toBeLessThan(TRUSTED_CONFIDENCE);
      }),
      { numRuns: 3000 },
    );
  });

  it('agree the same way round, and alike with themselves', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [a, b] = [readNumber(one), readNumber(other)];
        expect(compareNumbers(a, b, '0574')).toEqual(compareNumbers(b, a, '0574'));
        if (lookupKeys(a).length > 0) expect(compareNumbers(a, a, null)?.class).toBe('exact');
      }),
      { numRuns: 3000 },
    );
  });

  it('that agree in any class find each other by one lookup', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [caller, filed] = [readNumber(one), readNumber(other)];
        if (compareNumbers(caller, filed, '0574') === null) return;
        const asked = lookupKeys(caller);
        expect(bookKeys(filed).some((key) => asked.includes(key))).toBe(true);
      }),
      { numRuns: 4000 },
    );
  });
});

describe('a caller', () => {
  it('is found however the book and the carrier write the number', () => {
    const twoWritings = fullNumbers.chain((parts) =>
      fc.tuple(decorated(fc.constant(parts)), decorated(fc.constant(parts))),
    );
    fc.assert(
      fc.property(twoWritings, ([one, other]) => {
        expect(written(call(one.raw, { book: { A: other.raw } }))).toBe('exact 1 A');
      }),
      { numRuns: 1000 },
    );
  });

  it('gets the same answer in whatever order the book is', () => {
    const books = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B/张', 'B', 'C/李', '~王'), any), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(books, any, (book, caller) => {
        const forwards = call(caller, { book: Object.fromEntries(book) });
        const backwards = call(caller, { book: Object.fromEntries(book.toReversed()) });
        expect(backwards).toEqual(forwards);
        const confidences = forwards.candidates.map((candidate) => candidate.confidence);
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        expect(forwards.why.join('')).not.toMatch(/\d{4}/);
      }),
      { numRuns: 1000 },
    );
  });
});
