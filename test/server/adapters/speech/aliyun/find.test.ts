/** The task of a submit whose answer was lost, looked for in the list of the account. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SpeechResult, SpeechTaskInput } from '../../../../../server/ports/speech.ts';
import { must, pollToEnd } from '../../../../contracts/queued-speech.ts';
import type { AliyunWorld } from './world.ts';
import { openAliyun } from './world.ts';

const START = Date.parse('2026-11-24T10:00:00+08:00');
const MINUTE = 60_000;

let world: AliyunWorld;
let now: number;
const open = async (model?: string): Promise<void> => {
  now = START;
  world = await openAliyun({ now: () => new Date(now), ...(model === undefined ? {} : { model }) });
};
afterEach(() => world.close());

const find = (attempt: string, since = START): Promise<SpeechResult<{ task: string } | null>> => {
  if (world.speech.find === 'callback') throw new Error('there is a list');
  return world.speech.find(attempt, new Date(since));
};
/** A submit that is accepted and whose answer is lost. */
const lose = async (): Promise<SpeechTaskInput> => {
  const input = world.input('mono');
  world.faults({ submit: { how: 'reset', done: true, times: 1 } });
  expect(await world.speech.submit(input)).toMatchObject({ failure: { kind: 'unknown' } });
  return input;
};
/** Asks until it can be told; a running task does not name its file. */
const findAtLast = async (attempt: string): Promise<{ task: string } | null> => {
  for (let n = 0; n < 5; n += 1) {
    const found = await find(attempt);
    if (found.ok) return found.value;
    expect(found.failure).toMatchObject({ kind: 'later', after: 5000 });
  }
  throw new Error('never told');
};

describe('the task of a lost answer', () => {
  it.each([['paraformer-8k-v2'], ['qwen3-asr-flash-filetrans']])('is found: %s', async (model) => {
    await open(model);
    must(await world.speech.submit(world.input('mono')));
    const { attempt } = await lose();
    must(await world.speech.submit(world.input('mono')));
    const found = await findAtLast(attempt);
    expect(found?.task).toBe(world.standin.tasks()[1]?.id);
    expect(await pollToEnd(world.speech, found?.task ?? '')).toMatchObject({ ok: true });
    expect(world.accepted(attempt)).toBe(1);
  });

  it('is not told while one of that time is still running', async () => {
    await open();
    const { attempt } = await lose();
    expect(await find(attempt)).toMatchObject({ failure: { kind: 'later', after: 5000 } });
  });

  it('is none when nothing was accepted', async () => {
    await open();
    const { task } = must(await world.speech.submit(world.input('mono')));
    await pollToEnd(world.speech, task);
    world.faults({ submit: { how: 'reset' } });
    const input = world.input('mono');
    await world.speech.submit(input);
    expect(await find(input.attempt)).toEqual({ ok: true, value: null });
  });

  it('is not that of an attempt whose name ends alike', async () => {
    await open();
    const { attempt } = await lose();
    expect(await findAtLast(attempt.slice(1))).toBeNull();
  });

  it('is found among many, of which only those of that time are asked', async () => {
    await open();
    const early = Array.from({ length: 60 }, () => world.speech.submit(world.input('silent')));
    await Promise.all(early);
    for (const minutes of [30, 2]) {
      now += minutes * MINUTE;
      must(await world.speech.submit(world.input('silent')));
    }
    now += 2 * MINUTE;
    const { attempt } = await lose();
    const since = now;
    for (const minutes of [3, 30]) {
      now += minutes * MINUTE;
      must(await world.speech.submit(world.input('silent')));
    }
    const asked = world.standin.counts().asked.poll;
    await find(attempt, since);
    const found = await find(attempt, since);
    expect(found).toEqual({ ok: true, value: { task: world.standin.tasks()[62]?.id } });
    // Four of that time while ours is running, then ours first: it is the nearest.
    expect(world.standin.counts().asked.poll - asked).toBe(5);
    expect(world.standin.counts().asked.list).toBe(4);
  });

  it('is none after a day, when tasks are deleted', async () => {
    await open();
    const { attempt } = await lose();
    now += 24 * 60 * MINUTE + 1;
    expect(await find(attempt)).toEqual({ ok: true, value: null });
    expect(world.standin.counts().asked.list).toBe(0);
  });

  it.each([
    ['list', { how: 'status', status: 500 }, 'later'],
    ['list', { how: 'html' }, 'later'],
    ['list', { how: 'status', status: 401 }, 'account'],
    ['poll', { how: 'reset' }, 'later'],
  ] as const)('cannot be told while the %s is answered by %j', async (verb, fault, kind) => {
    await open();
    const { attempt } = await lose();
    world.standin.faults({ [verb]: fault });
    expect(await find(attempt)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('images and videos of the account are not asked', async () => {
    await open();
    const data = [
      { task_id: 'v', gmt_create: START, user_api_unique_key: 'apikey:v1:aigc:image2video:x:y' },
    ];
    world.standin.faults({ list: { how: 'status', status: 200, json: { data, total_page: 1 } } });
    expect(await find('attempt-1')).toEqual({ ok: true, value: null });
    expect(world.standin.counts().asked.poll).toBe(0);
  });
});
