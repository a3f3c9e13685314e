/** How much the package weighs, counted from the sources as they are: the official tool only makes it smaller. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem, Project } from '../project.ts';

const KB = 1024;
const MAIN = 500 * KB;
const ALL = 900 * KB;
const ICON = 10 * KB;
/** What stays at home. */
const NOT_SENT = /(\.d\.ts|\.md|tsconfig\.json)$|(^|\/)node_modules\//;

export interface Weight {
  readonly mainBytes: number;
  readonly allBytes: number;
}

/** Bytes of the main package and of all. */
export function weigh({ root, app }: Project): Weight {
  const subs = (app.subPackages ?? []).map((sub) => `${sub.root.replace(/\/$/, '')}/`);
  let mainBytes = 0;
  let allBytes = 0;
  for (const file of filesOf(root)) {
    const { size } = statSync(path.join(root, file));
    allBytes += size;
    if (!subs.some((sub) => file.startsWith(sub))) mainBytes += size;
  }
  return { mainBytes, allBytes };
}

/** Faults of weight: the packages, and each icon of the tab bar. */
export function limitFaults(project: Project): Problem[] {
  const { mainBytes, allBytes } = weigh(project);
  const faults: Problem[] = [];
  const most = (file: string, bytes: number, limit: number): void => {
    if (bytes > limit) {
      faults.push({ file, text: `weighs ${Math.ceil(bytes / KB)} kB, more than ${limit / KB}` });
    }
  };
  most('main package', mainBytes, MAIN);
  most('all packages', allBytes, ALL);
  for (const file of filesOf(project.root)) {
    if (/\.(png|jpe?g|gif|webp|svg)$/.test(file)) {
      most(file, statSync(path.join(project.root, file)).size, ICON);
    }
  }
  return faults;
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !NOT_SENT.test(file));
}
