/** One channel that tells other processes to look for news at once. Redis away: they look by themselves. */
import type { Log } from '../../log.ts';
import type { Bell } from '../../ports.ts';
import type { RedisLink } from './connect.ts';

export interface RedisBell extends Bell {
  close(): void;
}

/** Listening needs a connection of its own, opened when somebody first listens. */
export function createBell(need: {
  readonly link: Pick<RedisLink, 'redis' | 'status'>;
  readonly prefix: string;
  readonly log: Log;
}): RedisBell {
  const { link, prefix, log } = need;
  const channel = `${prefix}news`;
  const listeners: (() => void)[] = [];
  let ear: ReturnType<RedisLink['redis']['duplicate']> | null = null;

  function listen(): void {
    ear = link.redis.duplicate();
    const subscribed = ear;
    subscribed.on('error', () => {
      // The other connection says that Redis is away; this one keeps trying.
    });
    subscribed.on('ready', () => {
      subscribed.subscribe(channel).catch((error: unknown) => {
        log.warn('news of other processes come by looking only', { error });
      });
    });
    subscribed.on('message', () => {
      for (const listener of listeners) listener();
    });
    subscribed.connect().catch(() => undefined);
  }

  return {
    ring() {
      for (const listener of listeners) listener();
      // Told in vain while Redis is away.
      if (link.status() === 'up') link.redis.publish(channel, '1').catch(() => undefined);
    },
    onRing(listener) {
      listeners.push(listener);
      if (ear === null) listen();
    },
    close() {
      ear?.disconnect();
    },
  };
}
