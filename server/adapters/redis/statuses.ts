/** Tapped statuses in one Redis hash: field = person, value = the entry with its own `until` (spec §4.4). */
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { REP_STATUSES } from '../../domain/people.ts';
import type { StatusEntry } from '../../domain/people.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Statuses } from '../../ports.ts';

/** The Statuses port, and how entries kept elsewhere come back after Redis was emptied. */
export interface RedisStatuses extends Statuses {
  /** Writes entries back unless Redis holds the same or a newer version of them. Redis away: false, logged once. */
  restore(entries: readonly StatusEntry[]): Promise<boolean>;
}

interface Ingredients {
  readonly redis: Redis;
  /** Begins every key, such as `callpop:`. */
  readonly prefix: string;
  readonly log: Log;
}

/** Redis forgets the whole hash this long after its last entry ran out; only to tidy up. */
const TIDY_MS = 30 * 24 * 3_600_000;

// One step for Redis, so that two taps of one person never get the same version. ARGV: person, entry, ms to keep.
const TAP = `
local old = redis.call('HGET', KEYS[1], ARGV[1])
local version = 1
if old then version = cjson.decode(old).version + 1 end
redis.call('HSET', KEYS[1], ARGV[1], (string.gsub(ARGV[2], '"version":0', '"version":' .. version, 1)))
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
return version`;

const RESTORE = `
local old = redis.call('HGET', KEYS[1], ARGV[1])
if old and cjson.decode(old).version >= tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
return 1`;

const entrySchema = z.object({
  person: z.string(),
  status: z.enum(REP_STATUSES),
  since: z.iso.datetime().transform((text) => new Date(text)),
  until: z.iso.datetime().transform((text) => new Date(text)),
  source: z.enum(['app', 'bot']),
  location: z.string().nullable(),
  version: z.int().positive(),
});

/**
 * Builds the store. `all` also gives entries whose `until` has passed: who reads decides by the business clock.
 * `set` throws `redis_unavailable` when the tap could not be kept.
 */
export function createStatuses({ redis, prefix, log }: Ingredients): RedisStatuses {
  const key = `${prefix}statuses`;
  let away = false;

  const tellAway = (error: unknown): void => {
    if (!away) log.warn('statuses cannot be read, everybody is unknown', { error });
    away = true;
  };

  return {
    async all() {
      let stored: Record<string, string>;
      try {
        stored = await redis.hgetall(key);
      } catch (error) {
        tellAway(error);
        return new Map();
      }
      away = false;
      return readEntries(stored, log);
    },

    async set(tap) {
      const entry = { ...tap, version: 0 };
      try {
        const version = await redis.eval(TAP, 1, key, tap.person, write(entry), keepMs(entry));
        return { ...entry, version: Number(version) };
      } catch (error) {
        throw new AppError('redis_unavailable', 'the status could not be kept', { cause: error });
      }
    },

    async restore(entries) {
      try {
        await Promise.all(
          entries.map((entry) =>
            redis.eval(RESTORE, 1, key, entry.person, write(entry), keepMs(entry), entry.version),
          ),
        );
        return true;
      } catch (error) {
        tellAway(error);
        return false;
      }
    },
  };
}

/** `version` stands first so that no text a person wrote can be taken for it. */
function write(entry: StatusEntry): string {
  const { version, ...rest } = entry;
  return JSON.stringify({ version, ...rest });
}

/** Redis counts by the wall, entries by business time: what is kept is the length of the status and a month more. */
function keepMs(entry: StatusEntry): number {
  return Math.max(0, entry.until.getTime() - entry.since.getTime()) + TIDY_MS;
}

function readEntries(stored: Record<string, string>, log: Log): Map<string, StatusEntry> {
  const entries = new Map<string, StatusEntry>();
  for (const [person, text] of Object.entries(stored)) {
    const entry = readEntry(text);
    if (entry === null) log.warn('a stored status is unreadable', { person });
    else entries.set(person, entry);
  }
  return entries;
}

function readEntry(text: string): StatusEntry | null {
  try {
    return entrySchema.parse(JSON.parse(text));
  } catch {
    // Not our JSON: the caller says so and goes on without this person.
    return null;
  }
}
