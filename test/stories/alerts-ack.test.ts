/** Who says 我来处理, who is too late, and what ends an alert. Spec §5; spec, cards §2. */
import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import { A, B, DUTY, logIn } from './acts.ts';
import { hearing, todoOf } from './after.ts';
import {
  ADMIN,
  CALLER,
  DIRECTOR,
  MINUTE,
  MORNING,
  NIGHT,
  OPEN_BUTTONS,
  TAKER_BUTTONS,
  alarm,
  alertButtons,
  alertCard,
  alertOf,
  climb,
  faces,
  finger,
  lines,
  press,
  told,
} from './alerting.ts';

const OTHER = '13712340002';

async function act(house: House, person: string, path: string, body: object = {}) {
  const token = await logIn(house, person);
  const answer = await house.api(path, { method: 'POST', body, token });
  await house.settle();
  return { status: answer.status, body: (await answer.json()) as { mine?: boolean } };
}

describe('the ack', () => {
  it('in the last second: the next rung hears nothing', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 15 * MINUTE - 1);
      await press(house, B, '我来处理');
      await climb(house, call, 29 * MINUTE);
      expect(await told(house, call)).toEqual([
        ...lines('0 5', ['card'], [A, B]),
        ...lines('10', ['phone'], [A, B]),
      ]);
      expect(await faces(house)).toEqual({ [A]: '销售经理B已接手', [B]: 'live' });
      expect(await alertButtons(house, B)).toEqual(TAKER_BUTTONS);
      const { card } = await alertCard(house, B);
      expect(card?.sub_title_text).toMatch(/^您处理中，请在 11:16 前了结.*可等到上班，请点已解决/u);
    }));

  it('by two at once: one of them has it, the other reads who', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      const pressed = [finger(house, A, '我来处理'), finger(house, B, '我来处理')];
      expect(await Promise.all(pressed)).toEqual([200, 200]);
      await house.settle();
      const { takenBy, notices } = await alertOf(house, call);
      const [loser, name] = takenBy === A ? [B, '销售经理A'] : [A, '销售经理B'];
      expect([A, B]).toContain(takenBy);
      expect(await faces(house)).toEqual({ [takenBy ?? '']: 'live', [loser]: `${name}已接手` });
      expect(notices).toHaveLength(2);
    }));

  it('by two at once from the page: one is told that it is theirs', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      const path = `/api/alerts/${encodeURIComponent(call)}/take`;
      const answers = await Promise.all([A, B].map((person) => act(house, person, path)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers[0]?.status === 200 ? A : B;
      expect((await alertOf(house, call)).takenBy).toBe(winner);
      expect(await alertButtons(house, winner)).toEqual(TAKER_BUTTONS);
    }));

  it('by somebody who was not told is not theirs to give', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      const path = `/api/alerts/${encodeURIComponent(call)}/take`;
      expect((await act(house, A, path)).status).toBe(403);
      expect((await alertOf(house, call)).state).toBe('open');
      expect((await act(house, ADMIN, path)).body).toMatchObject({ mine: true });
      expect(await faces(house)).toEqual({ [DUTY]: '管理员已接手', [ADMIN]: 'live' });
    }));

  it('then silence: a reminder after 30 minutes, the next rung after 60', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      const { openedAt } = await alertOf(house, call);
      await climb(house, call, MINUTE);
      await press(house, DUTY, '我来处理');
      await climb(house, call, 31 * MINUTE - 1);
      expect(await told(house, call)).toEqual(lines('0', ['card'], [DUTY]));
      await climb(house, call, 61 * MINUTE - 1);
      expect(await told(house, call)).toEqual(lines('0 31', ['card'], [DUTY]));
      expect((await alertCard(house, DUTY)).card?.sub_title_text).toContain('您已接手，尚未了结');
      await climb(house, call, 61 * MINUTE);
      expect(await told(house, call)).toEqual([
        ...lines('0 31 61', ['card'], [DUTY]),
        ...lines('61', ['card', 'phone'], [DIRECTOR]),
      ]);
      expect((await alertCard(house, DUTY)).card?.sub_title_text).toContain('接手已超时');
      expect(await alertButtons(house, DUTY)).toEqual(OPEN_BUTTONS);
      const again = await alertOf(house, call);
      expect(again).toMatchObject({ state: 'open', takenBy: null, lapses: 1 });
      expect(openedAt).toEqual(again.openedAt);
      await press(house, DIRECTOR, '我来处理');
      expect(await faces(house)).toEqual({ [DUTY]: '销售总监已接手', [DIRECTOR]: 'live' });
    }));

  it('by day goes on from the reps to the duty person', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      await climb(house, call, MINUTE);
      await press(house, A, '我来处理');
      await climb(house, call, 71 * MINUTE);
      expect((await told(house, call)).slice(2)).toEqual([
        ...lines('31 61', ['card'], [A]),
        ...lines('61', ['card', 'phone'], [DUTY]),
        ...lines('71', ['card', 'phone'], [DIRECTOR]),
      ]);
      // B was told that A acts; that it is open again is the next rung's affair.
      expect(await faces(house)).toMatchObject({ [B]: '销售经理A已接手', [A]: 'live' });
    }));
});

describe('the hand-over', () => {
  it('gives the colleague the whole time; then the ladder goes on', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 4 * MINUTE);
      await press(house, DUTY, '转给', B);
      await climb(house, call, 19 * MINUTE);
      expect(await told(house, call)).toEqual([
        ...lines('0', ['card'], [DUTY]),
        ...lines('4 9', ['card'], [B]),
        ...lines('14', ['phone'], [B]),
        ...lines('19', ['card', 'phone'], [DIRECTOR]),
      ]);
      expect(await faces(house)).toMatchObject({ [DUTY]: '已转给销售经理B', [B]: 'live' });
    }));

  it('to nobody changes nothing', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      await press(house, DUTY, '转给');
      expect((await alertOf(house, call)).state).toBe('open');
      expect((await alertCard(house, DUTY)).card?.sub_title_text).toContain('请先选择同事');
      expect(await alertButtons(house, DUTY)).toEqual(OPEN_BUTTONS);
    }));
});

describe('the end', () => {
  it('taken 02:00, 已解决 02:05: silence, and the to-do keeps its deadline', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      const { due } = (await todoOf(house, call)) ?? {};
      await press(house, DUTY, '我来处理');
      await climb(house, call, 5 * MINUTE);
      await press(house, DUTY, '已解决');
      expect(await faces(house)).toEqual({ [DUTY]: '已解决' });
      await house.skip(3 * 3600);
      expect(await told(house, call)).toEqual(lines('0', ['card'], [DUTY]));
      expect(await todoOf(house, call)).toMatchObject({ state: 'open', due });
      expect(await faces(house)).toEqual({ [DUTY]: '已解决' });
    }));

  it('settled by one, everybody’s card says so', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      await press(house, B, '已解决');
      await climb(house, call, 60 * MINUTE);
      expect(await faces(house)).toEqual({ [A]: '已解决', [B]: '已解决' });
      expect(await told(house, call)).toEqual(lines('0', ['card'], [A, B]));
    }));

  it.each(['open', 'taken'] as const)('the to-do is completed while it is %s', (state) =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      if (state === 'taken') await press(house, B, '我来处理');
      const { id, assignee } = (await todoOf(house, call)) ?? { id: '', assignee: A };
      const path = `/api/todos/${encodeURIComponent(id)}/complete`;
      expect((await act(house, assignee, path)).status).toBe(200);
      expect(await alertOf(house, call)).toMatchObject({
        state: 'settled',
        settled: { how: 'todo-done', by: assignee },
      });
      await climb(house, call, 60 * MINUTE);
      expect(await told(house, call)).toEqual(lines('0', ['card'], [A, B]));
      expect((await faces(house))[B]).toBe('已解决');
    }),
  );

  it('the caller gets through: nobody need act any more', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 4 * MINUTE);
      const again = await house.ring({ from: CALLER, answer: [{ person: A, after: 3 }] });
      await house.pass(8);
      expect(await alertOf(house, call)).toMatchObject({
        state: 'settled',
        settled: { how: 'reached', by: A },
      });
      await house.phone(again, 'hangup');
      await climb(house, call, 60 * MINUTE);
      expect(await told(house, call)).toEqual(lines('0', ['card'], [A, B]));
      expect(await faces(house)).toEqual({ [A]: '已解决', [B]: '已解决' });
    }));

  it('somebody else who gets through ends nothing', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 4 * MINUTE);
      const other = await house.ring({ from: OTHER, answer: [{ person: A, after: 3 }] });
      await house.pass(8);
      expect((await house.phoneState(other)).phase).toBe('talking');
      await house.phone(other, 'hangup');
      expect((await alertOf(house, call)).state).toBe('open');
    }));
});
