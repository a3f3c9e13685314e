import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Collection, Db } from 'mongodb';
import { MongoClient, MongoServerError } from 'mongodb';
import { Redis } from 'ioredis';
import { testServices } from '../../support/services.ts';

// What the store relies on, asked of whichever engine answers; nothing here may use what one of them lacks.

interface Row {
  id: string;
  state: 'due' | 'done';
}

interface Doc {
  _id: string;
  tenantId: string;
  key?: string;
  dueAt?: Date;
  n?: number;
  rows?: Row[];
  owner?: string;
  expiresAt?: Date;
}

jest.setTimeout(20_000);

const services = testServices();
const client = new MongoClient(services.mongoUri, { maxPoolSize: 10 });
const redis = new Redis(services.redisUrl, { lazyConnect: true });
let db: Db;
let docs: Collection<Doc>;

beforeAll(async () => {
  await client.connect();
  await redis.connect();
  db = client.db();
  docs = db.collection<Doc>('docs');
  await docs.createIndexes([
    {
      key: { tenantId: 1, key: 1 },
      unique: true,
      partialFilterExpression: { key: { $exists: true } },
    },
    { key: { tenantId: 1, dueAt: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ]);
});

afterAll(async () => {
  await services.drop();
  await client.close();
  redis.disconnect();
});

describe('unique indexes', () => {
  it.each([
    ['insert', () => docs.insertOne({ _id: 'u2', tenantId: 'a', key: 'k' })],
    ['update', () => docs.updateOne({ _id: 'u3' }, { $set: { key: 'k' } })],
    ['same _id', () => docs.insertOne({ _id: 'u1', tenantId: 'b' })],
  ])('refuse a second document on %s with code 11000', async (_name, attempt) => {
    await docs.deleteMany({ _id: /^u/ });
    await docs.insertMany([
      { _id: 'u1', tenantId: 'a', key: 'k' },
      { _id: 'u3', tenantId: 'a', key: 'other' },
    ]);
    const error: unknown = await attempt().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MongoServerError);
    expect((error as MongoServerError).code).toBe(11000);
  });

  it('allow the same key in another tenant, and no key twice', async () => {
    await docs.deleteMany({ _id: /^u/ });
    await docs.insertMany([
      { _id: 'u1', tenantId: 'a', key: 'k' },
      { _id: 'u2', tenantId: 'b', key: 'k' },
      { _id: 'u4', tenantId: 'a' },
      { _id: 'u5', tenantId: 'a' },
    ]);
    expect(await docs.countDocuments({ _id: /^u/ })).toBe(4);
  });

  it('store one of thirty inserts of one key sent at once', async () => {
    const attempts = Array.from({ length: 30 }, (_, at) =>
      docs.insertOne({ _id: `race${at}`, tenantId: 'race', key: 'only' }),
    );
    const results = await Promise.allSettled(attempts);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as MongoServerError).code)).toEqual(
      Array.from({ length: 29 }, () => 11000),
    );
  });
});

describe('updates', () => {
  it('replace and add rows and move the due time in one pipeline', async () => {
    const due = new Date('2026-11-24T02:00:00Z');
    await docs.insertOne({
      _id: 'p1',
      tenantId: 'a',
      dueAt: due,
      rows: [{ id: 'r1', state: 'due' }],
    });
    const replace = [
      { id: 'r1', state: 'done' },
      { id: 'r2', state: 'due' },
    ];
    const others = { $filter: { input: '$rows', cond: { $ne: ['$$this.id', 'r1'] } } };
    const step = (dueAt: unknown): object[] => [
      { $set: { rows: { $concatArrays: [others, replace] }, dueAt } },
    ];
    const after = await docs.findOneAndUpdate({ _id: 'p1' }, step('$$REMOVE'), {
      returnDocument: 'after',
    });
    expect(after).toEqual({ _id: 'p1', tenantId: 'a', rows: replace });
  });

  it('leave out of a due query what has no due time', async () => {
    await docs.insertMany([
      { _id: 'd1', tenantId: 'due', dueAt: new Date('2026-11-24T02:00:00Z') },
      { _id: 'd2', tenantId: 'due' },
      { _id: 'd3', tenantId: 'due', dueAt: new Date('2026-11-24T01:00:00Z') },
      { _id: 'd4', tenantId: 'due', dueAt: new Date('2026-11-24T04:00:00Z') },
    ]);
    const now = new Date('2026-11-24T03:00:00Z');
    const found = await docs
      .find({ tenantId: 'due', dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .toArray();
    expect(found.map(({ _id }) => _id)).toEqual(['d3', 'd1']);
  });

  it('change nothing when the expected state has gone', async () => {
    await docs.insertOne({ _id: 'g1', tenantId: 'a', n: 2 });
    const result = await docs.updateOne({ _id: 'g1', n: 1 }, { $set: { n: 9 } });
    expect([result.matchedCount, (await docs.findOne({ _id: 'g1' }))?.n]).toEqual([0, 2]);
  });

  it('count every one of 200 increments sent at once', async () => {
    await docs.insertOne({ _id: 'i1', tenantId: 'a', n: 0 });
    await Promise.all(
      Array.from({ length: 200 }, () => docs.updateOne({ _id: 'i1' }, { $inc: { n: 1 } })),
    );
    expect((await docs.findOne({ _id: 'i1' }))?.n).toBe(200);
  });

  it('make one document of fifty upserts of one key sent at once', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        retried(() => docs.updateOne({ _id: 'up1' }, upsertStep, { upsert: true })),
      ),
    );
    expect(await docs.find({ _id: 'up1' }).toArray()).toEqual([
      { _id: 'up1', tenantId: 'a', n: 50 },
    ]);
  });
});

const upsertStep = { $inc: { n: 1 }, $setOnInsert: { tenantId: 'a' } };

describe('claims', () => {
  it('give eight workers 120 different documents', async () => {
    const due = new Date('2026-11-24T02:00:00Z');
    await docs.insertMany(
      Array.from({ length: 120 }, (_, at) => ({ _id: `c${at}`, tenantId: 'claim', dueAt: due })),
    );
    const workers = Array.from({ length: 8 }, (_, at) => claimAll(`w${at}`, due));
    const claimed = (await Promise.all(workers)).flat();
    expect(claimed).toHaveLength(120);
    expect(new Set(claimed).size).toBe(120);
  });
});

async function claimAll(owner: string, now: Date): Promise<string[]> {
  const claimed: string[] = [];
  for (;;) {
    const taken = await retried(() =>
      docs.findOneAndUpdate(
        { tenantId: 'claim', dueAt: { $lte: now } },
        { $set: { owner }, $unset: { dueAt: 1 } },
        { sort: { dueAt: 1 } },
      ),
    );
    if (taken === null) return claimed;
    claimed.push(taken._id);
  }
}

/** The engine below may answer a race with "deadlock detected" (code 1) or, for an upsert, with 11000: try again. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof MongoServerError ? error.code : undefined;
      if (attempt >= 10 || (code !== 1 && code !== 11000)) throw error;
    }
  }
}

describe('the rest we use', () => {
  it('keeps an index with an expiry', async () => {
    const indexes = await docs.indexes();
    expect(indexes.find(({ key }) => key.expiresAt === 1)?.expireAfterSeconds).toBe(0);
  });

  it('finds by $in and by an array element, and inserts what is new of an unordered batch', async () => {
    await docs.insertOne({ _id: 'm1', tenantId: 'many', rows: [{ id: 'x', state: 'due' }] });
    const batch = docs.insertMany(
      ['m1', 'm2', 'm3'].map((id) => ({ _id: id, tenantId: 'many' })),
      { ordered: false },
    );
    await expect(batch).rejects.toMatchObject({ code: 11000 });
    const some = docs.find({ tenantId: 'many', _id: { $in: ['m1', 'm2', 'm9'] } }).sort({ _id: 1 });
    expect((await some.toArray()).map(({ _id }) => _id)).toEqual(['m1', 'm2']);
    const element = { tenantId: 'many', rows: { $elemMatch: { id: 'x', state: 'due' as const } } };
    expect((await docs.findOne(element))?._id).toBe('m1');
  });

  it('groups by day in a time zone by way of text', async () => {
    const at = (iso: string): Doc => ({ _id: `day${iso}`, tenantId: 'days', dueAt: new Date(iso) });
    const days = db.collection<Doc>('days');
    await days.insertMany(
      ['2026-11-23T15:59:00Z', '2026-11-23T16:01:00Z', '2026-11-24T10:00:00Z'].map(at),
    );
    const day = {
      $dateToString: { date: '$dueAt', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' },
    };
    const groups = await days
      .aggregate([{ $group: { _id: day, calls: { $sum: 1 } } }, { $sort: { _id: 1 } }])
      .toArray();
    expect(groups).toEqual([
      { _id: '2026-11-23', calls: 1 },
      { _id: '2026-11-24', calls: 2 },
    ]);
  });

  it('lets one of many set a Redis key, with an expiry, and only its holder delete it', async () => {
    const key = `${services.redisPrefix}lock`;
    const sets = await Promise.all(
      ['a', 'b', 'c'].map((owner) => redis.set(key, owner, 'PX', 60_000, 'NX')),
    );
    expect(sets.filter((answer) => answer === 'OK')).toHaveLength(1);
    expect(await redis.pttl(key)).toBeGreaterThan(50_000);
    const release =
      "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";
    expect(await redis.eval(release, 1, key, 'stranger')).toBe(0);
    expect(await redis.exists(key)).toBe(1);
  });
});
