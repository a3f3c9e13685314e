/** The connection to Redis. Losing it costs speed, never a call: commands fail at once instead of waiting. */
import { Redis } from 'ioredis';
import type { Log } from '../../log.ts';

/** Redis as the other adapters see it. */
export interface RedisLink {
  readonly redis: Redis;
  status(): 'up' | 'down';
  /** Calls `listener` each time the connection is there again, the first time included. */
  onUp(listener: () => void): void;
  close(): void;
}

export interface RedisOptions {
  readonly url: string;
  readonly log: Log;
  /** How long one command may take, ms; default 250. */
  readonly commandTimeoutMs?: number;
  /** How long to wait for the first connection before going on without, ms; default 1000. */
  readonly firstWaitMs?: number;
}

const LONGEST_PAUSE_MS = 2000;

/** Connects, or goes on without and keeps trying in the background. Never rejects for a Redis that is away. */
export async function connectRedis(options: RedisOptions): Promise<RedisLink> {
  const { log } = options;
  const redis = new Redis(options.url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: options.commandTimeoutMs ?? 250,
    connectTimeout: 1000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 10), LONGEST_PAUSE_MS),
  });
  let told = false;
  redis.on('error', (error: Error) => {
    if (told) return;
    told = true;
    log.warn('redis is away', { reason: error.message });
  });
  redis.on('ready', () => {
    if (told) log.info('redis is back');
    told = false;
  });
  await waitForFirst(redis, options.firstWaitMs ?? 1000);
  return {
    redis,
    status: () => (redis.status === 'ready' ? 'up' : 'down'),
    onUp(listener) {
      redis.on('ready', listener);
      if (redis.status === 'ready') listener();
    },
    close() {
      redis.disconnect();
    },
  };
}

async function waitForFirst(redis: Redis, ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const goOn = (): void => {
      clearTimeout(timer);
      resolve();
    };
    redis.once('ready', goOn);
    // A refused first connection is told by the 'error' event; the retry goes on in the background.
    redis.connect().catch(goOn);
  });
}
