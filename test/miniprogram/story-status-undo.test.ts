/** 撤销 on 状态: what it takes back, and how much time is left then, whatever the phone's clock says. Pages §2, §3. */
import { expect, it, jest } from '@jest/globals';
import { A, HOUR } from '../stories/acts.ts';
import { MORNING } from '../stories/alerting.ts';
import { phoneOf, statusOf } from '../stories/phones.ts';
import { PHONE, layoutAt, type Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { drawn, posts } from './support/screen.ts';

jest.setTimeout(120_000);

const SEVEN_MINUTES = 7 * 60_000;
const PLACE = '去哪里（20 字内）';

interface Own {
  readonly status: { readonly text: string };
  readonly about: string;
  readonly again: { readonly text: string } | null;
}
const ownOf = async (phone: Phone): Promise<Own> =>
  (await drawn<{ view: { own: Own } }>(phone)).view.own;

it('takes 外出 and its place back as the one act they are, and a place of its own alone', () =>
  inMiniHouse(MORNING, async ({ house, phone, settled }) => {
    const a = await phone(A);
    const go = async (place: string): Promise<void> => {
      await a.page.locator('.row', { hasText: '外出' }).click();
      await settled(a);
      await a.page.getByRole('textbox', { name: PLACE }).fill(place);
      await a.tap('保存地点');
      await settled(a);
    };
    await a.tap('会议中');
    await settled(a);
    house.clock.move(5 * 60_000);
    await go('余姚 奥克斯');
    expect(await ownOf(a)).toMatchObject({ about: '至 11:05 · 我设的 · 余姚 奥克斯' });
    await a.tap('撤销');
    await settled(a);
    expect(await ownOf(a)).toMatchObject({
      ...{ status: { text: '会议中' }, about: '至 11:00 · 我设的' },
    });
    expect(await posts(a, '/api/sales/status/undo')).toBe(1);
    // Somewhere else later: that is where they were before, the place with it.
    await go('余姚 奥克斯');
    await go('慈溪 公牛');
    await a.tap('撤销');
    await settled(a);
    expect(await ownOf(a)).toMatchObject({
      ...{ status: { text: '外出' }, about: '至 11:05 · 我设的 · 余姚 奥克斯' },
    });
    expect(await layoutAt(a, PHONE)).toEqual([]);
  }));

it('leaves the time that was left, to the second, on a phone that is seven minutes fast', () =>
  inMiniHouse(MORNING, async ({ house, phone, settled }) => {
    const a = await phone(A, { shiftMs: SEVEN_MINUTES });
    const door = await phoneOf(house, A);
    await a.tap('外出');
    await settled(a);
    house.clock.move(20 * 60_000);
    await a.tap('会议中');
    await settled(a);
    expect(await a.texts()).toContain('已设为会议中，至 11:20');
    house.clock.move(8_000);
    await a.tap('撤销');
    await settled(a);
    expect(await ownOf(a)).toMatchObject({ status: { text: '外出' }, about: '至 11:00 · 我设的' });
    const { own } = await statusOf(door);
    const left = Date.parse(own?.until ?? '') - house.clock.now().getTime();
    expect(Math.abs(left - (HOUR - 20 * 60_000 - 8_000))).toBeLessThanOrEqual(2_000);

    // What is left counts from the server's clock: the phone believes that ten minutes are left at 10:43 already.
    const at = async (minutes: number): Promise<Own['again']> => {
      house.clock.move(Date.parse(MORNING) + minutes * 60_000 - house.clock.now().getTime());
      await a.ask('pullDown');
      await settled(a);
      return (await ownOf(a)).again;
    };
    expect(await at(44)).toBeNull();
    expect(await at(49)).toBeNull();
    expect(await at(50)).toMatchObject({ text: '续 1 小时' });

    // On a second device it was changed meanwhile: the words of the 409, and what holds.
    await a.tap('会议中');
    await settled(a);
    expect((await door.post('/api/sales/status', { status: 'in_office' })).status).toBe(200);
    await settled(a);
    await a.tap('撤销');
    await settled(a);
    expect(await a.texts()).toContain('内容已被他人修改，请查看最新状态');
    expect(await ownOf(a)).toMatchObject({ status: { text: '在办公室' } });
    expect(await a.texts()).not.toContain('撤销');
  }));
