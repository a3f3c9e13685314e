import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How a program of an unpacked tree is started with the tree's own C library, whatever the machine has. */
export interface LoadedProgram {
  loader: string;
  libraries: string;
}

/** Finds the loader and the library folder of an unpacked Debian tree. Throws when there is none. */
export function findLoader(tree: string): LoadedProgram {
  const base = join(tree, 'usr/lib');
  for (const folder of readdirSync(base).filter((name) => name.endsWith('-linux-gnu'))) {
    const libraries = join(base, folder);
    const loader = readdirSync(libraries).find((name) => /^ld-linux-.*\.so\.\d+$/.test(name));
    if (loader !== undefined) return { loader: join(libraries, loader), libraries };
  }
  throw new Error(`${tree} has no program loader`);
}
