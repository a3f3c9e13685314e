import { describe, expect } from '@jest/globals';
import {
  A,
  B,
  counts,
  expectNobodyBut,
  RINGING,
  sees,
  sentence,
  story,
  TUESDAY_TEN,
  VIP,
} from './tell.ts';

describe('留言', () => {
  story('the presser’s card ends with the length of the message', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(26);
    expect(await sees(house, B)).toEqual({ cards: 1, shows: RINGING });
    await house.press(A, '留言');
    expect(await sees(house, A)).toEqual({ cards: 1, shows: '已转留言' });
    expect(await sentence(house, A)).toBe('10:00 来电 · 您已请对方留言');
    expect(await sees(house, B)).toEqual({ cards: 1, shows: '已转留言' });
    const { legs, phase } = await house.phoneState(call);
    expect(phase).toBe('voicemail');
    expect(legs.every((leg) => leg.state === 'ended')).toBe(true);
    await house.pass(11);
    await house.phone(call, 'voicemail', { seconds: 35 });
    await house.pass(40);
    expect((await house.phoneState(call)).ended).toBe(true);
    const [pop, missed, ...more] = await house.messages(A);
    expect(pop?.card?.replace_text).toBe('已留言35秒');
    expect(missed?.card?.horizontal_content_list).toContainEqual(
      expect.objectContaining({ keyname: '留言', value: '已留言35秒' }),
    );
    const buttons = more.map((one) => one.card?.button_list?.map(({ text }) => text));
    // A VIP's message is urgent: whoever is on duty is asked to see to it.
    expect(buttons).toEqual([['我来处理', '转给', '已解决', '查看详情']]);
    expect((await house.messages(B))[0]?.card?.replace_text).toBe('已转留言');
    await expectNobodyBut(house, [A, B]);
  });

  story('a caller who leaves no words was missed', TUESDAY_TEN, async (house) => {
    const call = await house.ring({ from: VIP });
    await house.pass(6);
    await house.press(A, '留言');
    await house.pass(3);
    await house.phone(call, 'hangup');
    const shown = (await house.messages(A)).map((one) => one.card?.replace_text);
    expect(shown).toEqual(['未接', undefined]);
    expect(await counts(house)).toMatchObject({ send: 2, update: 2, recall: 0 });
    await expectNobodyBut(house, [A]);
  });
});
