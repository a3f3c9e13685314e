/** News: none asked for while hidden, all told when shown again, through a server's death, and of every process. */
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/services/ports.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/main.ts';
import { A, B, logIn, setStatus } from '../stories/acts.ts';
import { DIRECTOR } from '../stories/alerting.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';

const MORNING = '2026-11-24T10:00:00+08:00';
const TEAM = 'pages/team/index';
const HALF_A_MINUTE = 30_000;

const askedCount = async (phone: Phone): Promise<number> => (await phone.ask('requests')).length;
const readings = async (phone: Phone): Promise<number> =>
  (await phone.ask('requests')).filter(
    ({ path, status }) => path.startsWith('/api/team') && status === 200,
  ).length;

describe('news', () => {
  it('are asked for in the foreground only: half a minute hidden costs nothing, shown it catches up', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const lead = await phone(DIRECTOR, { open: TEAM });
      await settled(lead);
      const [seen, read] = [await askedCount(lead), await readings(lead)];
      // Timers that are set from here on obey this hand.
      await lead.page.clock.install();
      await lead.ask('hide');
      await setStatus(house, A, { status: 'in_meeting' });
      await house.settle();
      await lead.page.clock.runFor(HALF_A_MINUTE);
      expect(await askedCount(lead)).toBe(seen);
      await lead.ask('show');
      await lead.page.clock.resume();
      await settled(lead);
      expect(await readings(lead)).toBe(read + 1);
    }));

  it('come within half a minute after the server was killed and is back', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const lead = await phone(DIRECTOR, { open: TEAM });
      await settled(lead);
      const read = await readings(lead);
      await house.running().stop();
      await lead.page.waitForFunction(
        () => window.harness.requests().filter(({ status }) => status === 502).length > 1,
      );
      await house.restart();
      await setStatus(house, A, { status: 'in_meeting' });
      const began = performance.now();
      await lead.page.waitForFunction(
        (count) =>
          window.harness
            .requests()
            .filter(({ path, status }) => path.startsWith('/api/team') && status === 200).length >
          count,
        read,
        { timeout: HALF_A_MINUTE },
      );
      expect(performance.now() - began).toBeLessThan(HALF_A_MINUTE);
    }));

  it('of either of two processes arrive', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const { config } = house.running().adapters;
      const second = await startServer(
        { ...config, port: await freePort() },
        createLog({ level: 'silent' }),
        { clock: house.clock, background: false },
      );
      try {
        const lead = await phone(DIRECTOR, { open: TEAM });
        await settled(lead);
        const read = await readings(lead);
        const body = { status: 'in_meeting' };
        const token = await logIn(house, A);
        const answer = await fetch(`${second.url}/api/sales/status`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        });
        expect(answer.status).toBe(200);
        await settled(lead);
        expect(await readings(lead)).toBe(read + 1);
        await setStatus(house, B, body);
        await settled(lead);
        expect(await readings(lead)).toBe(read + 2);
      } finally {
        await second.stop();
      }
    }));
});
