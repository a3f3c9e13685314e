import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { takeLock } from '../run/lock.mjs';
import { isRunning } from './children.ts';
import { checkout, mongoDataFolder } from './folders.ts';
import { ensureServices } from './index.ts';
import { endServices, liveState, stateFile } from './lifecycle.ts';
import { explain } from './shell.ts';
import { writeState } from './state.ts';

const dataDir = join(checkout, '.data');

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(data: unknown): void {
  process.stdout.write(`${JSON.stringify(data)}\n`);
}

async function up(): Promise<void> {
  const services = await ensureServices({ owner: 'cli' });
  print({ service: 'mongo', ...services.mongo });
  print({ service: 'redis', ...services.redis });
}

async function status(): Promise<void> {
  const state = await liveState(dataDir);
  for (const name of ['mongo', 'redis'] as const) {
    const service = state[name];
    if (service === undefined || !(await isRunning(service))) {
      print({ service: name, running: false });
      continue;
    }
    const { pid, port, uri, engine, version } = service;
    print({ service: name, running: true, pid, port, uri, engine, version });
  }
  const users = state.holders.map(({ pid, owner }) => ({ pid, owner }));
  print({ keptUntilDown: state.kept, users });
}

async function down(): Promise<void> {
  await whileUnused(async () => {
    const ended = await endServices(dataDir);
    say(ended.length === 0 ? 'Nothing was running.' : `Ended: ${ended.join(', ')}.`);
  });
}

async function reset(): Promise<void> {
  await whileUnused(async () => {
    await endServices(dataDir);
    const logs = ['mongo.log', 'redis.log'].flatMap((name) => [name, `${name}.1`]);
    const ours = ['mongod', 'redis', ...logs].map((name) => join(dataDir, name));
    for (const path of [...ours, mongoDataFolder(dataDir), stateFile(dataDir)]) {
      await rm(path, { recursive: true, force: true });
    }
    say('All data of the local services is deleted.');
  });
}

/** Runs with the lock held; refuses while others use the services, else no longer keeps them. */
async function whileUnused(work: () => Promise<void>): Promise<void> {
  const release = await takeLock(dataDir);
  try {
    const state = await liveState(dataDir);
    if (state.holders.length > 0) {
      const users = state.holders.map(({ owner, pid }) => `${owner} (process ${pid})`);
      throw new Error(`still in use by ${users.join(', ')}; stop that first`);
    }
    writeState(stateFile(dataDir), { ...state, kept: false });
    await work();
  } finally {
    await release();
  }
}

const program = new Command('services')
  .description('The local MongoDB and Redis of this checkout.')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });
program.command('up').description('start them and leave them running').action(up);
program.command('status').description('one JSON line per service').action(status);
program.command('down').description('end them; the data stays').action(down);
program.command('reset').description('end them and delete their data').action(reset);

try {
  await program.parseAsync();
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
