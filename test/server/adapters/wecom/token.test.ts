import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createWecom } from '../../../../server/adapters/wecom/client.ts';
import type { WecomClient } from '../../../../server/adapters/wecom/client.ts';
import { openOwnRedis } from '../redis/own-redis.ts';
import type { OwnRedis } from '../redis/own-redis.ts';
import { CORP, SECRET, keptLog, movableClock, startScriptedWecom } from './scripted-wecom.ts';
import type { Answer, ScriptedWecom } from './scripted-wecom.ts';

let own: OwnRedis;
let wecom: ScriptedWecom;
let clock: ReturnType<typeof movableClock>;
let clients: WecomClient[];
let round = 0;

beforeAll(async () => {
  own = await openOwnRedis();
});
afterAll(() => own.drop());

beforeEach(async () => {
  wecom = await startScriptedWecom();
  wecom.on.set('message/recall', () => ({ errcode: 0, errmsg: 'ok' }));
  clock = movableClock();
  clients = [];
  round += 1;
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await wecom.stop();
});

function connect(redis: Redis | null, secret = SECRET): WecomClient {
  const client = createWecom({
    baseUrl: wecom.url,
    oauthBaseUrl: wecom.url,
    corpId: CORP,
    secret,
    agentId: 1,
    redis,
    redisPrefix: `${own.prefix}${round}:`,
    clock,
    log: keptLog().log,
  });
  clients.push(client);
  return client;
}

const many = async (client: WecomClient, times: number): Promise<boolean[]> => {
  const results = await Promise.all(Array.from({ length: times }, () => client.recall('m')));
  return results.map(({ ok }) => ok);
};

describe.each(['with Redis', 'without Redis', 'with Redis away'])('%s', (how) => {
  const redis = (): Redis | null => {
    if (how === 'without Redis') return null;
    return how === 'with Redis' ? own.redis : new Redis({ lazyConnect: true });
  };

  it('five at once on no token fetch one', async () => {
    expect(await many(connect(redis()), 5)).toEqual([true, true, true, true, true]);
    expect(wecom.count('gettoken')).toBe(1);
  });

  it('five at once on an expired token fetch one', async () => {
    const client = connect(redis());
    await many(client, 1);
    clock.pass(7200_000);
    expect(await many(client, 5)).not.toContain(false);
    expect(wecom.count('gettoken')).toBe(2);
  });

  it.each([
    [6895_000, 1],
    [6905_000, 2],
  ])('after %d ms of 7200 s there were %d tokens', async (ms, tokens) => {
    const client = connect(redis());
    await many(client, 1);
    clock.pass(ms);
    await many(client, 1);
    expect(wecom.count('gettoken')).toBe(tokens);
  });

  it.each([40014, 42001, 40001, 41001])('%d on a call: one new token, sent again', async (code) => {
    const client = connect(redis());
    await many(client, 1);
    let refused = false;
    wecom.on.set('message/recall', () => {
      if (refused) return { errcode: 0, errmsg: 'ok' };
      refused = true;
      return { errcode: code, errmsg: 'token' };
    });
    expect(await many(client, 1)).toEqual([true]);
    expect([wecom.count('gettoken'), wecom.count('message/recall')]).toEqual([2, 3]);
  });

  it('five at once on a revoked token fetch one', async () => {
    const client = connect(redis());
    await many(client, 1);
    wecom.good.clear();
    expect(await many(client, 5)).not.toContain(false);
    expect(wecom.count('gettoken')).toBe(2);
  });

  it('a fresh token refused too is a matter of settings', async () => {
    wecom.on.set('message/recall', () => ({ errcode: 40014, errmsg: 'no' }));
    expect(await connect(redis()).recall('m')).toMatchObject({
      ok: false,
      failure: { kind: 'config', code: 40014 },
    });
    expect(wecom.count('message/recall')).toBe(2);
  });

  it('a wrong secret is asked once, and again only after the pause', async () => {
    const client = connect(redis(), 'wrong');
    const failure = { kind: 'config', code: 40001 };
    for (let i = 0; i < 5; i += 1) expect(await client.recall('m')).toMatchObject({ failure });
    expect(wecom.count('gettoken')).toBe(1);
    clock.pass(10 * 60_000);
    expect(await client.recall('m')).toMatchObject({ failure });
    expect(wecom.count('gettoken')).toBe(2);
  });

  it('a busy gettoken in the last minutes: the old token serves on, until it dies', async () => {
    const client = connect(redis());
    await many(client, 1);
    wecom.on.set('gettoken', () => ({ errcode: -1, errmsg: 'busy' }));
    clock.pass(7000_000);
    expect(await many(client, 3)).toEqual([true, true, true]);
    clock.pass(200_000);
    expect(await client.recall('m')).toMatchObject({ failure: { kind: 'retry', code: -1 } });
  });

  it('a busy gettoken is left alone for its pause', async () => {
    wecom.on.set('gettoken', () => ({ errcode: 45009, errmsg: 'often' }));
    const client = connect(redis());
    for (let i = 0; i < 3; i += 1) {
      expect(await client.recall('m')).toMatchObject({ failure: { kind: 'retry', code: 45009 } });
    }
    expect(wecom.count('gettoken')).toBe(1);
    wecom.on.delete('gettoken');
    clock.pass(60_000);
    expect(await many(client, 1)).toEqual([true]);
  });

  it.each<Answer>(['cut', { status: 500, text: '' }, { status: 200, text: '<html>' }])(
    'gettoken answered %j: the call itself has not begun',
    async (answer) => {
      wecom.on.set('gettoken', () => answer);
      expect(await connect(redis()).recall('m')).toMatchObject({ failure: { kind: 'retry' } });
      expect(wecom.count('message/recall')).toBe(0);
    },
  );

  it('an answer without a token may be tried again', async () => {
    wecom.on.set('gettoken', () => ({ errcode: 0, errmsg: 'ok' }));
    expect(await connect(redis()).recall('m')).toMatchObject({ failure: { kind: 'retry' } });
  });
});

describe('several processes', () => {
  it('share one token', async () => {
    const second = own.redis.duplicate();
    await second.connect();
    const [a, b] = [connect(own.redis), connect(second)];
    expect((await Promise.all([many(a, 5), many(b, 5)])).flat()).not.toContain(false);
    expect(wecom.count('gettoken')).toBe(1);
    second.disconnect();
  });

  it('one renews for both after a revocation', async () => {
    const [a, b] = [connect(own.redis), connect(own.redis)];
    await many(a, 1);
    await many(b, 1);
    wecom.good.clear();
    await many(a, 1);
    await many(b, 1);
    expect(wecom.count('gettoken')).toBe(2);
  });

  it('a process that died with the lock does not stop the others', async () => {
    await many(connect(own.redis), 1);
    const [token] = await own.redis.keys(`${own.prefix}${round}:wecom:token:*`);
    await own.redis.del(String(token));
    await own.redis.set(`${String(token)}:lock`, 'dead', 'PX', 60_000);
    expect(await many(connect(own.redis), 2)).toEqual([true, true]);
    expect(wecom.count('gettoken')).toBe(2);
  });

  it('the name of the key does not tell the secret, and another secret has another key', async () => {
    await many(connect(own.redis), 1);
    const keys = await own.redis.keys(`${own.prefix}${round}:*`);
    expect(keys.join()).not.toContain(SECRET);
    await many(connect(own.redis, 'wrong'), 1);
    expect(wecom.count('gettoken')).toBe(2);
  });

  it('rubbish under the key is as good as nothing', async () => {
    await many(connect(own.redis), 1);
    const [key] = await own.redis.keys(`${own.prefix}${round}:wecom:token:*`);
    await own.redis.set(String(key), 'rubbish');
    expect(await many(connect(own.redis), 1)).toEqual([true]);
  });
});
