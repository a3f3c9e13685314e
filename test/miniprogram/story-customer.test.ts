/** Customers in the mini-program: found, opened by whoever may, 就是他 on an open call, a lead named. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, C, STRANGER } from '../stories/acts.ts';
import { talk } from '../stories/after.ts';
import { ADMIN, MORNING } from '../stories/alerting.ts';
import { AUX, ids, missed } from '../stories/customers.ts';
import { readerOf } from '../stories/pages.ts';
import { layoutAt, PHONE, SIZES, type Phone } from './support/browser.ts';
import { inMiniHouse, type MiniHouse } from './support/house.ts';

jest.setTimeout(120_000);

/** Its last eight digits are those of 张经理's mobile. */
const LIKE_VIP = '13900008888';
const LIST = 'pages/customer/list';
const addressOf = (id: string): string => `pages/customer/detail?id=${id}`;
/** The rules of layout at all sizes; the page is left at the size of the usual phone. */
async function isInOrder(phone: Phone): Promise<void> {
  for (const size of SIZES) expect([size, await layoutAt(phone, size)]).toEqual([size, []]);
  await layoutAt(phone, PHONE);
}

/** Types into the search, letter by letter, and waits for the answer to the whole of it. */
async function search({ settled }: MiniHouse, phone: Phone, words: string): Promise<void> {
  const path = `/api/customers?q=${encodeURIComponent(words)}`;
  const field = phone.page.getByRole('textbox', { name: '搜索客户' });
  await field.fill('');
  await field.pressSequentially(words, { delay: 40 });
  await phone.page.waitForFunction(
    (wanted) => window.harness.requests().some((one) => one.path === wanted),
    path,
  );
  await settled(phone);
}

describe('the page of a customer', () => {
  it('opens from the list and from a call, and tells a colleague nothing', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        await talk(all.house, 'inquiry');
        const phone = await all.phone(A, { open: LIST });
        await all.settled(phone);
        await isInOrder(phone);
        await phone.picture('customers');
        const rows = phone.page.locator('.customer');
        const before = (await phone.ask('requests')).length;
        await search(all, phone, '8888');
        const sent = (await phone.ask('requests')).slice(before);
        expect(sent.filter(({ path }) => path.startsWith('/api/customers'))).toHaveLength(1);
        expect(await rows.count()).toBe(1);
        await phone.picture('customers-found');
        await search(all, phone, '没有这一位');
        expect(await phone.texts()).toContain('没有符合的客户');
        await phone.picture('customers-none');
        await search(all, phone, '奥克斯');

        await phone.tap('宁波奥克斯空调有限公司');
        await all.settled(phone);
        const texts = await phone.texts();
        for (const words of ['¥580万 · 12笔', '负责销售：销售经理A', '张经理（采购部）', '待办'])
          expect(texts).toContain(words);
        await phone.picture('customer');
        await isInOrder(phone);
        const { nodes, depth, children } = await phone.ask('size');
        expect([nodes <= 800, depth <= 20, children <= 60]).toEqual([true, true, true]);
        await phone.page.getByRole('link', { name: /^来电 · 已结束/ }).click();
        await all.settled(phone);
        expect(await phone.ask('stack')).toEqual([
          LIST,
          'pages/customer/detail',
          'pages/call/detail',
        ]);
        await phone.tap('查看客户');
        await all.settled(phone);
        expect((await phone.ask('stack')).at(-1)).toBe('pages/customer/detail');

        const large = await all.phone(A, { open: addressOf(AUX), size: { ...PHONE, font: 22 } });
        await all.settled(large);
        expect(await large.ask('layout')).toEqual([]);
        await large.picture('customer-large');

        const other = await all.phone(C, { open: addressOf(AUX) });
        await all.settled(other);
        expect(await other.texts()).toContain('无权查看');
        expect(await other.texts()).not.toContain('奥克斯');
        await other.picture('customer-forbidden');
        const asked = await other.ask('requests');
        expect(asked.find(({ path }) => path === `/api/customers/${AUX}`)?.status).toBe(403);
        const gone = await all.phone(ADMIN, { open: addressOf('nothing') });
        expect(await gone.texts()).toContain('它可能已被删除或合并。');
      },
      { speech: true },
    ));

  it('asks whose an open call is, and keeps what is said', () =>
    inMiniHouse(MORNING, async (all) => {
      await missed(all.house, LIKE_VIP);
      const phone = await all.phone(A, { open: addressOf(AUX) });
      await all.settled(phone);
      expect(await phone.texts()).toContain('可能是这位客户的来电');
      expect(await phone.texts()).toContain('还没有通话和沟通记录');
      await phone.picture('customer-maybe');
      await isInOrder(phone);
      await phone.tap('就是他');
      await all.settled(phone);
      const texts = await phone.texts();
      expect(texts).not.toContain('可能是这位客户的来电');
      expect(texts).toContain('已归到这位客户，可在通话页撤销');
      expect(texts).toContain('由「就是他」确认');
      await phone.picture('customer-confirmed');
      await phone.page.getByRole('link', { name: /^来电/ }).click();
      await all.settled(phone);
      expect(await phone.texts()).toContain('撤销');
    }));
});

describe('a lead', () => {
  it('is given its name, which is a draft until it is sent', () =>
    inMiniHouse(MORNING, async (all) => {
      const { house } = all;
      const call = await house.ring({ from: STRANGER, digit: '1' });
      const maker = (await house.phoneState(call)).legs[0]?.person ?? '';
      await house.press(maker, '创建新客户档案');
      await house.phone(call, 'hangup');
      const [id = ''] = await ids(await readerOf(house, maker), '0099');
      const phone = await all.phone(maker, { open: addressOf(id) });
      await all.settled(phone);
      expect(await phone.texts()).toContain('新客户 137****0099');
      await phone.picture('customer-lead');
      await phone.tap('填写名称');
      await all.settled(phone);
      expect(await phone.texts()).toContain('请填写公司名称或联系人');
      await phone.page.getByRole('textbox', { name: '公司名称' }).fill('甬江试样公司');
      await phone.ask('launch', 'cold', `pages/customer/edit?id=${id}`);
      await phone.idle();
      await all.settled(phone);
      expect(await phone.page.getByRole('textbox', { name: '公司名称' }).inputValue()).toBe(
        '甬江试样公司',
      );
      await phone.ask('launch', 'hot', addressOf(id));
      await all.settled(phone);
      await phone.tap('填写名称');
      await all.settled(phone);
      await phone.page.getByRole('textbox', { name: '联系人' }).fill('周经理');
      await isInOrder(phone);
      await phone.picture('customer-edit');
      await phone.tap('保存');
      await all.settled(phone);
      const texts = await phone.texts();
      expect(texts).toContain('甬江试样公司');
      expect(texts).toContain('周经理');
      expect(texts).toMatch(/改名：新客户 137\*{4}0099 → 甬江试样公司/);
      await phone.picture('customer-named');
      const kept = await phone.page.evaluate(() => JSON.stringify(localStorage));
      expect(kept).not.toContain('甬江试样公司');

      const fixed = await all.phone(A, { open: `pages/customer/edit?id=${AUX}` });
      await all.settled(fixed);
      expect(await fixed.texts()).toContain('只有由来电新建的客户可以在此改名');
      await fixed.picture('customer-edit-refused');
    }));
});
