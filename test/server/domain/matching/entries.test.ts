import { describe, expect, it } from '@jest/globals';
import { entriesFor, entryForMark } from '../../../../server/domain/matching/entries.ts';
import type { NumberEntry } from '../../../../server/domain/matching/entries.ts';
import { blockedNow } from '../../../../server/domain/matching/match.ts';
import { readNumber } from '../../../../server/domain/numbers/read.ts';

const owner = { kind: 'contact', customer: 'A', contact: 'A/张' } as const;
const noon = new Date('2026-11-24T12:00:00+08:00');
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

describe('filing', () => {
  it('makes one document per key, without the mask', () => {
    const number = {
      kind: 'mobile',
      e164: '+8613800008888',
      national: '13800008888',
      extension: null,
    };
    expect(entriesFor(owner, ['138 0000 8888'])).toEqual([
      { ...owner, key: 'n:13800008888', number },
      { ...owner, key: 't:00008888', number },
    ]);
  });

  it.each([
    ['several numbers in one field', ['13800008888/0574-87654321'], 5],
    ['several fields', ['13800008888', '0574-87654321'], 5],
    ['the same number twice', ['13800008888', '+86 138-0000-8888'], 2],
    ['one line, two extensions', ['057487654321-1', '057487654321-2'], 6],
    ['nothing', ['', 'anonymous', '0'], 0],
    ['no fields', [], 0],
  ])('%s', (_name, fields, documents) => {
    expect(entriesFor(owner, fields)).toHaveLength(documents);
  });
});

describe('marks', () => {
  const mark = { kind: 'confirmed', customer: 'A', contact: null, by: 'b', at: noon } as const;

  it('are kept under the number itself only', () => {
    expect(entryForMark(mark, readNumber('0574-87654321-1'))).toEqual({
      ...mark,
      key: 'n:057487654321',
      number: {
        kind: 'landline',
        e164: '+8657487654321',
        national: '057487654321',
        extension: '1',
      },
    });
  });

  it.each(['', 'anonymous', '8001'])('cannot be put on "%s"', (raw) => {
    expect(entryForMark(mark, readNumber(raw))).toBeNull();
  });
});

describe('blocked', () => {
  const block = (raw: string, until: Date | null): NumberEntry[] => {
    const mark = { kind: 'blocked', reason: '骚扰', until, by: 'admin', at: noon } as const;
    const entry = entryForMark(mark, readNumber(raw));
    return entry === null ? [] : [...entriesFor(owner, [raw]), entry];
  };

  it.each([
    ['for good', '13800008888', '13800008888', null, 60, true],
    ['in another writing', '+86 138-0000-8888', '13800008888', null, 60, true],
    ['from its first moment', '13800008888', '13800008888', null, 0, true],
    ['not before', '13800008888', '13800008888', null, -1, false],
    ['until its end', '13800008888', '13800008888', after(30), 29, true],
    ['not at its end', '13800008888', '13800008888', after(30), 30, false],
    ['not a number with the same tail', '13900008888', '13800008888', null, 1, false],
    ['not the long form of a local number', '057487654321', '87654321', null, 1, false],
    ['a line means its extensions', '057487654321-1', '057487654321', null, 1, true],
    ['an extension means itself', '057487654321-1', '057487654321-1', null, 1, true],
    ['an extension is not the line', '057487654321', '057487654321-1', null, 1, false],
    ['nobody withheld', '', '13800008888', null, 1, false],
  ])('%s', (_name, caller, blocked, until, minute, expected) => {
    const found = blockedNow(readNumber(caller), block(blocked, until), after(minute));
    expect(found !== null).toBe(expected);
    expect(found?.reason ?? '骚扰').toBe('骚扰');
  });
});
