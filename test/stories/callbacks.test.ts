/** Call-backs: a missed call has an item with its time, which closes when somebody speaks with the caller. Spec §5, §6. */
import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import { A, audit, B, inHouse, inboxes, logIn, postEvent, STRANGER, VIP } from './acts.ts';
import {
  at,
  callbackOf,
  callBackBy,
  getThrough,
  MORNING,
  passTo,
  promise,
  REACHED,
  ringInVain,
  todosOf,
  told,
} from './over-time.ts';

type Told = readonly [type: string, second: number, data: object];

/** What a gateway tells of a call that began then. */
async function post(
  house: House,
  call: string,
  start: string,
  events: readonly Told[],
): Promise<void> {
  for (const [type, second, data] of events) {
    const moment = new Date(at(start).getTime() + second * 1000).toISOString();
    const event = { id: `${call}-${type}`, type, call, at: moment, data };
    expect(await postEvent(house, event)).toBe(200);
    await house.settle();
  }
}

describe('a missed call', () => {
  it('has a call-back with its time on the card; reminded of at it, then done by hand', () =>
    inHouse(MORNING, async (house) => {
      const call = await ringInVain(house);
      const item = await callbackOf(house, call);
      expect(item).toMatchObject({
        kind: 'callback',
        state: 'open',
        assignee: A,
        caller: STRANGER,
      });
      expect(item.priority).toBe('medium');
      expect(item.due).toEqual(new Date('2026-11-24T10:30:06+08:00'));
      expect(await told(house)).toEqual({
        [A]: [`未接来电 · 响铃 6秒未接 · ${callBackBy('10:30')}`],
      });
      expect(await house.buttons(A)).toEqual(['查看详情']);
      await passTo(house, '2026-11-24 10:30');
      expect((await told(house))[A]).toHaveLength(1);
      await passTo(house, '2026-11-24 10:31');
      expect(await told(house)).toEqual({
        [A]: [
          '未接来电 · 响铃 6秒未接 · 回电待办见新卡片 [见新卡]',
          '截止时间 11-24 10:30，请完成或延期',
        ],
      });
      expect((await house.card(A)).card?.main_title?.title).toBe('回电：137****0099');
      expect(await house.buttons(A)).toEqual(['完成', '延期', '改派', '查看详情']);
      await house.press(A, '完成');
      expect(await house.caption(A)).toBe('已完成');
      expect(await callbackOf(house, call)).toMatchObject({ state: 'done', closed: { by: A } });
      expect(await audit(house)).toEqual([]);
    }));

  it('of a VIP: fifteen minutes, urgent; the director hears when it is late', () =>
    inHouse(MORNING, async (house) => {
      const call = await ringInVain(house, VIP, 3);
      expect(await callbackOf(house, call)).toMatchObject({
        ...{ priority: 'high', customer: { id: 'C001' } },
        due: new Date('2026-11-24T10:15:03+08:00'),
      });
      expect((await told(house))[A]).toEqual([`未接来电 · 响铃 3秒未接 · ${callBackBy('10:15')}`]);
      await passTo(house, '2026-11-24 12:16');
      expect(Object.keys(await told(house)).sort()).toEqual(['sales_director', A]);
      expect((await house.card(A)).card?.main_title?.title).toBe('回电：宁波奥克斯空调有限公司');
    }));

  it('is handed on from the reminder: the colleague has it, and closes it', () =>
    inHouse(MORNING, async (house) => {
      const call = await ringInVain(house);
      await passTo(house, '2026-11-24 10:31');
      await house.press(A, '改派', B);
      expect(await callbackOf(house, call)).toMatchObject({ assignee: B, state: 'open' });
      await house.press(B, '完成');
      expect((await told(house))[A]).toEqual([
        '未接来电 · 响铃 6秒未接 · 回电待办见新卡片 [见新卡]',
        '已改派给销售经理B [已改派销售经理B]',
      ]);
      expect(await house.caption(B)).toBe('已完成');
    }));

  it('is put off from the page: the card that named it says so', () =>
    inHouse(MORNING, async (house) => {
      const call = await ringInVain(house);
      const token = await logIn(house, A);
      const answer = await house.api(`/api/todos/callback:${call}/postpone`, {
        ...{ method: 'POST', token, body: {} },
      });
      expect(answer.status).toBe(200);
      await house.settle();
      expect((await callbackOf(house, call)).due).toEqual(new Date('2026-11-25T10:30:00+08:00'));
      expect(await told(house)).toEqual({
        [A]: ['未接来电 · 响铃 6秒未接 · 回电待办已延至 11-25 10:30 [已延至 11-25]'],
      });
    }));

  it('given up at once asks for nothing', () =>
    inHouse(MORNING, async (house) => {
      const call = await ringInVain(house, STRANGER, 3);
      expect(await todosOf(house, call)).toEqual([]);
      expect(await told(house)).toEqual({});
    }));
});

describe('somebody speaks with the caller', () => {
  it('who gets through: all call-backs of the number close, and their cards', () =>
    inHouse(MORNING, async (house) => {
      const calls = [await ringInVain(house), await ringInVain(house)];
      const other = await ringInVain(house, '13712340055');
      const open = Object.values(await told(house)).flat();
      expect(open).toHaveLength(3);
      const by = await getThrough(house);
      for (const call of calls) {
        expect(await callbackOf(house, call)).toMatchObject({ state: 'done', closed: { by } });
      }
      expect((await callbackOf(house, other)).state).toBe('open');
      const after = Object.values(await told(house)).flat();
      expect(after.filter((line) => line.endsWith(REACHED))).toHaveLength(2);
      expect(after.filter((line) => line.endsWith(callBackBy('10:30')))).toHaveLength(1);
      await passTo(house, '2026-11-24 10:45');
      const reminded = Object.values(await told(house)).flat();
      expect(reminded.filter((line) => line.includes('截止时间'))).toHaveLength(1);
      expect(await audit(house)).toEqual([]);
    }));

  it('another rep, on a later call: whose it was reads so, and is not reminded', () =>
    inHouse(MORNING, async (house) => {
      const call = await ringInVain(house, VIP);
      const again = await house.ring({ from: VIP, answer: [{ person: B, after: 2 }] });
      for (let n = 0; n < 60 && (await house.phoneState(again)).phase !== 'talking'; n += 1) {
        await house.pass(1);
      }
      await house.phone(again, 'hangup');
      expect(await callbackOf(house, call)).toMatchObject({ state: 'done', closed: { by: B } });
      expect((await told(house))[A]).toEqual([`未接来电 · 销售经理B${REACHED}`]);
      await passTo(house, '2026-11-24 10:45');
      expect((await told(house))[A]).toHaveLength(1);
    }));

  it('by hand: 完成 of one call-back is meant for all of its number', () =>
    inHouse(MORNING, async (house) => {
      const calls = [await ringInVain(house, VIP), await ringInVain(house, VIP)];
      await passTo(house, '2026-11-24 10:16');
      expect((await house.card(A)).card?.sub_title_text).toContain('另有 1 项待办同时到期');
      await house.press(A, '完成');
      for (const call of calls) expect((await callbackOf(house, call)).state).toBe('done');
    }));

  it('in a talk that is told of before the missed call is', () =>
    inHouse(MORNING, async (house) => {
      const leg = { leg: 'l1', target: `${A}:office_phone` };
      const begins: Told = [
        'call.started',
        0,
        { direction: 'in', from: STRANGER, to: '4008320160' },
      ];
      const rings: Told = ['call.ringing', 1, leg];
      const ends: Told = ['call.ended', 21, { by: 'caller', cause: 'normal', talk_seconds: 0 }];
      const talk: Told = ['call.connected', 5, leg];
      await post(house, 'gw-talk', '2026-11-24 09:55', [begins, rings, talk, ends]);
      await post(house, 'gw-missed', '2026-11-24 09:50', [begins, rings, ends]);
      await house.pass(6);
      expect(await todosOf(house, 'gw-missed')).toEqual(['callback done']);
    }));

  it('in the very call, as is learnt late', () =>
    inHouse(MORNING, async (house) => {
      const leg = { leg: 'l1', target: `${A}:office_phone` };
      await post(house, 'gw-1', '2026-11-24 10:00', [
        ['call.started', 0, { direction: 'in', from: STRANGER, to: '4008320160' }],
        ['call.ringing', 1, leg],
        ['call.ended', 21, { by: 'caller', cause: 'normal', talk_seconds: 0 }],
      ]);
      await house.pass(6);
      expect(await todosOf(house, 'gw-1')).toEqual(['callback open']);
      await post(house, 'gw-1', '2026-11-24 10:00', [['call.connected', 6, leg]]);
      expect(await callbackOf(house, 'gw-1')).toMatchObject({ state: 'done', closed: { by: A } });
      const cards = (await inboxes(house))[A] ?? [];
      const missed = cards.find(({ card }) => card?.sub_title_text?.startsWith('未接来电'));
      expect(missed?.card?.sub_title_text).toBe('未接来电 · 后来已接听，无需回电');
      expect(missed?.card?.replace_text).toBe('已接听');
    }));
});

describe('other to-dos', () => {
  it('of somebody who calls again stay', () =>
    inHouse(MORNING, async (house) => {
      const call = await promise(house, '2026-11-24 15:00');
      await getThrough(house);
      expect(await todosOf(house, call)).toEqual(['follow-up open']);
    }));
});
