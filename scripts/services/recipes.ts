import { chmodSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installDocumentDb } from './documentdb-install.ts';
import { isRoot, mongoDataFolder } from './folders.ts';
import type { InstallContext } from './install.ts';
import { askMongo, askRedis } from './probe.ts';
import type { Answer } from './probe.ts';
import { installRedis } from './redis-install.ts';
import { explain, findProgram, run } from './shell.ts';
import type { ServiceName } from './state.ts';

/** One way to run a local service. */
export interface Recipe {
  /** The server's folder of data. */
  data: string;
  /** The command that starts it in the foreground on this port of 127.0.0.1. */
  command: (port: number) => string[];
  /** What clients connect to. */
  uri: (port: number) => string;
  /** Asks the running server what it is. */
  ask: (uri: string) => Promise<Answer>;
}

/** What a recipe is chosen for. */
export interface RecipeContext extends InstallContext {
  dataDir: string;
}

/** The variable that names a server of one's own instead. */
export const variables: Record<ServiceName, 'MONGODB_URI' | 'REDIS_URL'> = {
  mongo: 'MONGODB_URI',
  redis: 'REDIS_URL',
};

/** Asks a server of one's own, or a local one, what it is. */
export const ask: Record<ServiceName, (uri: string, patience?: number) => Promise<Answer>> = {
  mongo: askMongo,
  redis: askRedis,
};

/** Chooses how to run a service here: a program on the PATH, else one unpacked into the cache. */
export const choose: Record<ServiceName, (context: RecipeContext) => Promise<Recipe>> = {
  mongo: chooseMongo,
  redis: chooseRedis,
};

async function chooseMongo(context: RecipeContext): Promise<Recipe> {
  const uri = (port: number): string => `mongodb://127.0.0.1:${port}/`;
  const mongod = findProgram('mongod');
  if (mongod !== undefined) {
    // Its own folder: the two engines' files are strangers to each other.
    const data = join(context.dataDir, 'mongod');
    const fixed = ['--dbpath', data, '--bind_ip', '127.0.0.1', '--nounixsocket', '--quiet'];
    const command = (port: number): string[] => [mongod, ...fixed, '--port', String(port)];
    return { data, command, uri, ask: askMongo };
  }
  try {
    const { gateway, programs } = await installDocumentDb(context);
    const postgres = join(programs, 'usr/lib/postgresql/18/bin/postgres');
    const server = /\(PostgreSQL\) (\S+)/.exec(await run(postgres, ['--version']))?.[1] ?? '18';
    const data = mongoDataFolder(context.dataDir);
    if (data.startsWith(context.dataDir)) {
      if (isRoot()) chmodSync(context.dataDir, statSync(context.dataDir).mode | 0o011);
    } else {
      context.log(`User 65534 cannot enter ${context.dataDir}; the database is in ${data}.`);
    }
    const fixed = ['-programs', programs, '-data', data];
    return {
      data,
      command: (port) => [gateway, ...fixed, '-listen', `127.0.0.1:${port}`],
      uri,
      ask: async (at) => {
        const { engine, version } = await askMongo(at);
        return { engine, version: `PostgreSQL ${server}, ${version}` };
      },
    };
  } catch (cause) {
    throw new Error(`No MongoDB can be had here: ${explain(cause)}\n${mongoAdvice()}`, { cause });
  }
}

async function chooseRedis(context: RecipeContext): Promise<Recipe> {
  const data = join(context.dataDir, 'redis');
  const found = findProgram('redis-server') ?? findProgram('valkey-server');
  let program: string[];
  try {
    program = found === undefined ? await installRedis(context) : [found];
  } catch (cause) {
    throw new Error(`No Redis can be had here: ${explain(cause)}\n${redisAdvice()}`, { cause });
  }
  await mkdir(data, { recursive: true, mode: 0o700 });
  const fixed = ['--bind', '127.0.0.1', '--dir', data, '--appendonly', 'yes', '--save', ''];
  return {
    data,
    command: (port) => [...program, ...fixed, '--daemonize', 'no', '--port', String(port)],
    uri: (port) => `redis://127.0.0.1:${port}`,
    ask: askRedis,
  };
}

function mongoAdvice(): string {
  const install = {
    darwin: 'brew tap mongodb/brew && brew install mongodb-community',
    win32: 'winget install MongoDB.Server',
  }[process.platform as string];
  return [
    `Install MongoDB: ${install ?? "sudo apt-get install -y mongodb-org (from MongoDB's own package source)"}`,
    'or run one: docker run -d -p 127.0.0.1:27017:27017 mongo:8',
    'and set MONGODB_URI=mongodb://127.0.0.1:27017/ when it is not on the PATH.',
  ].join('\n');
}

function redisAdvice(): string {
  const install = {
    darwin: 'brew install redis',
    win32: 'winget install Redis.Redis',
  }[process.platform as string];
  return [
    `Install Redis: ${install ?? 'sudo apt-get install -y redis-server'}`,
    'or set REDIS_URL to one that runs, for example redis://127.0.0.1:6379.',
  ].join('\n');
}
