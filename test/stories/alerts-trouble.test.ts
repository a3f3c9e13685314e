/** Alerts when something is down: WeCom, the process, the clock, the second process, whoever listens. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/services/ports.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/main.ts';
import { openHouse, type House } from '../support/house.ts';
import { A, B, DUTY, audit, counts, logIn } from './acts.ts';
import { hearing, leave } from './after.ts';
import {
  CALLER,
  DIRECTOR,
  MINUTE,
  MORNING,
  NIGHT,
  TAKER_BUTTONS,
  alarm,
  alertButtons,
  alertCard,
  alertCards,
  alertOf,
  climb,
  faces,
  findAlert,
  lines,
  press,
  told,
} from './alerting.ts';

const BOTH = ['card', 'phone'];
const OTHER = '13712340002';

async function cardOutcomes(house: House, call: string): Promise<readonly string[]> {
  const { notices } = await alertOf(house, call);
  return notices.flatMap(({ channel, outcome }) => (channel === 'card' ? [outcome] : []));
}

describe('WeCom is down for ten minutes', () => {
  it.each(['http500', 'refuse'] as const)(
    '%s: the telephone after a minute; then each live alert shows once, a settled one never',
    (outage) =>
      hearing(NIGHT, async (house) => {
        const token = await logIn(house, DUTY);
        await house.faults({ outage });
        const live = await alarm(house);
        const settled = await alarm(house, OTHER);
        await climb(house, live, MINUTE - 1);
        expect(await told(house, live)).toEqual(lines('0', ['card'], [DUTY]));
        await climb(house, live, MINUTE);
        expect(await told(house, live)).toEqual([`0 card ${DUTY}`, `1 phone ${DUTY}`]);
        await climb(house, live, 6 * MINUTE);
        const path = `/api/alerts/${encodeURIComponent(settled)}/settle`;
        const done = await house.api(path, { method: 'POST', body: {}, token });
        expect(done.status).toBe(200);
        await climb(house, live, 9 * MINUTE);
        expect(await faces(house)).toEqual({});
        await house.faults({ outage: 'none' });
        for (let again = 0; again < 12; again += 1) await house.skip(5);
        const seen = await alertCards(house, DUTY);
        expect(seen).toHaveLength(1);
        expect(seen[0]?.card?.main_title?.title).toContain('0001');
        expect(await faces(house)).toEqual({ [DUTY]: 'live' });
        await press(house, DUTY, '我来处理');
        expect(await alertOf(house, live)).toMatchObject({ state: 'taken', takenBy: DUTY });
        expect(await alertButtons(house, DUTY)).toEqual(TAKER_BUTTONS);
      }),
  );

  it('somebody it does not reach is phoned at once, and the others have their card', () =>
    hearing(MORNING, async (house) => {
      await house.faults({ unreachable: [A] });
      const call = await alarm(house);
      expect([...(await told(house, call))].sort()).toEqual(
        [`0 card ${A}`, `0 card ${B}`, `0 phone ${A}`].sort(),
      );
      expect([...(await cardOutcomes(house, call))].sort()).toEqual(['accepted', 'skipped']);
      expect(await faces(house)).toEqual({ [B]: 'live' });
    }));

  it('a lost answer: one card, and pressing it counts', () =>
    hearing(NIGHT, async (house) => {
      await house.faults({ loseAnswers: ['message/send', 'message/send'] });
      const call = await leave(house, 'message-urgent', CALLER);
      await house.skip(30);
      await press(house, DUTY, '我来处理');
      expect(await alertOf(house, call)).toMatchObject({ state: 'taken', takenBy: DUTY });
      await house.skip(5);
      const live = (await alertCards(house, DUTY)).filter((one) => !one.card?.replace_text);
      expect(live).toHaveLength(1);
      expect(await alertButtons(house, DUTY)).toEqual(TAKER_BUTTONS);
    }));
});

describe('the process', () => {
  it('begins anew in every state, and nobody can tell', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      for (const [minute, button] of [
        [1, null],
        [5, null],
        [6, '我来处理'],
        [20, null],
        [36, null],
        [66, null],
        [67, '我来处理'],
        [70, '已解决'],
      ] as const) {
        await house.restart();
        await climb(house, call, minute * MINUTE);
        if (button) await press(house, minute > 60 ? DIRECTOR : DUTY, button);
      }
      await house.restart();
      await climb(house, call, 240 * MINUTE);
      expect(await told(house, call)).toEqual([
        ...lines('0 5 36 66', ['card'], [DUTY]),
        ...lines('66', BOTH, [DIRECTOR]),
      ]);
      expect(await faces(house)).toEqual({ [DUTY]: '销售总监已接手', [DIRECTOR]: '已解决' });
      expect(await audit(house)).toEqual([]);
    }));

  it('was down over a step, the whole night, or while it was being opened', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      await house.running().stop();
      house.clock.move(11 * 60_000);
      await house.restart();
      await house.settle();
      const seen = await told(house, call);
      expect(seen[0]).toBe(`0 card ${DUTY}`);
      // What came due together is told once by each way.
      expect(seen.slice(1).map((line) => line.replace(/^\S+ /, ''))).toEqual([
        `card ${DUTY}`,
        `phone ${DUTY}`,
      ]);
      await climb(house, call, 15 * MINUTE);
      expect((await told(house, call)).slice(3)).toEqual(lines('15', BOTH, [DIRECTOR]));
    }));

  it('has a twin on the same store: together they tell no more than one', () =>
    hearing(MORNING, async (house) => {
      const { config } = house.running().adapters;
      const log = createLog({ level: 'silent' });
      const twin = await startServer({ ...config, port: await freePort() }, log, {
        clock: house.clock,
        background: false,
      });
      try {
        const call = await alarm(house);
        const before = (await counts(house))['send'] ?? 0;
        for (const minute of [5, 10, 15, 25, 55]) {
          const { openedAt } = await alertOf(house, call);
          const due = openedAt.getTime() + minute * 60_000;
          house.clock.move(due - house.clock.now().getTime());
          const sweepers = [house.running(), twin, house.running(), twin];
          await Promise.all(sweepers.map(({ flows }) => flows.sweep.pass()));
          await twin.flows.idle();
          await house.settle();
        }
        expect(await told(house, call)).toEqual([
          ...lines('0 5', ['card'], [A, B]),
          ...lines('10', ['phone'], [A, B]),
          ...lines('15', BOTH, [DUTY]),
          ...lines('25 55', BOTH, [DIRECTOR]),
        ]);
        expect((await counts(house))['send']).toBe(before + 5);
      } finally {
        await twin.stop();
      }
    }));

  it('finds its clock set back, and forward again', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 6 * MINUTE);
      await house.skip(-20 * MINUTE);
      expect(await told(house, call)).toEqual(lines('0 5', ['card'], [DUTY]));
      await house.skip(20 * MINUTE);
      await climb(house, call, 10 * MINUTE);
      expect(await told(house, call)).toEqual([
        ...lines('0 5', ['card'], [DUTY]),
        ...lines('10', ['phone'], [DUTY]),
      ]);
    }));
});

describe('nobody listens', () => {
  it('no provider at all: after two minutes 紧急程度未知, and the ladder is climbed', async () => {
    const house = await openHouse(NIGHT);
    try {
      const call = await leave(house, 'message-inquiry', CALLER);
      expect(await findAlert(house, call)).toBeNull();
      await house.skip(2 * MINUTE);
      await climb(house, call, 15 * MINUTE);
      expect((await told(house, call)).slice(3)).toEqual(lines('15', BOTH, [DIRECTOR]));
      const { card } = await alertCard(house, DIRECTOR);
      expect(card?.sub_title_text).toContain('紧急程度未知');
      expect(JSON.stringify(card)).toContain('听录音');
    } finally {
      await house.close();
    }
  });
});
