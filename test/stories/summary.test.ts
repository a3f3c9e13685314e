import { describe, expect, it } from '@jest/globals';
import { A, audit, B, rowOf, stored } from './acts.ts';
import { cardsWith, count, digestOf, hearing, recordOf, summaries, talk, todoOf } from './after.ts';

const TUESDAY = '2026-11-24T10:00:00+08:00';
const FRIDAY_EVENING = new Date('2026-11-27T18:00:00+08:00');

describe('after a call', () => {
  it('it is heard, understood, written down and followed up', () =>
    hearing(TUESDAY, async (house) => {
      const call = await talk(house, 'inquiry');
      expect(await recordOf(house, call)).toMatchObject({
        customer: 'C001',
        contact: 'C001-1',
        type: 'phone',
        direction: 'in',
        channel: '400电话',
        intent: '询价',
        products: ['PCR-ABS-757'],
        prices: [{ amount: 11800, currency: 'CNY', per: '吨', tax: true, by: 'agent' }],
        quantities: [{ amount: 10, unit: '吨' }],
        followUpRequired: true,
        followUpDeadline: FRIDAY_EVENING,
        urgency: 'high',
        handledBy: A,
        assignedTo: A,
        sourceSystem: '400_phone_system',
        sourceRecord: call,
        identification: call,
      });
      expect((await recordOf(house, call))?.number).toMatch(
        /^COMM-20261124-[0-9A-HJKMNP-TV-Z]{8}$/,
      );
      expect((await recordOf(house, call))?.transcript).toMatch(/^销售：.+\n客户：.*PCR-ABS-757/);
      expect(await todoOf(house, call)).toMatchObject({
        customer: { name: '宁波奥克斯空调有限公司' },
        assignee: A,
        priority: 'high',
        due: FRIDAY_EVENING,
        dueFrom: 'spoken',
        state: 'open',
      });
      const [card, ...more] = await summaries(house, A);
      expect(more).toEqual([]);
      expect(card?.card?.sub_title_text).toContain('由规则提取');
      expect(rowOf(card ?? (await house.card(A)), '意图')).toBe('询价');
      expect(await house.buttons(A)).toEqual(['确认', '改派', '完成跟进', '查看详情']);
      expect(await summaries(house, B)).toEqual([]);
      // Last contact and call count are those of all records.
      expect(await stored(house, 'customers').findOne({ id: 'C001' })).toMatchObject({
        lastContactOn: '2026-11-24',
        lastContactType: 'phone',
      });
      expect(await stored(house, 'contacts').findOne({ id: 'C001-1' })).toMatchObject({
        lastCallOn: '2026-11-24',
        callCount: 1,
      });
      await house.skip(1800);
      expect(await summaries(house, A)).toHaveLength(1);
      expect(await audit(house)).toEqual([]);
    }));

  it('the handler and the assigned sales both know, and a hand-over closes both cards', () =>
    hearing(TUESDAY, async (house) => {
      const call = await talk(house, 'inquiry', { person: B });
      expect(await summaries(house, A)).toHaveLength(1);
      expect(await summaries(house, B)).toHaveLength(1);
      await house.press(A, '确认');
      expect(await house.buttons(A)).toEqual(['改派', '完成跟进', '查看详情']);
      expect(await house.buttons(B)).toEqual(['确认', '改派', '完成跟进', '查看详情']);
      await house.press(A, '改派');
      expect((await house.card(A)).card?.sub_title_text).toContain('请先选择同事');
      await house.press(A, '改派', 'sales_manager_c');
      expect(await house.caption(A)).toBe('已改派销售经理C');
      expect(await house.caption(B)).toBe('已改派销售经理C');
      const [todo] = await cardsWith(house, 'sales_manager_c', '跟进客户');
      expect(todo?.card?.button_list?.map((one) => one.text)).toEqual([
        '完成',
        '延期',
        '改派',
        '查看详情',
      ]);
      await house.press('sales_manager_c', '延期');
      expect(await house.caption('sales_manager_c')).toBe('已延至 11-30');
      expect(await todoOf(house, call)).toMatchObject({
        assignee: 'sales_manager_c',
        dueFrom: 'person',
        due: new Date('2026-11-30T18:00:00+08:00'),
      });
      expect(await count(house, 'todos')).toBe(1);
    }));

  it('two people press at once, and one has completed it', () =>
    hearing(TUESDAY, async (house) => {
      await talk(house, 'inquiry', { person: B });
      await Promise.all([house.finger(A, '完成跟进'), house.finger(B, '完成跟进')]);
      await house.settle();
      const captions = [await house.caption(A), await house.caption(B)].sort();
      expect([
        ['已完成跟进', '销售经理A已完成'],
        ['已完成跟进', '销售经理B已完成'],
      ]).toContainEqual(captions);
      const todos = await stored(house, 'todos').find({}).toArray();
      expect(todos.map((one): unknown => one['state'])).toEqual(['done']);
    }));

  it('a wrong number has a record and nothing else, a short talk as well', () =>
    hearing(TUESDAY, async (house) => {
      const wrong = await talk(house, 'wrong-number', { from: '13712340099' });
      expect(await recordOf(house, wrong)).toMatchObject({ customer: null, intent: '其他' });
      expect(await todoOf(house, wrong)).toBeNull();
      const brief = await talk(house, 'inquiry', { hangupAfter: 6 });
      expect(await recordOf(house, brief)).toMatchObject({ transcript: null });
      expect(await digestOf(house, brief)).toBeNull();
      await house.skip(1900);
      expect(await summaries(house, A)).toEqual([]);
      expect(await stored(house, 'contacts').findOne({ id: 'C001-1' })).toMatchObject({
        callCount: 1,
      });
    }));
});
