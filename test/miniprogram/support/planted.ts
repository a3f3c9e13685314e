/** Copies of the sample app with one thing wrong in it. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLE_APP } from './sample-house.ts';

const FOLDER = join(SAMPLE_APP, '../../../.data/planted');

export interface Planted {
  readonly root: string;
  readonly remove: () => Promise<void>;
}

/** In `file`, `from` becomes `to`; throws when it is not there. An empty `from` makes the file anew. */
export async function plant(file: string, from: string, to: string): Promise<Planted> {
  // As deep as the sample, because its tsconfig finds the typings from there.
  await mkdir(FOLDER, { recursive: true });
  const root = await mkdtemp(join(FOLDER, 'app-'));
  await cp(SAMPLE_APP, root, { recursive: true });
  const path = join(root, file);
  if (from === '') await writeFile(path, to);
  else {
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    await writeFile(path, text.replace(from, to));
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
