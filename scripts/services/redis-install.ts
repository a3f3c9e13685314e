import { realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackPackages } from './debian.ts';
import type { InstallContext } from './install.ts';
import { installOnce } from './install.ts';
import { findLoader } from './loader.ts';

/** Unpacks Debian's redis-server into the cache; gives the command that starts it with its own libraries. */
export async function installRedis(context: InstallContext): Promise<string[]> {
  const tree = await installOnce(context, 'redis', async (folder) => {
    context.log('Installing Redis (Debian packages, unpacked only) …');
    await unpackPackages({ packages: ['redis-server'], into: folder });
    for (const name of ['usr/share', 'etc', 'var']) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  });
  const { loader, libraries } = findLoader(tree);
  const program = realpathSync(join(tree, 'usr/bin/redis-server')); // a link into redis-tools
  return [loader, '--argv0', 'redis-server', '--library-path', libraries, program];
}
