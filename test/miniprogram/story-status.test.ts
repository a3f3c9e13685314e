/** 状态 on the phones of reps: what is set, what calls then do, taken back, run out, and seen by others. Pages §2, §3. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, askByCli, B, HOUR } from '../stories/acts.ts';
import { MORNING } from '../stories/alerting.ts';
import { phoneOf, statusOf } from '../stories/phones.ts';
import type { House } from '../support/house.ts';
import type { Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { drawn, finger, posts, says } from './support/screen.ts';

jest.setTimeout(180_000);

const SET = '/api/sales/status';

interface Printed {
  readonly steps: readonly {
    readonly targets?: readonly { person: string; device: string; seconds: number }[];
  }[];
}
/** What `callpop route` prints at this moment, as far as it is rung. */
async function routed(house: House): Promise<readonly string[]> {
  const body = { at: house.clock.now().toISOString(), from: '' };
  const { steps } = (await askByCli(house, 'route', body)) as Printed;
  const names: Readonly<Record<string, string>> = { office_phone: '座机', mobile_phone: '手机' };
  return steps.flatMap(({ targets = [] }) => {
    const [first] = targets;
    const rung = targets.map(({ device, seconds }) => `${names[device]}${seconds}秒`).join(' + ');
    return first ? [`${first.person} ${rung}`] : [];
  });
}

interface View {
  readonly chain: readonly { readonly text: string }[];
  readonly own: { readonly status: { readonly text: string }; readonly about: string };
}
const viewOf = async (phone: Phone): Promise<View> => (await drawn<{ view: View }>(phone)).view;

describe('会议中 at ten', () => {
  it('is seen on the other phone within 2 s, and board, chain and `callpop route` agree', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const a = await phone(A);
      const b = await phone(B, { open: 'pages/team/index' });
      await settled(a, b);
      await finger(a, '会议中');
      const took = await says(b, /会议中/);
      expect(took).toBeLessThan(2_000);
      await settled(a, b);
      expect(await a.texts()).toContain('已设为会议中，至 11:00');
      expect(await viewOf(a)).toMatchObject({
        own: { status: { text: '会议中' }, about: '至 11:00 · 我设的' },
      });
      expect(await b.texts()).toMatch(/销售经理A\s*会议中\s*至 11:00/);
      const names: Readonly<Record<string, string>> = {
        sales_manager_a: '销售经理A',
        sales_manager_b: '销售经理B',
        duty_person: '值班人员',
      };
      const printed = await routed(house);
      expect(printed).toHaveLength(4);
      expect((await viewOf(a)).chain.map(({ text }) => text)).toEqual([
        ...printed.map((line) => line.replace(/^\w+/, (id) => names[id] ?? id)),
        '语音信箱',
      ]);
    }));

  it('is taken back: the earlier status comes back with its remaining time', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const a = await phone(A);
      await a.tap('外出');
      house.clock.move(20 * 60_000);
      await a.tap('会议中');
      expect(await a.texts()).toContain('已设为会议中，至 11:20');
      house.clock.move(8_000);
      await a.tap('撤销');
      await settled(a);
      expect(await viewOf(a)).toMatchObject({
        own: { status: { text: '外出' }, about: '至 11:00 · 我设的' },
      });
      expect(await a.texts()).not.toContain('撤销');
      const { own } = await statusOf(await phoneOf(house, A));
      const left = Date.parse(own?.until ?? '') - house.clock.now().getTime();
      expect(Math.abs(left - (40 * 60_000 - 8_000))).toBeLessThanOrEqual(2_000);
    }));

  it('changed on a second device meanwhile is not taken back: the page says so and shows what holds', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const a = await phone(A);
      await a.tap('会议中');
      const second = await phoneOf(house, A);
      expect((await second.post(SET, { status: 'in_field' })).status).toBe(200);
      await a.tap('撤销');
      await settled(a);
      expect(await a.texts()).toContain('内容已被他人修改，请查看最新状态');
      expect((await viewOf(a)).own.status.text).toBe('外出');
      await a.picture('status-conflict');
    }));

  it('offers 撤销 for ten seconds', () =>
    inMiniHouse(MORNING, async ({ phone }) => {
      const a = await phone(A);
      await a.tap('会议中');
      const bar = a.page.getByText('撤销', { exact: true });
      expect(await bar.isVisible()).toBe(true);
      await bar.waitFor({ state: 'detached', timeout: 15_000 });
    }));
});

describe('the five rows', () => {
  it('set nothing offline, and nothing later', () =>
    inMiniHouse(MORNING, async ({ phone, settled }) => {
      const a = await phone(A);
      await a.ask('setOffline', true);
      await a.tap('外出');
      expect(await a.texts()).toContain('未提交');
      expect((await viewOf(a)).own.status.text).toBe('未设置');
      const before = await posts(a, SET);
      await a.ask('setOffline', false);
      await settled(a);
      expect(await posts(a, SET)).toBe(before);
      await a.tap('重试');
      await settled(a);
      expect((await viewOf(a)).own.status.text).toBe('外出');
    }));
});

describe('外出, 下班, 请假', () => {
  it('外出 is saved at once; a place comes after it, and the next time by one tap', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const a = await phone(A);
      await a.tap('外出');
      const door = await phoneOf(house, A);
      expect((await statusOf(door)).own).toMatchObject({ status: { value: 'in_field' } });
      await a.page.getByRole('textbox', { name: '去哪里（20 字内）' }).fill('余姚 奥克斯');
      await a.tap('保存地点');
      await settled(a);
      expect((await viewOf(a)).own.about).toBe('至 11:00 · 我设的 · 余姚 奥克斯');
      expect(await a.page.getByRole('textbox', { name: '去哪里（20 字内）' }).count()).toBe(0);
      await a.tap('在办公室');
      await a.page.locator('.row', { hasText: '外出' }).click();
      await settled(a);
      await a.picture('status-place-again');
      await a.tap('余姚 奥克斯');
      await settled(a);
      expect((await statusOf(door)).own?.location).toBe('余姚 奥克斯');
    }));

  it('下班 asks until when: 今天内, or a moment', () =>
    inMiniHouse(MORNING, async ({ phone, settled }) => {
      const a = await phone(A);
      await a.tap('下班');
      expect(await posts(a, SET)).toBe(0);
      await a.tap('今天内');
      await settled(a);
      expect((await viewOf(a)).own.about).toBe('至 明天 00:00 · 我设的');
      await a.tap('请假');
      await a.page.getByRole('button', { name: /^日期/ }).click();
      await a.page.locator('.mp-moment').fill('2026-11-26');
      await a.page.getByRole('button', { name: /^时间/ }).click();
      await a.page.locator('.mp-moment').fill('18:00');
      await a.tap('设到此时');
      await settled(a);
      expect((await viewOf(a)).own).toMatchObject({
        status: { text: '请假' },
        about: '至 11-26 18:00 · 我设的',
      });
    }));

  it('runs out by the clock: the untouched page says so, and one tap sets it again', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled, skip }) => {
      const a = await phone(A);
      await a.tap('会议中');
      await skip((HOUR - 5 * 60_000) / 1000, a);
      await a.ask('pullDown');
      await settled(a);
      await a.picture('status-ending');
      await a.tap('续 1 小时');
      await settled(a);
      expect((await viewOf(a)).own.about).toBe('至 11:55 · 我设的');
      await skip(HOUR / 1000 + 1, a);
      await says(a, /11:55 已过期，按默认顺序响铃/);
      expect((await viewOf(a)).own).toMatchObject({ status: { text: '未设置' }, about: '' });
      await a.picture('status-expired');
      await a.tap('再设一次');
      await settled(a);
      expect((await viewOf(a)).own.status.text).toBe('会议中');
      expect((await statusOf(await phoneOf(house, A))).own?.status.value).toBe('in_meeting');
    }));
});
