/** Thirty callers leave a message within a minute: WeCom drops nothing, one telephone call, each of them can be taken. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY, counts, logIn, rowOf } from './acts.ts';
import { hearing } from './after.ts';
import { ADMIN, DIRECTOR, MINUTE, NIGHT, alertCards, printed } from './alerting.ts';

const NUMBERS = Array.from({ length: 30 }, (_, n) => `137123402${String(n).padStart(2, '0')}`);
const MOST_IN_A_MINUTE = 28;
const LOOK_SECONDS = 10;
/** Thirty of everything, beside other work on the machine. */
const PATIENCE_MS = 180_000;

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
async function storm(house: House): Promise<Sample[]> {
  const samples = [await sample(house)];
  for (const from of NUMBERS) {
    await house.ring({ from, say: 'clip:message-urgent' });
    await house.skip(2);
    samples.push(await sample(house));
  }
  await goOn(house, 2 * MINUTE, samples);
  return samples;
}

async function goOn(house: House, seconds: number, samples: Sample[]): Promise<void> {
  for (let passed = 0; passed < seconds; passed += LOOK_SECONDS) {
    await house.skip(LOOK_SECONDS);
    samples.push(await sample(house));
  }
}

/** What became of everybody's cards, and how often. */
async function outcomes(house: House, channel: string): Promise<Readonly<Record<string, number>>> {
  const counted: Record<string, number> = {};
  for (const { notices } of await printed(house)) {
    for (const one of notices.filter((notice) => notice.channel === channel)) {
      counted[one.outcome] = (counted[one.outcome] ?? 0) + 1;
    }
  }
  return counted;
}

/** How many others a person's cards say that there are, oldest card first; cards that say nothing are left out. */
async function othersOn(house: House, person: string): Promise<readonly number[]> {
  return (await alertCards(house, person)).flatMap((one) => {
    const others = /另有 (\d+) 条/.exec(rowOf(one, '其余') ?? '')?.[1];
    return others === undefined ? [] : [Number(others)];
  });
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
  expect([200, 409]).toContain(answer.status);
  return answer.status === 200;
}

async function rings(house: House): Promise<readonly string[]> {
  const answer = await fetch(`${house.gateway.url}/sim/alert-calls`);
  return ((await answer.json()) as { to: string }[]).map(({ to }) => to);
}

describe('a storm', () => {
  it(
    'thirty alerts: at most 28 sends in a minute, one card for the rest, one telephone call',
    () =>
      hearing(
        NIGHT,
        async (house) => {
          const samples = await storm(house);
          // More was to be said than fits: what did not is told by one card, and nothing is left hanging.
          const { accepted = 0, bundled = 0, ...rest } = await outcomes(house, 'card');
          expect(rest).toEqual({});
          expect(accepted + bundled).toBe(NUMBERS.length);
          expect(bundled).toBeGreaterThan(1);
          // Each of them is counted on one card.
          expect((await othersOn(house, DUTY)).reduce((sum, one) => sum + one, 0)).toBe(bundled);
          expect(await alertCards(house, DUTY)).toHaveLength(accepted);
          expect(await rings(house)).toEqual([]);
          await goOn(house, 8 * MINUTE, samples);
          expect(await rings(house)).toEqual(['13800009999']);
          await goOn(house, 2 * MINUTE, samples);
          expect(await rings(house)).toEqual(['13800009999']);
          expect(mostInAMinute(samples)).toBeLessThanOrEqual(MOST_IN_A_MINUTE);
          expect(mostInAMinute(samples)).toBeGreaterThan(20);
          expect((await outcomes(house, 'card'))['pending']).toBeUndefined();
          expect(await outcomes(house, 'phone')).toEqual({ no_answer: NUMBERS.length });
          for (const person of [A, B, C, DIRECTOR, ADMIN]) {
            expect([person, await house.messages(person)]).toEqual([person, []]);
          }
          const duty = await logIn(house, DUTY);
          const admin = await logIn(house, ADMIN);
          const alerts = await list(house, duty);
          expect(alerts).toHaveLength(NUMBERS.length);
          expect(alerts.every(({ state }) => state === 'open')).toBe(true);
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
      ),
    PATIENCE_MS,
  );
});
