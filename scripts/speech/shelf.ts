/** A folder of sounds that are made once: the name of a file says all that went into it. */
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Shelf {
  readonly folder: string;
  /** The path of `<name>.wav`, made when it is not there yet. */
  keep(name: string, make: () => Buffer | Promise<Buffer>): Promise<string>;
}

const HEADER_BYTES = 44;

export async function createShelf(folder: string): Promise<Shelf> {
  await mkdir(folder, { recursive: true });
  const making = new Map<string, Promise<string>>();
  let halves = 0;

  async function place(name: string, make: () => Buffer | Promise<Buffer>): Promise<string> {
    const file = join(folder, `${name}.wav`);
    const known = await stat(file).catch(() => null);
    if (known && known.size > HEADER_BYTES) return file;
    halves += 1;
    const half = `${file}.${process.pid}.${halves}`;
    await writeFile(half, await make());
    await rename(half, file);
    return file;
  }

  return {
    folder,
    keep(name, make) {
      const known = making.get(name);
      if (known) return known;
      const made = place(name, make).finally(() => making.delete(name));
      making.set(name, made);
      return made;
    },
  };
}
