/** Communication records in the real store: the call's part and the digest's. Spec §1, §6.4. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOTHING_HEARD } from '../../../../server/domain/communications/types.ts';
import { after, START } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';
import { makePart, openRecords } from './record-samples.ts';

const place = openPlace();
const open = () => openRecords(place.of());

describe('the record of a call', () => {
  it('is made once under a number of the day, however many write it at once', async () => {
    const { records, count } = open();
    const late = new Date('2026-11-24T17:00:00.000Z');
    await Promise.all(
      Array.from({ length: 8 }, () => records.fromCall(makePart('c1', { at: late }), 1, START)),
    );
    expect(await count()).toBe(1);
    const record = await records.ofCall('c1');
    // Already tomorrow in Shanghai.
    expect(record?.number).toMatch(/^COMM-20261125-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(record).toEqual({
      ...makePart('c1', { at: late }),
      ...NOTHING_HEARD,
      number: record?.number,
      createdAt: START,
      updatedAt: START,
    });
  });

  it('has a number nobody else has, and keeps it', async () => {
    const { records } = open();
    const ids = Array.from({ length: 20 }, (_, n) => `c${n}`);
    await Promise.all(ids.map((id) => records.fromCall(makePart(id), 1, START)));
    const numbers = await Promise.all(ids.map(async (id) => (await records.ofCall(id))?.number));
    expect(new Set(numbers).size).toBe(20);
    await records.fromCall(makePart('c0', { customer: 'C2' }), 2, after(9));
    expect((await records.ofCall('c0'))?.number).toBe(numbers[0]);
  });

  it('follows its call, never backwards, and tells everybody it was ever filed under', async () => {
    const { records } = open();
    await records.fromCall(makePart('c1', { customer: null, contact: null }), 2, START);
    const moved = await records.fromCall(
      makePart('c1', { customer: 'C2', contact: 'C2-1' }),
      4,
      after(4),
    );
    expect(moved).toEqual({ customers: ['C2'], contacts: ['C2-1'] });
    const old = await records.fromCall(makePart('c1', { customer: 'C3' }), 3, after(5));
    expect(old).toEqual({ customers: ['C2'], contacts: ['C2-1'] });
    const again = await records.fromCall(
      makePart('c1', { customer: 'C1', contact: null }),
      5,
      after(6),
    );
    expect(again).toEqual({ customers: ['C2', 'C1'], contacts: ['C2-1'] });
    expect(await records.ofCall('c1')).toMatchObject({
      customer: 'C1',
      contact: null,
      updatedAt: after(6),
    });
  });
});

describe('what was heard', () => {
  const part = { ...NOTHING_HEARD, summary: '询价', intent: '询价' } as const;

  it('is written beside what the call says, and neither touches the other', async () => {
    const { records } = open();
    expect(await records.fromDigest('c1', part, 3, START)).toBeNull();
    await records.fromCall(makePart('c1'), 1, START);
    expect(await records.fromDigest('c1', part, 3, after(5))).toMatchObject({
      summary: '询价',
      customer: 'C1',
    });
    await records.fromCall(makePart('c1', { customer: 'C2' }), 2, after(6));
    expect(await records.ofCall('c1')).toMatchObject({ summary: '询价', customer: 'C2' });
  });

  it('of an older digest changes nothing, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([3, 4, 5, 5], { minLength: 4 }), async (versions) => {
        const { records } = open();
        await records.fromCall(makePart('c1'), 1, START);
        for (const version of versions) {
          await records.fromDigest(
            'c1',
            { ...part, summary: `v${version}` },
            version,
            after(version),
          );
        }
        expect(await records.ofCall('c1')).toMatchObject({ summary: 'v5', updatedAt: after(5) });
      }),
      { numRuns: 6 },
    );
  });
});
