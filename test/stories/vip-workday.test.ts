import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openHouse, type House } from '../support/house.ts';

describe('a VIP calls on a workday at ten', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse('2026-11-24T10:00:00+08:00');
  });
  afterAll(() => house.close());

  it('shows 销售经理A the card of the spec, and each next person theirs when their own phone rings', async () => {
    await house.ring({ from: '13800008888', digit: '1' });
    const { card } = await house.card('sales_manager_a');
    expect(card?.source?.desc).toBe('400热线 4008-320-160');
    expect(card?.main_title?.title).toBe('138****8888 宁波奥克斯空调有限公司');
    expect(card?.main_title?.desc).toContain('张经理');
    expect(card?.button_list?.map((button) => button.text)).toEqual([
      '接听',
      '转接',
      '留言',
      '挂断',
      '查看详情',
    ]);
    expect(await house.messages('sales_manager_b')).toEqual([]);
    await house.pass(26);
    expect(await house.buttons('sales_manager_b')).toContain('接听');
    expect(await house.buttons('sales_manager_a')).toContain('接听');
  });
});
