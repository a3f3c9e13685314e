import { describe, expect } from '@jest/globals';
import type { House } from '../support/house.ts';
import {
  A,
  B,
  counts,
  DETAIL_ONLY,
  expectNobodyBut,
  IN_CALL,
  RINGING,
  sees,
  sentence,
  story,
  TUESDAY_TEN,
  VIP,
} from './tell.ts';

/** Somebody of the company leaves: the card they still have must help them no more. */
async function dismiss(house: House, person: string): Promise<void> {
  const { connection } = house.running().adapters;
  const done = await connection
    .collection('employees')
    .updateOne({ wecomUserId: person }, { $set: { active: false } });
  expect(done.modifiedCount).toBe(1);
  await house.restart();
}

describe('a press that comes too late', () => {
  story('on a finished call changes nothing, and the card says why', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(6);
    await house.faults({ outage: 'http500' });
    await house.phone(call, 'hangup');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: RINGING });
    await house.press(A, '接听');
    expect((await house.phoneState(call)).ended).toBe(true);
    await house.faults({ outage: 'none' });
    await house.pass(12);
    const shown = (await house.messages(A)).map((one) => one.card?.replace_text);
    expect(shown).toEqual(['未接', undefined]);
    await expectNobodyBut(house, [A]);
  });

  story('by somebody who has left the company is refused', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await dismiss(house, A);
    await house.press(A, '接听');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '您不在名单中' });
    const { legs } = await house.phoneState(call);
    expect(legs.map((leg) => leg.state)).toEqual(['ringing', 'ringing']);
    await expectNobodyBut(house, [A]);
  });
});

describe('one-use codes that fail', () => {
  story(
    'where a press spends the send code too, the end is a new card',
    TUESDAY_TEN,
    async (house) => {
      await house.faults({ sendCodeDiesOnPress: true });
      const call = await house.ring({ from: VIP });
      const { msgid } = await house.card(A);
      await house.press(A, '接听');
      expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
      await house.phone(call, 'answer', { person: A });
      await house.pass(2);
      await house.phone(call, 'hangup');
      expect(await sees(house, A)).toEqual({ cards: 1, shows: DETAIL_ONLY });
      expect((await house.card(A)).msgid).not.toBe(msgid);
      expect(await sentence(house, A)).toBe('10:00 来电 · 通话已结束，共 2秒');
      expect(await counts(house)).toMatchObject({ send: 2, recall: 1 });
      await expectNobodyBut(house, [A]);
    },
  );

  story('a press whose code is used up is shown by a new card', TUESDAY_TEN, async (house) => {
    await house.ring({ from: VIP });
    const { msgid } = await house.card(A);
    await house.faults({ errcodes: [{ path: 'update_template_card', errcode: 60140 }] });
    await house.press(A, '挂断');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: DETAIL_ONLY });
    expect((await house.card(A)).msgid).not.toBe(msgid);
    expect(await sentence(house, A)).toBe('10:00 来电 · 您已拒接');
    await expectNobodyBut(house, [A, B]);
  });

  story('a busy WeCom is asked again with the same code', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.faults({ errcodes: [{ path: 'update_template_card', errcode: -1 }] });
    await house.press(A, '接听');
    await house.pass(2);
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    await house.phone(call, 'answer', { person: A });
    await house.phone(call, 'hangup');
    expect(await house.caption(A)).toBe('已结束');
    expect(await counts(house)).toMatchObject({ send: 1, recall: 0 });
  });

  story('a rewrite whose answer was lost is not doubled', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.faults({ loseAnswers: ['update_template_card'] });
    await house.press(A, '接听');
    await house.pass(3);
    expect(await sees(house, A)).toEqual({ cards: 1, shows: IN_CALL });
    await house.phone(call, 'answer', { person: A });
    await house.phone(call, 'hangup');
    expect(await house.caption(A)).toBe('已结束');
    expect(await counts(house)).toMatchObject({ send: 1, recall: 0 });
  });
});
