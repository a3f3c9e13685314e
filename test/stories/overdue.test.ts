/** A to-do that is late: the director hears of an urgent one after two working hours, of no other. Spec §6. */
import { describe, expect, it } from '@jest/globals';
import { A, inHouse, rowOf } from './acts.ts';
import { changeTables } from './alerting.ts';
import { at, DIRECTOR, MORNING, passTo, promise, told } from './over-time.ts';

const LATE = '高优先级待办逾期 · 销售经理A的待办应在 11-24 15:00 前完成，尚未完成';

describe('two working hours late', () => {
  it('and urgent: the director is told, once', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00', { priority: 'high' });
      await passTo(house, '2026-11-24 16:59');
      expect(Object.keys(await told(house))).toEqual([A]);
      await passTo(house, '2026-11-24 17:00');
      expect(await told(house)).toEqual({
        [A]: ['截止时间 11-24 15:00，请完成或延期'],
        [DIRECTOR]: [LATE],
      });
      const card = await house.card(DIRECTOR);
      expect([rowOf(card, '待办'), rowOf(card, '负责人')]).toEqual(['发报价单', '销售经理A']);
      await house.restart();
      await passTo(house, '2026-11-25 12:00');
      expect((await told(house))[DIRECTOR]).toEqual([LATE]);
    }));

  it('and not urgent: nobody but whoever has it', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00', { priority: 'medium' });
      await passTo(house, '2026-11-25 12:00');
      expect(Object.keys(await told(house))).toEqual([A]);
    }));

  it('and done meanwhile: nobody', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00', { priority: 'high' });
      await passTo(house, '2026-11-24 16:00');
      await house.press(A, '完成');
      await passTo(house, '2026-11-24 17:00');
      expect(Object.keys(await told(house))).toEqual([A]);
    }));

  it('at closing time: counted on in the next hours', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 17:00', { priority: 'high' });
      await passTo(house, '2026-11-24 21:00');
      await passTo(house, '2026-11-25 09:59');
      expect(Object.keys(await told(house))).toEqual([A]);
      await passTo(house, '2026-11-25 10:00');
      expect(Object.keys(await told(house)).sort()).toEqual([DIRECTOR, A]);
    }));

  it('while the director is on leave: their deputy', () =>
    inHouse(MORNING, async (house) => {
      const leave = { kind: 'remove', person: DIRECTOR, cause: 'leave' } as const;
      await changeTables(house, ({ overrides }) => ({
        overrides: [
          ...overrides,
          { ...leave, from: at('2026-11-24 12:00'), to: at('2026-11-25 00:00') },
        ],
      }));
      await promise(house, '2026-11-24 15:00', { priority: 'high' });
      await passTo(house, '2026-11-24 17:00');
      expect(Object.keys(await told(house)).sort()).toEqual(['admin', A]);
    }));
});
