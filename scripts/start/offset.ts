/** How far a trial's business time is from the wall clock, in a file that all its processes and the command line share. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileOf = (dataDir: string): string => join(dataDir, 'trial-clock');

/** ms; 0 when no trial moved its clock. */
export async function readOffset(dataDir: string): Promise<number> {
  try {
    return Number(await readFile(fileOf(dataDir), 'utf8')) || 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

export async function writeOffset(dataDir: string, ms: number): Promise<void> {
  await writeFile(fileOf(dataDir), String(Math.round(ms)));
}
