import { describe, expect, it } from '@jest/globals';
import { newDigest } from '../../server/domain/digest/advance.ts';
import type { DigestRow } from '../../server/domain/digest/types.ts';
import { createDigests } from '../../server/adapters/store/digests.ts';
import { openPlace } from '../server/adapters/store/place.ts';

const place = openPlace();
const NOW = new Date('2026-11-24T10:00:00+08:00');
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const FACTS = {
  version: 1,
  kind: 'call',
  at: NOW,
  endedAt: NOW,
  seconds: 60,
  handler: null,
  customer: null,
  contact: null,
  recordings: [],
} as const;

function rowOf(id: string, more: Partial<DigestRow>): DigestRow {
  const what = { do: 'record' } as const;
  return { id, what, dueAt: NOW, attempts: 1, notAfter: null, parked: false, ...more };
}

describe('a process that follows a dead one', () => {
  it('takes up what that one had leased for long, beside what is due and what waits for its time', async () => {
    const digests = createDigests({ ...place.of(), now: () => NOW });
    const rows = [
      rowOf('long', { what: { do: 'split', round: 1 }, dueAt: later(10) }),
      rowOf('due', { dueAt: later(-1) }),
      rowOf('waits', { what: { do: 'late', what: 'facts' }, dueAt: later(15), attempts: 0 }),
      rowOf('parked', { parked: true, dueAt: later(5) }),
    ];
    const digest = { ...newDigest('call', FACTS, NOW), version: 1, rows };
    expect(await digests.save(digest, { version: 0, rows })).toBe(true);
    await digests.freeLeases(NOW);
    const taken = await digests.takeDue({ now: NOW, until: later(1), limit: 10 });
    expect(taken.flatMap((one) => one.rows.map(({ id }) => id)).sort()).toEqual(['due', 'long']);
  });
});
