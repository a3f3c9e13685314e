/** Tapped statuses in one Redis hash: field = person, value = the entry with its own `until` (spec §4.4). */
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { REP_STATUSES, STATUS_SOURCES } from '../../domain/people.ts';
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

// One step for Redis, so that two taps of one person never get the same version, and each knows what it took the place
// of. A place that is said after its status is one act with it, taken back as one. What was restored had nothing before
// it, which is not the same as nothing. ARGV: person, entry, ms to keep.
const TAP = `
local old = redis.call('HGET', KEYS[1], ARGV[1])
local entry = cjson.decode(ARGV[2])
entry.version = 1
if old then
  local last = cjson.decode(old)
  if entry.key and last.key == entry.key then return old end
  entry.version = last.version + 1
  local amends = last.status == entry.status and last.location == cjson.null and entry.location ~= cjson.null
    and last['until'] > entry.since
  if amends and (last.before or last.version == 1) then
    entry.before = last.before
  else
    last.before = nil
    entry.before = last
  end
end
local text = cjson.encode(entry)
redis.call('HSET', KEYS[1], ARGV[1], text)
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
return text`;

// ARGV: person, the version to be undone, what is kept when nothing was before. What was restored has nothing before it.
const UNDO = `
local old = redis.call('HGET', KEYS[1], ARGV[1])
if not old then return {0, ''} end
local entry = cjson.decode(old)
local version = tonumber(ARGV[2])
if entry.undid == version then return {1, old} end
if entry.version ~= version or entry.undid then return {0, old} end
local back = entry.before or cjson.decode(ARGV[3])
back.person = entry.person
back.version = version + 1
back.undid = version
local text = cjson.encode(back)
redis.call('HSET', KEYS[1], ARGV[1], text)
return {1, text}`;

const RESTORE = `
local old = redis.call('HGET', KEYS[1], ARGV[1])
if old and cjson.decode(old).version >= tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
return 1`;

const instant = z.iso.datetime().transform((text) => new Date(text));
const saidSchema = z.object({
  status: z.enum(REP_STATUSES),
  since: instant,
  until: instant,
  source: z.enum(STATUS_SOURCES),
  location: z.string().nullable(),
});
const entrySchema = saidSchema
  .extend({
    person: z.string(),
    version: z.int().positive(),
    before: saidSchema.optional(),
    undid: z.int().positive().optional(),
    key: z.string().optional(),
  })
  // Left out, not undefined: an entry is compared and stored as it is.
  .transform(({ before, undid, key, ...entry }): StatusEntry => {
    return {
      ...entry,
      ...(before && { before }),
      ...(undid !== undefined && { undid }),
      ...(key !== undefined && { key }),
    };
  });

const undoneSchema = z.tuple([z.number(), z.string()]);

/** Nothing was said before the tap that is undone: this holds at no moment, and its end is no news to nudge about. */
const NOTHING_SAID = JSON.stringify({
  status: 'in_office',
  since: new Date(0),
  until: new Date(0),
  source: 'app',
  location: null,
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
      try {
        const kept = await redis.eval(TAP, 1, key, tap.person, JSON.stringify(tap), keepMs(tap));
        return entrySchema.parse(JSON.parse(String(kept)));
      } catch (error) {
        throw new AppError('redis_unavailable', 'the status could not be kept', { cause: error });
      }
    },

    async undo(person, version) {
      try {
        const kept = await redis.eval(UNDO, 1, key, person, version, NOTHING_SAID);
        const [done, text] = undoneSchema.parse(kept);
        return { done: done === 1, entry: text === '' ? null : readEntry(text) };
      } catch (error) {
        throw new AppError('redis_unavailable', 'the status could not be undone', { cause: error });
      }
    },

    known: () => !away,

    async restore(entries) {
      try {
        await Promise.all(
          entries.map((entry) =>
            redis.eval(
              RESTORE,
              1,
              key,
              entry.person,
              JSON.stringify(entry),
              keepMs(entry),
              entry.version,
            ),
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

/** Redis counts by the wall, entries by business time: what is kept is the length of the status and a month more. */
function keepMs(entry: Pick<StatusEntry, 'since' | 'until'>): number {
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
