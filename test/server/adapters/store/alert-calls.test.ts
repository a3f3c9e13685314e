/** Alert calls in the real store. */
import { describe, expect, it } from '@jest/globals';
import { createAlertCalls } from '../../../../server/adapters/store/alert-calls.ts';
import type { AlertCall } from '../../../../server/domain/alerts/alert-call.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const NOW = new Date('2026-11-24T02:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

function makeCall(change: Partial<AlertCall> = {}): AlertCall {
  return {
    id: 'alert-1',
    version: 1,
    person: 'zhang',
    alerts: [{ alert: 'a1', notice: 'n1' }],
    others: [],
    attempt: 1,
    accepted: false,
    state: 'dialling',
    reading: 0,
    keyed: [],
    startedAt: NOW,
    endedAt: null,
    outcome: null,
    dueAt: later(60),
    ...change,
  };
}

describe('an alert call', () => {
  it('comes back as it was stored, to its own tenant', async () => {
    const context = place.of();
    const calls = createAlertCalls(context);
    const call = makeCall({ keyed: [{ event: 'e', alert: 'a1', at: NOW }] });
    expect(await calls.open(call)).toBe(true);
    expect(await calls.load('alert-1')).toEqual(call);
    expect(await createAlertCalls(place.of()).load('alert-1')).toBeNull();
    const [stored] = await context.connection
      .collection('alertCalls')
      .find({ tenantId: context.tenantId })
      .toArray();
    expect(Object.keys(stored ?? {})).not.toContain('to');
  });

  it('rings for one person one at a time, whoever dials', async () => {
    const calls = createAlertCalls(place.of());
    const ids = Array.from({ length: 8 }, (_, n) => `alert-${n}`);
    const opened = await Promise.all(ids.map((id) => calls.open(makeCall({ id }))));
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await calls.open(makeCall({ id: 'alert-li', person: 'li' }))).toBe(true);
    const open = await calls.latest('zhang');
    if (!open) throw new Error('nobody was rung');
    expect(await calls.save({ ...open, state: 'ended', endedAt: NOW, dueAt: null })).toBe(true);
    expect(await calls.open(makeCall({ id: 'alert-9', startedAt: later(100) }))).toBe(true);
    expect((await calls.latest('zhang'))?.id).toBe('alert-9');
    expect(await calls.latest('nobody')).toBeNull();
  });

  it('is saved by version, once', async () => {
    const calls = createAlertCalls(place.of());
    const call = makeCall();
    await calls.open(call);
    const saved = await Promise.all([
      calls.save({ ...call, state: 'ringing' }),
      calls.save({ ...call, state: 'talking' }),
    ]);
    expect([...saved].sort()).toEqual([false, true]);
    expect((await calls.load('alert-1'))?.version).toBe(2);
    expect(await calls.save(call)).toBe(false);
  });

  it('is claimed once when its time has come, and no more when nothing is due', async () => {
    const calls = createAlertCalls(place.of());
    const call = makeCall();
    await calls.open(call);
    const take = { now: later(59), until: later(65), limit: 5 };
    expect(await calls.takeDue(take)).toEqual([]);
    const now = later(60);
    const both = await Promise.all([
      calls.takeDue({ ...take, now }),
      calls.takeDue({ ...take, now }),
    ]);
    expect(both.flat().map(({ id, version }) => [id, version])).toEqual([['alert-1', 1]]);
    // Whoever claimed it died: it is due again.
    expect(await calls.takeDue({ ...take, now: later(66) })).toHaveLength(1);
    await calls.save({ ...call, state: 'ended', dueAt: null });
    expect(await calls.takeDue({ ...take, now: later(9000) })).toEqual([]);
    expect((await calls.load('alert-1'))?.dueAt).toBeNull();
  });
});
