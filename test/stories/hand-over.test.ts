/** The hand-over: what waits for whoever comes on duty, told once at the start of the shift. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { buildFlows } from '../../server/build/flows.ts';
import type { Todo } from '../../server/domain/follow-up/types.ts';
import type { House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import { A, B, C, DUTY, EVERYBODY, rowOf, setStatus } from './acts.ts';
import { hearing } from './after.ts';
import { alarm, press } from './alerting.ts';
import { ask, jumpTo, minute, passTo, replace } from './duty.ts';

const TITLE = '您的值班开始，请接班';
const EVENING = '2026-11-24T21:50:00+08:00';
const OTHER_CALLER = '13712340002';

async function noticesOf(house: House, person: string): Promise<readonly SeenCard[]> {
  const seen = await house.messages(person);
  return seen.filter(({ card }) => card?.main_title?.title === TITLE);
}

/** Who has how many notices; who has none is left out. */
async function notices(house: House): Promise<Record<string, number>> {
  const all = await Promise.all(
    EVERYBODY.map(async (person) => [person, (await noticesOf(house, person)).length] as const),
  );
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}

/** A to-do of a call, in the store as it would be there. */
async function file(
  house: House,
  call: string,
  change: Pick<Todo, 'due'> & Partial<Pick<Todo, 'id' | 'kind'>>,
): Promise<void> {
  const now = house.clock.now();
  const todo: Todo = {
    ...{ id: `${change.kind ?? 'follow-up'}:${call}`, version: 1, createdAt: now, updatedAt: now },
    ...{ kind: 'follow-up', call, read: 1, customer: null, contact: null },
    ...{ number: '137****0001', intent: '其他', priority: 'medium', items: [] },
    ...{ due: now, dueFrom: 'default', fallbackDue: now, assignee: A, assignedBy: 'rule' },
    ...{ state: 'open', summaryTo: [], closed: null, notes: [], history: [], seen: [], rows: [] },
    ...change,
  };
  const { todos } = house.running().adapters.store;
  expect(await todos.save(todo, { version: 0, rows: [] })).toBe(true);
}

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

describe('a hand-over', () => {
  it('names open and taken alerts, call-backs, and what is due within the shift', () =>
    hearing(EVENING, async (house) => {
      const open = await alarm(house);
      const taken = await alarm(house, OTHER_CALLER);
      await press(house, A, '我来处理');
      await file(house, open, { kind: 'callback', due: at('2026-11-25 09:30') });
      await file(house, taken, { id: 'night', due: at('2026-11-25 08:00') });
      await file(house, taken, { id: 'later', due: at('2026-11-25 09:00') });
      await jumpTo(house, '2026-11-24 21:59');
      await minute(house);
      expect(await notices(house)).toEqual({});
      await passTo(house, '2026-11-24 22:00');
      expect(await notices(house)).toEqual({ [DUTY]: 1 });
      const [notice] = await noticesOf(house, DUTY);
      if (!notice) throw new Error('there is one');
      expect(notice.card?.button_list).toBeUndefined();
      expect(notice.card?.sub_title_text).toMatch(
        /^告警 2 条 · 待回电 \d 个 · 班内到期待办 \d 项$/,
      );
      const rows = notice.card?.horizontal_content_list?.map((row) => row.value) ?? [];
      expect(rows[0]).toContain('137****0001 · 待接手');
      expect(rows[1]).toContain('137****0002 · 销售经理A处理中');
      expect(rowOf(notice, '待回电')).toBe('137****0001 · 11-25 09:30 前');
      expect(JSON.stringify(notice)).not.toContain('13712340');
    }));

  it('is not sent when nothing waits, nor later when something comes', () =>
    hearing(EVENING, async (house) => {
      await passTo(house, '2026-11-24 22:00');
      await alarm(house);
      await minute(house);
      expect(await notices(house)).toEqual({});
    }));

  it('is told once: a restart, two processes, and a job that was late', () =>
    hearing(EVENING, async (house) => {
      await alarm(house);
      await jumpTo(house, '2026-11-24 23:30');
      const other = buildFlows(house.running().adapters);
      await Promise.all([minute(house), other.minutely['look after shifts']()]);
      await other.idle();
      await house.restart();
      await minute(house);
      await passTo(house, '2026-11-24 23:59');
      expect(await notices(house)).toEqual({ [DUTY]: 1 });
    }));

  it('more than two hours after the start is no beginning any more', () =>
    hearing(EVENING, async (house) => {
      await alarm(house);
      await passTo(house, '2026-11-25 00:01');
      expect(await notices(house)).toEqual({});
    }));

  it('goes to whoever comes in the middle of the night, too', () =>
    hearing(EVENING, async (house) => {
      await alarm(house);
      const rest = { from: '2026-11-25T02:00:00+08:00', to: '2026-11-25T09:00:00+08:00' };
      await replace(house, DUTY, C, rest);
      await passTo(house, '2026-11-24 22:00');
      await passTo(house, '2026-11-25 02:00');
      expect(await notices(house)).toEqual({ [DUTY]: 1, [C]: 1 });
    }));

  it('comes no second time after a leave in mid-shift, unless something came meanwhile', () =>
    hearing(EVENING, async (house) => {
      await alarm(house);
      await passTo(house, '2026-11-24 22:00');
      expect(await notices(house)).toEqual({ [DUTY]: 1 });
      await passTo(house, '2026-11-24 22:30');
      await setStatus(house, DUTY, { status: 'on_leave', until: '2026-11-24T22:50:00+08:00' });
      for (const moment of ['22:45', '22:50', '22:55']) await passTo(house, `2026-11-24 ${moment}`);
      expect((await notices(house))[DUTY]).toBe(1);
      await setStatus(house, DUTY, { status: 'on_leave', until: '2026-11-24T23:20:00+08:00' });
      await alarm(house, OTHER_CALLER);
      for (const moment of ['23:20', '23:25']) await passTo(house, `2026-11-24 ${moment}`);
      expect((await notices(house))[DUTY]).toBe(2);
    }));

  it('comes when a leave ends that began before the shift', () =>
    hearing(EVENING, async (house) => {
      await alarm(house);
      await setStatus(house, DUTY, { status: 'on_leave', until: '2026-11-24T22:50:00+08:00' });
      await passTo(house, '2026-11-24 22:30');
      expect((await notices(house))[DUTY]).toBeUndefined();
      await passTo(house, '2026-11-24 22:50');
      expect((await notices(house))[DUTY]).toBe(1);
    }));

  it('can be looked at before and during the shift, by whoever has it', () =>
    hearing(EVENING, async (house) => {
      await alarm(house);
      const seen = async (who: string) => {
        const { shift, alerts } = (await ask(house, who, '/hand-over')).body;
        return { shift, alerts };
      };
      expect(await seen(B)).toEqual({ shift: null, alerts: { count: 0, items: [] } });
      expect(await seen(DUTY)).toMatchObject({
        shift: { from: '2026-11-24T14:00:00.000Z', to: '2026-11-25T01:00:00.000Z' },
        alerts: { count: 1, items: [{ number: '137****0001', name: null, person: null }] },
      });
    }));
});
