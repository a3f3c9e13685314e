/** A card tapped in the chat opens the mini-program at what the card is about, however the program is found. */
import { describe, expect, it } from '@jest/globals';
import { A, C, STRANGER, stored, VIP } from '../stories/acts.ts';
import { alarm, DIRECTOR, NIGHT } from '../stories/alerting.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse, type MiniHouse } from './support/house.ts';

const MORNING = '2026-11-24T10:00:00+08:00';
const CALL_PAGE = 'pages/call/detail';
const HOME = 'pages/status/index';

/** Paths of what was asked of the product, news left out. */
async function asked(phone: Phone): Promise<readonly string[]> {
  const all = await phone.ask('requests');
  return all.filter(({ path }) => !path.startsWith('/api/changes')).map(({ path }) => path);
}

/** The newest thing read, whatever part of it. */
async function readLast(phone: Phone): Promise<string | undefined> {
  const reads = (await asked(phone)).filter((path) => /^\/api\/(calls|alerts)\//.test(path));
  return reads.at(-1)?.replace(/\?.*$/, '');
}

/** A call that is over, whose card A still has; the page that the card opens, and what that page reads. */
async function callOf(
  { house, tapCard }: MiniHouse,
  from: string,
): Promise<{ readonly open: string; readonly read: string }> {
  const call = await house.ring({ from, digit: '1' });
  const open = await tapCard(A);
  expect(open).toBe(`${CALL_PAGE}?id=${call}`);
  await house.phone(call, 'hangup');
  return { open, read: `/api/calls/${call}` };
}

/** The page on top is this call, alone, with a way home of its own that leads to 状态. */
async function expectCall(all: MiniHouse, phone: Phone, read: string): Promise<void> {
  await all.settled(phone);
  expect(await phone.ask('stack')).toEqual([CALL_PAGE]);
  expect(await readLast(phone)).toBe(read);
  expect(await phone.texts()).toContain('奥克斯');
  await phone.tap('‹ 首页');
  expect(await phone.ask('stack')).toEqual([HOME]);
}

describe('a card that is tapped', () => {
  it('opens its call, cold, and after the login', () =>
    inMiniHouse(MORNING, async (all) => {
      const { open, read } = await callOf(all, VIP);
      const phone = await all.phone(A, { open });
      expect(await phone.records()).toMatchObject({ logins: [expect.any(String)] });
      await expectCall(all, phone, read);
    }));

  it('opens its call, hot: nothing is left behind it', () =>
    inMiniHouse(MORNING, async (all) => {
      const { open, read } = await callOf(all, VIP);
      const phone = await all.phone(A);
      await phone.tap('待办');
      await phone.ask('launch', 'hot', open);
      await expectCall(all, phone, read);
    }));

  it('opens another call on clients that only tell the program', () =>
    inMiniHouse(MORNING, async (all) => {
      const first = await callOf(all, STRANGER);
      const second = await callOf(all, VIP);
      const phone = await all.phone(A, { open: first.open });
      expect(await readLast(phone)).toBe(first.read);
      await phone.ask('launch', 'hot-same', second.open);
      await expectCall(all, phone, second.read);
    }));

  it('opens its call with a session that is over: one silent login', () =>
    inMiniHouse(MORNING, async (all) => {
      const { open, read } = await callOf(all, VIP);
      const phone = await all.phone(A);
      await all.settled(phone);
      await stored(all.house, 'sessions').deleteMany({});
      await phone.ask('launch', 'hot', open);
      await all.settled(phone);
      expect((await phone.records()).logins).toHaveLength(2);
      expect((await asked(phone)).filter((path) => path === '/api/session')).toHaveLength(2);
      await expectCall(all, phone, read);
    }));

  it('shows nothing of it to somebody who may not see it', () =>
    inMiniHouse(MORNING, async (all) => {
      const { open } = await callOf(all, VIP);
      const phone = await all.phone(C, { open });
      await all.settled(phone);
      expect(await phone.texts()).toContain('无权查看这通来电');
      expect(await phone.page.content()).not.toMatch(/奥克斯|张经理|8888/);
      const refused = (await phone.ask('requests')).filter(({ status }) => status === 403);
      expect(refused).toHaveLength(1);
      await phone.tap('‹ 首页');
      expect(await phone.ask('stack')).toEqual([HOME]);
    }));

  it('opens the alert that it is about', () =>
    inMiniHouse(
      NIGHT,
      async (all) => {
        await alarm(all.house);
        const open = await all.tapCard('duty_person');
        expect(open).toMatch(/^pages\/alert\/detail\?id=/);
        const phone = await all.phone('duty_person', { open });
        await all.settled(phone);
        expect(await phone.ask('stack')).toEqual(['pages/alert/detail']);
        expect(await phone.texts()).toContain('待处理');
        await phone.picture('links-alert');
      },
      { speech: true },
    ));
});

describe('the chat page', () => {
  it('opens the card of whoever is chosen in the frame beside it, 查看详情 in the browser', () =>
    inMiniHouse(MORNING, async ({ house, browser, settled }) => {
      const call = await house.ring({ from: VIP, digit: '1' });
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      try {
        await page.goto(house.standin.url);
        await page.locator(`.person[data-userid="${A}"]`).click();
        await page.locator('.card-title').first().click();
        const frame = page.frameLocator('.mini-screen');
        await frame.getByText('奥克斯').first().waitFor();
        const looked = page.frames().find((one) => one.url().includes('/frame/app/'));
        expect(await looked?.evaluate(() => window.harness.stack())).toEqual([CALL_PAGE]);
        // Behind the telephone it is in the background, and asks for nothing.
        await page.getByRole('button', { name: '电话', exact: true }).click();
        await settled();
        const held = await looked?.evaluate(() => window.harness.requests().at(-1));
        expect(held).toMatchObject({ status: 0 });
        const opened = page.context().waitForEvent('page');
        await page.locator('.card-buttons').getByText('查看详情').click();
        const tab = await opened;
        await tab.waitForURL((url) => url.pathname === `/c/${call}`);
        await tab.close();
        // Another person, another phone.
        await page.locator(`.person[data-userid="${DIRECTOR}"]`).click();
        await page.getByRole('button', { name: '小程序', exact: true }).click();
        await frame.locator('.mp-page').waitFor();
        const address = await page.locator('.mini-screen').getAttribute('src');
        expect(address).toBe(`/frame/app/?person=${DIRECTOR}`);
      } finally {
        await page.close();
      }
    }));
});
