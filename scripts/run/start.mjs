// npm start: packages first, then the product with everything it needs. Plain JavaScript, for nothing is installed yet.
import { exitWith, runNode } from './child.mjs';
import { checkout, ensureDependencies, ensureMiniprogram, say } from './dependencies.mjs';

await exitWith(async () => {
  say(`callpop: setting up and starting (Node ${process.versions.node}).`);
  await ensureDependencies();
  await ensureMiniprogram();
  return runNode(['--import', 'tsx', 'scripts/start/main.ts', ...process.argv.slice(2)], {
    cwd: checkout,
    // Over the channel it hears when we are killed without a word.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
});
