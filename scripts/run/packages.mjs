// Puts the packages in place for a command that reads all of the source.
import { exitWith } from './child.mjs';
import { ensureDependencies, ensureMiniprogram } from './dependencies.mjs';

await exitWith(async () => {
  await ensureDependencies();
  await ensureMiniprogram();
  return 0;
});
