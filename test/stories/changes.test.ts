import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/services/ports.ts';
import { createLog } from '../../server/log.ts';
import { startServer, type Running } from '../../server/main.ts';
import type { House } from '../support/house.ts';
import { A, B, DUTY, HOUR, STRANGER, VIP, inHouse, setStatus } from './acts.ts';
import { alarm, DIRECTOR, NIGHT, withGroup } from './alerting.ts';
import { news, newsOf, phoneOf } from './phones.ts';

const MORNING = '2026-11-24T10:00:00+08:00';

/** A second process on the same store, with or without the same Redis. */
async function beside(
  house: House,
  story: (second: Running) => Promise<void>,
  redis?: string,
): Promise<void> {
  const { config } = house.running().adapters;
  const second = await startServer(
    { ...config, port: await freePort(), ...(redis !== undefined && { redis: { url: redis } }) },
    createLog({ level: 'silent' }),
    { clock: house.clock, background: false },
  );
  try {
    await story(second);
  } finally {
    await second.stop();
  }
}

/** Whether a request is still held after a while. */
async function isHeld(asked: Promise<unknown>): Promise<boolean> {
  const later = new Promise<'held'>((resolve) => setTimeout(resolve, 300, 'held'));
  return (await Promise.race([asked, later])) === 'held';
}

describe('GET /api/changes', () => {
  it('begins with a cursor, is held, and ends with the first news', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, B);
      const start = await news(phone, '');
      expect(start).toMatchObject({ changed: [], reload: false, now: '2026-11-24T02:00:00.000Z' });
      const held = news(phone, start.cursor);
      expect(await isHeld(held)).toBe(true);
      await setStatus(house, A, { status: 'in_meeting' });
      const told = await held;
      expect(told.changed).toEqual([{ kind: 'status', id: A }]);
      expect(Number(told.cursor)).toBeGreaterThan(Number(start.cursor));
      // What was told is not told again.
      expect(await isHeld(news(phone, told.cursor))).toBe(true);
    }));

  it.each([
    ['by the bell', undefined],
    ['by looking, without Redis between them', 'redis://127.0.0.1:9'],
  ])('brings the news of another process, %s', (_, redis) =>
    inHouse(MORNING, (house) =>
      beside(
        house,
        async (second) => {
          const phone = await phoneOf(house, DIRECTOR);
          const [here, there] = [house.running().url, second.url];
          const start = await news(phone, '', there);
          const waiting = newsOf(phone, start.cursor, { kind: 'status', id: A }, there);
          await setStatus(house, A, { status: 'in_meeting' });
          const cursor = await waiting;
          // And the other way: what the second process saves reaches whoever hangs on the first.
          const other = newsOf(phone, cursor, { kind: 'roster', id: 'tables' }, here);
          const { company } = second.adapters.store;
          const { version, ...next } = await company.tables.fresh();
          const change = { next: { ...next, version }, by: 'admin', at: house.clock.now() };
          expect(await company.tables.change(version, change)).toBe(true);
          await other;
        },
        redis,
      ),
    ),
  );

  it('tells after a hidden time everything once, in one answer', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, DIRECTOR);
      const { cursor } = await news(phone, '');
      const call = await house.ring({ from: STRANGER, answer: [{ person: A, after: 3 }] });
      await house.pass(20);
      await house.phone(call, 'hangup');
      await house.settle();
      await setStatus(house, B, { status: 'in_field' });
      await house.running().adapters.store.changes.close();
      const told = await news(phone, cursor);
      expect(told.reload).toBe(false);
      const seen = told.changed.map(({ kind, id }) => `${kind} ${id}`);
      expect(seen.sort()).toEqual(
        expect.arrayContaining([`call ${call}`, `status ${A}`, `status ${B}`]),
      );
      expect(new Set(seen).size).toBe(seen.length);
    }));

  it('tells each of what they may see only', () =>
    inHouse(MORNING, async (house) => {
      const [a, b, lead] = [
        await phoneOf(house, A),
        await phoneOf(house, 'sales_manager_c'),
        await phoneOf(house, DIRECTOR),
      ];
      const { cursor } = await news(lead, '');
      // A’s own customer calls A and nobody else.
      const call = await house.ring({ from: VIP, answer: [{ person: A, after: 2 }] });
      await house.pass(4);
      await house.running().adapters.store.changes.close();
      const calls = async (phone: typeof a): Promise<readonly string[]> =>
        (await news(phone, cursor)).changed
          .filter(({ kind }) => kind !== 'status')
          .map(({ kind, id }) => `${kind} ${id}`);
      expect(await calls(a)).toContain(`call ${call}`);
      expect(await calls(lead)).toContain(`call ${call}`);
      // C was not in the plan, and the customer is not theirs: not even the id is told.
      const told = await news(b, cursor);
      expect(JSON.stringify(told)).not.toContain(call);
    }));

  it('tells whoever was told of an alert, and nobody else', () =>
    withGroup(NIGHT, async (house) => {
      const [duty, rep] = [await phoneOf(house, DUTY), await phoneOf(house, 'sales_manager_c')];
      const { cursor } = await news(duty, '');
      const call = await alarm(house);
      const alert = await house.running().adapters.store.alerts.ofCall(call);
      await newsOf(duty, cursor, { kind: 'alert', id: alert?.id ?? '' });
      await house.running().adapters.store.changes.close();
      expect(JSON.stringify(await news(rep, cursor))).not.toContain('alert');
    }));

  it('tells of a status that runs out, though nobody saved anything', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, B);
      await setStatus(house, A, { status: 'in_field' });
      const cursor = await newsOf(phone, '1', { kind: 'status', id: A });
      house.clock.move(HOUR);
      await newsOf(phone, cursor, { kind: 'status', id: A });
    }));

  it.each(['999999', '-1', 'x', '%00', '99999999999999999999'])(
    'loads anew behind a cursor it does not know: %s',
    (since) =>
      inHouse(MORNING, async (house) => {
        const told = await news(await phoneOf(house, A), since);
        expect(told).toMatchObject({ changed: [], reload: true });
        expect(told.cursor).toMatch(/^\d+$/);
      }),
  );

  it('holds one a session: a newer one ends the older', () =>
    inHouse(MORNING, async (house) => {
      const [phone, other] = [await phoneOf(house, A), await phoneOf(house, A)];
      const { cursor } = await news(phone, '');
      const [older, elsewhere] = [news(phone, cursor), news(other, cursor)];
      expect(await isHeld(Promise.race([older, elsewhere]))).toBe(true);
      const newer = news(phone, cursor);
      expect(await older).toMatchObject({ changed: [], reload: false, cursor });
      expect(await isHeld(Promise.race([newer, elsewhere]))).toBe(true);
    }));

  it('ends at once when the server stops; pages load anew from the next process', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, A);
      const { cursor } = await news(phone, '');
      const held = news(phone, cursor);
      expect(await isHeld(held)).toBe(true);
      const began = performance.now();
      await house.restart();
      expect(await held).toMatchObject({ changed: [], reload: false });
      // Long before its own 25 seconds are over.
      expect(performance.now() - began).toBeLessThan(20_000);
      const after = await news(phone, cursor);
      expect(after).toMatchObject({ changed: [], reload: true });
      expect((await phone.get('/api/changes')).status).toBe(200);
    }));
});
