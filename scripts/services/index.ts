import { join } from 'node:path';
import { takeLock } from '../run/lock.mjs';
import { ownProcess } from './children.ts';
import { cacheFolder, checkout } from './folders.ts';
import { endServices, findRunning, liveState, startService, stateFile } from './lifecycle.ts';
import { ask, choose, variables } from './recipes.ts';
import type { RecipeContext } from './recipes.ts';
import { explain } from './shell.ts';
import type { ServiceName } from './state.ts';
import { writeState } from './state.ts';

/** What the product and the tests connect to, and what answers there. */
export interface Services {
  mongo: { uri: string; engine: string; version: string; started: boolean };
  redis: { url: string; engine: string; version: string; started: boolean };
  /** Leaves the services; the last process to leave ends what was started for it. */
  stop: () => Promise<void>;
}

/** Who asks: `cli` wants them to stay until `down`, the others until they stop or die. */
export interface EnsureOptions {
  root?: string;
  dataDir?: string;
  log?: (line: string) => void;
  owner?: 'start' | 'test' | 'cli';
}

interface Found {
  uri: string;
  engine: string;
  version: string;
  started: boolean;
}

/**
 * Makes sure MongoDB and Redis answer: the given ones (`MONGODB_URI`, `REDIS_URL`), else those of this checkout that
 * still run, else new children from the PATH or from the cache, installed when missing. Throws with the command that
 * installs them where no way works.
 */
export async function ensureServices(options: EnsureOptions = {}): Promise<Services> {
  const dataDir = options.dataDir ?? join(options.root ?? checkout, '.data');
  const owner = options.owner ?? 'start';
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const context: RecipeContext = { dataDir, cache: cacheFolder(), log };
  const self = await ownProcess();
  const release = await takeLock(dataDir, {
    waiting: () => {
      log('Another process is starting the services; waiting for it.');
    },
  });
  try {
    const before = await liveState(dataDir);
    const others = before.holders.filter(({ pid }) => pid !== self.pid);
    const holders = owner === 'cli' ? others : [...others, { ...self, owner }];
    writeState(stateFile(dataDir), { ...before, holders });
    const redis = await ensureService('redis', context);
    const mongo = await ensureService('mongo', context);
    if (owner === 'cli') {
      writeState(stateFile(dataDir), { ...(await liveState(dataDir)), kept: true });
    }
    log(`MongoDB: ${mongo.engine} ${mongo.version} at ${withoutSecrets(mongo.uri)}`);
    log(`Redis: ${redis.engine} ${redis.version} at ${withoutSecrets(redis.uri)}`);
    const { uri: url, ...redisIs } = redis;
    return { mongo, redis: { url, ...redisIs }, stop: () => leaveServices(dataDir) };
  } catch (error) {
    await leaveLocked(dataDir);
    throw error;
  } finally {
    await release();
  }
}

async function ensureService(name: ServiceName, context: RecipeContext): Promise<Found> {
  const variable = variables[name];
  const given = process.env[variable];
  if (given !== undefined && given !== '') {
    try {
      return { uri: given, ...(await ask[name](given, 10_000)), started: false };
    } catch (cause) {
      throw new Error(`${variable} is set, but nothing answers there: ${explain(cause)}`, {
        cause,
      });
    }
  }
  const running = await findRunning(context.dataDir, name);
  if (running !== undefined) return { ...pick(running), started: false };
  const recipe = await choose[name](context);
  const service = await startService({ dataDir: context.dataDir, name, recipe });
  return { ...pick(service), started: true };
}

function pick({ uri, engine, version }: Omit<Found, 'started'>): Omit<Found, 'started'> {
  return { uri, engine, version };
}

async function leaveServices(dataDir: string): Promise<void> {
  const release = await takeLock(dataDir);
  try {
    await leaveLocked(dataDir);
  } finally {
    await release();
  }
}

async function leaveLocked(dataDir: string): Promise<void> {
  const state = await liveState(dataDir);
  const holders = state.holders.filter(({ pid }) => pid !== process.pid);
  writeState(stateFile(dataDir), { ...state, holders });
  if (holders.length === 0 && !state.kept) await endServices(dataDir);
}

/** An address without the password in it. */
function withoutSecrets(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//***@');
}
