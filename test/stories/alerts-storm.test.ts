/** Thirty callers leave a message within a minute: WeCom drops nothing, one telephone call, each of them can be taken. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY, counts, logIn } from './acts.ts';
import { hearing } from './after.ts';
import { ADMIN, DIRECTOR, MINUTE, NIGHT } from './alerting.ts';

const NUMBERS = Array.from({ length: 30 }, (_, n) => `137123402${String(n).padStart(2, '0')}`);
const MOST_IN_A_MINUTE = 28;

/** Sends of the house since it was built, by second of its clock. At night they all go to the duty person. */
interface Sample {
  readonly at: number;
  readonly sends: number;
}

async function sample(house: House): Promise<Sample> {
  return { at: house.clock.now().getTime(), sends: (await counts(house))['send'] ?? 0 };
}

/** The most that was sent between two looks less than a minute apart. */
function mostInAMinute(samples: readonly Sample[]): number {
  const spans = samples.flatMap((from, n) =>
    samples
      .slice(n + 1)
      .filter(({ at }) => at - from.at < MINUTE * 1000)
      .map(({ sends }) => sends - from.sends),
  );
  return Math.max(...spans);
}

/** Thirty calls, two seconds apart; resolves some minutes later. */
async function storm(house: House): Promise<readonly Sample[]> {
  const samples = [await sample(house)];
  for (const from of NUMBERS) {
    await house.ring({ from, say: 'clip:message-urgent' });
    await house.skip(2);
    samples.push(await sample(house));
  }
  for (let again = 0; again < 24; again += 1) {
    await house.skip(5);
    samples.push(await sample(house));
  }
  return samples;
}

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly takenBy: string | null;
}

async function list(house: House, token: string): Promise<readonly Listed[]> {
  const answer = await house.api('/api/alerts', { token });
  return ((await answer.json()) as { alerts: Listed[] }).alerts;
}

async function take(house: House, id: string, token: string): Promise<boolean> {
  const path = `/api/alerts/${encodeURIComponent(id)}/take`;
  const answer = await house.api(path, { method: 'POST', body: {}, token });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { mine: boolean }).mine;
}

async function rings(house: House): Promise<readonly string[]> {
  const answer = await fetch(`${house.gateway.url}/sim/alert-calls`);
  return ((await answer.json()) as { to: string }[]).map(({ to }) => to);
}

describe('a storm', () => {
  it('thirty alerts: at most 28 sends in a minute, each can be taken, none by two', () =>
    hearing(
      NIGHT,
      async (house) => {
        const samples = await storm(house);
        expect(mostInAMinute(samples)).toBeLessThanOrEqual(MOST_IN_A_MINUTE);
        // More was to be said than fits: the budget was used, and the telephone rang in its place, once.
        expect(mostInAMinute(samples)).toBeGreaterThan(20);
        expect(await rings(house)).toEqual(['13800009999']);
        const duty = await logIn(house, DUTY);
        const admin = await logIn(house, ADMIN);
        const alerts = await list(house, duty);
        expect(alerts).toHaveLength(NUMBERS.length);
        expect(alerts.every(({ state }) => state === 'open')).toBe(true);
        for (const person of [A, B, C, DIRECTOR, ADMIN]) {
          expect([person, await house.messages(person)]).toEqual([person, []]);
        }
        for (const { id } of alerts) {
          const won = await Promise.all([take(house, id, duty), take(house, id, admin)]);
          expect(won.filter(Boolean)).toHaveLength(1);
        }
        await house.settle();
        const after = await list(house, admin);
        expect(after).toHaveLength(NUMBERS.length);
        expect(after.every(({ state }) => state === 'taken')).toBe(true);
        // Whoever has promised is not rung about it any more, and nobody else is told.
        await house.skip(20 * MINUTE);
        expect(await rings(house)).toEqual(['13800009999']);
        expect(await house.messages(DIRECTOR)).toEqual([]);
        expect((await counts(house))['dropped']).toBe(0);
      },
      { GATEWAY_ALERT_CALLS: 'yes' },
    ));
});
