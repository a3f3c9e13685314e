/** Alerts in the real store: what is found without reading everything that is open. */
import { describe, expect, it } from '@jest/globals';
import { createAlerts } from '../../../../server/adapters/store/alerts.ts';
import type { Alert, Notice } from '../../../../server/domain/alerts/types.ts';
import { everyOpen } from '../../../../server/flows/alerts/every-open.ts';
import type { Alerts } from '../../../../server/ports.ts';
import { makeAlert } from '../../flows/alerts/make-alert.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const OPENED = new Date('2026-11-24T01:50:00Z');

function alertOf(n: number, change: Partial<Alert> = {}): Alert {
  const id = `a${String(n).padStart(3, '0')}`;
  // Several open in the same millisecond.
  const openedAt = new Date(OPENED.getTime() + Math.floor(n / 3));
  return { ...makeAlert(id), number: null, openedAt, ...change };
}

function notice(change: Partial<Notice>): Notice {
  return {
    id: 'notice:x:0',
    at: OPENED,
    to: 'duty',
    channel: 'card',
    rung: 'duty',
    outcome: 'pending',
    ...change,
  };
}

async function put(alerts: Alerts, ...all: readonly Alert[]): Promise<void> {
  for (const one of all) expect(await alerts.save(one, { version: 0, rows: [] })).toBe(true);
}

const ids = (found: readonly Alert[]): readonly string[] => found.map(({ id }) => id);

describe('what is not settled', () => {
  it('is read in batches, the oldest first, each once', async () => {
    const alerts = createAlerts(place.of());
    const all = Array.from({ length: 450 }, (_, n) => alertOf(n));
    await Promise.all(all.toReversed().map((one) => put(alerts, one)));
    await put(alerts, alertOf(900, { state: 'settled' }));
    const sizes: number[] = [];
    const seen: string[] = [];
    for await (const batch of everyOpen(alerts)) {
      sizes.push(batch.length);
      seen.push(...ids(batch));
    }
    expect(sizes).toEqual([200, 200, 50]);
    expect(seen).toEqual(ids(all));
  });

  it('is found by whom it tells, behind however many others', async () => {
    const alerts = createAlerts(place.of());
    await put(
      alerts,
      alertOf(1),
      alertOf(2, { told: ['a', 'b'] }),
      alertOf(3, { told: ['b'], state: 'taken' }),
      alertOf(4, { told: ['b'], state: 'settled' }),
      alertOf(8, { state: 'settled' }),
    );
    expect(ids(await alerts.open(10, { of: 'b' }))).toEqual(['a002', 'a003']);
    expect(ids(await alerts.settled(10, { of: 'b' }))).toEqual(['a004']);
    expect(ids(await alerts.settled(1))).toEqual(['a008']);
  });
});

describe('what waits for a person', () => {
  it('is found while it does: their call, and their card that is held back', async () => {
    const context = place.of();
    const alerts = createAlerts(context);
    const phone = alertOf(1, { notices: [notice({ channel: 'phone' })] });
    const held = alertOf(2, { told: ['duty'], notices: [notice({ held: true })] });
    const bundled = alertOf(3, { told: ['duty'], notices: [notice({ outcome: 'bundled' })] });
    const plain = alertOf(4, { told: ['duty'], notices: [notice({})] });
    await put(alerts, phone, held, bundled, plain);
    expect(ids(await alerts.callsFor('duty', 9))).toEqual(['a001']);
    expect(ids(await alerts.heldFor('duty', 9))).toEqual(['a002', 'a003']);
    expect(await alerts.heldFor('another', 9)).toEqual([]);
    expect(await createAlerts(place.of()).callsFor('duty', 9)).toEqual([]);
    expect(await alerts.load('a002')).toEqual(held);
    for (const one of [phone, held]) {
      const taken = { ...one, version: 2, state: 'taken' as const, takenBy: 'duty' };
      expect(await alerts.save(taken, { version: 1, rows: [] })).toBe(true);
    }
    expect(await alerts.callsFor('duty', 9)).toEqual([]);
    expect(ids(await alerts.heldFor('duty', 9))).toEqual(['a003']);
  });
});
