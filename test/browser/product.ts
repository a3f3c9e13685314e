/** The product as a newcomer starts it: one child process that brings the stand-in and the gateway along. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { freePort } from '../../scripts/services/ports.ts';

export interface Product {
  /** Address of the chat page. */
  readonly chatUrl: string;
  /** Address of the server, where the call pages are. */
  readonly serverUrl: string;
  /** Ends every process of it and drops its data. */
  readonly stop: () => Promise<void>;
}

/** The last line that a start prints when everything runs. */
const UP = /Call the hotline:/;
const START_MS = 60_000;
const root = resolve(import.meta.dirname, '../..');

/** Starts the product at a moment of business time, on free ports, with data of its own. Rejects with what it printed. */
export async function startProduct(at: string): Promise<Product> {
  const mongoUri = demand('MONGODB_URI');
  const redisUrl = demand('REDIS_URL');
  const database = `browser_${randomBytes(6).toString('hex')}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'callpop-browser-'));
  const [port, standinPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start/main.ts', '--at', at], {
    cwd: root,
    env: {
      ...process.env,
      ...NO_COMPANY,
      MONGODB_URI: mongoUri,
      REDIS_URL: redisUrl,
      MONGODB_DB: database,
      DATA_DIR: dataDir,
      PORT: String(port),
      STANDIN_PORT: String(standinPort),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (): boolean => child.kill('SIGTERM');
  process.once('exit', end);
  const stop = async (): Promise<void> => {
    process.off('exit', end);
    await endChild(child);
    await dropData({ mongoUri, redisUrl, database });
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await whenUp(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    chatUrl: `http://127.0.0.1:${standinPort}/`,
    serverUrl: `http://127.0.0.1:${port}`,
    stop,
  };
}

/** A checkout with a company of its own in `.env` still plays the story as a trial. */
const NO_COMPANY = {
  WECOM_CORP_ID: '',
  WECOM_AGENT_ID: '',
  WECOM_SECRET: '',
  WECOM_CALLBACK_TOKEN: '',
  WECOM_ENCODING_AES_KEY: '',
} as const;

function whenUp(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let printed = '';
    const late = setTimeout(() => {
      failed(new Error(`the product did not start in ${START_MS / 1000} s:\n${printed}`));
    }, START_MS);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (!UP.test(printed)) return;
      clearTimeout(late);
      done();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`the product ended with code ${code ?? 'none'}:\n${printed}`));
    });
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** A trial at another moment appends that moment to the name of its database; both stores are cleared by beginning. */
async function dropData(where: {
  readonly mongoUri: string;
  readonly redisUrl: string;
  readonly database: string;
}): Promise<void> {
  const mongo = new MongoClient(where.mongoUri);
  const redis = new Redis(where.redisUrl);
  try {
    const { databases } = await mongo.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases) {
      if (name.startsWith(where.database)) await mongo.db(name).dropDatabase();
    }
    for await (const keys of redis.scanStream({ match: `*${where.database}*`, count: 1000 })) {
      const found = keys as string[];
      if (found.length > 0) await redis.del(...found);
    }
  } finally {
    await mongo.close();
    redis.disconnect();
  }
}

function demand(name: string): string {
  const value = process.env[name] ?? '';
  if (value === '') throw new Error(`${name} is not set: run npm test -- --browser`);
  return value;
}
