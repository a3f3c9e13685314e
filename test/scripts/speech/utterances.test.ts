import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createUtterances } from '../../../scripts/speech/utterances.ts';
import { MARKS } from '../../../scripts/speech/marks.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-utterances-'));
});
afterEach(() => rm(folder, { recursive: true }));

const hello = { text: '您好', seconds: 0.8 };

describe('utterances', () => {
  it('are found by their number in another process, and get it again', async () => {
    const number = await createUtterances(folder).register(hello);
    const other = createUtterances(folder);
    expect(await other.find(number)).toEqual(hello);
    expect(await other.register(hello)).toBe(number);
    expect(await other.find((number + 1) % MARKS)).toBeNull();
  });

  it('get the next number when theirs is taken', async () => {
    const number = await createUtterances(folder).register(hello);
    const taken = JSON.stringify({ text: '别的话', seconds: 2 });
    await writeFile(join(folder, `${number}.json`), taken);
    const fresh = createUtterances(folder);
    const next = await fresh.register(hello);
    expect(next).toBe((number + 1) % MARKS);
    expect(await fresh.find(number)).toEqual({ text: '别的话', seconds: 2 });
    expect(await fresh.find(next)).toEqual(hello);
  });

  it('registered at the same time by many get one number each', async () => {
    const processes = Array.from({ length: 8 }, () => createUtterances(folder));
    const numbers = await Promise.all(processes.map((one) => one.register(hello)));
    expect(new Set(numbers).size).toBe(1);
  });

  it('of the same text but another length are another sentence', async () => {
    const utterances = createUtterances(folder);
    const one = await utterances.register(hello);
    expect(await utterances.register({ ...hello, seconds: 0.9 })).not.toBe(one);
  });
});
