/** An urgent message on the phones of those who are told: heard, taken by one, settled. Pages §2 告警. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, B, C, DUTY } from '../stories/acts.ts';
import { leave } from '../stories/after.ts';
import {
  alertButtons,
  alertOf,
  CALLER,
  faces,
  MORNING,
  NIGHT,
  TAKER_BUTTONS,
} from '../stories/alerting.ts';
import {
  addressOf,
  agree,
  at,
  finger,
  HEARING,
  openOn,
  posts,
  says,
} from './support/alert-phones.ts';
import { layoutAt, PHONE, SIZES } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';

jest.setTimeout(120_000);

describe('an urgent message', () => {
  it('open on two phones and pressed on both at once belongs to one, and its sound goes on', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { house, settled } = all;
        const { phones } = await openOn(all, [A, B]);
        for (const one of phones) {
          await one.page.evaluate(() => Object.assign(window, { sameDocument: true }));
          await one.page.getByRole('button', { name: '播放', exact: true }).click();
          await one.page.waitForFunction(() =>
            window.harness.audio().some(({ playing }) => playing),
          );
        }
        const sources = await Promise.all(
          phones.map(async (one) => (await one.ask('audio'))[0]?.src),
        );
        await Promise.all(phones.map((one) => finger(one, '我来处理')));
        const took = await Promise.all(phones.map((one) => says(one, /您处理中|已接手 10:\d\d/)));
        expect(Math.max(...took)).toBeLessThan(2_000);

        const texts = await Promise.all(phones.map((one) => one.texts()));
        const won = texts.findIndex((text) => text.includes('您处理中'));
        const [winner, loser] = won === 0 ? [A, B] : [B, A];
        const names: Readonly<Record<string, string>> = { [A]: '销售经理A', [B]: '销售经理B' };
        expect(texts[won]).toMatch(/您处理中 · 11:\d\d 前了结\n还剩 \d+ 分钟/);
        expect(texts[1 - won]).toMatch(new RegExp(`${names[winner]}已接手 10:\\d\\d`));
        expect(texts[1 - won]).not.toMatch(/我来处理|已解决/);

        for (const [index, one] of phones.entries()) {
          const sounds = await one.ask('audio');
          expect(sounds).toMatchObject([{ src: sources[index], playing: true }]);
          expect(await one.page.evaluate(() => 'sameDocument' in window)).toBe(true);
          expect(await posts(one, '/take')).toBe(1);
        }
        await settled(...phones);
        expect(await alertButtons(house, winner)).toEqual(TAKER_BUTTONS);
        expect((await faces(house))[loser]).toBe(`${names[winner]}已接手`);
        await at(phones, 1 - won).picture('alert-others');

        // Settled asks once, and says what becomes of it.
        const mine = at(phones, won);
        await mine.tap('已解决');
        await mine.picture('alert-settle');
        expect(await mine.texts()).toContain('告警将了结，不再通知任何人；待办仍保留原期限。');
        expect(await posts(mine, '/settle')).toBe(0);
        await agree(mine, '已解决');
        await says(mine, /已解决 · 您/);
        await mine.picture('alert-settled');
        await says(at(phones, 1 - won), new RegExp(`已解决 · ${names[winner]}`));
        await settled(...phones);
        expect((await faces(house))[winner]).toBe('已解决');
      },
      HEARING,
    ));

  it('is played before anything has been read of it, while who listens is dead', () =>
    inMiniHouse(
      NIGHT,
      async ({ house, phone, settled }) => {
        house.speech?.faults.set({ status: 503 });
        const call = await leave(house, 'message-urgent', CALLER);
        await house.skip(125);
        const { id } = await alertOf(house, call);
        const duty = await phone(DUTY, { open: addressOf(id) });
        await settled(duty);
        expect(await duty.texts()).toMatch(/\n紧急程度未知\n/);
        expect(await duty.texts()).toMatch(/转写中|转写失败/);
        await duty.page.getByRole('button', { name: '播放', exact: true }).click();
        await duty.page.waitForFunction(() =>
          window.harness.audio().some(({ at: from }) => from > 0.2),
        );
        await duty.picture('alert-unknown');
      },
      HEARING,
    ));

  it('plays the sentence that is tapped, and marks it alone', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones } = await openOn(all, [A]);
        const a = at(phones, 0);
        await a.page.getByRole('button', { name: /^客户，00:09/ }).click();
        await a.page.waitForFunction(() => window.harness.audio().some(({ playing }) => playing));
        const marked = a.page.locator('[class*="bubble-active"]');
        await marked.waitFor();
        expect(await marked.allInnerTexts()).toEqual([expect.stringContaining('请马上给我回电话')]);
        await a.page.getByText('首页').first().click();
        await a.idle();
        expect(await a.ask('audio')).toEqual([]);
      },
      HEARING,
    ));

  it('is nothing for who was not told, and no longer there when it is not', () =>
    inMiniHouse(
      NIGHT,
      async (all) => {
        const { phones } = await openOn(all, [C]);
        expect(await at(phones, 0).texts()).toMatch(/无权查看这条告警/);
        await at(phones, 0).picture('alert-forbidden');
        const duty = await all.phone(DUTY, { open: addressOf('nothing') });
        expect(await duty.texts()).toContain('它可能已被删除或合并。');
      },
      HEARING,
    ));

  it('keeps the rules of layout at every size, and is small', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones, id } = await openOn(all, [A]);
        const a = at(phones, 0);
        for (const size of SIZES.filter(({ font }) => font === undefined)) {
          expect({ size, faults: await layoutAt(a, size) }).toEqual({ size, faults: [] });
        }
        await layoutAt(a, PHONE);
        await a.picture('alert-open');
        const { nodes, depth, children } = await a.ask('size');
        expect([nodes <= 800, depth <= 20, children <= 60]).toEqual([true, true, true]);
        const large = await all.phone(A, { open: addressOf(id), size: { ...PHONE, font: 22 } });
        expect(await layoutAt(large, PHONE)).toEqual([]);
        await large.picture('alert-large');
      },
      HEARING,
    ));
});
