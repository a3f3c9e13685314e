import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { takeLock } from '../../../scripts/run/lock.mjs';

// Each case starts Node, which takes its time on a busy machine.
jest.setTimeout(30_000);

const scripts = resolve(import.meta.dirname, '../../../scripts/run');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callpop-run-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function node(...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

describe('dependenciesCurrent', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/o': { version: '2.0.0', optional: true },
  };

  function isCurrent(installed?: object): string {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
    if (installed !== undefined) {
      mkdirSync(join(folder, 'node_modules'), { recursive: true });
      const list = join(folder, 'node_modules/.package-lock.json');
      writeFileSync(list, JSON.stringify({ packages: installed }));
    }
    const code = `import { dependenciesCurrent } from ${JSON.stringify(join(scripts, 'dependencies.mjs'))};
      console.log(dependenciesCurrent(${JSON.stringify(folder)}));`;
    return node('--input-type=module', '-e', code).stdout.trim();
  }

  it.each([
    ['nothing installed', undefined, 'false'],
    ['all there but an optional one', { 'node_modules/a': { version: '1.0.0' } }, 'true'],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, 'false'],
    ['one missing', { 'node_modules/o': { version: '2.0.0' } }, 'false'],
  ])('%s', (_name, installed, expected) => {
    expect(isCurrent(installed)).toBe(expected);
  });
});

describe('takeLock', () => {
  it('has one holder at a time and tells the other once that it waits', async () => {
    const events: string[] = [];
    const first = await takeLock(folder);
    const second = takeLock(folder, { waiting: () => events.push('waiting') }).then((release) => {
      events.push('taken');
      return release;
    });
    const elsewhere = await takeLock(`${folder}/other`);
    await elsewhere();
    events.push('released');
    await first();
    await (
      await second
    )();
    expect(events).toEqual(['waiting', 'released', 'taken']);
  });
});

describe('the tool runner', () => {
  it('gives the tool its arguments, keeps stdout for it, and ends with its code', () => {
    const tool = join(folder, 'tool.ts');
    writeFileSync(
      tool,
      'const code: number = 3; console.log(process.argv.slice(2).join()); process.exit(code);',
    );
    const ended = node(join(scripts, 'tool.mjs'), tool, '--json', 'x');
    expect(ended).toEqual({ code: 3, stdout: '--json,x\n', stderr: '' });
  });

  it('hands a signal on and ends with the code the tool chose', async () => {
    const tool = join(folder, 'tool.ts');
    writeFileSync(
      tool,
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready');",
    );
    const child = spawn(process.execPath, [join(scripts, 'tool.mjs'), tool]);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(7);
  });

  it('says how it is used', () => {
    const ended = node(join(scripts, 'tool.mjs'));
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toContain('usage:');
  });
});

describe('the summary of test runs', () => {
  const test = (status: string): object => ({
    status,
    fullName: `is ${status}`,
    failureMessages: ['because'],
  });

  function writeResult(name: string, statuses: string[], file = 'passed'): string {
    const path = join(folder, name);
    const count = (status: string): number => statuses.filter((one) => one === status).length;
    const result = {
      numPassedTests: count('passed'),
      numFailedTests: count('failed'),
      numTotalTests: statuses.length,
      testResults: [
        {
          name: 'a.test.ts',
          status: file,
          message: 'broken',
          assertionResults: statuses.map(test),
        },
      ],
    };
    writeFileSync(path, JSON.stringify(result));
    return path;
  }

  function sum(outside: number, ...files: string[]): [number | null, string | undefined] {
    const ended = node(join(scripts, 'summary.mjs'), String(outside), ...files);
    return [ended.code, ended.stdout.trim().split('\n').at(-1)];
  }

  it('adds up all runs', () => {
    const files = [writeResult('a.json', ['passed', 'passed']), writeResult('b.json', ['passed'])];
    expect(sum(0, ...files)).toEqual([0, '3 passed, 0 failed']);
    expect(sum(2, ...files)).toEqual([1, '3 passed, 2 failed']);
  });

  it('counts failed tests, files that did not load, runs without a result and runs without tests', () => {
    expect(sum(0, writeResult('a.json', ['passed', 'failed'], 'failed'))).toEqual([
      1,
      '1 passed, 1 failed',
    ]);
    expect(sum(0, writeResult('b.json', ['passed'], 'failed'))).toEqual([1, '1 passed, 1 failed']);
    expect(sum(0, join(folder, 'none.json'))).toEqual([1, '0 passed, 1 failed']);
    expect(sum(0, writeResult('c.json', []))).toEqual([1, '0 passed, 1 failed']);
  });
});
