import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../server/domain/time.ts';
import { A, B, DUTY, HOUR, STRANGER, VIP, inHouse, inboxes, setStatus, stored } from './acts.ts';

describe('the assigned sales does not ring', () => {
  it('Saturday morning: told at once, by a card without buttons, and the others read whose customer it is', () =>
    inHouse('2026-11-28T10:00:00+08:00', async (house) => {
      await house.ring({ from: VIP, digit: '1' });
      const notice = (await house.card(A)).card;
      expect(notice?.card_type).toBe('text_notice');
      expect(notice?.sub_title_text).toContain('您负责的客户来电');
      expect(notice?.sub_title_text).toContain('原负责销售：销售经理A（今日休息）');
      expect((await house.card(B)).card?.sub_title_text).toContain(
        '原负责销售：销售经理A（今日休息）',
      );
    }));

  it('at night: told when the next shift starts, and no earlier', () =>
    inHouse('2026-11-25T02:00:00+08:00', async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(3);
      await house.phone(call, 'hangup');
      const noticesOf = async () =>
        (await house.messages(A)).filter((one) => one.card?.card_type === 'text_notice');
      for (let hour = 3; hour < 9; hour += 1) {
        house.clock.move(HOUR);
        await house.settle();
        expect(await noticesOf()).toEqual([]);
      }
      const shift = momentOf('2026-11-25', '09:00').getTime();
      house.clock.move(shift - house.clock.now().getTime());
      await house.settle();
      expect(await noticesOf()).toHaveLength(1);
      expect((await noticesOf())[0]?.card?.horizontal_content_list).toContainEqual({
        keyname: '来电时间',
        value: '2026-11-25 02:00',
      });
    }));

  it('at night: told after a restart in between all the same', () =>
    inHouse('2026-11-25T02:00:00+08:00', async (house) => {
      const call = await house.ring({ from: VIP });
      await house.phone(call, 'hangup');
      await house.restart();
      house.clock.move(7 * HOUR);
      await house.settle();
      expect((await house.card(A)).card?.card_type).toBe('text_notice');
    }));
});

describe('nobody is on duty', () => {
  it('admin and director get one alarm, the caller the voicemail', () =>
    inHouse('2026-11-29T10:00:00+08:00', async (house) => {
      await setStatus(house, DUTY, { status: 'on_leave', until: '2026-12-05T09:00:00+08:00' });
      const call = await house.ring({ from: STRANGER });
      await house.pass(1);
      expect((await house.phoneState(call)).phase).toBe('voicemail');
      const seen = await inboxes(house);
      expect(Object.keys(seen).sort()).toEqual(['admin', 'sales_director']);
      for (const person of ['admin', 'sales_director']) {
        const { card } = await house.card(person);
        expect(card?.main_title).toEqual({ title: '无人值班', desc: '请检查值班表' });
        expect(card?.sub_title_text).toBe('2026-11-29 10:00 有来电，当时没有值班人员');
      }
      // A second call in the same hour alarms nobody again.
      await house.ring({ from: '13712340100' });
      expect(await house.messages('admin')).toHaveLength(1);
      house.clock.move(HOUR);
      await house.ring({ from: '13712340101' });
      expect(await house.messages('admin')).toHaveLength(2);
    }));
});

describe('a year without holiday data', () => {
  it('the admin is told once a day', () =>
    inHouse('2031-03-04T10:00:00+08:00', async (house) => {
      await house.ring({ from: STRANGER });
      await house.ring({ from: '13712340100' });
      expect((await house.messages('admin')).map((one) => one.card?.main_title?.title)).toEqual([
        '节假日数据未加载',
      ]);
      expect(await stored(house, 'calls').countDocuments({})).toBe(2);
    }));
});
