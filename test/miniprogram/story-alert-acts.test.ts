/** Acts on an urgent message: one effect whatever the finger and the net do, handing on, 回拨. Pages §3. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, C, stored } from '../stories/acts.ts';
import {
  alarm,
  alertButtons,
  alertOf,
  CALLER,
  faces,
  MORNING,
  TAKER_BUTTONS,
} from '../stories/alerting.ts';
import { addressOf, agree, at, HEARING, openOn, posts, says } from './support/alert-phones.ts';
import { layoutAt, PHONE } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';

jest.setTimeout(120_000);

describe('an act on an urgent message', () => {
  it('tapped three times in a moment is taken once', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones, call } = await openOn(all, [A]);
        const a = at(phones, 0);
        const box = await a.page.getByRole('button', { name: '我来处理' }).boundingBox();
        const middle = [(box?.x ?? 0) + 40, (box?.y ?? 0) + 20] as const;
        for (let tap = 0; tap < 3; tap += 1) await a.page.mouse.click(...middle);
        await says(a, /您处理中/);
        await all.settled(a);
        expect(await posts(a, '/take')).toBe(1);
        expect(await alertOf(all.house, call)).toMatchObject({ state: 'taken', takenBy: A });
      },
      HEARING,
    ));

  it('is not taken offline, nor later by itself', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones, call } = await openOn(all, [A]);
        const a = at(phones, 0);
        await a.ask('setOffline', true);
        await a.tap('我来处理');
        await says(a, /未提交/);
        expect(await a.texts()).toMatch(/待处理 · 须在 10:\d\d 前响应/);
        await a.picture('alert-offline');
        const before = await posts(a, '/take');
        await a.ask('setOffline', false);
        await all.settled(a);
        expect(await posts(a, '/take')).toBe(before);
        expect((await alertOf(all.house, call)).state).toBe('open');
        await a.tap('重试');
        await says(a, /您处理中/);
      },
      HEARING,
    ));

  it('whose answer was lost shows the truth, and has one effect', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones, call } = await openOn(all, [A]);
        const a = at(phones, 0);
        await a.ask('dropNext', '/take');
        await a.tap('我来处理');
        await says(a, /您处理中/);
        expect(await a.texts()).not.toMatch(/未提交|没有收到回复/);
        await all.settled(a);
        expect(await alertOf(all.house, call)).toMatchObject({ state: 'taken', takenBy: A });
        expect(await alertButtons(all.house, A)).toEqual(TAKER_BUTTONS);
        expect(await stored(all.house, 'alerts').countDocuments({})).toBe(1);
      },
      HEARING,
    ));

  it('is handed to a colleague who is searched, after one question', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones, id } = await openOn(all, [A]);
        const a = at(phones, 0);
        await a.tap('转给');
        await a.page.getByRole('textbox', { name: '搜索姓名' }).fill('经理c');
        const found = a.page.getByRole('dialog').getByRole('button', { name: /销售经理|值班/ });
        expect(await found.allInnerTexts()).toEqual([expect.stringContaining('销售经理C')]);
        await a.tap('销售经理C');
        expect(await a.texts()).toContain('转给销售经理C？');
        await agree(a, '转给');
        await all.settled(a);
        expect((await faces(all.house))[A]).toBe('已转给销售经理C');
        const c = await all.phone(C, { open: addressOf(id) });
        expect(await c.texts()).toContain('销售经理A转给您');
      },
      HEARING,
    ));

  it('is called back by who has it: logged, dialled, shown nowhere', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones } = await openOn(all, [A]);
        const a = at(phones, 0);
        expect(await a.texts()).not.toContain('回拨');
        await a.tap('我来处理');
        await all.settled(a);
        await a.tap('回拨');
        await says(a, /客户接听了吗？/);
        await a.picture('alert-called');
        expect((await a.records()).phoneCalls).toEqual([CALLER]);
        expect(await layoutAt(a, PHONE)).toEqual([]);
        const log = await stored(all.house, 'access-log').find({ what: 'call-number' }).toArray();
        expect(log).toMatchObject([{ person: A, reason: 'callback' }]);
        await a.tap('未接通');
        expect(await a.texts()).toMatch(/已解决\n转给\n回拨/);
        await a.tap('回拨');
        await a.tap('已接通');
        await agree(a, '已解决');
        await says(a, /已解决 · 您/);
        expect(await a.page.innerText('body')).not.toContain(CALLER);
        expect(await a.page.evaluate(() => JSON.stringify(localStorage))).not.toContain(CALLER);
      },
      HEARING,
    ));

  it('is copied on a desktop, which has no telephone', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const call = await alarm(all.house);
        const { id } = await alertOf(all.house, call);
        const a = await all.phone(A, { open: addressOf(id), profile: 'win' });
        await a.tap('我来处理');
        await all.settled(a);
        await a.tap('复制号码');
        await says(a, /号码已复制/);
        expect((await a.records()).clipboard).toEqual([CALLER]);
        // Whoever dials by hand reads it, for as long as they look.
        expect(await a.texts()).toContain(CALLER);
        expect(await layoutAt(a, PHONE)).toEqual([]);
        await a.tap('复制');
        expect((await a.records()).clipboard).toEqual([CALLER, CALLER]);
        await a.ask('hide');
        expect(await a.page.content()).not.toContain(CALLER);
      },
      HEARING,
    ));
});
