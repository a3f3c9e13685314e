/** When the daily report goes out: once, in time, whatever was down; else the next one covers its span too. Spec §8. */
import { describe, expect, it } from '@jest/globals';
import { startServer, type Running } from '../../server/main.ts';
import { createLog } from '../../server/log.ts';
import { freePort } from '../../scripts/services/ports.ts';
import type { House } from '../support/house.ts';
import { inHouse, stored } from './acts.ts';
import { DIRECTOR, MORNING, countFiled, filed, look, passTo, spansOf } from './reporting.ts';

const MINUTE = 60_000;
const TUESDAY = '统计 11-23 18:30–11-24 18:30';

/** The director's reports; fails when anybody else has one. */
async function told(house: House): Promise<readonly string[]> {
  const { [DIRECTOR]: spans = [], ...others } = await spansOf(house);
  expect(others).toEqual({});
  return spans;
}

/** The house stands still until a moment, then starts anew. */
async function downUntil(house: House, moment: string): Promise<void> {
  await house.running().stop();
  house.clock.move(
    new Date(`${moment.replace(' ', 'T')}:00+08:00`).getTime() - house.clock.now().getTime(),
  );
  await house.restart();
  await house.settle();
  await look(house);
}

describe('the hour', () => {
  it('Saturday 12:30, none on Sunday, and Monday covers it', () =>
    inHouse('2026-11-27T18:29:00+08:00', async (house) => {
      await passTo(house, '2026-11-27 18:30');
      await passTo(house, '2026-11-28 12:29');
      expect(await told(house)).toEqual(['统计 11-26 18:30–11-27 18:30']);
      await passTo(house, '2026-11-28 12:30');
      await passTo(house, '2026-11-28 18:30');
      await passTo(house, '2026-11-29 12:30');
      await passTo(house, '2026-11-29 18:30');
      expect((await told(house)).slice(1)).toEqual(['统计 11-27 18:30–11-28 12:30']);
      await passTo(house, '2026-11-30 18:30');
      expect((await told(house)).slice(2)).toEqual(['统计 11-28 12:30–11-30 18:30']);
    }));

  it('none on a holiday, one on the working Saturday that makes up for it', () =>
    inHouse('2026-10-08T18:29:00+08:00', async (house) => {
      await passTo(house, '2026-10-08 18:30');
      await passTo(house, '2026-10-09 18:30');
      await passTo(house, '2026-10-10 12:30');
      expect(await told(house)).toEqual([
        '统计 09-30 18:30–10-08 18:30',
        '统计 10-08 18:30–10-09 18:30',
      ]);
      await passTo(house, '2026-10-10 18:30');
      expect((await told(house)).slice(2)).toEqual(['统计 10-09 18:30–10-10 18:30']);
    }));

  it('of a holiday never comes', () =>
    inHouse('2026-10-01T10:00:00+08:00', async (house) => {
      await passTo(house, '2026-10-01 18:30');
      await passTo(house, '2026-10-05 18:30');
      expect(await told(house)).toEqual([]);
      expect(await countFiled(house)).toBe(0);
    }));
});

describe('something is down', () => {
  it('from 18:30 to 21:00: sent once at 21:00, of the day until 18:30', () =>
    inHouse(MORNING, async (house) => {
      await downUntil(house, '2026-11-24 21:00');
      expect(await told(house)).toEqual([TUESDAY]);
      await passTo(house, '2026-11-24 21:30');
      expect(await told(house)).toEqual([TUESDAY]);
    }));

  it('until 22:30: the next one covers both days', () =>
    inHouse('2026-11-23T18:29:00+08:00', async (house) => {
      await passTo(house, '2026-11-23 18:30');
      await downUntil(house, '2026-11-24 22:30');
      expect(await told(house)).toHaveLength(1);
      await passTo(house, '2026-11-25 18:30');
      expect((await told(house)).slice(1)).toEqual(['统计 11-23 18:30–11-25 18:30']);
    }));

  it('WeCom until 21:00: the figures of 18:30, once', () =>
    inHouse(MORNING, async (house) => {
      await house.faults({ outage: 'http500' });
      await passTo(house, '2026-11-24 18:30');
      expect(await told(house)).toEqual([]);
      await house.faults({ outage: 'none' });
      await passTo(house, '2026-11-24 21:00');
      await passTo(house, '2026-11-24 21:01');
      expect(await told(house)).toEqual([TUESDAY]);
      expect(await filed(house, '2026-11-24')).toMatchObject({ state: 'sent' });
    }));

  it('WeCom until 22:00: nothing late, and the next one covers both days', () =>
    inHouse('2026-11-23T18:29:00+08:00', async (house) => {
      await passTo(house, '2026-11-23 18:30');
      await house.faults({ outage: 'http500' });
      await passTo(house, '2026-11-24 18:30');
      await passTo(house, '2026-11-24 21:59');
      await house.faults({ outage: 'none' });
      for (const when of ['22:00', '22:01', '22:30']) await passTo(house, `2026-11-24 ${when}`);
      expect(await told(house)).toHaveLength(1);
      expect(await filed(house, '2026-11-24')).toMatchObject({ state: 'lapsed' });
      await passTo(house, '2026-11-25 18:30');
      expect((await told(house)).slice(1)).toEqual(['统计 11-23 18:30–11-25 18:30']);
    }));
});

describe('once', () => {
  it('by two processes that look at the same moment, and again and again', () =>
    inHouse(MORNING, async (house) => {
      const { config } = house.running().adapters;
      const twin = await startServer(
        { ...config, port: await freePort() },
        createLog({ level: 'silent' }),
        { clock: house.clock, background: false },
      );
      try {
        house.clock.move(8.5 * 60 * MINUTE);
        for (let minute = 0; minute < 3; minute += 1) {
          const both: readonly Running[] = [house.running(), twin, house.running(), twin];
          await Promise.all(both.map((one) => look(house, one)));
          house.clock.move(MINUTE);
        }
        expect(await told(house)).toEqual([TUESDAY]);
        expect(await countFiled(house)).toBe(1);
        const [push] = await stored(house, 'pushes').find({ kind: 'report' }).toArray();
        expect(push?.['cards']).toEqual([expect.objectContaining({ n: 0, attempts: 1 })]);
        expect(await stored(house, 'pictures').countDocuments({})).toBe(1);
      } finally {
        await twin.stop();
      }
    }));

  it('by whoever comes after one that died between filing and sending', () =>
    inHouse(MORNING, async (house) => {
      await house.faults({ outage: 'http500' });
      await passTo(house, '2026-11-24 18:30');
      // As if it had died before anything of the card was stored.
      expect((await stored(house, 'pushes').deleteMany({ kind: 'report' })).deletedCount).toBe(1);
      const before = await filed(house, '2026-11-24');
      await house.restart();
      await house.faults({ outage: 'none' });
      await passTo(house, '2026-11-24 18:31');
      await passTo(house, '2026-11-24 18:32');
      expect(await told(house)).toEqual([TUESDAY]);
      expect(await filed(house, '2026-11-24')).toEqual({ ...before, state: 'sent' });
    }));

  it('also when the clock is set back over the hour', () =>
    inHouse(MORNING, async (house) => {
      await passTo(house, '2026-11-24 18:30');
      await passTo(house, '2026-11-24 18:20');
      await passTo(house, '2026-11-24 18:30');
      expect(await told(house)).toEqual([TUESDAY]);
    }));
});
