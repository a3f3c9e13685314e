/** The gate names each planted fault at its place, and lets what is guarded pass. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { checkMiniprogram } from '../../scripts/miniprogram/check.ts';
import { compileMiniprogram } from '../../scripts/miniprogram/compile.ts';
import { sayProblem } from '../../scripts/miniprogram/project.ts';
import { CHECK, COMPILE, GUARDED } from './harness-cases.ts';
import { plant, type Planted } from './support/planted.ts';
import { SAMPLE_APP } from './support/sample-house.ts';

jest.setTimeout(30_000);

let planted: Planted | undefined;

afterEach(async () => {
  await planted?.remove();
  planted = undefined;
});

/** The sample breaks these on purpose, for the tests of the frame. */
const ON_PURPOSE = [
  /^pages\/home\/index\.ts:\d+ wx\.makePhoneCall is missing/,
  /^pages\/home\/index\.ts:\d+ wx may only/,
];

async function faultsOf(root: string): Promise<string[]> {
  const faults = (await checkMiniprogram({ root })).map(sayProblem);
  return faults.filter((fault) => !ON_PURPOSE.some((form) => form.test(fault)));
}

it('finds in the sample only what it breaks on purpose', async () => {
  const faults = (await checkMiniprogram({ root: SAMPLE_APP })).map(sayProblem);
  expect(faults).toEqual(ON_PURPOSE.map((form) => expect.stringMatching(form)));
});

it('builds all pages and pictures', async () => {
  const { files, pages } = await compileMiniprogram({ root: SAMPLE_APP });
  expect(pages).toEqual([
    'pages/home/index',
    'pages/list/index',
    'pages/detail/index',
    'pages/faults/index',
    'desk/report/index',
  ]);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['app.js', 'runtime.js', 'static/icons/home.png']),
  );
});

describe('the compiler refuses', () => {
  it.each(COMPILE)('$file with $to', async ({ file, from, to, says }) => {
    planted = await plant(file, from, to);
    await expect(compileMiniprogram(planted)).rejects.toThrow(says);
  });
});

describe('the gate refuses', () => {
  it.each(CHECK.map((one) => [one.says, one] as const))(
    '%s',
    async (_says, { file, from, to, says }) => {
      planted = await plant(file, from, to);
      expect(await faultsOf(planted.root)).toContainEqual(expect.stringContaining(says));
    },
  );
});

describe('the gate lets pass', () => {
  it.each(GUARDED)('%s', async (code) => {
    planted = await plant('server.ts', 'return new Promise', `${code} return new Promise`);
    expect(await faultsOf(planted.root)).toEqual([]);
  });
});
