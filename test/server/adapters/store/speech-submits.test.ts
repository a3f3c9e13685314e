/** What is known of submits that cost money, in the real store: their tasks, and their seconds. */
import { describe, expect, it } from '@jest/globals';
import { createSpeechJobs } from '../../../../server/adapters/store/speech-jobs.ts';
import { after, START } from '../../../contracts/store-samples.ts';
import { makeJob, submit } from './job-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();

describe('a callback', () => {
  it.each([
    ['names the task of a submit whose answer was lost', 'waiting', [submit('s1')], true],
    ['wakes a recording that was given up', 'parked', [submit('s0'), submit('s1')], true],
    [
      'says nothing of a submit that has its task',
      'submitted',
      [submit('s1', { task: 't0' })],
      false,
    ],
    ['says nothing of an unknown submit', 'waiting', [submit('s2')], false],
    [
      'does not bring back what is heard',
      'done',
      [submit('s1'), submit('s2', { task: 't2' })],
      false,
    ],
    ['does not bring back what is put aside', 'dropped', [submit('s1')], false],
  ] as const)('%s', async (_name, state, submits, taken) => {
    const jobs = createSpeechJobs(place.of());
    await jobs.file([makeJob('a', { provider: 'iflytek', state, submits, dueAt: after(600) })]);
    expect(await jobs.nameTask('s1', 't1', START)).toBe(taken);
    expect((await jobs.ofRound('d1', 1))[0]).toMatchObject(
      taken
        ? {
            state: 'submitted',
            dueAt: START,
            submits: [...submits.slice(0, -1), submit('s1', { task: 't1' })],
          }
        : { state, submits, dueAt: after(600) },
    );
  });
});

it('seconds handed over since a moment are counted per submit, refused ones not', async () => {
  const jobs = createSpeechJobs(place.of());
  await jobs.file([
    makeJob('a', {
      seconds: 60,
      submits: [submit('1', { at: after(-1) }), submit('2'), submit('3', { at: after(9) })],
    }),
    makeJob('b', {
      seconds: 30,
      submits: [submit('4', { refused: true }), submit('5', { task: 't' })],
    }),
    makeJob('c', { seconds: 500 }),
  ]);
  expect(await jobs.submittedSeconds(START)).toBe(150);
});

describe('a press', () => {
  const refused = submit('r', { refused: true });
  it.each([
    ['none, for the cap was reached', [], 0],
    ['none that was taken', [refused], 0],
    ['one', [submit('1')], 0],
    ['two', [submit('1'), refused, submit('2')], 1],
    ['three, the third by an earlier press', [submit('1'), submit('2'), submit('3')], 2],
  ] as const)(
    'allows one submit more, and never a third unasked: %s',
    async (_name, submits, allowed) => {
      const jobs = createSpeechJobs(place.of());
      // Whatever earlier presses left behind.
      await jobs.file([makeJob('a', { provider: 'aliyun', state: 'parked', submits, allowed: 1 })]);
      expect(await jobs.retryRound('d1', 1, START)).toBe(true);
      expect((await jobs.ofRound('d1', 1))[0]).toMatchObject({
        state: 'waiting',
        allowed,
        submits,
      });
    },
  );

  it('allows every piece its own', async () => {
    const jobs = createSpeechJobs(place.of());
    const parked = { provider: 'aliyun', state: 'parked' } as const;
    await jobs.file([
      makeJob('a', { ...parked, submits: [submit('1'), submit('2')] }),
      makeJob('b', { ...parked, n: 1 }),
    ]);
    await jobs.retryRound('d1', 1, START);
    expect((await jobs.ofRound('d1', 1)).map((job) => job.allowed)).toEqual([1, 0]);
  });
});
