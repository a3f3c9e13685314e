/** A person's sending budget is full while alerts open: one card speaks for those that wait, 另有 n 条. spec, cards §4. */
import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../../server/domain/alerts/types.ts';
import type { House } from '../support/house.ts';
import { DUTY, audit, counts, logIn, rowOf } from './acts.ts';
import { calling, rungFor } from './alert-lines.ts';
import { DIRECTOR, MINUTE, NIGHT } from './alerting.ts';
import { alertCards, alertOf, climb, faces, findAlert, press } from './alerting.ts';

const CALLERS = ['13712340001', '13712340002', '13712340003'];

/** Other messages have used up this minute of a person's budget. */
async function fillBudget(house: House, person: string): Promise<void> {
  const { budget } = house.running().adapters;
  while ((await budget.take(person, 'now')).ok);
}

/** What became of the last card of each alert. */
async function cards(house: House, calls: readonly string[]): Promise<readonly string[]> {
  const alerts = await Promise.all(calls.map((call) => alertOf(house, call)));
  return alerts.map(({ notices }) => {
    const card = notices.findLast(({ channel }) => channel === 'card');
    return card?.held && card.outcome === 'pending' ? 'held' : (card?.outcome ?? 'none');
  });
}

/** What each of the person's alert cards says of others, oldest card first. */
async function others(house: House): Promise<readonly (string | undefined)[]> {
  return (await alertCards(house, DUTY)).map((one) => rowOf(one, '其余'));
}

/** Three messages, and three alerts that open while the budget is full: none of them has a card. Oldest first. */
async function three(house: House): Promise<readonly [string, string, string]> {
  const calls: string[] = [];
  await fillBudget(house, DUTY);
  for (const from of CALLERS) calls.push(await house.ring({ from, say: 'clip:message-urgent' }));
  const opened = async (): Promise<readonly Alert[]> =>
    (await Promise.all(calls.map((call) => findAlert(house, call)))).filter((one) => one !== null);
  for (let tried = 0; tried < 60 && (await opened()).length < 3; tried += 1) {
    // What becomes free is used up before the house knows that time has passed.
    house.clock.move(2000);
    await fillBudget(house, DUTY);
    await house.settle();
  }
  const [a, b, c] = (await opened()).toSorted(
    (one, other) =>
      one.openedAt.getTime() - other.openedAt.getTime() || (one.id < other.id ? -1 : 1),
  );
  if (!a || !b || !c) throw new Error('three alerts are not open');
  return [a.id, b.id, c.id];
}

async function pass(house: House, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) await house.skip(5);
}

describe('a full budget', () => {
  it('holds cards back; then one of them speaks for the other, whose turn comes at the next step', () =>
    calling(NIGHT, async (house) => {
      const calls = await three(house);
      expect(await cards(house, calls)).toEqual(['held', 'held', 'held']);
      expect(await alertCards(house, DUTY)).toEqual([]);
      await pass(house, 80);
      expect(await cards(house, calls)).toEqual(['accepted', 'bundled', 'bundled']);
      expect(await others(house)).toEqual(['另有 2 条']);
      // Nobody is phoned for that, and the one without a card can be taken all the same.
      await climb(house, calls[0], 4 * MINUTE);
      expect(await rungFor(house)).toEqual([]);
      await press(house, DUTY, '我来处理');
      expect((await alertOf(house, calls[0])).takenBy).toBe(DUTY);
      const token = await logIn(house, DUTY);
      const listed = await house.api('/api/alerts', { token });
      const { alerts } = (await listed.json()) as { alerts: { id: string }[] };
      expect(alerts.map(({ id }) => id)).toEqual([...calls]);
      await climb(house, calls[2], 5 * MINUTE);
      expect(await cards(house, calls.slice(1))).toEqual(['accepted', 'accepted']);
      expect(await alertCards(house, DUTY)).toHaveLength(3);
      expect((await counts(house))['dropped']).toBe(0);
    }));

  it('outlasts the process, and its twin tells nobody twice', () =>
    calling(NIGHT, async (house) => {
      const calls = await three(house);
      await house.restart();
      await pass(house, 30);
      await house.restart();
      await pass(house, 60);
      expect(await cards(house, calls)).toEqual(['accepted', 'bundled', 'bundled']);
      expect(await others(house)).toEqual(['另有 2 条']);
      expect(await audit(house)).toEqual([]);
    }));

  it('forgets what was taken or settled meanwhile', () =>
    calling(NIGHT, async (house) => {
      const calls = await three(house);
      const token = await logIn(house, DIRECTOR);
      for (const [call, act] of [
        [calls[0], 'take'],
        [calls[1], 'take'],
        [calls[1], 'settle'],
      ] as const) {
        const path = `/api/alerts/${encodeURIComponent(call)}/${act}`;
        const answer = await house.api(path, { method: 'POST', body: {}, token });
        expect(answer.status).toBe(200);
        // What is settled before its card is out has none.
        await house.settle();
      }
      await pass(house, 90);
      expect(await cards(house, calls)).toEqual(['skipped', 'skipped', 'accepted']);
      expect(await others(house)).toEqual([undefined]);
      expect(await faces(house)).toEqual({ [DUTY]: 'live', [DIRECTOR]: '已解决' });
    }));

  it('and then WeCom is down: the telephone rings when the minute is over', () =>
    calling(NIGHT, async (house) => {
      const calls = await three(house);
      await house.faults({ outage: 'http500' });
      await climb(house, calls[0], 89);
      expect(await rungFor(house)).toEqual([]);
      await climb(house, calls[0], 90);
      expect(await rungFor(house)).toEqual([DUTY]);
      await house.faults({ outage: 'none' });
      await pass(house, 120);
      expect(await cards(house, calls)).not.toContain('held');
    }));
});
