import { describe, expect } from '@jest/globals';
import type { House } from '../support/house.ts';
import {
  A,
  B,
  expectNobodyBut,
  IN_CALL,
  OFFERED,
  RINGING,
  sees,
  sentence,
  story,
  TUESDAY_TEN,
  VIP,
} from './tell.ts';

async function talk(house: House): Promise<string> {
  const call = await house.ring({ from: VIP });
  await house.phone(call, 'answer', { person: A, device: 'office_phone' });
  await house.pass(3);
  return call;
}

describe('转接 in talk', () => {
  story(
    'answered: the call is B’s, and A’s card keeps saying to whom',
    TUESDAY_TEN,
    async (house) => {
      const call = await talk(house);
      await house.press(A, '转接', B);
      expect(await sees(house, A)).toEqual({ cards: 1, shows: '转给销售经理B' });
      expect(await sentence(house, A)).toBe('10:00 来电 · 10:00 您转给销售经理B');
      expect(await sentence(house, B)).toContain('销售经理A转来');
      expect(await sees(house, B)).toEqual({ cards: 1, shows: OFFERED });
      expect((await house.phoneState(call)).legs).toContainEqual(
        expect.objectContaining({ person: A, state: 'talking' }),
      );
      await house.phone(call, 'answer', { person: B });
      expect(await sees(house, A)).toEqual({ cards: 1, shows: '转给销售经理B' });
      expect(await sees(house, B)).toEqual({ cards: 1, shows: IN_CALL });
      expect(await sentence(house, B)).toBe('10:00 来电 · 销售经理A转来，您接听中');
      await house.pass(5);
      await house.phone(call, 'hangup');
      expect(await sees(house, A)).toEqual({ cards: 1, shows: '已转接·已结束' });
      expect(await sees(house, B)).toEqual({ cards: 1, shows: '已结束 8秒' });
      await expectNobodyBut(house, [A, B]);
    },
  );

  story('taken by 接听 on the card of the hand-over', TUESDAY_TEN, async (house) => {
    const call = await talk(house);
    await house.press(A, '转接', B);
    const { msgid } = await house.card(B);
    await house.press(B, '接听');
    expect(await sentence(house, B)).toBe('10:00 来电 · 销售经理A转来，您接听中，请接起座机');
    await house.phone(call, 'answer', { person: B });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: IN_CALL });
    expect((await house.card(B)).msgid).toBe(msgid);
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '转给销售经理B' });
    await house.phone(call, 'hangup');
    expect(await house.caption(A)).toBe('已转接·已结束');
  });

  story('unanswered: the call stays with A, who gets a new card', TUESDAY_TEN, async (house) => {
    const call = await talk(house);
    const { msgid } = await house.card(A);
    await house.press(A, '转接', B);
    await house.pass(22);
    expect(await sees(house, B)).toEqual({ cards: 1, shows: '未接转接' });
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    expect((await house.card(A)).msgid).not.toBe(msgid);
    expect(await sentence(house, A)).toBe('10:00 来电 · 销售经理B未接，来电仍在您这里');
    expect((await house.phoneState(call)).phase).toBe('talking');
    await house.phone(call, 'hangup');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '已结束 25秒' });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: '未接转接' });
    await expectNobodyBut(house, [A, B]);
  });

  story('declined by B: back to A at once', TUESDAY_TEN, async (house) => {
    const call = await talk(house);
    await house.press(A, '转接', B);
    await house.press(B, '挂断');
    expect(await house.caption(B)).toBe('未接转接');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    expect((await house.phoneState(call)).phase).toBe('talking');
  });

  story(
    'to a colleague who had lost the call: a new card, the grey one is gone',
    TUESDAY_TEN,
    async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(26);
      expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
      await house.press(A, '接听');
      await house.phone(call, 'answer', { person: A });
      expect(await sees(house, B)).toEqual({ cards: 1, shows: '销售经理A已接' });
      const { msgid } = await house.card(B);
      await house.press(A, '转接', B);
      expect(await sees(house, B)).toEqual({ cards: 1, shows: OFFERED });
      expect((await house.card(B)).msgid).not.toBe(msgid);
      await house.phone(call, 'answer', { person: B });
      expect(await sees(house, B)).toEqual({ cards: 1, shows: IN_CALL });
      await house.phone(call, 'hangup');
      expect(await house.caption(B)).toContain('已结束');
      expect(await house.caption(A)).toBe('已转接·已结束');
    },
  );

  story('with nobody chosen asks to choose, and the buttons live', TUESDAY_TEN, async (house) => {
    const call = await talk(house);
    await house.press(A, '转接');
    expect(await sentence(house, A)).toContain('请先选择同事');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    expect((await house.phoneState(call)).phase).toBe('talking');
    await expectNobodyBut(house, [A]);
  });
});
