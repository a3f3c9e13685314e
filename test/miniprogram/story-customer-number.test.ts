/** A whole number on the page of a customer: for a reason, written down, and for as long as somebody looks at it. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, stored, VIP } from '../stories/acts.ts';
import { MORNING } from '../stories/alerting.ts';
import { AUX, FULL_NUMBER } from '../stories/customers.ts';
import { layoutAt, PHONE, SIZES, type Opening, type Phone } from './support/browser.ts';
import { inMiniHouse, type MiniHouse } from './support/house.ts';

jest.setTimeout(120_000);

const PAGE = `pages/customer/detail?id=${AUX}`;
const button = (phone: Phone, name: string) => phone.page.getByRole('button', { name }).first();

/** Everything a whole number may not be in: what is drawn, kept, said to the console, answered but by the reveal. */
async function watched(phone: Phone): Promise<() => Promise<readonly string[]>> {
  const heard: string[] = [];
  phone.page.on('console', (message) => heard.push(message.text()));
  phone.page.on('response', (answer) => {
    if (!answer.url().includes('/api/') || answer.url().endsWith('/reveal')) return;
    void answer.text().then(
      (text) => heard.push(text),
      () => undefined,
    );
  });
  await phone.page.reload();
  await phone.idle();
  return async () => {
    const kept = await phone.page.evaluate(() => [
      document.documentElement.outerHTML,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
    ]);
    return [...kept, ...heard].filter((text) => FULL_NUMBER.test(text));
  };
}

/** Person, subject, reason and own words of each number that was shown. */
async function shownNumbers({ house }: MiniHouse): Promise<readonly unknown[][]> {
  const rows = await stored(house, 'access-log')
    .find({ what: 'number' })
    .sort({ _id: 1 })
    .toArray();
  return rows.map(({ person, subject, reason, words }): unknown[] => [
    person,
    subject,
    reason,
    words,
  ]);
}

async function asked(all: MiniHouse, profile: Opening['profile']): Promise<Phone> {
  const phone = await all.phone(A, { open: PAGE, ...(profile && { profile }) });
  await all.settled(phone);
  await button(phone, '查看号码 138****8888').click();
  await phone.idle();
  return phone;
}

describe('a whole number', () => {
  it('is shown for 回拨, rings, is written down once, and is gone when nobody looks', () =>
    inMiniHouse(MORNING, async (all) => {
      const phone = await all.phone(A, { open: PAGE, profile: 'ios' });
      const leaks = await watched(phone);
      await all.settled(phone);
      await button(phone, '查看号码 138****8888').click();
      await phone.idle();
      expect(await phone.texts()).toContain('每次查看都会记录');
      await phone.picture('customer-reveal');
      for (const size of SIZES) {
        // What lies behind a sheet is covered, as it should be.
        const faults = (await layoutAt(phone, size)).filter(
          ({ rule }) => rule !== 'covered' && rule !== 'sticky',
        );
        expect({ size, faults }).toEqual({ size, faults: [] });
      }
      await layoutAt(phone, PHONE);
      expect(await leaks()).toEqual([]);
      expect(await shownNumbers(all)).toEqual([]);

      await phone.page.getByRole('radio', { name: '回拨' }).click();
      const send = phone.page.getByRole('dialog').getByRole('button', { name: '回拨' });
      await Promise.all([1, 2, 3].map(() => send.click({ noWaitAfter: true }).catch(() => null)));
      await all.settled(phone);
      expect(await phone.texts()).toContain(VIP);
      expect((await phone.records()).phoneCalls).toEqual([VIP]);
      expect(await shownNumbers(all)).toEqual([[A, AUX, 'callback', null]]);
      await phone.picture('customer-revealed');

      await phone.ask('hide');
      await phone.page.waitForTimeout(50);
      expect(await leaks()).toEqual([]);
      await phone.ask('show');
      await all.settled(phone);
      expect(await phone.texts()).not.toContain(VIP);
      expect(await phone.texts()).toContain('138****8888');
      expect(await leaks()).toEqual([]);
    }));

  it('is copied where there is no telephone, and for another reason in words of one’s own', () =>
    inMiniHouse(MORNING, async (all) => {
      const phone = await asked(all, 'win');
      await phone.page.getByRole('radio', { name: '其他' }).click();
      await button(phone, '显示号码').click();
      expect(await shownNumbers(all)).toEqual([]);
      await phone.page.getByRole('textbox', { name: '写明原因' }).fill('客户要求核对');
      await button(phone, '显示号码').click();
      await all.settled(phone);
      expect(await phone.texts()).toContain(VIP);
      expect(await button(phone, '回拨').count()).toBe(0);
      await button(phone, '复制').click();
      await phone.idle();
      expect(await phone.texts()).toContain('号码已复制');
      expect((await phone.records()).clipboard).toEqual([VIP]);
      expect(await shownNumbers(all)).toEqual([[A, AUX, 'other', '客户要求核对']]);
      expect(await stored(all.house, 'access-log').countDocuments({})).toBe(1);
    }));

  it('is not shown to who left before it came', () =>
    inMiniHouse(MORNING, async (all) => {
      const phone = await asked(all, 'ios');
      let go: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      await phone.page.route('**/reveal', async (route) => {
        await held;
        await route.continue();
      });
      await phone.page.getByRole('radio', { name: '回拨' }).click();
      const send = phone.page.getByRole('dialog').getByRole('button', { name: '回拨' });
      await send.click({ noWaitAfter: true });
      await phone.ask('hide');
      go();
      await phone.page.waitForResponse('**/reveal');
      await phone.ask('show');
      await all.settled(phone);
      expect(await phone.texts()).not.toContain(VIP);
      expect((await phone.records()).phoneCalls).toEqual([]);
    }));
});
