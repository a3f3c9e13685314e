import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { canNobodyEnter } from '../../../scripts/services/folders.ts';
import { choose } from '../../../scripts/services/recipes.ts';
import type { RecipeContext } from '../../../scripts/services/recipes.ts';
import { readState } from '../../../scripts/services/state.ts';
import { withDatabase } from '../../support/services.ts';

const path = process.env.PATH;
let folder: string;
let context: RecipeContext;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callpop-choice-'));
  chmodSync(folder, 0o755);
  process.env.PATH = join(folder, 'bin');
  mkdirSync(join(folder, 'bin'));
  context = {
    dataDir: join(folder, '.data'),
    cache: join(folder, 'cache'),
    log: () => undefined,
  };
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true, force: true });
});

function putProgram(name: string): string {
  const file = join(folder, 'bin', name);
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o755 });
  return file;
}

describe('the choice of a server', () => {
  it('is mongod when the PATH has one, on loopback with its own folder', async () => {
    const mongod = putProgram('mongod');
    const recipe = await choose.mongo(context);
    const command = recipe.command(27999);
    expect(command[0]).toBe(mongod);
    expect(command.join(' ')).toContain('--bind_ip 127.0.0.1');
    expect(command.slice(-2)).toEqual(['--port', '27999']);
    expect(recipe.data).toBe(join(folder, '.data/mongod'));
    expect(recipe.uri(27999)).toBe('mongodb://127.0.0.1:27999/');
  });

  it.each([
    [['redis-server'], 'redis-server'],
    [['valkey-server'], 'valkey-server'],
    [['redis-server', 'valkey-server'], 'redis-server'],
  ])('with %j on the PATH is %s, with an append-only file', async (names, chosen) => {
    names.forEach(putProgram);
    const command = (await choose.redis(context)).command(6399);
    expect(command[0]).toBe(join(folder, 'bin', chosen));
    expect(command.join(' ')).toContain('--bind 127.0.0.1');
    expect(command.join(' ')).toContain('--appendonly yes');
  });

  it.each([
    ['mongo', 'Install MongoDB: ', 'MONGODB_URI='],
    ['redis', 'Install Redis: ', 'REDIS_URL'],
  ] as const)(
    'of %s says how to install it where no way works',
    async (name, install, variable) => {
      const error: unknown = await choose[name](context).catch((reason: unknown) => reason);
      expect((error as Error).message).toContain('apt-get is not on the PATH');
      expect((error as Error).message).toContain(install);
      expect((error as Error).message).toContain(variable);
    },
  );
});

describe('canNobodyEnter', () => {
  it('is decided by every folder on the way; what is still to be made does not count', () => {
    const inner = join(folder, 'private/inner');
    mkdirSync(inner, { recursive: true });
    expect(canNobodyEnter(join(inner, 'new/data'))).toBe(true);
    chmodSync(join(folder, 'private'), 0o700);
    expect(canNobodyEnter(join(inner, 'new/data'))).toBe(false);
  });
});

describe('the state file', () => {
  it('is empty when there is none and refused when damaged', () => {
    const file = join(folder, 'services.json');
    expect(readState(file)).toEqual({ holders: [], kept: false });
    writeFileSync(file, '{"holders": "many"}');
    expect(() => readState(file)).toThrow('services.json is damaged');
  });
});

describe('withDatabase', () => {
  it.each([
    ['mongodb://127.0.0.1:1/', 'mongodb://127.0.0.1:1/t1'],
    ['mongodb://127.0.0.1:1', 'mongodb://127.0.0.1:1/t1'],
    ['mongodb://a:1,b:2/x?replicaSet=r', 'mongodb://a:1,b:2/t1?replicaSet=r'],
    ['mongodb://u:p@a/x', 'mongodb://u:p@a/t1?authSource=x'],
    ['mongodb+srv://u:p@a', 'mongodb+srv://u:p@a/t1?authSource=admin'],
    ['mongodb://u:p@a/x?authSource=y', 'mongodb://u:p@a/t1?authSource=y'],
  ])('%s becomes %s', (uri, expected) => {
    expect(withDatabase(uri, 't1')).toBe(expected);
  });
});
