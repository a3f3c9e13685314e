import { describe, expect } from '@jest/globals';
import {
  A,
  B,
  DUTY,
  expectNobodyBut,
  IN_CALL,
  RINGING,
  sees,
  sentence,
  story,
  TUESDAY_TEN,
  VIP,
} from './tell.ts';

describe('转接 while it rings', () => {
  story('the colleague rings, answers, and both cards tell it', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.press(A, '转接', B);
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '转给销售经理B' });
    expect(await sentence(house, A)).toBe('10:00 来电 · 10:00 您转给销售经理B');
    expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
    expect(await sentence(house, B)).toBe('10:00 来电 · 销售经理A转来，10:00 起振铃');
    await house.phone(call, 'answer', { person: B });
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '转给销售经理B' });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: IN_CALL });
    expect(await sentence(house, B)).toContain('销售经理A转来');
    await house.pass(4);
    await house.phone(call, 'hangup');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '已转接·已结束' });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: '已结束 4秒' });
    await expectNobodyBut(house, [A, B]);
  });

  story('the colleague presses 接听 on the card of the hand-over', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.press(A, '转接', B);
    await house.press(B, '接听');
    expect(await sees(house, B)).toEqual({ cards: 1, shows: IN_CALL });
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '转给销售经理B' });
    await house.phone(call, 'answer', { person: B });
    await house.phone(call, 'hangup');
    expect(await house.caption(A)).toBe('已转接·已结束');
    expect(await house.caption(B)).toContain('已结束');
  });

  story(
    'the colleague does not answer: the plan goes on, and 接听 comes back',
    TUESDAY_TEN,
    async (house) => {
      await house.ring({ from: VIP });
      await house.press(A, '转接', DUTY);
      expect(await house.buttons(DUTY)).toContain('接听');
      await house.pass(22);
      expect(await sees(house, A)).toEqual({ cards: 1, shows: RINGING });
      expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
      expect(await sees(house, DUTY)).toEqual({ cards: 1, shows: RINGING });
    },
  );

  story('with nobody chosen asks to choose, and the buttons live', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    const { msgid } = await house.card(A);
    await house.press(A, '转接');
    expect(await sentence(house, A)).toBe('10:00 来电 · 等待接听 · 请先选择同事');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: RINGING });
    expect((await house.card(A)).msgid).toBe(msgid);
    expect((await house.phoneState(call)).legs.map((leg) => leg.state)).toEqual([
      'ringing',
      'ringing',
    ]);
    await house.press(A, '转接', B);
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '转给销售经理B' });
    await expectNobodyBut(house, [A, B]);
  });

  story('a colleague who has left meanwhile is refused by name', TUESDAY_TEN, async (house) => {
    await house.ring({ from: VIP });
    await house.say(B, '状态 下班');
    await house.press(A, '转接', B);
    expect(await sentence(house, A)).toBe('10:00 来电 · 等待接听 · 销售经理B联系不上，请另选');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: RINGING });
    const options = (await house.card(A)).card?.button_selection?.option_list ?? [];
    expect(options.map((one) => one.id)).toEqual(['none', DUTY]);
    expect((await house.messages(B)).filter((one) => one.card !== null)).toEqual([]);
  });
});
