/** How many messages one person may be sent: a sliding window shared by all processes (spec, cards §4). */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Log } from '../../log.ts';
import type { Budget, Clock } from '../../ports.ts';
import { createLocalBudget } from './local-budget.ts';

/** Sends to one person in any 60 s, by share; WeCom drops silently above 30. */
export const PER_MINUTE = { now: 28, soon: 22, later: 16 } as const;
/** Sends to one person in any hour; WeCom drops silently above 1000. */
export const PER_HOUR = 950;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Redis forgets a person's window this long after the last send; only to tidy up. */
const TIDY_MS = 24 * HOUR_MS;

interface Ingredients {
  readonly redis: Redis;
  /** Begins every key, such as `callpop:`. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly log: Log;
}

// KEYS[1] sorted set of sends, score = business ms. ARGV: now, share, per hour, member, ms to keep.
// Scores from a later hour than this minute come from a clock that was set back since, and are forgotten.
// Answers 0 when the send was booked, else the business ms from which the next one fits.
const TAKE = `
local now = tonumber(ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ${HOUR_MS})
redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. (now + ${MINUTE_MS}), '+inf')
local function free(limit, span)
  local held = redis.call('ZCOUNT', KEYS[1], '(' .. (now - span), '+inf')
  if held < limit then return 0 end
  local oldest = redis.call('ZRANGE', KEYS[1], -limit, -limit, 'WITHSCORES')
  return tonumber(oldest[2]) + span
end
local at = math.max(free(tonumber(ARGV[2]), ${MINUTE_MS}), free(tonumber(ARGV[3]), ${HOUR_MS}))
if at > 0 then return string.format('%.0f', at) end
redis.call('ZADD', KEYS[1], now, ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return '0'`;

/** Builds the budget. Redis away: every process gets along with half of it, counted in its own memory. */
export function createBudget({ redis, prefix, clock, log }: Ingredients): Budget {
  const local = createLocalBudget({
    perMinute: { now: PER_MINUTE.now / 2, soon: PER_MINUTE.soon / 2, later: PER_MINUTE.later / 2 },
    perHour: PER_HOUR / 2,
  });
  let away = false;

  return {
    async take(person, share) {
      const who = person.toLowerCase();
      const now = clock.now().getTime();
      try {
        const keep = TIDY_MS;
        const key = `${prefix}budget:${who}`;
        const member = randomUUID();
        const at = await redis.eval(TAKE, 1, key, now, PER_MINUTE[share], PER_HOUR, member, keep);
        away = false;
        if (at !== '0') return { ok: false, retryAt: new Date(Number(at)) };
        local.note(who, now);
        return { ok: true };
      } catch (error) {
        if (!away) log.warn('sending budget is halved, redis is away', { error });
        away = true;
        const at = local.take(who, share, now);
        return at === null ? { ok: true } : { ok: false, retryAt: new Date(at) };
      }
    },
  };
}
