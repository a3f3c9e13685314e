import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { endProcess, isRunning, ownProcess } from '../../../scripts/services/children.ts';
import type { Services } from '../../../scripts/services/index.ts';
import { ensureServices } from '../../../scripts/services/index.ts';
import { stateFile } from '../../../scripts/services/lifecycle.ts';
import type { ServiceState } from '../../../scripts/services/state.ts';
import { readState, writeState } from '../../../scripts/services/state.ts';

// A stand-in for redis-server on the PATH, so that nothing is installed: it answers INFO and says OK to the rest.
const redisServer = `#!${process.execPath}
const { createServer } = require('node:net');
const port = Number(process.argv[process.argv.indexOf('--port') + 1]);
const info = 'redis_version:7.7.7\\r\\nloading:0\\r\\n';
createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', (data) => {
    for (const command of String(data).split(/(?=\\*\\d+\\r\\n)/)) {
      socket.write(/\\binfo\\b/i.test(command) ? '$' + info.length + '\\r\\n' + info + '\\r\\n' : '+OK\\r\\n');
    }
  });
}).listen(port, '127.0.0.1');
`;

// Processes are started and ended here, and the machine may be busy with other tests.
jest.setTimeout(30_000);

const given = { path: process.env.PATH, redis: process.env.REDIS_URL };
let folder: string;
let dataDir: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callpop-lifecycle-'));
  dataDir = join(folder, '.data');
  said = [];
  const program = join(folder, 'redis-server');
  writeFileSync(program, redisServer);
  chmodSync(program, 0o755);
  process.env.PATH = folder;
  delete process.env.REDIS_URL;
});

afterEach(async () => {
  const left = readState(stateFile(dataDir)).redis;
  if (left !== undefined) await endProcess(left);
  process.env.PATH = given.path;
  process.env.REDIS_URL = given.redis;
  rmSync(folder, { recursive: true, force: true });
});

function ensure(owner: 'start' | 'cli' = 'start'): Promise<Services> {
  return ensureServices({ dataDir, owner, log: (line) => said.push(line) });
}

function recorded(): ServiceState {
  const service = readState(stateFile(dataDir)).redis;
  if (service === undefined) throw new Error('no redis is recorded');
  return service;
}

const goneProcess = { pid: 2_147_483_000, began: '1', owner: 'start' };

describe('ensureServices', () => {
  it('uses the MongoDB it is given and starts the Redis on the PATH', async () => {
    const services = await ensure();
    expect(services.mongo).toMatchObject({ uri: process.env.MONGODB_URI, started: false });
    expect(services.redis).toMatchObject({ engine: 'Redis', version: '7.7.7', started: true });
    expect(new URL(services.redis.url).hostname).toBe('127.0.0.1');
    expect(said.at(-1)).toBe(`Redis: Redis 7.7.7 at ${services.redis.url}`);
    await services.stop();
  });

  it('ends what it started when it stops, and takes the same port the next time', async () => {
    const services = await ensure();
    const first = recorded();
    await services.stop();
    expect(await isRunning(first)).toBe(false);
    const again = await ensure();
    expect(again.redis.url).toBe(services.redis.url);
    await again.stop();
  });

  it('finds what a crashed process left, does not double it, and ends it at the end', async () => {
    await ensure();
    const first = recorded();
    const state = readState(stateFile(dataDir));
    writeState(stateFile(dataDir), { ...state, holders: [goneProcess] });
    const again = await ensure();
    expect(again.redis.started).toBe(false);
    expect(recorded()).toEqual(first);
    await again.stop();
    expect(await isRunning(first)).toBe(false);
  });

  it('leaves the services running while another process uses them', async () => {
    const services = await ensure();
    const state = readState(stateFile(dataDir));
    const parent = { ...(await processOf(process.ppid)), owner: 'test' };
    writeState(stateFile(dataDir), { ...state, holders: [...state.holders, parent] });
    await services.stop();
    expect(await isRunning(recorded())).toBe(true);
    expect(readState(stateFile(dataDir)).holders).toEqual([parent]);
  });

  it('leaves them running when they were asked to stay', async () => {
    await (await ensure('cli')).stop();
    await (await ensure('start')).stop();
    expect(await isRunning(recorded())).toBe(true);
  });

  it('starts afresh what was cut off before it answered', async () => {
    await ensure('cli');
    const first = recorded();
    const state = readState(stateFile(dataDir));
    writeState(stateFile(dataDir), { ...state, redis: { ...first, engine: '', version: '' } });
    const services = await ensure();
    expect(services.redis).toMatchObject({ engine: 'Redis', version: '7.7.7', started: true });
    expect(await isRunning(first)).toBe(false);
  });

  it('does not take a later process with the same number for its own', async () => {
    await (await ensure()).stop();
    const state = readState(stateFile(dataDir));
    const stranger = { ...recorded(), pid: process.pid };
    writeState(stateFile(dataDir), { ...state, redis: stranger });
    const services = await ensure();
    expect(services.redis.started).toBe(true);
    expect(recorded().pid).not.toBe(process.pid);
    await services.stop();
  });

  it('names the variable when the given server does not answer', async () => {
    process.env.REDIS_URL = 'redis://127.0.0.1:1';
    await expect(ensure()).rejects.toThrow('REDIS_URL is set, but nothing answers there');
  });

  it('says the last words of a server that ends at once', async () => {
    writeFileSync(
      join(folder, 'redis-server'),
      `#!${process.execPath}\nconsole.error('wrong page size'); process.exit(3);`,
    );
    const error: unknown = await ensure().catch((reason: unknown) => reason);
    expect((error as Error).message).toContain('redis.log');
    expect(String((error as Error).cause)).toContain('ended with 3:\nwrong page size');
    expect(readFileSync(join(dataDir, 'redis.log'), 'utf8')).toBe('wrong page size\n');
  });
});

async function processOf(pid: number): Promise<{ pid: number; began: string }> {
  const { processBegan } = await import('../../../scripts/services/children.ts');
  return { pid, began: (await processBegan(pid)) ?? '' };
}

describe('isRunning', () => {
  it('knows this process, and no process that is gone or began at another time', async () => {
    const own = await ownProcess();
    expect(await isRunning(own)).toBe(true);
    expect(await isRunning({ ...own, began: '0' })).toBe(false);
    expect(await isRunning(goneProcess)).toBe(false);
  });
});
