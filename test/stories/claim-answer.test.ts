import { describe, expect } from '@jest/globals';
import {
  A,
  B,
  counts,
  DETAIL_ONLY,
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

describe('接听 claims the call', () => {
  story('the presser’s phone rings on, talks, ends', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP, digit: '1' });
    const { msgid } = await house.card(A);
    await house.press(A, '接听');
    expect(await sentence(house, A)).toBe('10:00 来电 · 您接听中，请接起座机');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    expect((await house.phoneState(call)).legs).toMatchObject([
      { device: 'office_phone', state: 'ringing' },
      { device: 'mobile_phone', state: 'ended', outcome: 'cancelled' },
    ]);
    await house.phone(call, 'answer', { person: A });
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    await house.pass(3);
    await house.phone(call, 'hangup');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '已结束 3秒' });
    expect((await house.card(A)).msgid).toBe(msgid);
    expect(await counts(house)).toMatchObject({ send: 1, update: 2, recall: 0 });
    await expectNobodyBut(house, [A]);
  });

  story('a colleague’s card lives until the call is connected', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(26);
    expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
    await house.press(B, '接听');
    expect(await sentence(house, B)).toBe('10:00 来电 · 您接听中，请接起座机');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: RINGING });
    await house.phone(call, 'answer', { person: B });
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '销售经理B已接' });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: IN_CALL });
    await house.pass(62);
    await house.phone(call, 'hangup');
    expect(await house.caption(B)).toBe('已结束 1分02秒');
    expect(await house.caption(A)).toBe('销售经理B已接');
    await expectNobodyBut(house, [A, B]);
  });

  story('whose turn has passed fetches the call back to a phone', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(26);
    await house.press(A, '接听');
    const { legs } = await house.phoneState(call);
    expect(legs.filter((leg) => leg.state === 'ringing')).toMatchObject([{ person: A }]);
    expect(legs.find((leg) => leg.person === B)).toMatchObject({ outcome: 'cancelled' });
    await house.phone(call, 'answer', { person: A });
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: '销售经理A已接' });
  });

  story('of two at once one wins and the other reads who', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(26);
    await Promise.all([house.finger(A, '接听'), house.finger(B, '接听')]);
    await house.settle();
    const [winner, loser] = (await sentence(house, A)).includes('您接听中') ? [A, B] : [B, A];
    const name = winner === A ? '销售经理A' : '销售经理B';
    expect(await sees(house, winner)).toEqual({ cards: 1, shows: IN_CALL });
    expect(await sees(house, loser)).toEqual({ cards: 1, shows: DETAIL_ONLY });
    expect(await sentence(house, loser)).toContain(`${name}正在接听`);
    const ringing = (await house.phoneState(call)).legs.filter((leg) => leg.state === 'ringing');
    expect(ringing.map((leg) => leg.person)).toEqual([winner]);
    await house.phone(call, 'answer', { person: winner });
    await house.phone(call, 'press1', { person: winner }).catch(() => undefined);
    expect(await sees(house, loser)).toEqual({ cards: 1, shows: `${name}已接` });
    await expectNobodyBut(house, [A, B]);
  });

  story('the same press delivered three times is one press', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.faults({ repeatCallbacks: 3 });
    await house.press(A, '接听');
    expect((await counts(house)).callbacks).toBe(3);
    expect(await counts(house)).toMatchObject({ send: 1, update: 1 });
    await house.phone(call, 'answer', { person: A });
    await house.phone(call, 'hangup');
    expect(await counts(house)).toMatchObject({ send: 1, update: 2, recall: 0 });
    expect(await house.caption(A)).toContain('已结束');
  });

  story(
    'a claim that lapses lets the plan go on without the presser',
    TUESDAY_TEN,
    async (house) => {
      const call = await house.ring({ from: VIP });
      const { msgid } = await house.card(A);
      await house.press(A, '接听');
      await house.pass(24);
      expect(await house.buttons(A)).toEqual(IN_CALL);
      await house.pass(6);
      expect(await sentence(house, A)).toContain('未接通');
      expect(await sees(house, A)).toEqual({ cards: 1, shows: ['转接', '留言', '查看详情'] });
      expect((await house.card(A)).msgid).not.toBe(msgid);
      const ringing = (await house.phoneState(call)).legs.filter((leg) => leg.state === 'ringing');
      expect(ringing.map((leg) => leg.person)).toEqual([B]);
      expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
      await expectNobodyBut(house, [A, B]);
      await house.pass(38);
      expect(await house.buttons(DUTY)).toContain('接听');
    },
  );

  story('a step cut short by a claim rings on without the presser', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(26);
    await house.press(A, '接听');
    await house.pass(30);
    const ringing = (await house.phoneState(call)).legs.filter((leg) => leg.state === 'ringing');
    expect(ringing).toMatchObject([{ person: B, device: 'office_phone' }]);
    expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
    await house.phone(call, 'answer', { person: B });
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '销售经理B已接' });
  });

  story('a voice beats a press', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(26);
    await Promise.all([
      house.finger(A, '接听'),
      fetch(`${house.gateway.url}/sim/calls/${call}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person: B }),
      }),
    ]);
    await house.settle();
    expect((await house.phoneState(call)).phase).toBe('talking');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '销售经理B已接' });
    expect(await sees(house, B)).toEqual({ cards: 1, shows: IN_CALL });
  });

  story(
    'answered without a press: a new card for the talk, the pop card is gone',
    TUESDAY_TEN,
    async (house) => {
      const call = await house.ring({ from: VIP });
      const { msgid } = await house.card(A);
      await house.phone(call, 'answer', { person: A, device: 'office_phone' });
      expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
      expect((await house.card(A)).msgid).not.toBe(msgid);
      expect(await sentence(house, A)).toBe('10:00 来电 · 您接听中');
      expect(await counts(house)).toMatchObject({ send: 2, update: 0, recall: 1 });
      await house.pass(5);
      await house.phone(call, 'hangup');
      expect(await sees(house, A)).toEqual({ cards: 1, shows: '已结束 5秒' });
      await expectNobodyBut(house, [A]);
    },
  );
});
