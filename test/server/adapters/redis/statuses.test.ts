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

describe('undo', () => {
  const field = { ...tap('a'), status: 'in_field', location: '余姚，"before":{}' } as const;

  it('brings back what the tap took the place of, with its own end, as a version of its own', async () => {
    const statuses = build();
    const first = await statuses.set(field);
    const second = await statuses.set(tap('a', 90));
    const { version: _version, person: _person, ...before } = first;
    expect(second).toEqual({ ...tap('a', 90), version: 2, before });
    const undone = await statuses.undo('a', 2);
    expect(undone).toEqual({ done: true, entry: { ...field, version: 3, undid: 2 } });
    expect((await statuses.all()).get('a')).toEqual(undone.entry);
    expect((await statuses.set(tap('a'))).version).toBe(4);
  });

  it('brings back that nothing was said, and never a version twice', async () => {
    const statuses = build();
    await statuses.set(tap('a'));
    const { done, entry } = await statuses.undo('a', 1);
    expect(done).toBe(true);
    expect(entry).toMatchObject({ until: new Date(0), version: 2, undid: 1 });
    expect((await statuses.set(tap('a'))).version).toBe(3);
  });

  it('happens once when it is asked twice', async () => {
    const statuses = build();
    await statuses.set(field);
    await statuses.set(tap('a'));
    const both = await Promise.all([statuses.undo('a', 2), statuses.undo('a', 2)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0].done).toBe(true);
    // What was restored has nothing before it.
    expect(await statuses.undo('a', 3)).toEqual({ done: false, entry: both[0].entry });
  });

  it('is of the tap, however often that was sent', async () => {
    const statuses = build();
    await statuses.set(field);
    const first = await statuses.set({ ...tap('a'), key: 'k1' });
    const again = await statuses.set({ ...tap('a', 61), key: 'k1' });
    expect(again).toEqual(first);
    expect((await statuses.undo('a', first.version)).entry?.status).toBe('in_field');
  });

  it('takes a status and the place that was said after it back as one', async () => {
    const statuses = build();
    const bare = { ...field, location: null };
    await statuses.set(bare);
    const first = await statuses.set(field);
    expect((await statuses.undo('a', first.version)).entry).toMatchObject({ until: new Date(0) });
    // A place that takes the place of another is an act of its own; so is one for what was restored or is over.
    await statuses.set(tap('a'));
    await statuses.set(bare);
    await statuses.set(field);
    const other = await statuses.set({ ...field, location: '慈溪' });
    expect(other.before).toMatchObject({ status: 'in_field', location: field.location });
    const meeting = await statuses.set(tap('a'));
    expect((await statuses.undo('a', meeting.version)).entry?.location).toBe('慈溪');
    await statuses.set(bare);
    const placed = await statuses.set(field);
    expect((await statuses.undo('a', placed.version)).entry?.location).toBe('慈溪');
    await statuses.set({ ...bare, until: SINCE });
    const late = await statuses.set(field);
    expect(late.before).toMatchObject({ status: 'in_field', location: null });
  });

  it('gives way to what was said since, or to a store that has nothing', async () => {
    const statuses = build();
    await statuses.set(field);
    const last = await statuses.set(tap('a'));
    expect(await statuses.undo('a', 1)).toEqual({ done: false, entry: last });
    expect(await statuses.undo('b', 1)).toEqual({ done: false, entry: null });
  });

  it('survives a redis that was emptied', async () => {
    const statuses = build();
    await statuses.set(field);
    const kept = await statuses.set({ ...tap('a'), status: 'on_leave' });
    await own.redis.del(`${prefix}statuses`);
    await statuses.restore([kept]);
    expect((await statuses.undo('a', 2)).entry).toMatchObject({ status: 'in_field', version: 3 });
  });
});

describe('redis away', () => {
  it('is said to whoever asks whether the statuses are known', async () => {
    const statuses = build(awayRedis());
    await statuses.all();
    expect(statuses.known()).toBe(false);
    const there = build();
    await there.all();
    expect(there.known()).toBe(true);
    await expect(statuses.undo('a', 1)).rejects.toMatchObject({ code: 'redis_unavailable' });
  });

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
