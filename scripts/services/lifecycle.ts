import { join } from 'node:path';
import { endProcess, isRunning, startChild } from './children.ts';
import { freePort } from './ports.ts';
import { makeOpenFolder } from './folders.ts';
import type { Recipe } from './recipes.ts';
import { ask } from './recipes.ts';
import { explain } from './shell.ts';
import type { ServiceName, ServiceState, ServicesState } from './state.ts';
import { readState, writeState } from './state.ts';

/** A first start creates the database files; a slow disk may need its time. */
const PATIENCE_MS = 120_000;

/** How long a server that runs may be silent: it may be recovering, or the machine busy. */
const SILENCE_MS = 30_000;

/** A port may be taken between finding it and listening on it. */
const TRIES = 3;

/** Where the state of one data folder is. */
export function stateFile(dataDir: string): string {
  return join(dataDir, 'services.json');
}

/**
 * The recorded service if it still runs and answers. One that was cut off before it ever answered is ended, and so is
 * one that has fallen silent, unless others use it: then this throws, for they may only see a slow machine.
 */
export async function findRunning(
  dataDir: string,
  name: ServiceName,
): Promise<ServiceState | undefined> {
  const state = await liveState(dataDir);
  const known = state[name];
  if (known === undefined || !(await isRunning(known))) return undefined;
  if (known.engine === '') {
    await endProcess(known);
    return undefined;
  }
  try {
    await ask[name](known.uri, SILENCE_MS);
    return known;
  } catch (cause) {
    const used = state.kept || state.holders.some(({ pid }) => pid !== process.pid);
    if (used) throw new Error(`${name} (process ${known.pid}) runs but does not answer`, { cause });
    await endProcess(known);
    return undefined;
  }
}

interface ServiceStart {
  dataDir: string;
  name: ServiceName;
  recipe: Recipe;
}

/** Starts a service and records it, before it answers and again with its version once it does. */
export async function startService({ dataDir, name, recipe }: ServiceStart): Promise<ServiceState> {
  const file = stateFile(dataDir);
  makeOpenFolder(recipe.data);
  let lastProblem: unknown;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const preferred = attempt === 0 ? readState(file)[name]?.port : undefined;
    const port = await freePort(preferred);
    const uri = recipe.uri(port);
    const record = (entry: Partial<ServiceState>): void => {
      const state = readState(file);
      const blank = { pid: 0, began: '', port, uri, engine: '', version: '' };
      writeState(file, { ...state, [name]: { ...blank, ...state[name], port, uri, ...entry } });
    };
    try {
      await startChild({
        command: recipe.command(port),
        logFile: join(dataDir, `${name}.log`),
        probe: () => recipe.ask(uri),
        patience: PATIENCE_MS,
        onSpawn: (id) => {
          record({ ...id, engine: '', version: '' });
        },
      });
      record(await recipe.ask(uri));
      const started = readState(file)[name];
      if (started === undefined) throw new Error(`${file} lost its entry for ${name}`);
      return started;
    } catch (error) {
      lastProblem = error;
      if (!explain(error).toLowerCase().includes('address already in use')) break;
    }
  }
  throw new Error(`${name} could not be started (log: ${join(dataDir, `${name}.log`)})`, {
    cause: lastProblem,
  });
}

/** Ends both local services and forgets them; their ports stay known for the next start. */
export async function endServices(dataDir: string): Promise<ServiceName[]> {
  const state = readState(stateFile(dataDir));
  const ended: ServiceName[] = [];
  for (const name of ['redis', 'mongo'] as const) {
    const service = state[name];
    if (service === undefined || !(await isRunning(service))) continue;
    await endProcess(service);
    ended.push(name);
  }
  return ended;
}

/** The state without the holders that are gone. */
export async function liveState(dataDir: string): Promise<ServicesState> {
  const state = readState(stateFile(dataDir));
  const alive = await Promise.all(state.holders.map(isRunning));
  return { ...state, holders: state.holders.filter((_, at) => alive[at]) };
}
