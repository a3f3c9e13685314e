/** 告警 in the states that time and a message without words bring about. Pages §2 告警. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, VIP } from '../stories/acts.ts';
import { leave } from '../stories/after.ts';
import { alertOf, MINUTE, MORNING } from '../stories/alerting.ts';
import { addressOf, at, finger, HEARING, openOn, says } from './support/alert-phones.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';

jest.setTimeout(180_000);

async function isInOrder(phone: Phone): Promise<void> {
  expect(await phone.ask('layout')).toEqual([]);
}

describe('an alert', () => {
  it('that was taken and not settled within the hour is open again, and says whose time ran out', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const { phones, id } = await openOn(all, [A]);
        const a = at(phones, 0);
        await finger(a, '我来处理');
        await says(a, /您处理中 · 11:\d\d 前了结/);
        for (let half = 0; half < 4; half += 1) await all.skip(20 * MINUTE, a);
        await says(a, /接手已超时 · 应在 11:\d\d 前响应，尚无人接手/);
        expect(await a.texts()).toContain('我来处理');
        await isInOrder(a);
        await a.picture('alert-overdue');
        const again = await all.phone(A, { open: addressOf(id) });
        await all.settled(again);
        expect(await again.texts()).toContain('接手已超时');
      },
      HEARING,
    ));

  it('of a VIP who said nothing says so beside the player', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        const call = await leave(all.house, 'message-silent', VIP);
        await all.skip(2 * MINUTE);
        const { id } = await alertOf(all.house, call);
        const a = await all.phone(A, { open: addressOf(id) });
        await all.settled(a);
        expect(await a.texts()).toContain('没有说话');
        expect(await a.page.getByRole('button', { name: '播放', exact: true }).count()).toBe(1);
        await isInOrder(a);
        await a.picture('alert-silent');
      },
      HEARING,
    ));

  it('that nobody could hear says so, and is played all the same', () =>
    inMiniHouse(
      MORNING,
      async (all) => {
        // Refused for good: nothing is tried again.
        all.house.speech?.faults.set({ status: 401 });
        const call = await leave(all.house, 'message-urgent', VIP);
        await all.skip(3 * MINUTE);
        const { id } = await alertOf(all.house, call);
        const a = await all.phone(A, { open: addressOf(id) });
        await all.settled(a);
        expect(await a.texts()).toContain('转写失败，请听录音');
        await a.page.getByRole('button', { name: '播放', exact: true }).click();
        await a.page.waitForFunction(() =>
          window.harness.audio().some(({ at: from }) => from > 0.2),
        );
        await isInOrder(a);
        await a.picture('alert-unheard');
      },
      HEARING,
    ));
});
