import { afterEach, expect, it } from '@jest/globals';
import { createBell, type RedisBell } from '../../../../server/adapters/redis/bell.ts';
import { connectRedis } from '../../../../server/adapters/redis/connect.ts';
import { createLog } from '../../../../server/log.ts';
import { openOwnRedis } from './own-redis.ts';

const log = createLog({ level: 'silent' });
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function bellAt(url: string, prefix: string): Promise<RedisBell> {
  const link = await connectRedis({ url, log, firstWaitMs: 500 });
  const bell = createBell({ link, prefix, log });
  ends.push(bell.close, link.close);
  return bell;
}

it('is heard by another process that listens, and not under another prefix', async () => {
  const own = await openOwnRedis();
  ends.push(() => void own.drop());
  const [one, two, stranger] = [
    await bellAt(own.url, own.prefix),
    await bellAt(own.url, own.prefix),
    await bellAt(own.url, `${own.prefix}other:`),
  ];
  let strange = 0;
  stranger.onRing(() => (strange += 1));
  await new Promise<void>((resolve) => {
    // It listens from some moment on; until then it is rung again.
    const ringing = setInterval(one.ring, 20);
    two.onRing(() => {
      clearInterval(ringing);
      resolve();
    });
  });
  expect(strange).toBe(0);
});

it('is heard at home at once, also while redis is away', async () => {
  const bell = await bellAt('redis://127.0.0.1:9', 'x:');
  let heard = 0;
  bell.onRing(() => (heard += 1));
  bell.ring();
  expect(heard).toBe(1);
});
