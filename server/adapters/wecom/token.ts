/** Keeps the app's access token: one for all processes in Redis, renewed once however many ask (WeCom path/91039). */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Clock, WecomFailure } from '../../ports.ts';
import { WecomCallError } from './errors.ts';

/** A token as kept. Times are ms of the wall clock. */
export interface KeptToken {
  readonly accessToken: string;
  /** From here on a new one is fetched: five minutes before it dies. */
  readonly expireTime: number;
  readonly diesAt: number;
}

/** What gettoken answered. */
export interface FetchedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

export interface TokenKeeper {
  /** A token that need not be renewed yet, from memory or Redis; null when there is none. */
  find(): Promise<KeptToken | null>;
  keep(token: KeptToken): Promise<void>;
  /** Fetches a new one, together with everybody who asks meanwhile. Throws WecomCallError. */
  renew(): Promise<KeptToken>;
  /** Forgets exactly this token; a newer one survives. */
  drop(accessToken: string): Promise<void>;
}

interface Ingredients {
  readonly corpId: string;
  readonly secret: string;
  readonly redis: Redis | null;
  readonly prefix: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Asks WeCom once; throws WecomCallError. */
  readonly fetchToken: () => Promise<FetchedToken>;
}

const EARLY_MS = 5 * 60_000;
const LOCK_MS = 5000;
const POLL_MS = 50;
const LONGEST_WAIT_MS = 1000;
/** After a refused secret nobody asks again for so long: WeCom bans an address that keeps trying. */
const REFUSED_PAUSE_MS = 10 * 60_000;

const DROP_IF_SAME = `
local kept = redis.call('GET', KEYS[1])
if kept and cjson.decode(kept).accessToken == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;
const UNLOCK = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

const keptSchema = z.object({
  accessToken: z.string(),
  expireTime: z.number(),
  diesAt: z.number(),
});

/** Builds the keeper of one app's token. Works without Redis, and when Redis goes away. */
export function createTokenKeeper(ingredients: Ingredients): TokenKeeper {
  const { redis, clock, log, fetchToken } = ingredients;
  const name = `${ingredients.prefix}wecom:token:${fingerprint(ingredients)}`;
  const lock = `${name}:lock`;
  const wall = (): number => clock.wall().getTime();
  let own: KeptToken | null = null;
  let renewing: Promise<KeptToken> | null = null;
  let held: { readonly failure: WecomFailure; readonly until: number } | null = null;

  async function inRedis<T>(work: (redis: Redis) => Promise<T>): Promise<T | null> {
    if (redis?.status !== 'ready') return null;
    try {
      return await work(redis);
    } catch (error) {
      log.warn('wecom token is not shared, redis failed', { error });
      return null;
    }
  }

  async function find(): Promise<KeptToken | null> {
    if (own !== null && wall() < own.expireTime) return own;
    const shared = parseKept(await inRedis((client) => client.get(name)));
    if (shared === null || wall() >= shared.expireTime) return null;
    own = shared;
    return shared;
  }

  async function keep(token: KeptToken): Promise<void> {
    own = token;
    const life = token.diesAt - wall();
    if (life > 0) await inRedis((client) => client.set(name, JSON.stringify(token), 'PX', life));
  }

  async function fetchAndKeep(): Promise<KeptToken> {
    try {
      if (held !== null && wall() < held.until) throw new WecomCallError(held.failure);
      const { accessToken, expiresInSeconds } = await fetchToken();
      const life = expiresInSeconds * 1000;
      const diesAt = wall() + life;
      const token = { accessToken, diesAt, expireTime: diesAt - Math.min(EARLY_MS, life / 2) };
      held = null;
      await keep(token);
      return token;
    } catch (error) {
      if (error instanceof WecomCallError && held?.failure !== error.failure) hold(error.failure);
      // The five minutes before the end of life carry us over a WeCom that is busy.
      if (own !== null && wall() < own.diesAt) return own;
      throw error;
    }
  }

  /** Nobody asks WeCom for a token again until the pause of this failure is over. */
  function hold(failure: WecomFailure): void {
    if (failure.kind === 'config') {
      held = { failure, until: wall() + REFUSED_PAUSE_MS };
      log.error('wecom refuses to give a token', { failure });
    }
    if (failure.kind === 'retry' && failure.after !== null) {
      held = { failure, until: wall() + failure.after };
    }
  }

  async function waitForOther(): Promise<KeptToken | null> {
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += POLL_MS) {
      await pause(POLL_MS);
      const token = await find();
      if (token !== null) return token;
    }
    return null;
  }

  async function renewOnce(): Promise<KeptToken> {
    const owner = randomUUID();
    // True: the lock is ours; false: somebody else fetches; null: no Redis, everybody for himself.
    const isMine = await inRedis(
      async (client) => (await client.set(lock, owner, 'PX', LOCK_MS, 'NX')) === 'OK',
    );
    try {
      const shared =
        isMine === false ? await waitForOther() : isMine === true ? await find() : null;
      return shared ?? (await fetchAndKeep());
    } finally {
      if (isMine === true) await inRedis((client) => client.eval(UNLOCK, 1, lock, owner));
    }
  }

  return {
    find,
    keep,
    renew() {
      renewing ??= renewOnce().finally(() => {
        renewing = null;
      });
      return renewing;
    },
    async drop(accessToken) {
      if (own?.accessToken === accessToken) own = null;
      await inRedis((client) => client.eval(DROP_IF_SAME, 1, name, accessToken));
    },
  };
}

/** Names a pair of corp and secret without telling it: another secret has another token. */
function fingerprint({ corpId, secret }: Pick<Ingredients, 'corpId' | 'secret'>): string {
  return createHash('sha256').update(`${corpId}\n${secret}`).digest('hex').slice(0, 16);
}

function parseKept(text: string | null): KeptToken | null {
  if (text === null) return null;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    // Written by something else: as good as no token, and overwritten by the next one.
    return null;
  }
}
