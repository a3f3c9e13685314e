/** What calls are measured on: a fresh database, the stand-in for WeCom and the server, each in its own process. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { createBook } from '../../server/adapters/store/book.ts';
import { createCompany } from '../../server/adapters/store/company.ts';
import { connectStore, createIndexes } from '../../server/adapters/store/connect.ts';
import { createClock } from '../../server/clock.ts';
import type { Services } from '../services/index.ts';
import { clientele, REPS, TABLES } from './staff.ts';

/** What the server has spent since it started. */
export interface Spent {
  /** Commands sent to Mongo. */
  readonly commands: number;
  /** Processor time, whoever else kept the machine busy. */
  readonly cpuMs: number;
}

export interface Stage {
  readonly serverUrl: string;
  readonly standinUrl: string;
  /** Signs what the gateway says. */
  readonly secret: string;
  readonly spent: () => Promise<Spent>;
  readonly stop: () => Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
/** Whose data is measured. */
export const TENANT = 'BENCH';
/** The company of the stand-in. */
export const STANDIN = {
  corpId: 'wwbench',
  agentId: '1000002',
  secret: randomBytes(24).toString('hex'),
  token: randomBytes(12).toString('hex'),
  aesKey: `${randomBytes(21).toString('hex')}A`,
};
/** Nobody presses and nothing is ordered here: callbacks and orders have nowhere to go. */
const NOWHERE = 'http://127.0.0.1:9';

/** Loads the company and starts both processes; what was started is ended again when a later part fails. */
export async function setStage(services: Services): Promise<Stage> {
  const database = `bench_${randomBytes(6).toString('hex')}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'callpop-bench-'));
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) await end(child);
    await drop({ services, database });
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await loadCompany(services.mongo.uri, database);
    const standin = await startStandin(children);
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const server = start(children, 'scripts/bench/server.ts', {
      PORT: '0',
      PUBLIC_URL: NOWHERE,
      MONGODB_URI: withMonitoring(services.mongo.uri),
      MONGODB_DB: database,
      REDIS_URL: services.redis.url,
      TENANT_ID: TENANT,
      DATA_DIR: dataDir,
      GATEWAY_URL: NOWHERE,
      GATEWAY_SECRET: secret,
      LOG_LEVEL: 'warn',
      WECOM_CORP_ID: STANDIN.corpId,
      WECOM_AGENT_ID: STANDIN.agentId,
      WECOM_SECRET: STANDIN.secret,
      WECOM_CALLBACK_TOKEN: STANDIN.token,
      WECOM_ENCODING_AES_KEY: STANDIN.aesKey,
      WECOM_API_BASE: standin,
      WECOM_OAUTH_BASE: standin,
    });
    const { ready } = (await hear(server)) as { ready: string };
    return {
      serverUrl: ready,
      standinUrl: standin,
      secret,
      async spent() {
        server.send('spent');
        return (await hear(server)) as Spent;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Indexes, reps and their customers. */
export async function loadCompany(uri: string, database: string): Promise<void> {
  const connection = await connectStore({ uri, database, timeoutMs: 10_000 });
  try {
    await createIndexes(connection);
    const clock = createClock(null);
    const { loader } = createCompany({ connection, tenantId: TENANT, clock });
    await loader.addEmployees(REPS, clock.now());
    await loader.addTables(TABLES, clock.now());
    await createBook({ connection, tenantId: TENANT }).load(clientele(), clock.now());
  } finally {
    await connection.close();
  }
}

/** In a process of its own, which is added to `children`; its address. */
export async function startStandin(children: ChildProcess[]): Promise<string> {
  const child = start(children, 'scripts/standin/main.ts', {
    STANDIN_PORT: '0',
    STANDIN_CORP_ID: STANDIN.corpId,
    STANDIN_AGENT_ID: STANDIN.agentId,
    STANDIN_SECRET: STANDIN.secret,
    STANDIN_TOKEN: STANDIN.token,
    STANDIN_AES_KEY: STANDIN.aesKey,
    STANDIN_CALLBACK_URL: `${NOWHERE}/wecom/callback`,
    STANDIN_PRODUCT_URL: NOWHERE,
    STANDIN_PEOPLE: JSON.stringify(REPS.map(({ id, name }) => ({ userid: id, name }))),
  });
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error('the stand-in ended before it was ready'));
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /(http:\/\/127\.0\.0\.1:\d+)\s/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

function start(
  children: ChildProcess[],
  script: string,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  // A full pipe would stop the child.
  child.stdout?.resume();
  return child;
}

/** The next message of a child; rejects when it ends first. */
function hear(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (): void => {
      reject(new Error('the benched server ended'));
    };
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message);
    });
  });
}

/** Asks a child to end, and makes it after ten seconds. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(hurry);
}

function withMonitoring(uri: string): string {
  const bare = /^mongodb(\+srv)?:\/\/[^/?]+$/.test(uri) ? `${uri}/` : uri;
  return `${bare}${bare.includes('?') ? '&' : '?'}monitorCommands=true`;
}

/** Takes the database away, and what Redis holds of it. */
export async function drop(what: { services: Services; database: string }): Promise<void> {
  const { services, database } = what;
  const connection = await connectStore({ uri: services.mongo.uri, database, timeoutMs: 10_000 });
  await connection.dropDatabase();
  await connection.close();
  const redis = new Redis(services.redis.url);
  try {
    const stream = redis.scanStream({ match: `callpop:${database}:*`, count: 1000 });
    for await (const keys of stream as AsyncIterable<string[]>) {
      if (keys.length > 0) await redis.del(...keys);
    }
  } finally {
    redis.disconnect();
  }
}
