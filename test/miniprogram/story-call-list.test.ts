/** The list of calls: empty, filled by what comes, searched and filtered. */
import { describe, expect, it, jest } from '@jest/globals';
import { STRANGER, VIP } from '../stories/acts.ts';
import { ADMIN, MORNING } from '../stories/alerting.ts';
import { layoutAt, SIZES, type Phone } from './support/browser.ts';
import { inMiniHouse, type MiniHouse } from './support/house.ts';

jest.setTimeout(120_000);

const LIST = 'pages/call/list';

async function ringing({ house }: MiniHouse, from = VIP): Promise<string> {
  const call = await house.ring({ from });
  await house.pass(26);
  return call;
}

async function isInOrder(phone: Phone): Promise<void> {
  for (const size of SIZES) expect([size, await layoutAt(phone, size)]).toEqual([size, []]);
  await layoutAt(phone, { width: 390, height: 844 });
}

describe('the list', () => {
  it('is empty, then finds by words and filter, and shows what comes', () =>
    inMiniHouse(MORNING, async (all) => {
      const { house, phone, settled } = all;
      const page = await phone(ADMIN, { open: LIST });
      await settled(page);
      expect(await page.texts()).toContain('还没有来电');
      await page.picture('call-list-empty');
      const vip = await ringing(all);
      await settled(page);
      expect(await page.texts()).toMatch(/振铃中/);
      await house.phone(vip, 'hangup');
      await house.skip(60);
      const stranger = await ringing(all, STRANGER);
      await house.phone(stranger, 'hangup');
      await settled(page);
      expect(await page.page.locator('.call').count()).toBe(2);
      await page.picture('call-list');
      await isInOrder(page);

      const before = (await page.ask('requests')).length;
      /** Types, and waits for the answer to the whole of it. */
      const search = async (words: string, types: () => Promise<void>): Promise<void> => {
        const path = `/api/calls${words === '' ? '' : `?q=${encodeURIComponent(words)}`}`;
        await types();
        await page.page.waitForFunction((wanted) => {
          const asked = window.harness.requests().map((one) => one.path);
          return asked.filter((one) => one.startsWith('/api/calls')).pop() === wanted;
        }, path);
        await settled(page);
      };
      const field = page.page.getByRole('textbox');
      await search('奥克斯', () => field.pressSequentially('奥克斯', { delay: 40 }));
      const asked = (await page.ask('requests')).slice(before);
      expect(asked.filter(({ path }) => path.startsWith('/api/calls'))).toHaveLength(1);
      expect(await page.page.locator('.call').count()).toBe(1);
      await search('查无此人', () => field.fill('查无此人'));
      expect(await page.texts()).toContain('没有符合的来电');
      await search('', () => field.fill(''));
      await page.tap('未识别');
      await settled(page);
      expect(await page.page.locator('.call').count()).toBe(1);
      await page.page.locator('.call').click();
      await settled(page);
      expect(await page.texts()).toContain('137****0099');
      expect(await page.failures()).toEqual([]);
    }));
});
