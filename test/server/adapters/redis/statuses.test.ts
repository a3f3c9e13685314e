import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { createStatuses } from '../../../../server/adapters/redis/statuses.ts';
import type { RedisStatuses } from '../../../../server/adapters/redis/statuses.ts';
import { createLog } from '../../../../server/log.ts';
import type { Log } from '../../../../server/log.ts';
import { awayRedis, openOwnRedis } from './own-redis.ts';
import type { OwnRedis } from './own-redis.ts';

let own: OwnRedis;
let prefix: string;
let lines: string[];
let round = 0;

beforeAll(async () => {
  own = await openOwnRedis();
});
afterAll(() => own.drop());
beforeEach(() => {
  round += 1;
  prefix = `${own.prefix}${round}:`;
  lines = [];
});

const log = (): Log =>
  createLog({ level: 'debug', destination: { write: (line: string) => lines.push(line) } });
const build = (redis: Redis = own.redis): RedisStatuses =>
  createStatuses({ redis, prefix, log: log() });

const SINCE = new Date('2026-11-24T02:00:00.000Z');
const tap = (person: string, minutes = 60) =>
  ({
    person,
    status: 'in_meeting',
    since: SINCE,
    until: new Date(SINCE.getTime() + minutes * 60_000),
    source: 'bot',
    location: null,
  }) as const;

describe('statuses', () => {
  it('gives back what was tapped', async () => {
    const statuses = build();
    const kept = await statuses.set({ ...tap('a'), location: '"version":0 在2楼' });
    expect(kept).toEqual({ ...tap('a'), location: '"version":0 在2楼', version: 1 });
    await statuses.set({ ...tap('b'), status: 'on_leave', source: 'app' });
    const all = await statuses.all();
    expect(all.get('a')).toEqual(kept);
    expect(all.get('b')).toMatchObject({ status: 'on_leave', source: 'app', version: 1 });
    expect(all.size).toBe(2);
  });

  it('counts the taps of each person, also when they race', async () => {
    const statuses = build();
    const kept = await Promise.all(Array.from({ length: 20 }, () => statuses.set(tap('a'))));
    const versions = kept.map(({ version }) => version).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect((await statuses.set(tap('b'))).version).toBe(1);
  });

  it('still tells an entry whose time is over: the reader decides', async () => {
    const statuses = build();
    await statuses.set(tap('a', -5));
    expect((await statuses.all()).get('a')?.until).toEqual(tap('a', -5).until);
  });

  it('redis forgets only long after the longest entry', async () => {
    const statuses = build();
    await statuses.set(tap('a', 10 * 24 * 60));
    await statuses.set(tap('b'));
    const days = (await own.redis.pttl(`${prefix}statuses`)) / 86_400_000;
    expect(days).toBeGreaterThan(39.9);
    expect(days).toBeLessThanOrEqual(40);
  });

  it('skips what it cannot read and says whose it is', async () => {
    const statuses = build();
    await statuses.set(tap('a'));
    await own.redis.hset(`${prefix}statuses`, 'b', 'rubbish', 'c', '{"person":"c"}');
    expect([...(await statuses.all()).keys()]).toEqual(['a']);
    expect(lines.map((line) => (JSON.parse(line) as { person: string }).person).sort()).toEqual([
      'b',
      'c',
    ]);
  });
});

describe('restore', () => {
  it('writes back what redis lost', async () => {
    const entry = { ...tap('a'), version: 7 };
    expect(await build().restore([entry, { ...tap('b'), version: 1 }])).toBe(true);
    const all = await build().all();
    expect(all.get('a')).toEqual(entry);
    expect(all.size).toBe(2);
    expect((await build().set(tap('a'))).version).toBe(8);
  });

  it.each([
    [1, 'in_meeting'],
    [2, 'in_meeting'],
    [3, 'on_leave'],
  ])('version %d against a kept version 2 gives %s', async (version, status) => {
    const statuses = build();
    await statuses.set(tap('a'));
    await statuses.set(tap('a'));
    await statuses.restore([{ ...tap('a'), status: 'on_leave', version }]);
    expect((await statuses.all()).get('a')?.status).toBe(status);
  });
});

describe('redis away', () => {
  it('everybody is unknown, said once', async () => {
    const statuses = build(awayRedis());
    expect(await statuses.all()).toEqual(new Map());
    expect(await statuses.all()).toEqual(new Map());
    expect(lines.length).toBe(1);
  });

  it('a tap is refused, and may be tried again', async () => {
    await expect(build(awayRedis()).set(tap('a'))).rejects.toMatchObject({
      code: 'redis_unavailable',
      status: 503,
      retryable: true,
    });
  });

  it('restore says that nothing was written', async () => {
    expect(await build(awayRedis()).restore([{ ...tap('a'), version: 1 }])).toBe(false);
  });
});
