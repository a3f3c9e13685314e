import { describe, expect, it } from '@jest/globals';
import { entryForMark } from '../../server/domain/matching/entries.ts';
import { readNumber } from '../../server/domain/numbers/read.ts';
import type { House } from '../support/house.ts';
import {
  A,
  B,
  STRANGER,
  VIP,
  inHouse,
  inboxes,
  logIn,
  readPage,
  rowOf,
  rung,
  stored,
  titles,
} from './acts.ts';

const MORNING = '2026-11-24T10:00:00+08:00';
/** Stands with two companies of the seed book. */
const TWO_COMPANIES = '13606741588';
/** Its last eight digits are those of 张经理's mobile. */
const LIKE_VIP = '13900008888';

/** A call that is over at once, so that nobody is kept busy. */
async function callBriefly(house: House, from: string): Promise<string> {
  const call = await house.ring({ from });
  await house.phone(call, 'hangup');
  return call;
}

async function act(house: House, call: string, what: string, body?: object): Promise<number> {
  const token = await logIn(house, 'admin');
  const answer = await house.api(`/api/calls/${call}/${what}`, {
    method: 'POST',
    token,
    ...(body && { body }),
  });
  await house.settle();
  return answer.status;
}

describe('a number nobody knows', () => {
  it('is 新线索 with one button more, and that button makes the lead, for earlier and later calls', () =>
    inHouse(MORNING, async (house) => {
      const earlier = await callBriefly(house, STRANGER);
      const call = await house.ring({ from: STRANGER, digit: '1' });
      const [person = ''] = Object.keys(await inboxes(house)).slice(-1);
      const seen = await house.card(person);
      expect(seen.card?.main_title).toEqual({
        title: '137****0099 新线索',
        desc: '通讯录中没有此号码',
      });
      expect(await house.buttons(person)).toEqual([
        '接听',
        '转接',
        '留言',
        '挂断',
        '查看详情',
        '创建新客户档案',
      ]);
      expect(rowOf(seen, '年成交额')).toBeUndefined();
      expect(await stored(house, 'customers').countDocuments({ name: /新客户/ })).toBe(0);

      await house.press(person, '创建新客户档案');
      const lead = await stored(house, 'customers').findOne({ name: '新客户 137****0099' });
      expect(lead).toMatchObject({ level: 'potential', assignedSales: person });
      expect((await house.card(person)).card?.main_title?.title).toBe('137****0099 新客户');
      expect(await house.buttons(person)).toEqual(['接听', '转接', '留言', '挂断', '查看详情']);
      await house.phone(call, 'hangup');

      expect((await readPage(house, earlier)).who.title).toContain('新客户');
      const identified = await stored(house, 'callerIdentifications').findOne({ call: earlier });
      expect(identified).toMatchObject({ customer: String(lead?.['id']), confirmedBy: person });

      const later = await house.ring({ from: STRANGER });
      expect((await house.card(person)).card?.main_title?.title).toBe('137****0099 新客户');
      expect((await house.phoneState(later)).legs[0]?.person).toBe(person);
      expect(await stored(house, 'customers').countDocuments({ name: /新客户/ })).toBe(1);
    }));
});

describe('two candidates for one number', () => {
  it('shows the best and how many others; 就是他 is remembered, and undoing it forgets', () =>
    inHouse(MORNING, async (house) => {
      const earlier = await callBriefly(house, TWO_COMPANIES);
      const call = await house.ring({ from: TWO_COMPANIES });
      const person = (await house.phoneState(call)).legs[0]?.person ?? '';
      expect(person).toBe(B);
      const seen = await house.card(B);
      expect(seen.card?.main_title?.title).toBe('136****1588 宁波北仑恒塑注塑有限公司');
      expect(seen.card?.sub_title_text).toContain('另有 1 位候选');
      expect(await house.buttons(B)).toContain('就是他');
      expect(seen.card?.action_menu?.action_list.map((one) => one.text)).toEqual([
        '是 宁波恒塑贸易有限公司 胡勇',
        '都不是',
      ]);

      // The other one of the menu it is.
      await house.press(B, '是 宁波恒塑贸易有限公司 胡勇');
      const after = await house.card(B);
      expect(after.card?.main_title?.title).toBe('136****1588 宁波恒塑贸易有限公司');
      expect(after.card?.sub_title_text).not.toContain('候选');
      expect(await house.buttons(B)).toEqual(['接听', '转接', '留言', '挂断', '查看详情']);
      await house.phone(call, 'hangup');
      expect((await readPage(house, earlier)).who.title).toContain('恒塑贸易');

      const next = await callBriefly(house, TWO_COMPANIES);
      const known = await readPage(house, next);
      expect(known.who.title).toContain('恒塑贸易');
      expect(await stored(house, 'callerIdentifications').findOne({ call: next })).toMatchObject({
        class: 'exact',
        confidence: 1,
        customer: 'C005',
      });

      expect(await act(house, call, 'undo')).toBe(200);
      expect((await readPage(house, call)).who.title).toContain('北仑恒塑');
      expect((await readPage(house, earlier)).who.title).toContain('北仑恒塑');
      const last = await callBriefly(house, TWO_COMPANIES);
      expect((await readPage(house, last)).who.title).toContain('北仑恒塑');
      expect(await stored(house, 'callerIdentifications').findOne({ call: earlier })).toMatchObject(
        {
          customer: 'C004',
          confirmedBy: null,
        },
      );
    }));

  it('都不是 makes it 新线索 for this number', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: TWO_COMPANIES });
      await house.press(B, '都不是');
      expect((await house.card(B)).card?.main_title?.title).toBe('136****1588 新线索');
      expect(await house.buttons(B)).toContain('创建新客户档案');
      await house.phone(call, 'hangup');
      const next = await callBriefly(house, TWO_COMPANIES);
      expect((await readPage(house, next)).who.title).toContain('新线索');
      expect(await act(house, call, 'undo')).toBe(200);
      const last = await callBriefly(house, TWO_COMPANIES);
      expect((await readPage(house, last)).who.title).toContain('北仑恒塑');
    }));
});

describe('a number of which eight digits agree', () => {
  it('tells no level, no money, no notes and no urgency of a VIP until somebody confirms', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: LIKE_VIP, digit: '3' });
      const seen = await house.card(A);
      expect(seen.card?.main_title).toEqual({
        title: '139****8888 可能是：宁波奥克斯空调有限公司',
        desc: '张经理（采购部）',
      });
      expect(seen.card?.source?.desc_color).toBe(0);
      const rows = seen.card?.horizontal_content_list ?? [];
      expect(rows.map((row) => row.keyname)).toEqual([
        '最近联系',
        '来电意图',
        '建议处理',
        '紧急程度',
      ]);
      expect(JSON.stringify(seen.card)).not.toMatch(/VIP|万|笔|PCR/);
      expect(rowOf(seen, '紧急程度')).toMatch(/^低/);

      await house.press(A, '就是他');
      const sure = await house.card(A);
      expect(sure.card?.main_title).toEqual({
        title: '139****8888 宁波奥克斯空调有限公司',
        desc: '张经理（采购部） · ★VIP金牌客户',
      });
      expect(rowOf(sure, '年成交额')).toBe('¥580万 · 12笔');
      expect(rowOf(sure, '备注')).toBe('正在洽谈PCR-ABS批量订单');
      await house.phone(call, 'hangup');

      // Now it is exact, and routes as the VIP it is.
      await house.ring({ from: LIKE_VIP });
      expect((await house.card(A)).card?.source?.desc_color).toBe(2);
    }));
});

describe('callers who are no customers', () => {
  it('a colleague: 内部来电, no lead, and none of their own devices rings', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: '13800000001' });
      await house.pass(3);
      expect(await house.messages(A)).toEqual([]);
      const seen = await house.card(B);
      expect(seen.card?.main_title?.title).toContain('内部来电');
      expect(seen.card?.main_title?.desc).toContain('销售经理A');
      expect(await house.buttons(B)).toEqual(['接听', '转接', '留言', '挂断', '查看详情']);
      await house.pass(60);
      expect((await rung(house, call)).filter((device) => device.startsWith(A))).toEqual([]);
      expect(seen.card?.button_selection?.option_list.map((one) => one.id)).not.toContain(A);
      await house.phone(call, 'hangup');
      expect(await stored(house, 'callerIdentifications').countDocuments({ call })).toBe(0);
    }));

  it.each(['anonymous', ''])('withheld (%j): 号码未显示, no lookup, no lead', (from) =>
    inHouse(MORNING, async (house) => {
      await house.ring({ from, digit: '4' });
      const seen = await house.card(A);
      expect(seen.card?.main_title?.title).toBe('号码未显示');
      expect(await house.buttons(A)).toEqual(['接听', '转接', '留言', '挂断', '查看详情']);
      expect(rowOf(seen, '紧急程度')).toBe('高 (投诉建议，按4)');
    }),
  );

  it('blocked: refused, before VIP, with no card for anybody', () =>
    inHouse(MORNING, async (house) => {
      const mark = { kind: 'blocked', reason: '骚扰', until: null, by: 'admin' } as const;
      const entry = entryForMark({ ...mark, at: house.clock.now() }, readNumber(VIP));
      expect(entry).not.toBeNull();
      await house.running().adapters.store.book.file('block-1', entry ? [entry] : []);
      const call = await house.ring({ from: VIP });
      await house.pass(5);
      const state = await house.phoneState(call);
      expect(state.ended).toBe(true);
      expect(state.legs).toEqual([]);
      expect(await inboxes(house)).toEqual({});
      expect(await titles(house, A)).toEqual([]);
      expect((await readPage(house, call)).plan?.trace.join()).toContain('拦截名单');
    }));
});
