// npm test: packages, local services, then Jest. Arguments go on to Jest; --browser runs the browser story instead, and
// --miniprogram the mini-program in its frame.
import { exitWith, runNode } from './child.mjs';
import {
  checkout,
  ensureDependencies,
  ensureMiniprogram,
  ensureMiniprogramCi,
  say,
} from './dependencies.mjs';

/** What runs in a browser: the product's own story alone, the mini-program's stories two at a time. */
const IN_BROWSER = new Map([
  ['--browser', '**/test/browser/**/*.test.ts'],
  ['--miniprogram', '**/test/miniprogram/*.test.ts'],
]);

/** Two workers unless the caller says otherwise: the tests share one database server with whatever else runs here. */
function jestArgs(given) {
  const args = given.filter((arg) => !IN_BROWSER.has(arg));
  const match = given.map((arg) => IN_BROWSER.get(arg)).find(Boolean);
  if (match) {
    const more = given.includes('--miniprogram')
      ? ['--globalTeardown=<rootDir>/test/miniprogram/support/sheet.ts', '--maxWorkers=2']
      : ['--runInBand'];
    const paths = ['/node_modules/', 'sample-app/'].map(
      (path) => `--testPathIgnorePatterns=${path}`,
    );
    return [`--testMatch=${match}`, ...paths, ...more, ...args];
  }
  const chosen = args.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)(=|$)/.test(arg));
  return chosen ? args : ['--maxWorkers=2', ...args];
}

await exitWith(async () => {
  await ensureDependencies();
  await ensureMiniprogram();
  if (process.argv.includes('--miniprogram')) await ensureMiniprogramCi();
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
