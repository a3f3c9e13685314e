/** 待办 on the phone: nothing, a few things, two hundred. Pages §1, §3. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, B, setStatus, VIP } from '../stories/acts.ts';
import { talk } from '../stories/after.ts';
import { alarm, MORNING } from '../stories/alerting.ts';
import { readerOf } from '../stories/pages.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { agree, HEARING, INBOX, keepsRules, miss } from './support/waiting.ts';

jest.setTimeout(240_000);

/** Bytes of one setData. Pages §6. */
const MOST_BYTES = 64_000;

const badgeOf = (phone: Phone): Promise<string> =>
  phone.page.getByRole('button', { name: /^待办/ }).locator('.mp-badge').innerText();

const rowsOf = (phone: Phone): Promise<number> =>
  phone.page.getByRole('button', { name: /^已回电，/ }).count();

describe('待办', () => {
  it('is empty, then in its order, each with one act; the tab counts', () =>
    inMiniHouse(
      MORNING,
      async ({ house, phone, settled }) => {
        const a = await phone(A, { open: INBOX });
        expect(await a.texts()).toMatch(/没有待办\n紧急留言、待回电和跟进会出现在这里/);
        await a.picture('inbox-empty');
        await talk(house, 'inquiry');
        await miss(house, VIP);
        await alarm(house);
        await settled(a);
        const texts = await a.texts();
        const order = ['紧急留言 · 须在', '待回电 · 10:'].map((one) => texts.indexOf(one));
        expect(order).toEqual(order.toSorted((one, other) => one - other));
        expect(order[0]).toBeGreaterThan(0);
        expect(texts).toContain('新线索 137****0001');
        expect(texts).toContain('今天以后 1 项');
        expect(texts).not.toContain('周五前');
        expect((await (await readerOf(house, A)).inbox()).badge).toBe(2);
        expect(await badgeOf(a)).toBe('2');
        await keepsRules(a);
        await a.picture('inbox-few');
        await a.page.getByRole('button', { name: '今天以后 1 项' }).click();
        await a.idle();
        expect(await a.texts()).toMatch(/周五前.*\n待办 · 11-27 18:00 前完成/);

        // The act of the row, where it stands.
        await a.page.getByRole('button', { name: /^我来处理，/ }).click();
        await settled(a);
        expect(await a.texts()).toMatch(/您处理中 · 11:\d\d 前了结\n已解决/);
        await a.page.getByRole('button', { name: /^已回电，/ }).click();
        await a.picture('inbox-ask');
        expect(await a.texts()).toContain('待回电将结束，不再提醒。');
        await agree(a, '已回电');
        await settled(a);
        expect(await a.texts()).not.toContain('待回电');

        // The row opens its page.
        await a.page.getByRole('button', { name: /^新线索.*您处理中/ }).click();
        await settled(a);
        expect(await a.ask('stack')).toEqual([INBOX, 'pages/alert/detail']);
      },
      HEARING,
    ));

  it('does nothing offline, and an act whose answer is lost once', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      await miss(house, VIP);
      const a = await phone(A, { open: INBOX });
      await settled(a);
      await a.ask('setOffline', true);
      await a.page.getByRole('button', { name: /^已回电，/ }).click();
      await agree(a, '已回电');
      expect(await a.texts()).toContain('未提交');
      expect(await rowsOf(a)).toBe(1);
      await a.ask('setOffline', false);
      await settled(a);
      expect((await (await readerOf(house, A)).inbox()).total).toBe(1);
      // Done, and the answer lost: the list says so.
      await a.ask('dropNext', '/complete');
      await a.tap('重试');
      await settled(a);
      expect(await a.texts()).toContain('没有待办');
      expect((await (await readerOf(house, A)).inbox()).total).toBe(0);
    }));

  it('holds two hundred, thirty at a time and sixty on the page', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      // Strangers take turns between who is there.
      await setStatus(house, B, { status: 'off_duty' });
      for (let n = 0; n < 200; n += 1) await miss(house, `1371235${String(n).padStart(4, '0')}`);
      const { total } = await (await readerOf(house, A)).inbox();
      expect(total).toBe(200);
      const a = await phone(A, { open: INBOX });
      await settled(a);
      expect(await rowsOf(a)).toBe(30);
      expect(await badgeOf(a)).toBe('99+');
      const bottom = async (): Promise<void> => {
        const shown = a.page.locator('.mp-page:not([hidden])');
        for (const end of [0, 1e6]) {
          await shown.evaluate((page, top) => {
            page.scrollTop = top;
          }, end);
          await a.page.waitForTimeout(50);
        }
        await settled(a);
      };
      await bottom();
      expect(await rowsOf(a)).toBe(60);
      const { nodes, depth, children } = await a.ask('size');
      expect({ nodes: nodes <= 800, depth: depth <= 20, children: children <= 60 }).toEqual({
        nodes: true,
        depth: true,
        children: true,
      });
      for (let turn = 0; turn < 12; turn += 1) {
        if ((await a.texts()).includes('137****0199')) break;
        await bottom();
        const later = a.page.getByRole('button', { name: '后面的待办' });
        if (await later.isVisible()) await later.click();
        await a.idle();
        expect((await a.ask('size')).children).toBeLessThanOrEqual(60);
      }
      expect(await a.texts()).toContain('137****0199');
      expect(await a.texts()).not.toContain('137****0000');
      await a.picture('inbox-many');
      // One that is far down: it goes, the others stay.
      await a.page.getByRole('button', { name: /^已回电，.*0199/ }).click();
      await agree(a, '已回电');
      await settled(a);
      expect(await a.texts()).not.toContain('137****0199');
      expect(await a.texts()).toContain('共 199 项');
      const sizes = (await a.ask('setDatas')).map(({ bytes }) => bytes);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_BYTES);
      const gets = (await a.ask('requests')).map(({ bytes = 0 }) => bytes);
      expect(Math.max(...gets)).toBeLessThanOrEqual(40_000);
    }));

  it('wraps a company of forty signs without contact and level', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      await miss(house, VIP);
      const a = await phone(A, { open: INBOX });
      const name =
        '宁波杭州湾新区某某精密注塑模具与新能源汽车零部件联合制造（集团）股份有限公司一分厂';
      // No door names a customer so: the answer is made longer on its way.
      await a.page.route('**/api/inbox*', async (route) => {
        const answer = await route.fetch();
        const text = (await answer.text()).replace('宁波奥克斯空调有限公司', name);
        const bare = text.replace(
          /"contact":"[^"]*","level":\{[^}]*\}/,
          '"contact":"","level":null',
        );
        await route.fulfill({ response: answer, body: bare });
      });
      await a.ask('pullDown');
      await settled(a);
      expect(await a.texts()).toContain(name);
      await keepsRules(a);
      await a.picture('inbox-long');
    }));
});
