/** Who has a to-do is away: it goes to a colleague who is there, and keeps its deadline. Spec §6. */
import { describe, expect, it } from '@jest/globals';
import { A, audit, B, C, DUTY, inHouse, setStatus } from './acts.ts';
import { changeTables } from './alerting.ts';
import {
  at,
  callbackOf,
  loadTodo,
  MORNING,
  passTo,
  promise,
  ringInVain,
  told,
} from './over-time.ts';

const LEAVE = { status: 'on_leave', until: '2026-11-26T18:00:00+08:00' };
const COPY = '您不在班，待办已转给销售经理B';

describe('away for all that is left', () => {
  it('by a tap: moved to who is there, copied, reminded of there', () =>
    inHouse(MORNING, async (house) => {
      const call = await promise(house, '2026-11-24 15:00');
      await passTo(house, '2026-11-24 10:05');
      expect(await told(house)).toEqual({});
      await setStatus(house, A, LEAVE);
      await passTo(house, '2026-11-24 10:21');
      expect(await loadTodo(house, call)).toMatchObject({
        ...{ assignee: B, copied: [A], due: at('2026-11-24 15:00'), assignedBy: 'rule' },
      });
      expect(await told(house)).toEqual({ [A]: [COPY], [B]: ['请在 11-24 15:00 前完成'] });
      await house.restart();
      await passTo(house, '2026-11-24 14:00');
      expect(await told(house)).toEqual({ [A]: [COPY], [B]: ['提醒：请在 11-24 15:00 前完成'] });
      expect(await audit(house)).toEqual([]);
    }));

  it('by the roster: the same, and a card that is out is closed', () =>
    inHouse(MORNING, async (house) => {
      await promise(house, '2026-11-24 15:00');
      await passTo(house, '2026-11-24 14:00');
      await changeTables(house, ({ overrides }) => ({
        overrides: [
          ...overrides,
          {
            ...{ kind: 'remove', person: A, cause: 'leave' },
            ...{ from: at('2026-11-24 14:00'), to: at('2026-11-25 00:00') },
          },
        ],
      }));
      await passTo(house, '2026-11-24 14:16');
      expect(await told(house)).toEqual({
        [A]: ['已改派给销售经理B [已改派销售经理B]', COPY],
        [B]: ['请在 11-24 15:00 前完成'],
      });
    }));

  it('to whoever has the fewest, one after another', () =>
    inHouse('2026-11-25T10:00:00+08:00', async (house) => {
      await promise(house, '2026-11-26 15:00', { assignee: B });
      const calls = [
        await promise(house, '2026-11-25 15:00'),
        await promise(house, '2026-11-25 16:00'),
        await promise(house, '2026-11-25 17:00'),
      ];
      await setStatus(house, A, LEAVE);
      await passTo(house, '2026-11-25 10:20');
      const todos = await Promise.all(calls.map((call) => loadTodo(house, call)));
      expect(todos.map(({ assignee }) => assignee).sort()).toEqual([B, C, C]);
    }));

  it('back before the deadline: it stays', () =>
    inHouse(MORNING, async (house) => {
      const call = await promise(house, '2026-11-24 15:00');
      await setStatus(house, A, { ...LEAVE, until: '2026-11-24T14:00:00+08:00' });
      await passTo(house, '2026-11-24 10:20');
      expect((await loadTodo(house, call)).assignee).toBe(A);
      expect(await told(house)).toEqual({});
    }));

  it('missed at night: whoever is there in the morning calls back', () =>
    inHouse('2026-11-23T23:00:00+08:00', async (house) => {
      const call = await ringInVain(house);
      const due = '回电待办：请您在 11-24 09:30 前回电';
      await passTo(house, '2026-11-24 08:59');
      expect(await told(house)).toEqual({ [DUTY]: [`未接来电 · 响铃 6秒未接 · ${due}`] });
      expect((await callbackOf(house, call)).assignee).toBe(DUTY);
      await passTo(house, '2026-11-24 09:00');
      expect((await callbackOf(house, call)).assignee).toBe(A);
      expect(await told(house)).toEqual({
        [DUTY]: [
          '未接来电 · 响铃 6秒未接 · 回电待办已转给销售经理A [已转给销售经理A]',
          '您不在班，待办已转给销售经理A',
        ],
        [A]: ['请在 11-24 09:30 前完成'],
      });
    }));
});
