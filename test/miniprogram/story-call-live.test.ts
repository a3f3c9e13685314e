/** A ringing call on pages: pressed on two at once, handed on, and said to be somebody. Pages §2 通话, cards §1. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, B, VIP } from '../stories/acts.ts';
import { MORNING } from '../stories/alerting.ts';
import { readerOf } from '../stories/pages.ts';
import type { CallColleagues } from '../../server/http/contract/answers.ts';
import { at } from './support/alert-phones.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';

jest.setTimeout(240_000);

/** Its last eight digits are those of 张经理's mobile. */
const LIKE_VIP = '13900008888';
const addressOf = (call: string): string => `pages/call/detail?id=${call}`;
const button = (phone: Phone, name: string) =>
  phone.page.getByRole('button', { name, exact: true }).first();

describe('a ringing call', () => {
  it('pressed on two pages at once belongs to one; 转接 offers everybody who can be reached', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const call = await house.ring({ from: VIP });
      await house.pass(26);
      const both: Phone[] = [];
      for (const person of [A, B]) both.push(await phone(person, { open: addressOf(call) }));
      await settled(...both);
      for (const [n, person] of [A, B].entries()) {
        const own = await both[n]?.texts();
        // 查看详情 is where they are.
        const words = (await house.buttons(person)).filter((word) => word !== '查看详情');
        for (const word of words) expect(own).toContain(word);
      }
      await Promise.all(both.map((one) => button(one, '接听').click({ noWaitAfter: true })));
      await settled(...both);
      const texts = await Promise.all(both.map((one) => one.texts()));
      const winners = texts.filter((one) => /转接\s+挂断/.test(one));
      expect(winners).toHaveLength(1);
      expect(texts.filter((one) => one !== winners[0]).join()).toMatch(/正在处理/);
      const isFirst = texts[0] === winners[0];
      const winner = isFirst ? A : B;
      const mine = at(both, isFirst ? 0 : 1);
      await house.phone(call, 'answer', { person: winner });
      await settled(...both);
      await mine.tap('转接');
      const sheet = mine.page.getByRole('dialog', { name: '转接给' });
      await sheet.waitFor();
      const reader = await readerOf(house, winner);
      const { colleagues } = (await reader.get<CallColleagues>(`/api/calls/${call}/colleagues`))
        .body;
      const offered = await sheet.innerText();
      expect(colleagues.length).toBeGreaterThan(0);
      for (const { name } of colleagues) expect(offered).toContain(name);
      expect(colleagues.map(({ id }) => id)).not.toContain(winner);
    }));

  it('said on the page to be somebody: the page tells all, the card in its last state too', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const call = await house.ring({ from: LIKE_VIP });
      await house.pass(5);
      const page = await phone(A, { open: addressOf(call) });
      await settled(page);
      const titleOf = async () => (await house.card(A)).card?.main_title?.title;
      expect(await titleOf()).toBe('139****8888 可能是：宁波奥克斯空调有限公司');
      const { msgid } = await house.card(A);
      await page.tap('就是他');
      await settled(page);
      expect(await page.texts()).toContain('年成交额');
      // It rings: the card keeps its buttons and its one code for the end. Cards §1, §2.
      expect((await house.card(A)).msgid).toBe(msgid);
      expect(await house.buttons(A)).toContain('接听');
      await house.phone(call, 'answer', { person: A });
      await house.phone(call, 'hangup');
      await settled(page);
      expect(await titleOf()).toBe('139****8888 宁波奥克斯空调有限公司');
    }));
});
