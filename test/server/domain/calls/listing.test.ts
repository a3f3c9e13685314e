/** A list shows whom the call itself would let in, and finds it by what it shows. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maySeeCall } from '../../../../server/domain/calls/access.ts';
import { listingOf, marksFor, marksOfMine } from '../../../../server/domain/calls/listing.ts';
import { normalise, readSearch } from '../../../../server/domain/calls/search.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import { ROLES, type Employee } from '../../../../server/domain/people.ts';
import { answers, ends, makeCall, OWNER, rings } from '../../flows/calls/make-call.ts';
import { A, B, C, D, PEOPLE } from '../routing/make.ts';

const unplanned = (call: Call): Call => ({ ...call, plan: null });
const rungBy = (person: string) =>
  unplanned(makeCall({ told: [[2, rings(person, 'mobile_phone')]] }));
const CALLS: readonly Call[] = [
  makeCall(),
  unplanned(makeCall()),
  unplanned(makeCall({ house: { book: {} } })),
  unplanned(makeCall({ from: null })),
  unplanned(makeCall({ from: '13800000001' })),
  makeCall({ planned: false }),
  unplanned(
    makeCall({
      house: {
        book: { 'C1/张经理': '13800008888' },
        customers: [{ ...OWNER, assignedSales: null }],
      },
    }),
  ),
  rungBy(C),
  rungBy(D),
  makeCall({
    told: [
      [2, rings(B, 'office_phone')],
      [4, answers(B, 'office_phone')],
      [20, ends(16)],
    ],
  }),
];

function sees(call: Call, viewer: Employee): boolean {
  const marks = marksFor(viewer);
  return marks === null || marks.some((mark) => listingOf(call).marks.includes(mark));
}

/** Everybody with every combination of roles. */
const VIEWERS: readonly Employee[] = PEOPLE.flatMap((known) =>
  Array.from({ length: 2 ** (ROLES.length + 1) }, (_, bits) => ({
    ...known,
    roles: ROLES.filter((_role, n) => (bits >> n) % 2 === 1),
    active: bits < 2 ** ROLES.length,
  })),
);

describe('the marks of a call', () => {
  it('let in whom the call lets in, and nobody else', () => {
    for (const call of CALLS) {
      const wrong = VIEWERS.filter((viewer) => sees(call, viewer) !== maySeeCall(call, viewer));
      expect(wrong).toEqual([]);
    }
  });

  it('say who spoke and whose customer calls: both are 我的', () => {
    const spoken = CALLS.at(-1);
    if (!spoken) throw new Error('there is no such call');
    const mine = (id: string): boolean =>
      marksOfMine({ id }).some((mark) => listingOf(spoken).marks.includes(mark));
    expect([A, B, C].map(mine)).toEqual([true, true, false]);
  });
});

describe('what a call is found by', () => {
  it('are the names that are shown, and the number', () => {
    expect(listingOf(makeCall()).find).toBe('宁波奥克斯空调有限公司 张经理#13800008888');
    expect(listingOf(makeCall({ from: null })).find).toBe('#');
    expect(listingOf(makeCall({ house: { book: {} } })).find).toBe('#13800008888');
  });

  it('is the phase as it is now', () => {
    expect(CALLS.map((call) => listingOf(call).phase).at(-1)).toBe('ended');
    expect(listingOf(makeCall()).phase).toBe('ringing');
  });
});

describe('what is typed', () => {
  it.each([
    ['', null],
    ['  （）- ', null],
    ['奥克斯', { text: '奥克斯', tail: null }],
    [' ＰＣＲ－ABS（宁波） ', { text: 'pcrabs宁波', tail: null }],
    ['888', { text: '888', tail: null }],
    ['8888', { text: '8888', tail: '8888' }],
    ['138-0000 8888', { text: '13800008888', tail: '13800008888' }],
    ['+86 138 0000 8888', { text: '8613800008888', tail: '13800008888' }],
    ['8688', { text: '8688', tail: '8688' }],
    ['3M中国', { text: '3m中国', tail: null }],
  ] as const)('%j reads %j', (written, read) => {
    expect(readSearch(written)).toEqual(read);
  });

  it('holds no sign that a pattern would read, and reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = normalise(text);
        expect(words).toMatch(/^[\p{L}\p{N}]*$/u);
        expect(normalise(words)).toBe(words);
      }),
    );
  });
});
