/** The calls of the mini-program: found in the list, pressed while they ring, read and corrected when they are over. */
import { describe, expect, it, jest } from '@jest/globals';

import { A, B, C, DUTY, logIn, STRANGER, VIP } from '../stories/acts.ts';
import { talk } from '../stories/after.ts';
import { ADMIN, MORNING } from '../stories/alerting.ts';
import { readerOf } from '../stories/pages.ts';
import { layoutAt, SIZES, type Phone } from './support/browser.ts';
import { inMiniHouse, type MiniHouse } from './support/house.ts';

jest.setTimeout(120_000);

/** Its last eight digits are those of 张经理's mobile. */
const LIKE_VIP = '13900008888';
const NAMES: Readonly<Record<string, string>> = { [A]: '销售经理A', [B]: '销售经理B' };
const addressOf = (call: string): string => `pages/call/detail?id=${call}`;
const button = (phone: Phone, name: string | RegExp) =>
  phone.page.getByRole('button', { name, exact: typeof name === 'string' }).first();

async function ringing({ house }: MiniHouse, from = VIP): Promise<string> {
  const call = await house.ring({ from });
  await house.pass(26);
  return call;
}

async function isInOrder(phone: Phone): Promise<void> {
  for (const size of SIZES) expect([size, await layoutAt(phone, size)]).toEqual([size, []]);
  await layoutAt(phone, { width: 390, height: 844 });
}

describe('a ringing call', () => {
  it('pressed on a card and on a page at once belongs to one', () =>
    inMiniHouse(MORNING, async (all) => {
      const { house, phone, settled } = all;
      const call = await ringing(all);
      const page = await phone(A, { open: addressOf(call) });
      await settled(page);
      await Promise.all([
        house.finger(B, '接听'),
        button(page, '接听').click({ noWaitAfter: true }),
      ]);
      await settled(page);
      const texts = await page.texts();
      const isMine = /转接\s+挂断/.test(texts) && !texts.includes('接听\n');
      const [winner, loser] = isMine ? [A, B] : [B, A];
      expect(await house.buttons(winner)).toEqual(['转接', '挂断', '查看详情']);
      expect(await house.buttons(loser)).not.toContain('接听');
      if (!isMine) expect(texts).toContain(`${NAMES[B]}正在`);
      expect(await page.failures()).toEqual([]);
    }));

  it('is handed to a colleague who is found by name, after one question', () =>
    inMiniHouse(MORNING, async (all) => {
      const { house, phone, settled } = all;
      const call = await ringing(all);
      const page = await phone(A, { open: addressOf(call) });
      await settled(page);
      await isInOrder(page);
      await page.picture('call-ringing');
      await page.tap('接听');
      await settled(page);
      await house.phone(call, 'answer', { person: A });
      await settled(page);
      expect(await page.texts()).toContain('通话中');
      await page.tap('转接');
      const sheet = page.page.getByRole('dialog', { name: '转接给' });
      await sheet.getByRole('textbox').fill('值班');
      await page.picture('call-transfer');
      await sheet.getByRole('button', { name: /^值班人员/ }).click();
      const question = page.page.getByRole('dialog', { name: '转接 值班人员' });
      await question.waitFor();
      await page.picture('call-question');
      await question.getByRole('button', { name: '转接' }).click();
      await settled(page);
      expect(await house.buttons(DUTY)).toContain('接听');
      expect(await page.failures()).toEqual([]);
    }));

  it('asks who it is, remembers it, and takes it back', () =>
    inMiniHouse(MORNING, async (all) => {
      const { house, phone, settled } = all;
      const call = await ringing(all, LIKE_VIP);
      const page = await phone(A, { open: addressOf(call) });
      await settled(page);
      expect(await page.texts()).toContain('可能是：宁波奥克斯空调有限公司');
      expect(await page.texts()).not.toContain('年成交额');
      await page.tap('就是他');
      await settled(page);
      expect(await page.texts()).toContain('年成交额');
      expect((await (await readerOf(house, A)).call(call)).body.who.may).toMatchObject({
        undo: true,
      });
      await page.picture('call-said');
      await page.tap('撤销');
      await settled(page);
      expect(await page.texts()).not.toContain('年成交额');
    }));
});

describe('a call that is over', () => {
  it('has the facts of the page behind 查看详情, and what a person says of them', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { house, phone, settled } = all;
        const call = await talk(house, 'inquiry');
        const page = await phone(A, { open: addressOf(call) });
        await settled(page);
        await isInOrder(page);
        const { facts = [] } =
          (await (await readerOf(house, A)).call(call)).body.digest?.insight ?? {};
        const cookie = `callpop_session=${await logIn(house, A)}`;
        const web = await fetch(`${house.running().url}/c/${call}`, { headers: { cookie } });
        const markup = (await web.text()).replaceAll('&amp;', '&');
        expect(web.status).toBe(200);
        const seen = await page.texts();
        expect(facts.length).toBeGreaterThan(6);
        for (const { value } of facts) {
          expect([value, markup.includes(value), seen.includes(value)]).toEqual([
            value,
            true,
            true,
          ]);
        }

        await button(page, '更正意图').click();
        await page.page.getByRole('radio', { name: '投诉' }).click();
        await page.picture('call-edit');
        await button(page, '保存').click();
        await settled(page);
        expect(await page.texts()).toMatch(/投诉\s+✎\s+✓ 已核对 销售经理A · 10:\d\d\s+原为：询价/);
        await page.picture('call-corrected');
        await isInOrder(page);
        await button(page, '撤销，意图').click();
        await settled(page);
        expect(await page.texts()).not.toContain('原为');
        await button(page, '产品没有错').click();
        await settled(page);
        expect(await page.texts()).toMatch(/PCR-ABS-757\s+✎\s+✓ 已核对/);
        await button(page, /^更正数量/).click();
        await button(page, '没有这一项').click();
        await settled(page);
        expect(await page.texts()).toContain('✕ 已删去');
        expect(await page.failures()).toEqual([]);
      },
      { speech: true },
    ));

  it('tells why it came here, and leads to its to-do', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { house, phone, settled } = all;
        const call = await talk(house, 'inquiry');
        const page = await phone(A, { open: addressOf(call) });
        await settled(page);
        await button(page, /^为什么是我/).click();
        await page.idle();
        expect(await page.texts()).toContain('依次呼叫：销售经理A → 销售经理B → 值班人员');
        await isInOrder(page);
        await page.page.getByRole('link', { name: '来电经过' }).click();
        await settled(page);
        expect(await page.ask('stack')).toEqual(['pages/call/detail', 'pages/call/passport']);
        expect(await page.texts()).toContain('来电卡片');
        await isInOrder(page);
        await page.page.locator('.mp-back').click();
        await page.page.getByRole('link', { name: /^待办/ }).click();
        await settled(page);
        expect(await page.ask('stack')).toEqual(['pages/call/detail', 'pages/todo/detail']);
      },
      { speech: true },
    ));

  it.each([
    ['complaint', { from: STRANGER }],
    ['inquiry', { from: LIKE_VIP }],
  ])('of %s by %j is drawn', (clip, more) =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const call = await talk(all.house, clip, more);
        const page = await all.phone(A, { open: addressOf(call) });
        await all.settled(page);
        await page.picture(`call-${clip}-${more.from}`);
        expect(await page.failures()).toEqual([]);
      },
      { speech: true },
    ),
  );

  it('without anybody who listens can be heard', () =>
    inMiniHouse(MORNING, async (all) => {
      const call = await talk(all.house, 'inquiry');
      const page = await all.phone(A, { open: addressOf(call) });
      await all.settled(page);
      await page.picture('call-unheard');
      await button(page, '播放').click();
      await page.page.waitForFunction(() => window.harness.audio().some((one) => one.playing));
      await isInOrder(page);
    }));

  it('is nobody’s who may not see it, and gone when there is none', () =>
    inMiniHouse(MORNING, async (all) => {
      const { house, phone, settled } = all;
      const call = await ringing(all);
      await house.phone(call, 'hangup');
      const page = await phone(C, { open: addressOf(call) });
      await settled(page);
      expect(await page.texts()).toContain('无权查看这通来电');
      expect(await page.texts()).not.toMatch(/奥克斯|8888/);
      await page.picture('call-forbidden');
      const nothing = await phone(ADMIN, { open: addressOf('nothing') });
      await settled(nothing);
      await nothing.picture('call-gone');
      expect((await nothing.ask('data')) as object).toMatchObject({ frame: { state: 'gone' } });
    }));
});
