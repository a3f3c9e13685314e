/** The store of statuses is pulled away while 状态 is open, and comes back. Pages §2. */
import { expect, it, jest } from '@jest/globals';
import type { StatusPage } from '../../server/http/contract/answers.ts';
import { A } from '../stories/acts.ts';
import { MORNING } from '../stories/alerting.ts';
import { phoneOf, statusOf } from '../stories/phones.ts';
import { layoutAt, PHONE } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { openRoad } from './support/road.ts';
import { drawn, posts } from './support/screen.ts';

jest.setTimeout(120_000);

const AWAY = '状态服务暂时不可用，请稍后再试';
/** Third text of pages §5. */
const GREY = 'rgb(100, 106, 115)';

interface Seen {
  readonly view: {
    readonly own: { readonly status: { readonly text: string }; readonly about: string };
    readonly rows: readonly { readonly effect: string }[];
  };
}

it('the old value stands there in grey, a tap shows what the server says, and nothing is lost', async () => {
  const road = await openRoad(String(process.env['REDIS_URL']));
  try {
    await inMiniHouse(
      MORNING,
      async ({ house, phone, settled }) => {
        const a = await phone(A);
        const own = async () => (await drawn<Seen>(a)).view.own;
        const rows = async () =>
          (await drawn<Seen>(a)).view.rows.map(({ effect }) => effect).join('\n');
        const known = await rows();
        await a.tap('会议中');
        await settled(a);
        expect(await own()).toMatchObject({ status: { text: '会议中' }, isOld: false });

        road.close();
        await a.tap('外出');
        await settled(a);
        const texts = await a.texts();
        expect(texts).toContain(AWAY);
        expect(texts).toContain('状态暂时无法读取，以下为默认顺序');
        expect(await own()).toMatchObject({
          ...{ status: { text: '会议中' }, isOld: true, about: '至 11:00 · 我设的' },
        });
        const word = a.page.locator('.mp-page:not([hidden]) .own-word');
        expect(await word.innerText()).toBe('会议中');
        expect(await word.evaluate((element) => getComputedStyle(element).color)).toBe(GREY);
        // What each row would do still is the router's answer, to nobody having said anything.
        expect(await rows()).toBe(known);
        expect(await posts(a, '/api/sales/status')).toBe(2);
        expect(await layoutAt(a, PHONE)).toEqual([]);
        await a.picture('status-away-held');
        // Who opens it only now has nothing old to show.
        const fresh = await phone(A);
        expect(await fresh.texts()).not.toContain('会议中\n至 11:00');
        await fresh.tap('下班');
        await fresh.tap('今天内');
        expect(await fresh.texts()).toContain(AWAY);
        await fresh.close();

        road.open();
        // The product finds its store again by itself; whoever looks sees that nothing was lost.
        await a.page.waitForFunction(
          () => {
            window.harness.pullDown();
            return (window.harness.data() as { view: Seen['view'] & { own: { isOld: boolean } } })
              .view.own.isOld
              ? null
              : true;
          },
          undefined,
          { polling: 250, timeout: 20_000 },
        );
        await settled(a);
        expect(await own()).toMatchObject({ status: { text: '会议中' }, isOld: false });
        expect(await a.texts()).not.toContain('状态暂时无法读取');
        const door = await phoneOf(house, A);
        const kept: StatusPage = await statusOf(door);
        expect(kept.own).toMatchObject({ status: { value: 'in_meeting' }, version: 1 });
        await a.page.locator('.mp-page:not([hidden]) .row', { hasText: '外出' }).click();
        await settled(a);
        expect(await own()).toMatchObject({ status: { text: '外出' }, isOld: false });
        expect(await a.texts()).not.toContain(AWAY);
        expect((await statusOf(door)).own).toMatchObject({
          ...{ status: { value: 'in_field' }, version: 2 },
        });
      },
      { environment: { REDIS_URL: road.url } },
    );
  } finally {
    await road.end();
  }
});
