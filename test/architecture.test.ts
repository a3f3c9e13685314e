/** The law of the house: who may import whom, how long a file may be, and the words no room may use. */
import { describe, expect, it } from '@jest/globals';
import { INDEXES } from '../server/adapters/store/connect.ts';
import { brokenArrows, roomOf } from './support/arrows.ts';
import { codeOf, importsOf, readSources, type Source } from './support/sources.ts';

const MOST_LINES = 250;
/** Tables and data, which only grow in length, and what a program wrote. */
const LONG =
  /^(test\/fixtures\/|test\/.*\/[\w-]*cases[\w-]*\.ts$|scripts\/seed\/|server\/domain\/numbers\/area-codes\.ts$|server\/http\/contract\/)/;

function tooLong(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > MOST_LINES && !LONG.test(path) ? [`${path} has ${lines} lines`] : [];
  });
}

/** Words of the machine: where they may not stand, and the one place where they may. */
const WORDS: readonly { readonly word: RegExp; readonly not: RegExp; readonly but?: RegExp }[] = [
  { word: /\bprocess\.env\b/, not: /^(server|cards|templates)\//, but: /^server\/config\.ts$/ },
  {
    word: /\bDate\.now\(|\bnew Date\(\)/,
    not: /^(server|cards|templates)\//,
    but: /^server\/clock\.ts$/,
  },
  { word: /\bMath\.random\b/, not: /^(server\/(domain|flows)|cards|templates)\// },
  { word: /\bsetTimeout\(|\bsetInterval\(/, not: /^(server\/domain|cards|templates)\// },
];
/** Words that may stand nowhere, comments included: work left undone, a check silenced without a reason. */
const UNFINISHED = new RegExp(['TO', 'DO|FIX', 'ME'].join(''));
const SILENCED = /\beslint-disable(?!.* -- )|@ts-(ignore|nocheck)\b/;

function forbiddenWords(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const { path, text } = source;
    const code = codeOf(source);
    const spoken = WORDS.filter(
      ({ word, not, but }) => not.test(path) && !but?.test(path) && word.test(code),
    );
    return [
      ...spoken.map(({ word }) => `${path} says ${String(word)}`),
      ...(UNFINISHED.test(text) ? [`${path} is unfinished`] : []),
      ...(SILENCED.test(text) ? [`${path} silences a check without a reason`] : []),
    ];
  });
}

/** Its named exports are missing under native ESM; only the default one is there in every way of running. */
function namedHolidays(sources: readonly Source[]): string[] {
  return sources
    .flatMap(importsOf)
    .filter((one) => one.of === 'chinese-days' && !one.typeOnly && !/^\w+$/.test(one.clause))
    .map(({ by, clause }) => `${by} imports ${clause}`);
}

const SELF = 'test/architecture.test.ts';
const sources = readSources().filter((source) => source.path !== SELF);

describe('the house', () => {
  it('is read whole', () => {
    const rooms = new Set(sources.map((source) => roomOf(source.path)));
    expect([...rooms]).toEqual(expect.arrayContaining(['domain', 'flows', 'http', 'scripts']));
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(500);
  });

  it.each([
    ['imports along the arrows only', brokenArrows],
    [`keeps files within ${MOST_LINES} lines`, tooLong],
    ['says no forbidden word', forbiddenWords],
    ['takes holidays by default import', namedHolidays],
  ])('%s', (_name, find) => {
    expect(find(sources)).toEqual([]);
  });

  it('begins every index with the tenant', () => {
    expect(INDEXES.length).toBeGreaterThan(5);
    const others = INDEXES.filter((index) => Object.keys(index.key)[0] !== 'tenantId');
    expect(others).toEqual([]);
  });
});

/** What the finders say of one line in one file. */
function found(path: string, text: string): string[] {
  const planted = [{ path, text }];
  return [tooLong, forbiddenWords, namedHolidays, brokenArrows].flatMap((find) => find(planted));
}

describe('the law itself', () => {
  it.each([
    ['server/domain/a.ts', "import { x } from '../flows/x.ts';"],
    ['server/domain/a.ts', "import type { Log } from '../log.ts';"],
    ['server/domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['server/domain/a.ts', "export * from '../ports.ts';"],
    ['templates/a.ts', "import { phaseOf } from '../server/domain/calls/reading.ts';"],
    ['templates/a.ts', "import { type A, b } from '../server/domain/a.ts';"],
    ['cards/a.ts', "import type { Calls } from '../server/ports.ts';"],
    ['cards/a.ts', "import { z } from 'zod';"],
    ['server/ports.ts', "import { x } from './domain/x.ts';"],
    ['server/errors.ts', "import type { Log } from './log.ts';"],
    ['server/flows/a.ts', "import { createCalls } from '../adapters/store/calls.ts';"],
    ['server/flows/a.ts', "import type { Needs } from '../http/needs.ts';"],
    ['server/flows/a.ts', "import { createLog } from '../log.ts';"],
    ['server/flows/a.ts', "import mongoose from 'mongoose';"],
    ['server/flows/a.ts', "const koa = await import('koa');"],
    ['server/adapters/wecom/a.ts', "import { x } from '../store/calls.ts';"],
    ['server/adapters/wecom/a.ts', "import { x } from '../../domain/calls/reading.ts';"],
    ['server/adapters/store/a.ts', "import type { x } from '../../flows/sweep.ts';"],
    ['server/http/a.ts', "import { createCalls } from '../adapters/store/calls.ts';"],
    ['server/http/a.ts', "import { matchCaller } from '../domain/matching/match.ts';"],
    ['server/http/a.ts', "import { sweepDue } from '../flows/sweep.ts';"],
    ['server/http/a.ts', "import { buildAdapters } from '../build.ts';"],
    ['server/jobs/a.ts', "import Koa from 'koa';"],
    ['server/main.ts', "import { SEED_EMPLOYEES } from '../scripts/seed/employees.ts';"],
    ['miniprogram/a.ts', "import { x } from '../server/http/contract/answers.ts';"],
    ['server/domain/a.ts', "import { isHoliday } from 'chinese-days';"],
    ['server/http/a.ts', 'const port = process.env.PORT;'],
    ['server/flows/a.ts', 'const now = new Date();'],
    ['server/adapters/store/a.ts', 'const now = Date.now();'],
    ['cards/a.ts', 'const n = Math.random();'],
    ['scripts/a.ts', `// ${['TO', 'DO'].join('')}: later`],
    ['test/a.test.ts', '// eslint-disable-next-line no-console'],
    ['server/http/a.css', '\n'.repeat(251)],
  ])('%s may not: %j', (path, text) => {
    expect(found(path, text)).toHaveLength(1);
  });

  it.each([
    ['server/domain/a.ts', "import chineseDays from 'chinese-days';"],
    ['server/domain/a.ts', '/** Never calls Date.now() nor process.env. */'],
    ['templates/a.ts', "import type { Phase } from '../server/domain/calls/types.ts';"],
    ['server/flows/a.ts', "import type { Log } from '../log.ts';"],
    ['server/flows/a.ts', "import { x } from '../../cards/x.ts';"],
    ['server/adapters/wecom/a.ts', "import { x } from '../redis/connect.ts';"],
    ['server/http/a.ts', "import { parseGatewayEvent } from '../adapters/gateway/parse.ts';"],
    ['server/http/a.ts', "import { ROLES } from '../domain/people.ts';"],
    ['miniprogram/a.ts', "import type { Status } from '../server/http/contract/answers.ts';"],
    ['scripts/a.ts', "import { buildAdapters } from '../server/build.ts';"],
    ['test/a.test.ts', '// eslint-disable-next-line no-console -- the page may log'],
    ['server/http/a.css', '\n'.repeat(250)],
  ])('%s may: %j', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});
