import { afterEach, describe, expect, it } from '@jest/globals';
import type { SeamPoint } from '../../server/flows/seam.ts';
import { openPlace } from '../server/adapters/store/place.ts';
import { openPaidWorld, SECONDS, type Paid, type PaidWorld } from './paid-world.ts';

const place = openPlace();
let world: PaidWorld;
afterEach(() => world.close());

async function open(
  name: Paid['name'],
  more: { readonly dailySeconds?: number; readonly polls?: number } = {},
): Promise<PaidWorld> {
  world = await openPaidWorld(name, place.of(), more);
  return world;
}

const SEAMS: readonly SeamPoint[] = ['submit', 'submitted', 'job', 'hear', 'heard'];
const KILLS = 50;
const TEN_MINUTES = 600;

/** An account whose list knows nothing of what was just taken. */
const BLIND = { how: 'status', status: 200, json: { data: [], total_page: 1 } } as const;

async function callBack({ paid }: PaidWorld): Promise<void> {
  if (paid.name === 'iflytek') await paid.standin.callBack();
}

/** Calls come in, workers die over them; in the end everything is heard. Answers how often each call was paid for. */
async function dieOften(it: PaidWorld): Promise<readonly number[]> {
  const names: string[] = [];
  for (let n = 0; n < KILLS; n += 1) {
    const more = [0, 1, 2].map((one) => `call-${n}-${one}`);
    names.push(...more);
    await it.file(more);
    const seam = SEAMS[n % SEAMS.length] ?? 'job';
    expect({ seam, alive: await it.live({ seam, nth: 1 + (n % 3) }, 300) }).toEqual({
      seam,
      alive: false,
    });
    await callBack(it);
  }
  await it.live(null, TEN_MINUTES + 120);
  // Struck twice between store and answer: a person decides.
  const struck = await statesOf(it, names);
  for (const name of names.filter((_name, n) => struck[n] === 'parked')) {
    await it.around.jobs.retryRound(name, 1, it.around.clock.now());
  }
  await it.live(null, 120);
  expect((await statesOf(it, names)).filter((state) => state !== 'done')).toEqual([]);
  expect(struck.filter((state) => state === 'parked').length).toBeLessThan(KILLS / 5);
  expect([...it.around.told.values()].map(({ type }) => type)).toEqual(names.map(() => 'heard'));
  // Nothing was sent that nobody knows of.
  expect(it.acceptedInAll()).toBe(names.length);
  return Promise.all(names.map((name) => it.accepted(name)));
}

describe(`${KILLS} kills`, () => {
  it('aliyun: one submit each, those whose answers were lost are found in the list', async () => {
    const paid = await dieOften(await open('aliyun'));
    expect(paid.filter((times) => times !== 1)).toEqual([]);
  }, 120_000);

  it('iflytek: one submit each, those whose answers were lost are named by their callbacks', async () => {
    const paid = await dieOften(await open('iflytek'));
    expect(paid.filter((times) => times !== 1)).toEqual([]);
  }, 120_000);
});

async function statesOf(it: PaidWorld, names: readonly string[]): Promise<readonly string[]> {
  return Promise.all(names.map(async (name) => (await it.job(name)).state));
}

type Lives = readonly (SeamPoint | 'callback' | 'blind' | 'retry' | 'on')[];

describe('one recording, worker after worker', () => {
  it.each<[Paid['name'], Lives, { accepted: number; stored: number; state: string }]>([
    ['aliyun', ['on'], { accepted: 1, stored: 1, state: 'done' }],
    ['aliyun', ['submit', 'on'], { accepted: 1, stored: 2, state: 'done' }],
    ['aliyun', ['submitted', 'on'], { accepted: 1, stored: 1, state: 'done' }],
    [
      'aliyun',
      ['submitted', 'hear', 'hear', 'heard', 'on'],
      { accepted: 1, stored: 1, state: 'done' },
    ],
    // Only here it is paid twice: sent, not stored, and not to be found.
    ['aliyun', ['blind', 'submitted', 'on'], { accepted: 2, stored: 2, state: 'done' }],
    [
      'aliyun',
      ['blind', 'submitted', 'submitted', 'on'],
      { accepted: 2, stored: 2, state: 'parked' },
    ],
    [
      'aliyun',
      ['blind', 'submitted', 'submitted', 'on', 'retry', 'on'],
      { accepted: 3, stored: 3, state: 'done' },
    ],
    ['aliyun', ['submit', 'submit', 'on'], { accepted: 0, stored: 2, state: 'parked' }],
    ['iflytek', ['on'], { accepted: 1, stored: 1, state: 'done' }],
    ['iflytek', ['submitted', 'callback', 'on'], { accepted: 1, stored: 1, state: 'done' }],
    ['iflytek', ['submitted', 'on'], { accepted: 2, stored: 2, state: 'done' }],
    ['iflytek', ['submitted', 'submitted', 'on'], { accepted: 2, stored: 2, state: 'parked' }],
    [
      'iflytek',
      ['submitted', 'submitted', 'on', 'retry', 'on'],
      { accepted: 3, stored: 3, state: 'done' },
    ],
    ['iflytek', ['submit', 'on'], { accepted: 1, stored: 2, state: 'done' }],
  ])('%s, %j: %j', async (name, lives, end) => {
    const it = await open(name);
    await it.file(['call']);
    for (const life of lives) await liveOnce(it, life);
    const { state, submits } = await it.job('call');
    expect({ accepted: it.acceptedInAll(), stored: submits.length, state }).toEqual(end);
    expect(Object.values(it.paid.standin.counts().submits).every((times) => times === 1)).toBe(
      true,
    );
  });

  async function liveOnce(it: PaidWorld, life: Lives[number]): Promise<void> {
    switch (life) {
      case 'callback':
        return callBack(it);
      case 'blind':
        if (it.paid.name === 'aliyun') it.paid.standin.faults({ list: BLIND });
        return;
      case 'retry':
        expect(await it.around.jobs.retryRound('call', 1, it.around.clock.now())).toBe(true);
        return;
      case 'on':
        expect(await it.live(null, TEN_MINUTES + 60)).toBe(true);
        return;
      default:
        expect(await it.live({ seam: life, nth: 1 }, TEN_MINUTES + 60)).toBe(false);
    }
  }

  it('aliyun: a long task is found in the end, however long it does not name its file', async () => {
    const it = await open('aliyun', { polls: 100 });
    await it.file(['call']);
    await it.live({ seam: 'submitted', nth: 1 }, 10);
    await it.live(null, 2 * TEN_MINUTES);
    expect(await it.job('call')).toMatchObject({ state: 'done' });
    expect(await it.accepted('call')).toBe(1);
  });

  it('iflytek: a callback that comes after the second submit is as good', async () => {
    const it = await open('iflytek');
    await it.file(['call']);
    await it.live({ seam: 'submitted', nth: 1 }, 10);
    await it.live({ seam: 'submitted', nth: 1 }, TEN_MINUTES + 60);
    expect(await it.accepted('call')).toBe(2);
    const [first] = (await it.job('call')).submits;
    const order = it.paid.name === 'iflytek' ? it.paid.standin.orders()[0] : undefined;
    expect(order?.attempt).toBe(first?.id);
    await fetch(`${it.around.links.callback(first?.id ?? '')}?orderId=${order?.id ?? ''}&status=1`);
    await it.live(null, 60);
    expect(await it.job('call')).toMatchObject({ state: 'done' });
  });

  it('iflytek: the callback is waited for ten minutes, then it is sent once more', async () => {
    const it = await open('iflytek');
    await it.file(['call']);
    await it.live({ seam: 'submitted', nth: 1 }, 10);
    await it.live(null, TEN_MINUTES - 60);
    expect(await it.accepted('call')).toBe(1);
    await it.live(null, 60);
    expect(await it.accepted('call')).toBe(2);
  });

  it('what was refused is neither paid for nor counted', async () => {
    const it = await open('aliyun');
    if (it.paid.name !== 'aliyun') return;
    const json = { code: 'Throttling.RateQuota', message: 'slow down' };
    it.paid.standin.faults({ submit: { how: 'status', status: 429, json, times: 4 } });
    await it.file(['call']);
    await it.live(null, 120);
    const { state, submits } = await it.job('call');
    expect({ state, refused: submits.map((one) => one.refused) }).toEqual({
      state: 'done',
      refused: [true, true, true, true, false],
    });
    expect(await it.around.jobs.submittedSeconds(new Date(0))).toBe(SECONDS);
  });

  it('a task that ends without a result is submitted once more, then a person decides', async () => {
    const it = await open('aliyun');
    if (it.paid.name !== 'aliyun') return;
    it.paid.standin.faults({ end: { code: 'FILE_403_FORBIDDEN' } });
    await it.file(['call']);
    await it.live(null, TEN_MINUTES);
    expect(await it.job('call')).toMatchObject({ state: 'parked' });
    expect(await it.accepted('call')).toBe(2);
    it.paid.standin.faults({ end: null });
    await it.around.jobs.retryRound('call', 1, it.around.clock.now());
    await it.live(null, 120);
    expect(await it.job('call')).toMatchObject({ state: 'done' });
    expect(await it.accepted('call')).toBe(3);
  });

  it('the daily cap parks what is beyond it and tells; the next day a press sends it', async () => {
    const it = await open('aliyun', { dailySeconds: 3 * SECONDS });
    const names = ['one', 'two', 'three', 'four', 'five'];
    await it.file(names);
    await it.live(null, 120);
    // Four are sent at once: which of them find room is nobody's to say.
    const states = await statesOf(it, names);
    expect(states.toSorted()).toEqual(['done', 'done', 'done', 'parked', 'parked']);
    const [late = '', other = ''] = names.filter((_name, n) => states[n] === 'parked');
    const problem = `the daily cap of ${3 * SECONDS} s is reached`;
    expect(Object.fromEntries(it.around.parked)).toEqual({
      [`${late}:1:0`]: problem,
      [`${other}:1:0`]: problem,
    });
    it.wait(24 * 3600);
    await it.around.jobs.retryRound(late, 1, it.around.clock.now());
    await it.live(null, 60);
    expect(await it.job(late)).toMatchObject({ state: 'done', submits: [{ refused: false }] });
  });
});
