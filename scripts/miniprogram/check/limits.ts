/** How much the package weighs: the sources as they are, which the official tool only makes smaller, or what it made. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AppConfig, Problem, Project } from '../project.ts';

const KB = 1024;
const MAIN = 500 * KB;
const ALL = 900 * KB;
const ICON = 10 * KB;
/** What stays at home. */
const NOT_SENT = /(\.d\.ts|\.md|tsconfig\.json)$|(^|\/)node_modules\//;

/** A file's path from the root of the package → its bytes. */
export type Sizes = ReadonlyMap<string, number>;

/** Faults of weight: the packages, and each picture. */
export function weightFaults(sizes: Sizes, app: AppConfig): Problem[] {
  const subs = (app.subPackages ?? []).map((sub) => `${sub.root.replace(/\/$/, '')}/`);
  const faults: Problem[] = [];
  const most = (file: string, bytes: number, limit: number): void => {
    if (bytes > limit) {
      faults.push({ file, text: `weighs ${Math.ceil(bytes / KB)} kB, more than ${limit / KB}` });
    }
  };
  const files = [...sizes];
  const main = files.filter(([file]) => !subs.some((sub) => file.startsWith(sub)));
  most('main package', sum(main), MAIN);
  most('all packages', sum(files), ALL);
  for (const [file, bytes] of files) {
    if (/\.(png|jpe?g|gif|webp|svg)$/.test(file)) most(file, bytes, ICON);
  }
  return faults;
}

/** Faults of weight of the sources. */
export function limitFaults({ root, app }: Project): Problem[] {
  const sent = [...sizesBelow(root)].filter(([file]) => !NOT_SENT.test(file));
  return weightFaults(new Map(sent), app);
}

/** Every file below a folder. */
export function sizesBelow(root: string): Sizes {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
  return new Map(files.map((file) => [file, statSync(path.join(root, file)).size]));
}

function sum(files: readonly (readonly [string, number])[]): number {
  return files.reduce((total, [, bytes]) => total + bytes, 0);
}
