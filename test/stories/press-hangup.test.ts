import { describe, expect } from '@jest/globals';
import {
  A,
  B,
  counts,
  expectNobodyBut,
  IN_CALL,
  RINGING,
  sees,
  sentence,
  story,
  TUESDAY_TEN,
  VIP,
} from './tell.ts';

describe('挂断', () => {
  story(
    'while it rings declines for me only, and the next person rings at once',
    TUESDAY_TEN,
    async (house) => {
      const call = await house.ring({ from: VIP });
      await house.press(A, '挂断');
      expect(await sees(house, A)).toEqual({ cards: 1, shows: '您已拒接' });
      expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
      const { ended, legs } = await house.phoneState(call);
      expect(ended).toBe(false);
      expect(legs.filter((leg) => leg.person === A)).toMatchObject([
        { state: 'ended', outcome: 'rejected' },
        { state: 'ended', outcome: 'rejected' },
      ]);
      await house.phone(call, 'answer', { person: B });
      expect(await sees(house, A)).toEqual({ cards: 1, shows: '销售经理B已接' });
      expect(await counts(house)).toMatchObject({ send: 3, recall: 1 });
      await expectNobodyBut(house, [A, B]);
    },
  );

  story('the last card of who declined says the call was missed', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.press(A, '挂断');
    await house.pass(6);
    await house.phone(call, 'hangup');
    expect((await house.messages(A)).map((one) => one.card?.replace_text)).toEqual([
      '未接',
      undefined,
    ]);
    expect(await house.caption(B)).toBe('未接');
    await expectNobodyBut(house, [A, B]);
  });

  story(
    'rung again after declining: a new card, the old one is gone',
    TUESDAY_TEN,
    async (house) => {
      const call = await house.ring({ from: VIP });
      const { msgid } = await house.card(A);
      await house.press(A, '挂断');
      await house.pass(1);
      await house.press(B, '转接', A);
      expect(await sees(house, A)).toEqual({ cards: 1, shows: RINGING });
      expect((await house.card(A)).msgid).not.toBe(msgid);
      await house.phone(call, 'answer', { person: A });
      await house.phone(call, 'press1', { person: A }).catch(() => undefined);
      expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
      expect(await sentence(house, A)).toContain('销售经理B转来');
    },
  );

  story('in talk ends the call', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.phone(call, 'answer', { person: A, device: 'office_phone' });
    await house.pass(9);
    await house.press(A, '挂断');
    expect((await house.phoneState(call)).ended).toBe(true);
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '已结束 9秒' });
    await expectNobodyBut(house, [A]);
  });

  story('after 接听 gives the claim back and the plan goes on', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.press(A, '接听');
    await house.press(A, '挂断');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '您已拒接' });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
    expect((await house.phoneState(call)).ended).toBe(false);
  });
});
