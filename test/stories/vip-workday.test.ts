import { describe, expect, it } from '@jest/globals';
import { A, B, C, DUTY, VIP, inHouse, inboxes, readPage, rowOf, rung } from './acts.ts';

describe('a VIP calls on a workday at ten', () => {
  it('shows 销售经理A the card of the spec', () =>
    inHouse('2026-11-24T10:00:00+08:00', async (house) => {
      const call = await house.ring({ from: VIP, digit: '1' });
      const seen = await house.card(A);
      expect(seen.card?.card_type).toBe('button_interaction');
      expect(seen.card?.source).toEqual({ desc: '400热线 4008-320-160', desc_color: 2 });
      expect(seen.card?.main_title).toEqual({
        title: '138****8888 宁波奥克斯空调有限公司',
        desc: '张经理（采购部） · ★VIP金牌客户',
      });
      expect(seen.card?.horizontal_content_list).toEqual([
        { keyname: '年成交额', value: '¥580万 · 12笔' },
        { keyname: '最近联系', value: '2024-06-10 (897天前)' },
        { keyname: '备注', value: '正在洽谈PCR-ABS批量订单' },
        { keyname: '来电意图', value: '产品咨询 (按1)' },
        { keyname: '建议处理', value: '优先转接销售经理A' },
        { keyname: '紧急程度', value: '高 (VIP客户)' },
      ]);
      expect(seen.card?.sub_title_text).toContain('10:00 来电');
      expect(seen.card?.sub_title_text).toContain(
        '为什么是我：销售经理A：该客户的负责销售，优先呼叫',
      );
      expect(seen.card?.button_list?.map((button) => button.text)).toEqual([
        '接听',
        '转接',
        '留言',
        '挂断',
        '查看详情',
      ]);
      const colleagues = seen.card?.button_selection?.option_list.map((one) => one.id);
      expect(colleagues?.[0]).toBe('none');
      expect(colleagues).toContain(B);
      expect(colleagues).not.toContain(A);
      expect(seen.card?.action_menu).toBeUndefined();
      expect(Object.keys(await inboxes(house))).toEqual([A]);
      expect((await readPage(house, call)).phase.value).toBe('ringing');
    }));

  it('gives each next person their card when their own first device rings, once, and closes them all', () =>
    inHouse('2026-11-24T10:00:00+08:00', async (house) => {
      const call = await house.ring({ from: VIP, digit: '1' });
      await house.pass(24);
      expect(await house.messages(B)).toEqual([]);
      await house.pass(2);
      expect(await house.buttons(B)).toContain('接听');
      expect(await house.buttons(A)).toContain('接听');
      // B's second device is no second card.
      await house.pass(15);
      expect(await house.messages(B)).toHaveLength(1);
      expect(await house.messages(DUTY)).toEqual([]);
      await house.pass(20);
      expect(await house.buttons(DUTY)).toContain('接听');
      expect(await house.messages(C)).toEqual([]);
      await house.phone(call, 'hangup');
      expect(await house.caption(B)).toBe('未接');
      expect(await house.caption(DUTY)).toBe('未接');
      const [pop, missed, ...more] = await house.messages(A);
      expect(pop?.card?.replace_text).toBe('未接');
      expect(more).toEqual([]);
      expect(missed?.card?.sub_title_text).toContain('未接来电');
      expect(await rung(house, call)).toEqual([
        `${A}:office_phone`,
        `${A}:mobile_phone`,
        `${B}:office_phone`,
        `${B}:mobile_phone`,
        `${DUTY}:mobile_phone`,
      ]);
    }));

  it('counts the days from the call, and tells a colleague whose customer it is', () =>
    inHouse('2024-06-14T15:00:00+08:00', async (house) => {
      await house.ring({ from: VIP });
      const seen = await house.card(A);
      expect(rowOf(seen, '最近联系')).toBe('2024-06-10 (4天前)');
      expect(rowOf(seen, '来电意图')).toBe('人工服务 (未按键)');
      await house.pass(26);
      const other = await house.card(B);
      expect(rowOf(other, '建议处理')).toBe('优先转接销售经理A');
      expect(other.card?.sub_title_text).toContain('为什么是我：销售经理B：按今日来电数排序');
    }));
});
