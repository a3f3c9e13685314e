/** What a customer is found by, and the order of its numbers. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from '../../../../server/domain/calls/search.ts';
import { findingOf, piecesOf, tailOfFour } from '../../../../server/domain/customers/finding.ts';
import { numbersBelongingTo, numbersOf } from '../../../../server/domain/customers/numbers.ts';
import { entriesFor, entryForMark } from '../../../../server/domain/matching/entries.ts';
import type { NumberEntry } from '../../../../server/domain/matching/entries.ts';
import { maskNumber } from '../../../../server/domain/numbers/mask.ts';
import { readNumber } from '../../../../server/domain/numbers/read.ts';

describe('the pieces of a name', () => {
  it('are had by every part of it', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from('宁波奥克斯空调ＡＢ1 （）')),
      maxLength: 20,
    });
    fc.assert(
      fc.property(name, fc.nat(20), fc.nat(20), (whole, from, length) => {
        const part = normalise(whole.slice(from, from + length));
        const { pieces, text } = findingOf(whole);
        expect(text).toContain(part);
        expect(pieces).toEqual(expect.arrayContaining([...piecesOf(part)]));
      }),
    );
  });

  it('tell names apart', () => {
    expect(findingOf('宁波奥克斯').pieces).not.toEqual(
      expect.arrayContaining([...piecesOf('奥斯')]),
    );
  });

  it.each([
    ['13800008888', '8888'],
    ['0574-87654321转8012', '4321'],
    ['+852 2345 6789', '6789'],
    ['', null],
  ])('of %s the tail is %s', (raw, tail) => {
    expect(tailOfFour(readNumber(raw))).toBe(tail);
  });
});

describe('numbers of a customer', () => {
  const person = { kind: 'contact', customer: 'C1', contact: 'C1-1' } as const;
  const at = new Date('2026-11-24T02:00:00Z');
  const mark = (contact: string | null, raw: string): NumberEntry[] => {
    const entry = entryForMark(
      { kind: 'confirmed', customer: 'C1', contact, by: 'a', at },
      readNumber(raw),
    );
    return entry ? [entry] : [];
  };
  const entries: readonly NumberEntry[] = [
    ...entriesFor({ kind: 'customer', customer: 'C1' }, ['0574-87654321']),
    ...entriesFor(person, ['13800008888 / 0574-87654321-8012']),
    ...mark('C1-1', '13800008888'),
    ...mark('C1-1', '13900009999'),
    ...mark(null, '13700007777'),
  ];

  it('are each there once, those of 就是他 marked where the book has none', () => {
    const numbers = numbersOf(entries);
    const shown = (contact: string | null) =>
      numbersBelongingTo(numbers, contact).map(({ number, confirmed }) => [
        maskNumber(number),
        number.extension,
        confirmed,
      ]);
    expect(shown(null)).toEqual([
      ['0574****4321', null, false],
      ['137****7777', null, true],
    ]);
    expect(shown('C1-1')).toEqual([
      ['0574****4321', '8012', false],
      ['138****8888', null, false],
      ['139****9999', null, true],
    ]);
  });

  it('stand in one order, however they are read', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), (mixed) => {
        expect(numbersOf(mixed)).toEqual(numbersOf(entries));
      }),
    );
  });
});
