/** 状态 by role, and each of its states; the same on every phone, at every size, in the dark. Pages §1, §2, §5. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, B, changeEmployee, DUTY, STRANGER, VIP } from '../stories/acts.ts';
import { alarm, alertOf, DIRECTOR, MORNING, NIGHT } from '../stories/alerting.ts';
import { phoneOf } from '../stories/phones.ts';
import { layoutAt, PHONE, SIZES, type Phone } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { colours, says, textsOf } from './support/screen.ts';

jest.setTimeout(180_000);

const HEARING = { speech: true } as const;

/** The rules of layout at all sizes; the page is left at the size of the usual phone. */
async function layoutHolds(phone: Phone): Promise<void> {
  for (const size of SIZES.filter(({ font }) => font === undefined)) {
    expect({ size, faults: await layoutAt(phone, size) }).toEqual({ size, faults: [] });
  }
  await layoutAt(phone, PHONE);
  const { nodes, depth, children } = await phone.ask('size');
  expect([nodes <= 800, depth <= 20, children <= 60]).toEqual([true, true, true]);
}

/** How many of the five rows stand whole above the tabs. */
async function rowsInSight(phone: Phone): Promise<number> {
  const tabs = await phone.page.locator('.mp-tabs').boundingBox();
  const rows = await phone.page.locator('.mp-page:not([hidden]) .row').all();
  const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
  return boxes.filter((box) => box !== null && box.y + box.height <= (tabs?.y ?? 0)).length;
}

describe('the first screen', () => {
  it('of a rep: five rows of 64 px, all in sight, at every size, and with large text', () =>
    inMiniHouse(MORNING, async ({ phone }) => {
      const a = await phone(A);
      await a.tap('会议中');
      const rows = a.page.locator('.mp-page:not([hidden]) .row');
      expect(await rows.count()).toBe(5);
      const boxes = await Promise.all((await rows.all()).map((row) => row.boundingBox()));
      expect(boxes.every((box) => box !== null && box.height >= 64)).toBe(true);
      const tabs = await a.page.locator('.mp-tabs').boundingBox();
      const last = boxes.at(-1);
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(tabs?.y ?? 0);
      await layoutHolds(a);
      await a.picture('status-rep');
      await a.tap('外出');
      await a.tap('下班');
      await layoutHolds(a);
      await a.picture('status-until');
      const large = await phone(A, { size: { ...PHONE, font: 22 } });
      expect(await layoutAt(large, PHONE)).toEqual([]);
      await large.picture('status-rep-large');
    }));

  it('of 值班人员: the strip, until when, what was handed over, and 请假 alone', () =>
    inMiniHouse(
      NIGHT,
      async ({ house, phone, settled }) => {
        const call = await alarm(house);
        const { id } = await alertOf(house, call);
        const duty = await phone(DUTY);
        expect(await textsOf(duty, '.row-word')).toEqual(['请假']);
        const texts = await duty.texts();
        for (const words of ['您正在值班至 09:00', '交接：告警 1 条', '先响您的手机30秒'])
          expect(texts).toContain(words);
        expect(texts.match(/紧急留言待处理 · 须在 02:1\d 前响应/g)).toHaveLength(1);
        expect(texts).not.toContain('未设置\n先响');
        await layoutHolds(duty);
        await duty.picture('status-duty');
        await alarm(house, VIP);
        await settled(duty);
        expect((await duty.texts()).match(/紧急留言待处理/g)).toHaveLength(3);
        await duty.picture('status-duty-two');
        await duty.page.locator('.strip').click();
        await settled(duty);
        expect(await duty.ask('stack')).toEqual(['pages/status/index', 'pages/alert/detail']);
        expect((await duty.ask('requests')).map(({ path }) => path)).toContain(
          `/api/alerts/${id}/page`,
        );
        await duty.ask('launch', 'hot', 'pages/status/index');
        await settled(duty);
        await duty.tap('请假');
        await duty.tap('今天内');
        await settled(duty);
        expect(await textsOf(duty, '.row-word')).toEqual(['请假', '在办公室']);
        expect(await duty.texts()).toContain('不响您的电话，来电直接留言，并提醒管理员');
        await duty.tap('撤销');
        await settled(duty);
        expect(await textsOf(duty, '.row-word')).toEqual(['请假']);
      },
      HEARING,
    ));

  it('of the director: who answers now, three numbers that open lists, then the team', () =>
    inMiniHouse(
      NIGHT,
      async ({ house, phone, settled }) => {
        const lead = await phone(DIRECTOR);
        expect(await lead.texts()).toMatch(/现在谁接电话\s*1\s*值班人员 手机30秒\s*2\s*语音信箱/);
        expect(await textsOf(lead, '.number')).toEqual([
          expect.stringMatching(/^0\s*待处理告警/),
          expect.stringMatching(/^0\s*待回电/),
          expect.stringMatching(/^0\s*已逾期/),
        ]);
        await alarm(house);
        await says(lead, /1\s*待处理告警/);
        await lead.page.locator('.number').first().click();
        await settled(lead);
        expect(await lead.texts()).toMatch(/客户说「设备已经停线了」[^]*须在 02:1\d 前响应/);
        await layoutHolds(lead);
        await lead.picture('status-director');
        await lead.page.locator('.waiting').getByRole('button', { name: /须在/ }).click();
        await settled(lead);
        expect(await lead.ask('stack')).toEqual(['pages/status/index', 'pages/alert/detail']);
      },
      HEARING,
    ));

  it('has the red strip above everything while a message waits, for whoever may take it', () =>
    inMiniHouse(
      MORNING,
      async ({ house, phone, settled }) => {
        const all = await Promise.all([A, DIRECTOR, 'admin'].map((person) => phone(person)));
        for (const one of all) expect(await textsOf(one, '.strip')).toEqual([]);
        await alarm(house);
        for (const one of all) {
          await says(one, /紧急留言待处理 · 须在 10:1\d 前响应/);
          const [strip, ...others] = await Promise.all(
            (
              await one.page
                .locator('.mp-page:not([hidden]) :is(.strip, .row, .number, .block)')
                .all()
            ).map((box) => box.boundingBox()),
          );
          expect(
            others.every((box) => (box?.y ?? 0) >= (strip?.y ?? 0) + (strip?.height ?? 1)),
          ).toBe(true);
        }
        const [a, lead, admin] = all;
        if (!a || !lead || !admin) throw new Error('nobody');
        // With strip and status the five rows of a rep still are in sight.
        await a.tap('会议中');
        await settled(a);
        expect(await rowsInSight(a)).toBe(5);
        await a.picture('status-rep-strip');
        await layoutHolds(admin);
        await admin.picture('status-admin-strip');
        await admin.page.locator('.strip').click();
        await settled(admin);
        expect(await admin.ask('stack')).toEqual(['pages/status/index', 'pages/alert/detail']);
        expect(await admin.texts()).toContain('待处理 · 须在');
        // Who takes it takes it from all of them.
        await admin.tap('我来处理');
        await settled(a, lead);
        for (const one of [a, lead]) expect(await textsOf(one, '.strip')).toEqual([]);
      },
      HEARING,
    ));

  it('of an admin has no buttons', () =>
    inMiniHouse(MORNING, async ({ phone }) => {
      const admin = await phone('admin');
      expect(await textsOf(admin, '.row')).toEqual([]);
      expect(await admin.texts()).toContain('现在来电先响');
      await admin.picture('status-none');
    }));
});

describe('状态 while', () => {
  it('on a call, at the limit, on rostered leave, and after hours says so', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled, skip }) => {
      await changeEmployee(house, B, { maxDailyCalls: 1 });
      const b = await phone(B);
      const call = await house.ring({ from: STRANGER, answer: [{ person: B, after: 3 }] });
      await house.pass(40);
      await settled(b);
      await says(b, /通话中，挂断后恢复/);
      await b.picture('status-on-call');
      await house.phone(call, 'hangup');
      await settled(b);
      await says(b, /今日已接满 1 通，来电先转同事/);
      expect(await b.texts()).toContain('今日已接 1/1');
      await b.picture('status-limit');
      const lead = await phoneOf(house, DIRECTOR);
      const leave = { kind: 'remove', person: A, cause: 'leave' };
      const span = { from: '2026-11-24T00:00:00+08:00', to: '2026-11-25T00:00:00+08:00' };
      expect((await lead.post('/api/roster/overrides', { ...leave, ...span })).status).toBe(200);
      const a = await phone(A);
      expect(await a.texts()).toContain('至 明天 00:00 · 值班表请假');
      await a.picture('status-rostered-leave');
      await skip(12 * 3600, b);
      await b.ask('pullDown');
      await settled(b);
      expect(await b.texts()).toContain('现在不在您的班次，下一班 明天 09:00');
      await layoutHolds(b);
      await b.picture('status-off-shift');
    }));

  it('the store of statuses is away: a tap shows what the server says', () =>
    inMiniHouse(
      MORNING,
      async ({ phone }) => {
        const a = await phone(A);
        expect(await a.texts()).toContain('状态暂时无法读取，以下为默认顺序');
        await a.tap('外出');
        expect(await a.texts()).toContain('状态服务暂时不可用，请稍后再试');
        await a.picture('status-away');
      },
      { environment: { REDIS_URL: 'redis://127.0.0.1:9' } },
    ));
});

describe('状态 on any phone', () => {
  it('seven minutes fast, in New York, in the dark has the same words and colours', () =>
    inMiniHouse(MORNING, async ({ phone }) => {
      const plain = await phone(A);
      await plain.tap('会议中');
      const other = await phone(A, {
        ...{ zone: 'America/New_York', scheme: 'dark', shiftMs: 7 * 60_000 },
      });
      const again = await phone(A);
      expect(await other.texts()).toBe(await again.texts());
      expect(await colours(other)).toEqual(await colours(again));
      expect(await other.texts()).toContain('至 11:00');
    }));

  it('in plain WeChat asks nothing of anybody', () =>
    inMiniHouse(MORNING, async ({ phone }) => {
      const outside = await phone(A, { profile: 'wechat' });
      expect(await outside.texts()).toContain('请在企业微信中打开');
      expect(await outside.ask('requests')).toEqual([]);
      await outside.picture('status-wechat');
    }));
});
