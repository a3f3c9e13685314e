/** To-dos are reminded of: before their deadline and at it, inside shifts, once. Spec §6, §8. */
import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/main.ts';
import { freePort } from '../../scripts/services/ports.ts';
import { A, audit, B, C, counts, inHouse, rowOf } from './acts.ts';
import { at, loadTodo, look, MORNING, passTo, promise, told } from './over-time.ts';

describe('a to-do', () => {
  it('is reminded of one working hour before its deadline, and at it', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00');
      await passTo(house, '2026-11-24 13:59');
      expect(await told(house)).toEqual({});
      await passTo(house, '2026-11-24 14:00');
      expect(await told(house)).toEqual({ [A]: ['提醒：请在 11-24 15:00 前完成'] });
      const card = await house.card(A);
      expect(card.card?.main_title?.title).toBe('跟进客户：137****0099 - 发报价单');
      expect(rowOf(card, '截止')).toBe('2026-11-24 15:00');
      expect(await house.buttons(A)).toEqual(['完成', '延期', '改派', '查看详情']);
      await passTo(house, '2026-11-24 14:59');
      expect(await told(house)).toEqual({ [A]: ['提醒：请在 11-24 15:00 前完成'] });
      await passTo(house, '2026-11-24 15:00');
      // The card comes anew, and the older one is gone.
      expect(await told(house)).toEqual({ [A]: ['截止时间 11-24 15:00，请完成或延期'] });
      await passTo(house, '2026-11-25 12:00');
      expect(await told(house)).toEqual({ [A]: ['截止时间 11-24 15:00，请完成或延期'] });
      expect(await audit(house)).toEqual([]);
    }));

  it('that was done is not spoken of', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00');
      await passTo(house, '2026-11-24 14:00');
      await house.press(A, '完成');
      await passTo(house, '2026-11-24 15:00');
      expect(await told(house)).toEqual({ [A]: ['已完成 [已完成]'] });
    }));

  it('that was postponed is reminded of its new deadline only', () =>
    inHouse(MORNING, async (house) => {
      const call = await promise(house, '2026-11-24 15:00');
      await passTo(house, '2026-11-24 14:00');
      await house.press(A, '延期');
      expect((await loadTodo(house, call)).due).toEqual(at('2026-11-25 15:00'));
      await passTo(house, '2026-11-24 15:00');
      await passTo(house, '2026-11-25 13:59');
      expect(await told(house)).toEqual({ [A]: ['已延至 11-25 15:00 [已延至 11-25]'] });
      await passTo(house, '2026-11-25 14:00');
      // A card of yesterday cannot be taken back; it is grey.
      expect(await told(house)).toEqual({
        [A]: ['已延至 11-25 15:00 [已延至 11-25]', '提醒：请在 11-25 15:00 前完成'],
      });
    }));

  it('that was handed on is reminded of to whoever has it', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00');
      await passTo(house, '2026-11-24 14:00');
      await house.press(A, '改派', B);
      await passTo(house, '2026-11-24 15:00');
      expect(await told(house)).toEqual({
        [A]: ['已改派给销售经理B [已改派销售经理B]'],
        [B]: ['截止时间 11-24 15:00，请完成或延期 · 销售经理A改派给您'],
      });
    }));
});

describe('never outside the shift', () => {
  it('in the evening: at the end of the last one before', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 20:30', { assignee: B });
      await passTo(house, '2026-11-24 17:00');
      expect(await told(house)).toEqual({ [B]: ['提醒：请在 11-24 20:30 前完成'] });
      await passTo(house, '2026-11-24 19:59');
      expect(await told(house)).toEqual({ [B]: ['提醒：请在 11-24 20:30 前完成'] });
      await passTo(house, '2026-11-24 20:00');
      expect(await told(house)).toEqual({ [B]: ['截止时间 11-24 20:30，请完成或延期'] });
    }));

  it('in the morning: when it begins', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-25 10:30', { assignee: C });
      await passTo(house, '2026-11-25 09:59');
      expect(await told(house)).toEqual({});
      await passTo(house, '2026-11-25 10:00');
      expect(await told(house)).toEqual({ [C]: ['提醒：请在 11-25 10:30 前完成'] });
      await passTo(house, '2026-11-25 10:30');
      expect(await told(house)).toEqual({ [C]: ['截止时间 11-25 10:30，请完成或延期'] });
    }));

  it('on a Saturday: to whoever works then', () =>
    inHouse('2026-11-27T17:00:00+08:00', async (house) => {
      await promise(house, '2026-11-28 11:30', { assignee: B });
      await passTo(house, '2026-11-28 10:29');
      expect(await told(house)).toEqual({});
      await passTo(house, '2026-11-28 10:30');
      expect(await told(house)).toEqual({ [B]: ['提醒：请在 11-28 11:30 前完成'] });
      await passTo(house, '2026-11-28 11:30');
      expect(await told(house)).toEqual({ [B]: ['截止时间 11-28 11:30，请完成或延期'] });
    }));

  it('after a stop over its end: at the next start', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 19:55', { assignee: B });
      await passTo(house, '2026-11-24 18:00');
      await passTo(house, '2026-11-24 23:00');
      expect(await told(house)).toEqual({ [B]: ['提醒：请在 11-24 19:55 前完成'] });
      await passTo(house, '2026-11-25 09:00');
      expect(await told(house)).toEqual({ [B]: ['截止时间 11-24 19:55，请完成或延期'] });
    }));
});

describe('once', () => {
  it('though two come together: one card tells of the other', () =>
    inHouse(MORNING, async (house) => {
      const one = await promise(house, '2026-11-24 15:00', { what: '寄样品' });
      const two = await promise(house, '2026-11-24 15:00', { what: '发报价单', priority: 'high' });
      const three = await promise(house, '2026-11-24 15:00', { assignee: B });
      await passTo(house, '2026-11-24 14:00');
      expect(await told(house)).toEqual({
        [A]: ['提醒：请在 11-24 15:00 前完成 · 另有 1 项待办同时到期，请在小程序查看'],
        [B]: ['提醒：请在 11-24 15:00 前完成'],
      });
      expect((await house.card(A)).card?.main_title?.title).toContain('发报价单');
      for (const id of [one, two, three]) {
        expect((await loadTodo(house, id)).reminded).toHaveLength(1);
      }
      await passTo(house, '2026-11-24 15:00');
      expect(await told(house)).toEqual({
        [A]: ['截止时间 11-24 15:00，请完成或延期 · 另有 1 项待办同时到期，请在小程序查看'],
        [B]: ['截止时间 11-24 15:00，请完成或延期'],
      });
    }));

  it('though two processes look, one starts anew, and the clock is set back', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00');
      const { config } = house.running().adapters;
      const log = createLog({ level: 'silent' });
      const twin = await startServer({ ...config, port: await freePort() }, log, {
        clock: house.clock,
        background: false,
      });
      try {
        const before = (await counts(house))['send'] ?? 0;
        for (const moment of ['14:00', '14:01', '15:00', '15:01']) {
          house.clock.move(at(`2026-11-24 ${moment}`).getTime() - house.clock.now().getTime());
          await house.settle();
          await look(house, [twin, house.running(), twin]);
        }
        expect((await counts(house))['send']).toBe(before + 2);
        await house.restart();
        await look(house);
        await passTo(house, '2026-11-24 13:30');
        await passTo(house, '2026-11-24 15:10');
        expect((await counts(house))['send']).toBe(before + 2);
        expect(await told(house)).toEqual({ [A]: ['截止时间 11-24 15:00，请完成或延期'] });
      } finally {
        await twin.stop();
      }
    }));

  it('though it fell due while nobody looked: by the latest word', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00');
      await house.restart();
      await passTo(house, '2026-11-24 16:00');
      expect(await told(house)).toEqual({ [A]: ['截止时间 11-24 15:00，请完成或延期'] });
    }));

  it('after the clock was set back for hours what is due then is said in time', () =>
    inHouse('2026-11-24T18:00:00+08:00', async (house) => {
      await promise(house, '2026-11-25 12:00');
      await passTo(house, '2026-11-24 18:10');
      await passTo(house, '2026-11-24 10:10');
      await passTo(house, '2026-11-25 11:00');
      expect(await told(house)).toEqual({ [A]: ['提醒：请在 11-25 12:00 前完成'] });
    }));
});
