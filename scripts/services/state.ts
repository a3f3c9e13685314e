import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const processId = { pid: z.number().int().positive(), began: z.string() };

const serviceState = z.object({
  ...processId,
  port: z.number().int().positive(),
  uri: z.string(),
  engine: z.string(),
  version: z.string(),
});

const stateShape = z.object({
  mongo: serviceState.optional(),
  redis: serviceState.optional(),
  /** Processes that use the services; the last to leave ends them. */
  holders: z.array(z.object({ ...processId, owner: z.string() })),
  /** Asked to stay until `down`, whoever leaves. */
  kept: z.boolean(),
});

/** A local service we started: process, port, and what to connect to. */
export type ServiceState = z.infer<typeof serviceState>;

/** Everything known about the services of one checkout. */
export type ServicesState = z.infer<typeof stateShape>;

/** The local services, by the name they have in the state. */
export type ServiceName = 'mongo' | 'redis';

/** Reads the state; empty when there is none. Throws when the file is damaged. */
export function readState(file: string): ServicesState {
  const empty: ServicesState = { holders: [], kept: false };
  if (!existsSync(file)) return empty;
  try {
    return stateShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} is damaged; end its processes and remove it`, { cause });
  }
}

/** Writes the state in one step. */
export function writeState(file: string, state: ServicesState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
