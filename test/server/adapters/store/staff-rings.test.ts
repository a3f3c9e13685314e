/** Phone calls of WeCom in the real store. */
import { describe, expect, it } from '@jest/globals';
import { createStaffRings } from '../../../../server/adapters/store/staff-rings.ts';
import type { StaffRing } from '../../../../server/domain/alerts/staff-call.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const NOW = new Date('2026-11-24T02:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

function makeRing(change: Partial<StaffRing> = {}): StaffRing {
  return {
    id: 'staff-1',
    version: 1,
    person: 'zhang',
    wishes: [{ alert: 'a1', notice: 'n1' }],
    callId: null,
    state: 'asked',
    startedAt: NOW,
    endedAt: null,
    outcome: null,
    refused: false,
    dueAt: later(60),
    ...change,
  };
}

describe('a phone call of WeCom', () => {
  it('comes back as it was stored, to its own tenant, the newest first', async () => {
    const rings = createStaffRings(place.of());
    const ended = makeRing({ state: 'ended', dueAt: null, endedAt: NOW, outcome: 'answered' });
    const next = makeRing({ id: 'staff-2', startedAt: later(500) });
    expect([await rings.open(ended), await rings.open(next)]).toEqual([true, true]);
    expect(await rings.load('staff-1')).toEqual(ended);
    expect(await rings.since('zhang', NOW)).toEqual([next, ended]);
    expect(await rings.since('zhang', later(1))).toEqual([next]);
    expect(await rings.since('li', NOW)).toEqual([]);
    expect(await createStaffRings(place.of()).since('zhang', NOW)).toEqual([]);
  });

  it('is one at a time for a person, whoever asks', async () => {
    const rings = createStaffRings(place.of());
    const opened = await Promise.all(
      Array.from({ length: 6 }, (_, n) => rings.open(makeRing({ id: `staff-${n}` }))),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await rings.open(makeRing({ id: 'staff-li', person: 'li' }))).toBe(true);
    const [open] = await rings.since('zhang', NOW);
    if (!open) throw new Error('nobody was rung');
    expect(await rings.save({ ...open, state: 'ended', dueAt: null })).toBe(true);
    expect(await rings.save({ ...open, state: 'ringing' })).toBe(false);
    expect(await rings.open(makeRing({ id: 'staff-9' }))).toBe(true);
  });

  it('is claimed once when its time has come', async () => {
    const rings = createStaffRings(place.of());
    await rings.open(makeRing());
    const take = { now: later(59), until: later(68), limit: 5 };
    expect(await rings.takeDue(take)).toEqual([]);
    const now = later(60);
    const both = await Promise.all([
      rings.takeDue({ ...take, now }),
      rings.takeDue({ ...take, now }),
    ]);
    expect(both.flat().map(({ id }) => id)).toEqual(['staff-1']);
    const ended = makeRing({ state: 'ended', dueAt: null });
    expect(await rings.save(ended)).toBe(true);
    expect(await rings.takeDue({ ...take, now: later(9000) })).toEqual([]);
  });
});
