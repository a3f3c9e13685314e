// Runs a TypeScript tool of this checkout, installing the packages first when they are missing. stdout is the tool's.
import { exitWith, runNode } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';

await exitWith(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new Error('usage: node scripts/run/tool.mjs <file.ts> [arguments]');
  await ensureDependencies();
  return runNode(['--import', 'tsx', file, ...args]);
});
