import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { takeLock } from '../run/lock.mjs';
import { canNobodyEnter, isRoot, makeOpenFolder } from './folders.ts';
import { run } from './shell.ts';

/** What an installation needs to know. */
export interface InstallContext {
  cache: string;
  log: (line: string) => void;
}

/**
 * Makes `cache/name` once: `fill` works in a temporary folder that gets the final name only when complete, so a cut
 * installation leaves nothing half done, and two at once wait for each other.
 */
export async function installOnce(
  context: InstallContext,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const target = join(context.cache, name);
  if (existsSync(target)) return target;
  makeOpenFolder(context.cache);
  if (isRoot() && !canNobodyEnter(context.cache)) {
    throw new Error(`${context.cache} must be open to user 65534, who runs the database for root`);
  }
  const release = await takeLock(context.cache, {
    waiting: () => {
      context.log('Another process is installing the services; waiting for it.');
    },
  });
  const temporary = join(context.cache, `.${name}-${randomBytes(4).toString('hex')}`);
  try {
    if (existsSync(target)) return target;
    await mkdir(temporary);
    await fill(temporary);
    await run('chmod', ['-R', 'a+rX', temporary]);
    await rename(temporary, target);
    return target;
  } finally {
    await rm(temporary, { recursive: true, force: true });
    await release();
  }
}
