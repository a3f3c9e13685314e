/** The queue before the speech providers in the real store: who is heard next, by whom, and never by two at once. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSpeechJobs } from '../../../../server/adapters/store/speech-jobs.ts';
import type { SpeechJobs } from '../../../../server/ports.ts';
import { after, START } from '../../../contracts/store-samples.ts';
import { makeJob, submit } from './job-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
/** Leases run on the wall: business time may stand still, or jump. */
const WALL = new Date('2026-11-24T08:00:00.000Z');
const wall = (seconds: number): Date => new Date(WALL.getTime() + seconds * 1000);

function take(jobs: SpeechJobs, change: Partial<Parameters<SpeechJobs['take']>[0]> = {}) {
  return jobs.take({
    provider: 'whisper',
    states: ['waiting', 'submitted', 'heard'],
    now: START,
    wall: WALL,
    until: wall(30),
    lease: 'me',
    ...change,
  });
}
const only = async (jobs: SpeechJobs) => (await jobs.ofRound('d1', 1))[0];

describe('jobs are filed', () => {
  it('once: what is known stays as it is, the others are added', async () => {
    const jobs = createSpeechJobs(place.of());
    await jobs.file([makeJob('a', { attempts: 3 })]);
    await jobs.file([makeJob('a'), makeJob('b', { n: 1 }), makeJob('a')]);
    await jobs.file([]);
    expect(await jobs.ofRound('d1', 1)).toEqual([
      makeJob('a', { attempts: 3 }),
      makeJob('b', { n: 1 }),
    ]);
    expect(await jobs.ofRound('d1', 2)).toEqual([]);
  });

  it('for their own tenant', async () => {
    const [mine, other] = [createSpeechJobs(place.of()), createSpeechJobs(place.of())];
    await mine.file([makeJob('a')]);
    await other.file([makeJob('a', { priority: 0 })]);
    expect((await take(mine))?.priority).toBe(2);
    expect(await take(mine)).toBeNull();
    expect(await other.countOpen('d1', 1)).toBe(1);
  });
});

describe('the next is', () => {
  const CASES = [
    makeJob('call-old', { priority: 2, createdAt: after(-90) }),
    makeJob('call-2', { priority: 2, n: 2 }),
    makeJob('call-1', { priority: 2, n: 1 }),
    makeJob('message', { priority: 1, createdAt: after(5) }),
    makeJob('vip', { priority: 0, createdAt: after(9) }),
    makeJob('not-due', { priority: 0, dueAt: after(60) }),
    makeJob('parked', { priority: 0, state: 'parked' }),
    makeJob('done', { priority: 0, state: 'done' }),
    makeJob('dropped', { priority: 0, state: 'dropped' }),
    makeJob('elsewhere', { priority: 0, provider: 'aliyun' }),
  ];
  it('a VIP’s message, then a message, then the oldest call in its order; whatever the order of filing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(CASES, { minLength: CASES.length }), async (filed) => {
        const jobs = createSpeechJobs(place.of());
        await jobs.file(filed);
        const order: (string | undefined)[] = [];
        for (let n = 0; n < 6; n += 1) order.push((await take(jobs))?.id);
        expect(order).toEqual(['vip', 'message', 'call-old', 'call-1', 'call-2', undefined]);
      }),
      { numRuns: 5 },
    );
  });

  it('a message that comes between the pieces of a long call', async () => {
    const jobs = createSpeechJobs(place.of());
    await jobs.file([1, 2, 3].map((n) => makeJob(`piece-${n}`, { n })));
    expect((await take(jobs))?.id).toBe('piece-1');
    await jobs.file([makeJob('message', { digest: 'd2', priority: 1, createdAt: after(50) })]);
    expect((await take(jobs))?.id).toBe('message');
    expect((await take(jobs))?.id).toBe('piece-2');
  });

  it('never the same for two of eight', async () => {
    const jobs = createSpeechJobs(place.of());
    await jobs.file(Array.from({ length: 24 }, (_, n) => makeJob(`j${n}`, { n })));
    const taken = await Promise.all(
      Array.from({ length: 8 }, async (_, who) => {
        const mine: string[] = [];
        for (let job; (job = await take(jobs, { lease: `w${who}` }));) mine.push(job.id);
        return mine;
      }),
    );
    expect(taken.flat()).toHaveLength(24);
    expect(new Set(taken.flat()).size).toBe(24);
  });
});

describe('a lease', () => {
  async function leased() {
    const jobs = createSpeechJobs(place.of());
    await jobs.file([makeJob('a')]);
    expect(await take(jobs)).toMatchObject({ id: 'a', attempts: 1 });
    return jobs;
  }

  it('ends by the wall and two seconds of skew, not by business time', async () => {
    const jobs = await leased();
    expect(await take(jobs, { now: after(9999), lease: 'you' })).toBeNull();
    expect(await take(jobs, { wall: wall(31.9), lease: 'you' })).toBeNull();
    expect(await take(jobs, { wall: wall(32), until: wall(62), lease: 'you' })).toMatchObject({
      attempts: 2,
    });
    // Whoever had it may say nothing more.
    expect(await jobs.renew('a', 'me', wall(90))).toBe(false);
    expect(await jobs.change('a', 'me', { state: 'heard' })).toBe(false);
    expect(await only(jobs)).toMatchObject({ state: 'waiting' });
  });

  it('renewed holds on', async () => {
    const jobs = await leased();
    expect(await jobs.renew('a', 'me', wall(60))).toBe(true);
    expect(await take(jobs, { wall: wall(40), lease: 'you' })).toBeNull();
  });

  it('is let go by a change, unless it is kept', async () => {
    const jobs = await leased();
    const submits = [submit('s1')];
    expect(await jobs.change('a', 'me', { submits }, true)).toBe(true);
    expect(await take(jobs, { lease: 'you' })).toBeNull();
    expect(await jobs.change('a', 'me', { dueAt: after(5), problem: 'busy' })).toBe(true);
    expect(await take(jobs, { now: after(4), lease: 'you' })).toBeNull();
    expect(await take(jobs, { now: after(5), lease: 'you' })).toMatchObject({
      submits,
      problem: 'busy',
    });
  });
});

describe('a round', () => {
  it('is open until every piece is heard; parked ones count, dropped ones do not', async () => {
    const jobs = createSpeechJobs(place.of());
    const states = ['waiting', 'submitted', 'parked', 'heard', 'done', 'dropped'] as const;
    await jobs.file(states.map((state, n) => makeJob(state, { state, n })));
    expect(await jobs.countOpen('d1', 1)).toBe(3);
    expect((await jobs.parked(5)).map((job) => job.id)).toEqual(['parked']);
  });

  it('put aside by a later one is not heard any more, not even by who has it', async () => {
    const jobs = createSpeechJobs(place.of());
    await jobs.file([
      makeJob('a'),
      makeJob('b', { n: 1, state: 'done' }),
      makeJob('c', { round: 2 }),
    ]);
    expect((await take(jobs))?.id).toBe('a');
    await jobs.drop('d1', 2);
    expect(await jobs.change('a', 'me', { state: 'heard' })).toBe(false);
    expect((await jobs.ofRound('d1', 1)).map((job) => job.state)).toEqual(['dropped', 'done']);
    expect((await take(jobs))?.id).toBe('c');
  });

  it('tried again by a person waits again, piece by piece that was given up', async () => {
    const jobs = createSpeechJobs(place.of());
    const parked = { state: 'parked', attempts: 12, dueAt: after(99) } as const;
    await jobs.file([
      makeJob('a', parked),
      makeJob('b', { ...parked, n: 1 }),
      makeJob('c', { n: 2, state: 'done' }),
      makeJob('d', { ...parked, round: 2 }),
      makeJob('e', { ...parked, digest: 'd2' }),
    ]);
    expect(await jobs.retryRound('d1', 3, START)).toBe(false);
    expect(await jobs.retryRound('d1', 1, START)).toBe(true);
    expect(await jobs.retryRound('d1', 1, START)).toBe(false);
    const again = { state: 'waiting', attempts: 0, allowed: 0, dueAt: START };
    expect(await jobs.ofRound('d1', 1)).toMatchObject([
      again,
      again,
      { state: 'done', allowed: 0 },
    ]);
    expect((await jobs.parked(9)).map((job) => job.id).sort()).toEqual(['d', 'e']);
  });
});
