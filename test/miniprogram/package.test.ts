/** The package as WeChat's own builder makes it for an upload: compiled offline, then read file by file. Pages §6. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sizesBelow } from '../../scripts/miniprogram/check/limits.ts';
import { packageFaults } from '../../scripts/miniprogram/check/package.ts';
import { sayProblem, type AppConfig } from '../../scripts/miniprogram/project.ts';

// The builder takes 15 s on a quiet machine of two cores.
jest.setTimeout(180_000);

const CHECKOUT = resolve(import.meta.dirname, '../..');
const COMPILE = join(CHECKOUT, 'scripts/miniprogram/ci/compile.ts');
const BROKEN = 'pages/broken/index';

interface Ended {
  readonly code: number;
  readonly stderr: string;
}

let folder: string;
let out: string;
let good: Ended;
let bad: Ended;
let app: AppConfig;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-package-'));
  out = join(folder, 'out');
  app = JSON.parse(await readFile(join(CHECKOUT, 'miniprogram/app.json'), 'utf8')) as AppConfig;
  const broken = join(folder, 'broken');
  await plantFault(broken);
  [good, bad] = await Promise.all([
    compile(CHECKOUT, out),
    compile(broken, join(folder, 'nothing')),
  ]);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** An app of one page, whose template has no end; with the settings of ours. */
async function plantFault(root: string): Promise<void> {
  const files = {
    'app.json': JSON.stringify({ pages: [BROKEN] }),
    'app.ts': 'App({});\n',
    [`${BROKEN}.ts`]: 'Page({});\n',
    [`${BROKEN}.wxml`]: '<view><text>{{ rows</text>\n',
  };
  await cp(join(CHECKOUT, 'project.config.json'), join(root, 'project.config.json'));
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, 'miniprogram', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

function compile(from: string, to: string): Promise<Ended> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', COMPILE, from, to],
      { cwd: CHECKOUT },
      (error, _stdout, stderr) => {
        done({ code: error === null ? 0 : Number(error.code ?? 1), stderr });
      },
    );
  });
}

describe('the package', () => {
  it('is compiled', () => {
    expect(good.code === 0 ? '' : good.stderr).toBe('');
  });

  it('holds every page and nothing that stays at home, and keeps its limits', () => {
    const sizes = sizesBelow(out);
    expect(sizes.size).toBeGreaterThan(app.pages.length * 3);
    expect(packageFaults(sizes, app).map(sayProblem)).toEqual([]);
  });

  it('holds scripts that run without modules of this century', async () => {
    const scripts = [...sizesBelow(out).keys()].filter((file) => file.endsWith('.js'));
    expect(scripts).toContain('app.js');
    for (const file of scripts) {
      const code = await readFile(join(out, file), 'utf8');
      expect(() => new Script(code, { filename: file })).not.toThrow();
    }
  });

  it('is refused with a fault in a template, and the page is named', () => {
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain(`${BROKEN}.wxml`);
  });
});

describe('the check of the package refuses', () => {
  const ICON = 'icons/status.png';

  it.each<[string, (sizes: Map<string, number>) => void]>([
    ['main package weighs 501 kB', (all) => all.set('app.js', 500 * 1024)],
    ['all packages weighs 901 kB', (all) => all.set('desk/jobs.js', 900 * 1024)],
    [`${ICON} weighs 11 kB`, (all) => all.set(ICON, 10 * 1024 + 1)],
    ['pages/call/list.js is not in the package', (all) => all.delete('pages/call/list.js')],
    ['desk/jobs.wxml is not in the package', (all) => all.delete('desk/jobs.wxml')],
    ['typings/wx.d.ts does not belong', (all) => all.set('typings/wx.d.ts', 1)],
    ['README.md does not belong', (all) => all.set('README.md', 1)],
    ['test/a.js does not belong', (all) => all.set('test/a.js', 1)],
  ])('%s', (says, spoil) => {
    const pages = [...app.pages, 'desk/reports', 'desk/try-route', 'desk/jobs'];
    const files = ['app.js', 'app.json', ICON, ...pages.flatMap((p) => [`${p}.js`, `${p}.wxml`])];
    const sizes = new Map(files.map((file) => [file, 10]));
    expect(packageFaults(sizes, app)).toEqual([]);
    spoil(sizes);
    expect(packageFaults(sizes, app).map(sayProblem)).toEqual([expect.stringContaining(says)]);
  });
});
