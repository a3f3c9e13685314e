import { describe, expect, it } from '@jest/globals';
import {
  A,
  B,
  C,
  DUTY,
  STRANGER,
  VIP,
  changeEmployee,
  inHouse,
  inboxes,
  readPage,
  rung,
  titles,
} from './acts.ts';

const MORNING = '2026-11-24T10:00:00+08:00';

describe('everybody has taken as many calls as they may', () => {
  it('rings the duty person alone, and tells the VIP’s sales', () =>
    inHouse(MORNING, async (house) => {
      for (const person of [A, B, C]) await changeEmployee(house, person, { maxDailyCalls: 1 });
      for (const [from, person] of [
        ['13712340001', A],
        ['13712340002', B],
      ] as const) {
        const answered = await house.ring({ from });
        await house.phone(answered, 'answer', { person, device: 'office_phone' });
        await house.phone(answered, 'hangup');
        await house.pass(2);
      }
      const call = await house.ring({ from: VIP });
      await house.pass(3);
      expect(await rung(house, call)).toEqual([`${DUTY}:mobile_phone`]);
      const seen = await house.card(DUTY);
      expect(seen.card?.sub_title_text).toContain('原负责销售：销售经理A（今日已接满）');
      expect((await house.card(A)).card?.sub_title_text).toContain('您负责的客户来电');
      expect((await readPage(house, call)).plan?.trace.join()).toContain('销售经理B：今日已接满');
    }));
});

describe('two calls in one second', () => {
  it('the second passes A over, who is free again when the first is over', () =>
    inHouse(MORNING, async (house) => {
      const first = await house.ring({ from: VIP });
      const second = await house.ring({ from: STRANGER });
      expect((await rung(house, first))[0]).toBe(`${A}:office_phone`);
      expect((await rung(house, second))[0]).toBe(`${B}:office_phone`);
      expect(await house.messages(A)).toHaveLength(1);
      expect(await house.messages(B)).toHaveLength(1);
      await house.phone(first, 'hangup');
      await house.phone(second, 'hangup');
      const third = await house.ring({ from: VIP });
      expect((await rung(house, third))[0]).toBe(`${A}:office_phone`);
    }));

  it('asked in the same breath, each person is given to one of them', () =>
    inHouse(MORNING, async (house) => {
      const calls = await Promise.all([
        house.ring({ from: '13712340001' }),
        house.ring({ from: '13712340002' }),
        house.ring({ from: '13712340003' }),
      ]);
      const first = await Promise.all(
        calls.map(async (call) => (await rung(house, call))[0]?.split(':')[0] ?? ''),
      );
      expect(first.sort()).toEqual([DUTY, A, B]);
    }));

  it('a third finds nobody but the duty person, a fourth the voicemail', () =>
    inHouse(MORNING, async (house) => {
      await house.ring({ from: '13712340001' });
      await house.ring({ from: '13712340002' });
      const third = await house.ring({ from: '13712340003' });
      expect(await rung(house, third)).toEqual([`${DUTY}:mobile_phone`]);
      const fourth = await house.ring({ from: '13712340004' });
      expect((await house.phoneState(fourth)).phase).toBe('voicemail');
      expect(Object.keys(await inboxes(house)).sort()).toEqual([A, B, DUTY].sort());
    }));
});

describe('one person gets more calls than WeCom takes messages', () => {
  /** A is called and the caller gone at once, so often that not one more card may be sent. */
  const fillBudget = async (house: Parameters<Parameters<typeof inHouse>[1]>[0]) => {
    for (let n = 0; n < 28; n += 1) {
      const call = await house.ring({ from: VIP });
      await house.phone(call, 'hangup');
    }
    expect(await house.messages(A)).toHaveLength(28);
  };

  it('holds the pop card, says so in the trace, and shows it when there is room', () =>
    inHouse(MORNING, async (house) => {
      await fillBudget(house);
      await house.pass(1);
      const call = await house.ring({ from: VIP, digit: '2' });
      expect(await house.messages(A)).toHaveLength(28);
      const admin = await house.running().adapters.store.calls.load(call);
      expect(admin?.trace.map((line) => line.text).join()).toContain(
        '销售经理A的消息额度已满，来电卡片稍后补发',
      );
      await house.pass(60);
      expect(await house.messages(A)).toHaveLength(29);
      expect(await house.buttons(A)).toContain('接听');
    }));

  it('never shows it when the call is over before there is room', () =>
    inHouse(MORNING, async (house) => {
      await fillBudget(house);
      await house.pass(1);
      const call = await house.ring({ from: VIP });
      await house.pass(10);
      await house.phone(call, 'hangup');
      expect(await house.messages(A)).toHaveLength(28);
      await house.pass(60);
      // Of this call only the missed card has come.
      const seen = await titles(house, A);
      expect(seen).toHaveLength(29);
      expect((await house.card(A)).card?.sub_title_text).toContain('未接来电');
    }));
});
