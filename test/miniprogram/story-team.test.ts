/** 团队, 更多 and 试算 on the phones of every role; what a role may not open stays shut also by its link. Pages §1. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, askByCli, B, DUTY, HOUR, stored, STRANGER } from '../stories/acts.ts';
import { ADMIN, DIRECTOR, MORNING } from '../stories/alerting.ts';
import { phoneOf } from '../stories/phones.ts';
import { layoutAt, PHONE, SIZES, type Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { fitsEverywhere } from './support/sizes.ts';
import { colours, drawn, says, textsOf } from './support/screen.ts';

jest.setTimeout(240_000);

async function layoutHolds(phone: Phone): Promise<void> {
  for (const size of SIZES.filter(({ font }) => font === undefined)) {
    expect({ size, faults: await layoutAt(phone, size) }).toEqual({ size, faults: [] });
  }
  await layoutAt(phone, PHONE);
}

/** Statuses with which the server answered a path. */
async function answered(phone: Phone, path: string): Promise<readonly number[]> {
  const sent = await phone.ask('requests');
  return sent.filter((one) => one.path.startsWith(path)).map(({ status }) => status ?? 0);
}

const PAGES = [
  { key: 'team', open: 'pages/team/index', door: '/api/team' },
  { key: 'customers', open: 'pages/customer/list', door: '/api/customers' },
  { key: 'reports', open: 'desk/reports', door: '/api/reports' },
  { key: 'try-route', open: 'desk/try-route', door: '/api/try-route' },
  { key: 'jobs', open: 'desk/jobs', door: '/api/' },
] as const;

describe('更多', () => {
  it.each([
    [A, ['团队', '客户']],
    [DUTY, ['团队', '客户']],
    [DIRECTOR, ['团队', '客户', '报表', '试算']],
    [ADMIN, ['团队', '客户', '报表', '试算', '失败任务']],
  ])('of %s has these entries, and by link the same pages open: %j', (person, entries) =>
    inMiniHouse(MORNING, async ({ phone }) => {
      const more = await phone(person, { open: 'pages/more/index' });
      expect(await textsOf(more, '.entry .grow')).toEqual(entries);
      const { view } = await drawn<{ view: { menu: { key: string; path: string }[] } }>(more);
      expect(view.menu.map(({ path }) => path)).toEqual(
        PAGES.filter(({ key }) => view.menu.some((one) => one.key === key)).map(
          ({ open }) => `/${open}`,
        ),
      );
      for (const { key, open, door } of PAGES) {
        const page = await phone(person, { open });
        expect(await page.ask('stack')).toEqual([open]);
        const may = view.menu.some((one) => one.key === key);
        const { frame } = await drawn<{ frame: { state: string } }>(page);
        expect({ open, state: frame.state }).toEqual({
          open,
          state: may ? expect.stringMatching(/^(ready|empty)$/) : 'forbidden',
        });
        const statuses = await answered(page, door);
        expect(statuses.includes(403)).toBe(!may);
        if (!may) {
          expect(await page.texts()).toContain('无权查看这个页面');
          await page.picture('desk-forbidden');
        }
        expect(await page.texts()).toContain('首页');
        await page.close();
      }
    }),
  );

  it('makes the text larger at once, and keeps it so', () =>
    inMiniHouse(MORNING, async ({ phone, settled }) => {
      const more = await phone(A, { open: 'pages/more/index' });
      await layoutHolds(more);
      const size = (): Promise<string> =>
        more.page
          .locator('.mp-page:not([hidden]) .t22')
          .first()
          .evaluate((element) => getComputedStyle(element).fontSize);
      expect(await size()).toBe('22px');
      await more.tap('特大');
      expect(await size()).toBe('31px');
      expect(await layoutAt(more, PHONE)).toEqual([]);
      await more.picture('more-huge');
      await more.tap('状态');
      await settled(more);
      expect(await layoutAt(more, PHONE)).toEqual([]);
      await more.tap('更多');
      await more.tap('跟随系统');
      expect(await size()).toBe('22px');
      await more.tap('团队');
      expect(await more.ask('stack')).toEqual(['pages/more/index', 'pages/team/index']);
    }));

  it('is the same in the dark, in New York, on a phone that is seven minutes fast', () =>
    inMiniHouse(MORNING, async ({ phone }) => {
      const elsewhere = { zone: 'America/New_York', scheme: 'dark', shiftMs: 7 * 60_000 } as const;
      for (const open of ['pages/more/index', 'pages/team/index', 'desk/try-route']) {
        const here = await phone(DIRECTOR, { open });
        const there = await phone(DIRECTOR, { open, ...elsewhere });
        expect(await there.texts()).toBe(await here.texts());
        expect(await colours(there)).toEqual(await colours(here));
        await there.close();
        await here.close();
      }
    }));
});

describe('团队', () => {
  it('shows trouble first, and follows what colleagues tap', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled, skip }) => {
      const a = await phoneOf(house, A);
      await a.post('/api/sales/status', { status: 'in_field', location: '余姚' });
      const board = await phone(DIRECTOR, { open: 'pages/team/index' });
      expect(await board.texts()).toMatch(
        /当班\s*销售经理A\s*外出\s*余姚 · 至 11:00\s*销售经理B\s*未设置\s*不当班\s*值班人员\s*销售经理C/,
      );
      await board.picture('team');
      await skip(HOUR / 1000, board);
      await says(board, /已过期/);
      expect(await board.texts()).toMatch(
        /需要留意\s*销售经理A\s*未设置\s*▲\s*11:00 已过期\s*当班\s*销售经理B/,
      );
      await layoutHolds(board);
      await board.picture('team-trouble');
      const b = await phoneOf(house, B);
      await b.post('/api/sales/status', { status: 'in_meeting' });
      await settled(board);
      expect(await board.texts()).toMatch(/销售经理B\s*会议中\s*至 12:00/);
      const large = await phone(DIRECTOR, {
        open: 'pages/team/index',
        size: { ...PHONE, font: 22 },
      });
      expect(await layoutAt(large, PHONE)).toEqual([]);
    }));

  it('of two hundred fits the page, and finds by name whom it has no room for', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      // There is no door yet by which people come into the house.
      const employees = stored(house, 'employees');
      const one = await employees.findOne({ id: B });
      const more = Array.from({ length: 200 }, (_, n) => {
        const id = `colleague-${n}`;
        return { ...one, ...{ id, wecomUserId: id, name: `区域经理${n}号` }, _id: `T001:${id}` };
      });
      await employees.insertMany(more as unknown as Parameters<typeof employees.insertMany>[0]);
      await house.restart();
      const board = await phone(DIRECTOR, { open: 'pages/team/index' });
      await says(board, /还有 16\d 人，可按姓名查找/);
      const size = await board.ask('size');
      expect(size.nodes).toBeLessThanOrEqual(800);
      expect(size.depth).toBeLessThanOrEqual(20);
      expect(size.children).toBeLessThanOrEqual(60);
      await layoutHolds(board);
      await board.picture('team-large');
      await board.page.getByRole('textbox').fill('经理137号');
      await says(board, /区域经理137号/);
      await settled(board);
      expect(await board.texts()).not.toMatch(/区域经理136号|还有/);
      await board.page.getByRole('textbox').fill('没有的人');
      await says(board, /没有这位同事/);
      expect(await layoutAt(board, PHONE)).toEqual([]);
    }));
});

describe('试算', () => {
  interface Printed {
    readonly steps: readonly {
      readonly targets?: readonly { person: string; device: string; seconds: number }[];
    }[];
    readonly trace: readonly { readonly text: string }[];
  }

  it('for last Saturday 21:00 is what `callpop route` prints', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const desk = await phone(DIRECTOR, { open: 'desk/try-route' });
      expect(await desk.texts()).toContain('工作日 · 09:00-12:00 · 依次响铃');
      await desk.page.getByRole('button', { name: /^日期/ }).click();
      await desk.page.locator('.mp-moment').fill('2026-11-21');
      await desk.page.getByRole('button', { name: /^时间/ }).click();
      await desk.page.locator('.mp-moment').fill('21:00');
      await settled(desk);
      const tried = await answered(desk, '/api/try-route');
      await desk.page.getByRole('textbox').fill(STRANGER);
      await desk.page.waitForFunction(
        (count) =>
          window.harness.requests().filter(({ path }) => path === '/api/try-route').length > count,
        tried.length,
        { timeout: 20_000 },
      );
      await settled(desk);
      const at = '2026-11-21T21:00:00+08:00';
      const printed = (await askByCli(house, 'route', { at, from: STRANGER })) as Printed;
      const { view } = await drawn<{
        view: { chain: { text: string }[]; trace: { text: string }[]; summary: string };
      }>(desk);
      expect(view.summary).toBe('周末 · 18:00-09:00 · 直接响铃');
      expect(view.trace.map(({ text }) => text)).toEqual(printed.trace.map(({ text }) => text));
      const rung = printed.steps.flatMap(({ targets = [] }) => targets);
      expect(rung).toMatchObject([{ person: DUTY, device: 'mobile_phone', seconds: 30 }]);
      expect(view.chain.map(({ text }) => text)).toEqual(['值班人员 手机30秒', '语音信箱']);
      expect(await desk.texts()).not.toMatch(/(?<!\d)1\d{10}(?!\d)/);
      const address = `desk/try-route?at=${new Date(at).toISOString()}`;
      await fitsEverywhere({ phone }, desk, { person: DIRECTOR, page: address });
      await desk.picture('try-route');
      await desk.tap('现在');
      await settled(desk);
      expect(await desk.texts()).toContain('工作日 · 09:00-12:00');
      const linked = await phone(ADMIN, { open: address });
      expect(await linked.texts()).toMatch(/2026-11-21\s*21:00/);
      expect(await linked.texts()).toContain('周末 · 18:00-09:00 · 直接响铃');
    }));

  it('keeps the question while the answer is away', () =>
    inMiniHouse(MORNING, async ({ phone, settled }) => {
      const desk = await phone(DIRECTOR, { open: 'desk/try-route' });
      await desk.ask('setOffline', true);
      await desk.tap('现在');
      expect(await desk.texts()).toMatch(/如果这时有来电[^]*网络不可用，请检查网络后重试/);
      await desk.picture('try-route-failed');
      await desk.ask('setOffline', false);
      await desk.tap('重试');
      await settled(desk);
      expect(await desk.texts()).toContain('工作日 · 09:00-12:00 · 依次响铃');
    }));
});
