/** The telephone call about an alert: what it says before and after a key, who has it then, and whom it rings when. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { A, B, C, DUTY } from './acts.ts';
import {
  act,
  calling,
  heard,
  INTRO,
  lineOf,
  phoneOutcomes,
  rings,
  rungFor,
  who,
} from './alert-lines.ts';
import {
  CALLER,
  DIRECTOR,
  MINUTE,
  MORNING,
  NIGHT,
  TAKER_BUTTONS,
  alarm,
  alertButtons,
  alertOf,
  climb,
  faces,
  lines,
  press,
  told,
} from './alerting.ts';

describe('the call', () => {
  it('tells nothing of the customer before a key; 1 takes the alert, and then it is read', () =>
    calling(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE - 1);
      expect(await rings(house)).toEqual([]);
      await climb(house, call, 10 * MINUTE);
      expect(await rungFor(house)).toEqual([DUTY]);
      await act(house, DUTY, 'answer');
      expect((await heard(house, DUTY)).join()).toContain(INTRO);
      expect(await heard(house, DUTY)).toHaveLength(1);
      await act(house, DUTY, 'key', { key: '1' });
      expect(await alertOf(house, call)).toMatchObject({ state: 'taken', takenBy: DUTY });
      expect((await heard(house, DUTY)).at(-1)).toContain('停线');
      expect(await faces(house)).toEqual({ [DUTY]: 'live' });
      expect(await alertButtons(house, DUTY)).toEqual(TAKER_BUTTONS);
      await act(house, DUTY, 'hangup');
      await climb(house, call, 30 * MINUTE);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} answered`]);
      expect(await rungFor(house)).toEqual([DUTY]);
    }));

  it('picked up without a key is no ack: the director is told at his time', () =>
    calling(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE);
      await act(house, DUTY, 'answer');
      await act(house, DUTY, 'key', { key: '5' });
      await climb(house, call, 15 * MINUTE - 1);
      expect((await alertOf(house, call)).state).toBe('open');
      expect(await rungFor(house)).toEqual([DUTY]);
      await climb(house, call, 15 * MINUTE);
      expect(await rungFor(house)).toEqual([DUTY, DIRECTOR]);
      expect((await heard(house, DUTY)).join()).not.toContain('停线');
      expect((await phoneOutcomes(house, call))[0]).toBe(`${DUTY} answered`);
    }));

  it('nobody picks up: the ladder is climbed, each telephone once a step', () =>
    calling(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 46 * MINUTE);
      expect(await rungFor(house)).toEqual([DUTY, DIRECTOR, DIRECTOR]);
      expect(await phoneOutcomes(house, call)).toEqual([
        `${DUTY} no_answer`,
        `${DIRECTOR} no_answer`,
        `${DIRECTOR} no_answer`,
      ]);
    }));

  it('on a Saturday comes with the card', () =>
    calling('2026-11-28T10:30:00+08:00', async (house) => {
      const call = await alarm(house);
      expect([...(await rungFor(house))].sort()).toEqual([B, C]);
      await act(house, C, 'answer');
      await act(house, C, 'key', { key: '1' });
      expect(await faces(house)).toEqual({ [B]: '销售经理C已接手', [C]: 'live' });
      await climb(house, call, 20 * MINUTE);
      expect([...(await rungFor(house))].sort()).toEqual([B, C]);
    }));
});

describe('a late 1', () => {
  it('hears who has it, and changes nothing', () =>
    calling(MORNING, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE);
      await act(house, B, 'answer');
      await press(house, A, '我来处理');
      await act(house, B, 'key', { key: '1' });
      expect((await heard(house, B)).at(-1)).toContain('已由销售经理A接手');
      expect((await heard(house, B)).join()).not.toContain('停线');
      expect(await alertOf(house, call)).toMatchObject({ state: 'taken', takenBy: A });
    }));

  it('hears that it is over', () =>
    calling(MORNING, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE);
      await act(house, B, 'answer');
      await press(house, A, '已解决');
      await act(house, B, 'key', { key: '1' });
      expect((await heard(house, B)).at(-1)).toContain('已了结');
      expect((await alertOf(house, call)).settled).toMatchObject({ how: 'person', by: A });
    }));

  it('of two at the same time one has it, the other hears who', () =>
    calling(MORNING, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE);
      await act(house, A, 'answer');
      await act(house, B, 'answer');
      await Promise.all([A, B].map((person) => act(house, person, 'key', { key: '1' })));
      const { takenBy } = await alertOf(house, call);
      const [loser, name] = takenBy === A ? [B, '销售经理A'] : [A, '销售经理B'];
      expect((await heard(house, loser)).at(-1)).toContain(`已由${name}接手`);
      expect((await heard(house, takenBy ?? '')).at(-1)).toContain('停线');
    }));
});

describe('one call', () => {
  it('for one person: each 1 takes the alert being read, and what was not read stays open', () =>
    calling(NIGHT, async (house) => {
      const calls = [
        await alarm(house),
        await alarm(house, '13712340002'),
        await alarm(house, '13712340003'),
      ];
      const last = calls[2] ?? '';
      const { openedAt } = await alertOf(house, last);
      // Their telephones are due in one look.
      await house.skip((openedAt.getTime() + 600_000 - house.clock.now().getTime()) / 1000);
      expect(await rungFor(house)).toEqual([DUTY]);
      const { alerts } = await lineOf(house, DUTY);
      // What comes due together is read together.
      expect(alerts).toHaveLength(3);
      await act(house, DUTY, 'answer');
      for (const [n, alert] of alerts.entries()) {
        await act(house, DUTY, 'key', { key: '1' });
        expect((await alertOf(house, alert)).takenBy).toBe(DUTY);
        const behind = alerts.slice(n + 1);
        for (const next of behind) expect((await alertOf(house, next)).state).toBe('open');
        // Any key cuts the reading short.
        if (behind.length > 0) await act(house, DUTY, 'key', { key: '0' });
      }
      await act(house, DUTY, 'hangup');
      expect(await rungFor(house)).toEqual([DUTY]);
    }));

  it('reads three of all that came due together, and says how many there are besides', () =>
    calling(NIGHT, async (house) => {
      const calls = [];
      for (let n = 0; n < 5; n += 1) calls.push(await alarm(house, `1371234000${n}`));
      const last = await alertOf(house, calls.at(-1) ?? '');
      await house.skip((last.openedAt.getTime() + 600_000 - house.clock.now().getTime()) / 1000);
      expect((await lineOf(house, DUTY)).alerts).toEqual(calls.slice(0, 3));
      await act(house, DUTY, 'answer');
      for (let n = 0; n < 3; n += 1) {
        await act(house, DUTY, 'key', { key: '1' });
        // Until it is read to its end.
        await house.skip(40);
      }
      expect((await heard(house, DUTY)).at(-1)).toContain('另有2条告警');
      await house.skip(30);
      const states = await Promise.all(
        calls.map(async (call) => (await alertOf(house, call)).state),
      );
      expect(states).toEqual(['taken', 'taken', 'taken', 'open', 'open']);
      for (const call of calls) {
        expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} answered`]);
      }
      expect(await rungFor(house)).toEqual([DUTY]);
    }));
});

describe('while WeCom is down', () => {
  it('the telephone after a minute; what was taken by key shows once when WeCom is back', () =>
    calling(NIGHT, async (house) => {
      await house.faults({ outage: 'http500' });
      const call = await alarm(house, CALLER);
      await climb(house, call, MINUTE);
      expect(await rungFor(house)).toEqual([DUTY]);
      await act(house, DUTY, 'answer');
      await act(house, DUTY, 'key', { key: '1' });
      expect(await alertOf(house, call)).toMatchObject({ state: 'taken', takenBy: DUTY });
      await climb(house, call, 10 * MINUTE);
      expect(await told(house, call)).toEqual([
        ...lines('0', ['card'], [DUTY]),
        ...lines('1', ['phone'], [DUTY]),
      ]);
      await house.faults({ outage: 'none' });
      for (let again = 0; again < 12; again += 1) await house.skip(5);
      expect(await faces(house)).toEqual({ [DUTY]: 'live' });
      expect(await alertButtons(house, DUTY)).toEqual(TAKER_BUTTONS);
    }));

  it('at a time: who talks on the hotline is phoned when that has ended', () =>
    calling(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 9 * MINUTE);
      const answer = [{ person: DUTY, after: 2 }];
      const talk = await house.ring({ from: '13712340002', answer, press1: true });
      await house.pass(8);
      await climb(house, call, 10 * MINUTE);
      for (let passed = 0; passed < 180; passed += 10) await house.skip(10);
      expect((await house.phoneState(talk)).ended).toBe(false);
      expect((await rings(house)).filter(({ ended }) => !ended)).toEqual([]);
      await house.phone(talk, 'hangup');
      await house.skip(6);
      const ringing = (await rings(house)).filter(({ ended }) => !ended);
      expect(ringing.map(({ to }) => who(to))).toEqual([DUTY]);
    }));
});
