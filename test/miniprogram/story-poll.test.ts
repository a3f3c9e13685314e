/** News: none asked for while hidden, all told when shown again, through a server's death, and of every process. */
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/services/ports.ts';
import { startProcess } from '../chaos/processes.ts';
import { A, logIn, setStatus } from '../stories/acts.ts';
import { DIRECTOR } from '../stories/alerting.ts';
import { companyBehind, type House } from '../support/house.ts';
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
      const second = await startBeside(house);
      try {
        const lead = await phone(DIRECTOR, { open: TEAM });
        await settled(lead);
        for (const [at, url] of [second.url, house.running().url].entries()) {
          const read = await readings(lead);
          const status = at === 0 ? 'in_meeting' : 'in_field';
          await tap(house, url, status);
          await lead.page.waitForFunction(
            (count) =>
              window.harness
                .requests()
                .filter(({ path, status }) => path.startsWith('/api/team') && status === 200)
                .length > count,
            read,
            { timeout: 20_000 },
          );
          await settled(lead);
          expect(await readings(lead)).toBe(read + 1);
        }
      } finally {
        await second.stop();
      }
    }));
});

/** The server once more, as a process of its own on the same store, at the same business time. */
async function startBeside(
  house: House,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const { config } = house.running().adapters;
  const PORT = String(await freePort());
  const child = await startProcess({
    ...{ PORT, HOST: '127.0.0.1', TRIAL_AT: house.clock.now().toISOString(), LOG_LEVEL: 'error' },
    PUBLIC_URL: house.running().url,
    MONGODB_URI: config.mongo.uri,
    MONGODB_DB: config.mongo.db,
    REDIS_URL: config.redis.url,
    DATA_DIR: config.dataDir,
    ...companyBehind({ gateway: house.gateway.url, standin: house.standin.url }),
  });
  return { url: `http://127.0.0.1:${PORT}`, stop: () => child.kill() };
}

/** A sets their status at this process. */
async function tap(house: House, url: string, status: string): Promise<void> {
  const answer = await fetch(`${url}/api/sales/status`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await logIn(house, A)}`,
    },
    body: JSON.stringify({ status }),
  });
  expect(answer.status).toBe(200);
}
