/** What the compiled package must hold and may not, read from the files that the official builder made. */
import type { AppConfig, Problem } from '../project.ts';
import { weightFaults, type Sizes } from './limits.ts';

/** Endings of what a phone runs or draws; all else was meant to stay at home. */
const SENT = /\.(js|json|wxml|wxss|wxs|png|jpe?g|gif|svg)$/;
/** Ours, which no phone needs. */
const AT_HOME =
  /(^|\/)(tsconfig\.json|package(-lock)?\.json|test|tests|typings|node_modules)(\/|$)/;

/** Faults of weight, pages that are not there as compiled, and files that should not be. */
export function packageFaults(sizes: Sizes, app: AppConfig): Problem[] {
  const below = (app.subPackages ?? []).flatMap((sub) =>
    sub.pages.map((page) => `${sub.root.replace(/\/$/, '')}/${page}`),
  );
  const needed = [...app.pages, ...below].flatMap((page) => [`${page}.js`, `${page}.wxml`]);
  const missing = ['app.json', 'app.js', ...needed].filter((file) => !sizes.has(file));
  const strange = [...sizes.keys()].filter((file) => !SENT.test(file) || AT_HOME.test(file));
  return [
    ...missing.map((file) => ({ file, text: 'is not in the package' })),
    ...strange.map((file) => ({ file, text: 'does not belong into the package' })),
    ...weightFaults(sizes, app),
  ];
}
