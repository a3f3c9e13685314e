/** Hearing a call of six hundred sentences and reading along. Pages §2 通话, §3 Audio, §6 limits. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { A, C, stored } from '../stories/acts.ts';
import { MORNING } from '../stories/alerting.ts';
import { readerOf, type Reader } from '../stories/pages.ts';
import type { Phone } from './support/browser.ts';
import { openMiniHouse, type MiniHouse } from './support/house.ts';
import { longTalk } from './support/long-call.ts';
import {
  ACTIVE,
  BUBBLE,
  bubble,
  comesInSight,
  heardAfter,
  isInSight,
  marked,
  markedInSight,
  most,
  nextFrames,
  standsAt,
  tickets,
} from './support/reading.ts';

jest.setTimeout(240_000);

const COUNT = 600;
const NEAR = 0.3;
let all: MiniHouse;
let call: string;
let reader: Reader;
const consoles: string[] = [];
const urls: string[] = [];

beforeAll(async () => {
  all = await openMiniHouse(MORNING, { speech: true });
  call = await longTalk(all.house, COUNT);
  reader = await readerOf(all.house, A);
});
afterAll(async () => {
  await all.close();
});

async function open(query = '', person = A): Promise<Phone> {
  const phone = await all.phone(person, { open: `pages/call/detail?id=${call}${query}` });
  phone.page.on('console', (message) => consoles.push(message.text()));
  phone.page.on('request', (request) => urls.push(request.url()));
  await all.settled(phone);
  return phone;
}

async function sentence(n: number): Promise<{ readonly start: number; readonly end: number }> {
  const { body } = await reader.transcript(call, n);
  const found = body.sentences.find((one) => one.n === n);
  if (found === undefined) throw new Error(`there is no sentence ${n}`);
  return found;
}

describe('a call of six hundred sentences', () => {
  it('keeps the limits', async () => {
    const { body } = await reader.call(call, '?sentences=50');
    expect(body.digest?.transcript).toMatchObject({ count: COUNT });
    const phone = await open();
    const requests = await phone.ask('requests');
    expect(requests.filter(({ path }) => path.startsWith('/api/calls')).length).toBe(1);
    for (const one of requests) expect(one.bytes ?? 0).toBeLessThanOrEqual(40_000);
    for (const one of await phone.ask('setDatas')) expect(one.bytes).toBeLessThanOrEqual(64_000);
    const size = await phone.ask('size');
    expect(size.nodes).toBeLessThanOrEqual(800);
    expect(size.depth).toBeLessThanOrEqual(20);
    expect(size.children).toBeLessThanOrEqual(60);
    expect(await phone.page.locator(BUBBLE).count()).toBe(50);
    expect(await phone.failures()).toEqual([]);
    await phone.close();
  });

  it('loads as it is scrolled, and what was read stays where it was', async () => {
    const phone = await open();
    const page = phone.page.locator('.mp-page:not([hidden])');
    const last = phone.page.locator(bubble(49));
    await last.evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
    });
    const before = (await last.boundingBox())?.y ?? 0;
    await page.evaluate((element) => {
      element.scrollTop += 1;
    });
    await phone.page.locator(bubble(74)).waitFor({ state: 'attached' });
    await all.settled(phone);
    await standsAt(phone, 49, before);
    expect(await phone.page.locator(BUBBLE).count()).toBe(50);
    await phone.page.getByRole('button', { name: '前面的对话' }).click();
    await phone.page.locator(bubble(0)).waitFor({ state: 'attached' });
    expect(await phone.failures()).toEqual([]);
    await phone.close();
  });

  it('plays sentence 37 where it is said, and marks it alone', async () => {
    const phone = await open();
    const { start } = await sentence(37);
    const at = await heardAfter(phone, start, () => phone.page.locator(bubble(37)).click());
    expect(Math.abs(at - start)).toBeLessThanOrEqual(NEAR);
    await phone.page.locator(bubble(37) + ACTIVE).waitFor();
    expect(await marked(phone)).toEqual(['37']);
    expect(await tickets(phone)).toBe(1);
    await phone.page.getByRole('button', { name: '暂停' }).click();
    await phone.close();
  });

  it('hears the sentence that bears a fact out, the last of all', async () => {
    const phone = await open();
    const last = COUNT - 1;
    const { start } = await sentence(last);
    const quote = phone.page.getByRole('button', { name: /^播放，.*要七吨/ }).first();
    const at = await heardAfter(phone, start, () => quote.click());
    expect(Math.abs(at - start)).toBeLessThanOrEqual(NEAR);
    await phone.page.locator(bubble(last) + ACTIVE).waitFor();
    expect(await marked(phone)).toEqual([String(last)]);
    await all.settled(phone);
    await comesInSight(phone, last);
    await phone.picture('call-evidence');
    await phone.close();
  });

  it('follows what is heard, rests when a finger scrolls, and goes back when asked', async () => {
    const phone = await open();
    const played = await phone.page.evaluate(() => performance.now());
    await phone.page.locator(bubble(20)).click();
    await phone.page.locator(bubble(21) + ACTIVE).waitFor();
    await all.settled(phone);
    await comesInSight(phone, 21);
    await phone.page.mouse.move(180, 300);
    const back = phone.page.getByRole('button', { name: '回到当前句' });
    // A wheel turns more than once, as a finger stays on the glass: what scrolls right after us is taken for ours.
    for (let turns = 0; turns < 100 && !(await back.isVisible()); turns += 1) {
      await phone.page.mouse.wheel(0, -200);
      await nextFrames(phone, 6);
    }
    expect(await back.isVisible()).toBe(true);
    await phone.page.mouse.wheel(0, -2000);
    await phone.picture('call-away');
    const [before] = await marked(phone);
    await phone.page.waitForFunction(
      ([selector, was]) => {
        const now = /bubble-(\d+)/.exec(
          document.querySelector(selector)?.getAttribute('class') ?? '',
        );
        return now !== null && now[1] !== was;
      },
      [ACTIVE, before] as const,
      { timeout: 10_000 },
    );
    const [now] = await marked(phone);
    expect(await isInSight(phone, Number(now))).toBe(false);
    await back.click();
    await phone.page.locator(ACTIVE).waitFor();
    await markedInSight(phone);
    expect(await back.count()).toBe(0);
    expect(await most(phone, played)).toBeLessThanOrEqual(5);
    await phone.close();
  });

  it('opens at a second, and ▶ begins there', async () => {
    const { start } = await sentence(300);
    const phone = await open(`&at=${start}`);
    expect(await marked(phone)).toEqual(['300']);
    await comesInSight(phone, 300);
    expect(await tickets(phone)).toBe(0);
    const at = await heardAfter(phone, start, () =>
      phone.page.getByRole('button', { name: '播放', exact: true }).click(),
    );
    expect(Math.abs(at - start)).toBeLessThanOrEqual(NEAR);
    await phone.close();
  });

  it('outlives its ticket: one renewal, the same place', async () => {
    const phone = await open();
    const { start } = await sentence(30);
    // The client loads only the beginning at first, as it does of a recording that is longer still.
    await phone.page.route('**/media/**', async (route) => {
      const headers = route.request().headers();
      const range = headers['range'] === 'bytes=0-' ? 'bytes=0-1999999' : headers['range'];
      await route.continue({ headers: { ...headers, ...(range !== undefined && { range }) } });
    });
    await heardAfter(phone, start, () => phone.page.locator(bubble(30)).click());
    expect(await tickets(phone)).toBe(1);
    const past = new Date(Date.now() - 1_000);
    const over = await stored(all.house, 'tickets').updateMany({}, { $set: { expiresAt: past } });
    expect(over.modifiedCount).toBeGreaterThan(0);
    // Far from what the client has loaded, it has to ask again, with a ticket that is over.
    const far = await sentence(COUNT - 1);
    const quote = phone.page.getByRole('button', { name: /^播放，.*要七吨/ }).first();
    const at = await heardAfter(phone, far.start, () => quote.click());
    expect(Math.abs(at - far.start)).toBeLessThanOrEqual(NEAR);
    expect(await tickets(phone)).toBe(2);
    expect(await phone.ask('audio')).toHaveLength(1);
    await phone.close();
  });
});

describe('who hears', () => {
  it('is written down, once for each ticket, and nobody else may', async () => {
    const { recording } = (await reader.call(call, '?sentences=1')).body.digest?.audio ?? {};
    const other = await readerOf(all.house, C);
    expect((await other.post(`/api/recordings/${recording}/ticket`)).status).toBe(403);
    const log = stored(all.house, 'access-log');
    const before = await log.countDocuments({});
    const phone = await open();
    await heardAfter(phone, 0, () =>
      phone.page.getByRole('button', { name: '播放', exact: true }).click(),
    );
    expect(await log.countDocuments({})).toBe(before + (await tickets(phone)));
    const foreign = await all.phone(C, { open: `pages/call/detail?id=${call}` });
    await all.settled(foreign);
    expect(await foreign.texts()).toContain('无权查看这通来电');
    expect(await foreign.texts()).not.toMatch(/奥克斯|8888|第\d+条/);
    await foreign.close();
    await phone.close();
  });

  it('leaves nothing that plays, and no session in an address or a console', async () => {
    const phone = await all.phone(A, { open: 'pages/call/list' });
    await all.settled(phone);
    await phone.page.locator('.call').first().click();
    await all.settled(phone);
    await phone.page.locator(bubble(3)).click();
    await phone.page.waitForFunction(() => window.harness.audio().length > 0);
    await phone.page.locator('.mp-back').click();
    await all.settled(phone);
    expect(await phone.ask('audio')).toEqual([]);
    const stored = await phone.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    const token = /session[^A-Za-z0-9]+([A-Za-z0-9_-]{20,})/.exec(stored)?.[1];
    expect(token).toBeDefined();
    expect(consoles.join('\n') + urls.join('\n')).not.toContain(token);
    await phone.close();
  });
});
