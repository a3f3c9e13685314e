import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';

/** A connection to the Redis of the test run, and a prefix whose keys vanish with `drop`. */
export interface OwnRedis {
  url: string;
  redis: Redis;
  prefix: string;
  drop(): Promise<void>;
}

/** Throws when no Redis is named: `npm test` starts one. */
export async function openOwnRedis(): Promise<OwnRedis> {
  const url = process.env['REDIS_URL'];
  if (url === undefined || url === '') throw new Error('REDIS_URL is not set: run npm test');
  const redis = new Redis(url, { lazyConnect: true, enableOfflineQueue: false });
  await redis.connect();
  const prefix = `t_${randomBytes(6).toString('hex')}:`;
  return {
    url,
    redis,
    prefix,
    async drop() {
      const keys = await redis.keys(`${prefix}*`);
      if (keys.length > 0) await redis.del(...keys);
      redis.disconnect();
    },
  };
}

/** A connection that was closed for good: every command fails at once. */
export function awayRedis(): Redis {
  const redis = new Redis({
    lazyConnect: true,
    enableOfflineQueue: false,
    retryStrategy: () => null,
  });
  redis.disconnect();
  return redis;
}
