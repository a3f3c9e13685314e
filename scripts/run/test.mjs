// npm test: packages, local services, then Jest. Arguments go on to Jest; --browser runs the browser story instead.
import { exitWith, runNode } from './child.mjs';
import { checkout, ensureDependencies, say } from './dependencies.mjs';

const browserArgs = [
  '--testMatch=**/test/browser/**/*.test.ts',
  '--testPathIgnorePatterns=/node_modules/',
  '--runInBand',
];

/** Two workers unless the caller says otherwise: the tests share one database server with whatever else runs here. */
function jestArgs(given) {
  const browser = given.includes('--browser');
  const args = given.filter((arg) => arg !== '--browser');
  if (browser) return [...browserArgs, ...args];
  const chosen = args.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)(=|$)/.test(arg));
  return chosen ? args : ['--maxWorkers=2', ...args];
}

await exitWith(async () => {
  await ensureDependencies();
  const { tsImport } = await import('tsx/esm/api');
  const { ensureServices } = await tsImport('../services/index.ts', import.meta.url);
  const services = await ensureServices({ root: checkout, owner: 'test' });
  try {
    say(`Running the tests on ${services.mongo.engine} and ${services.redis.engine}.`);
    return await runNode(
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
        ...jestArgs(process.argv.slice(2)),
      ],
      {
        cwd: checkout,
        env: { ...process.env, MONGODB_URI: services.mongo.uri, REDIS_URL: services.redis.url },
      },
    );
  } finally {
    await services.stop();
  }
});
