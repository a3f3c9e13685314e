import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { createBudget } from '../../../../server/adapters/redis/budget.ts';
import { createLog } from '../../../../server/log.ts';
import type { Budget } from '../../../../server/ports.ts';
import { awayRedis, openOwnRedis } from './own-redis.ts';
import type { OwnRedis } from './own-redis.ts';

const log = createLog({ level: 'silent' });
const NOON = Date.UTC(2026, 10, 24, 4);

let own: OwnRedis;
let now: number;
let round = 0;

beforeAll(async () => {
  own = await openOwnRedis();
});
afterAll(() => own.drop());
beforeEach(() => {
  now = NOON;
  round += 1;
});

const clock = { now: () => new Date(now), wall: () => new Date(now) };
const build = (redis: Redis): Budget =>
  createBudget({ redis, prefix: `${own.prefix}${round}:`, clock, log });
const redisOf = (how: string): Redis => (how === 'shared' ? own.redis : awayRedis());

type Share = 'now' | 'soon' | 'later';

/** How many sends fit at this moment. */
async function fill(budget: Budget, share: Share, person = 'a'): Promise<number> {
  for (let taken = 0; taken < 2000; taken += 1) {
    if (!(await budget.take(person, share)).ok) return taken;
  }
  return Infinity;
}

describe.each([
  ['shared', 28, 22, 16, 950],
  ['redis away', 14, 11, 8, 475],
])('%s', (how, first, second, third, hourly) => {
  it('gives each share its part of one window', async () => {
    const budget = build(redisOf(how));
    expect(await fill(budget, 'later')).toBe(third);
    expect(await fill(budget, 'soon')).toBe(second - third);
    expect(await fill(budget, 'now')).toBe(first - second);
    expect(await fill(budget, 'now', 'b')).toBe(first);
  });

  it('says when the next one fits, and it does, not earlier', async () => {
    const budget = build(redisOf(how));
    for (let i = 0; i < first; i += 1) {
      await budget.take('a', 'now');
      now += 100;
    }
    const refused = await budget.take('a', 'now');
    expect(refused).toEqual({ ok: false, retryAt: new Date(NOON + 60_000) });
    const later = await budget.take('a', 'later');
    expect(later).toEqual({ ok: false, retryAt: new Date(NOON + (first - third) * 100 + 60_000) });
    now = NOON + 59_999;
    expect((await budget.take('a', 'now')).ok).toBe(false);
    now = NOON + 60_000;
    expect((await budget.take('a', 'now')).ok).toBe(true);
    expect((await budget.take('a', 'now')).ok).toBe(false);
  });

  it('a refused send does not count', async () => {
    const budget = build(redisOf(how));
    await fill(budget, 'now');
    now += 30_000;
    await fill(budget, 'now');
    now += 30_000;
    expect(await fill(budget, 'now')).toBe(first);
  });

  it('keeps to the hour', async () => {
    const budget = build(redisOf(how));
    let taken = 0;
    while (now < NOON + 3_600_000 - 60_000) {
      taken += await fill(budget, 'now');
      now += 60_000;
    }
    expect(taken).toBe(hourly);
    const refused = await budget.take('a', 'now');
    expect(refused).toEqual({ ok: false, retryAt: new Date(NOON + 3_600_000) });
    now = NOON + 3_600_000;
    expect((await budget.take('a', 'now')).ok).toBe(true);
  });

  it('goes on when a trial clock is set back by more than a minute', async () => {
    const budget = build(redisOf(how));
    now = NOON + 7_200_000;
    await fill(budget, 'now');
    now = NOON;
    expect(await fill(budget, 'now')).toBe(first);
  });

  it('knows people without regard to case', async () => {
    const budget = build(redisOf(how));
    await fill(budget, 'now', 'ZhangSan');
    expect(await fill(budget, 'now', 'zhangsan')).toBe(0);
  });
});

it('is one budget for all processes, however they race', async () => {
  const second = own.redis.duplicate();
  await second.connect();
  const [one, two] = [build(own.redis), build(second)];
  const takes = await Promise.all(
    Array.from({ length: 80 }, (_, i) => (i % 2 ? one : two).take('a', 'now')),
  );
  expect(takes.filter((take) => take.ok).length).toBe(28);
  second.disconnect();
});

it('counts what was sent before redis went away', async () => {
  const redis = own.redis.duplicate();
  await redis.connect();
  const budget = build(redis);
  for (let i = 0; i < 10; i += 1) await budget.take('a', 'now');
  redis.disconnect();
  expect(await fill(budget, 'now')).toBe(4);
});

it('never more than 28 in any 60 s, whatever the rhythm', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.constantFrom<Share>('now', 'soon')), {
        minLength: 60,
        maxLength: 120,
      }),
      async (rhythm) => {
        round += 1;
        now = NOON;
        const budget = build(own.redis);
        const sent: number[] = [];
        for (const [gap, share] of rhythm) {
          now += gap;
          if ((await budget.take('a', share)).ok) sent.push(now);
        }
        const most = Math.max(
          ...sent.map((at) => sent.filter((one) => one > at - 60_000 && one <= at).length),
        );
        expect(most).toBeLessThanOrEqual(28);
      },
    ),
    { numRuns: 20 },
  );
});
