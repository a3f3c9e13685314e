import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SeamPoint } from '../../server/flows/seam.ts';
import { expectOneOfEach, jobsOf, openListening, type Listening } from './listening.ts';
import { until } from './until.ts';

// Three processes a case; a piece of sound in flight is leased for half a minute.
jest.setTimeout(180_000);

/** Some work waits for what is being heard: the process that dies is started when all before it is done. */
async function heldBack(call: string, { stage, speech }: Listening): Promise<void> {
  await until('a piece that was put off', async () => {
    const jobs = await jobsOf(stage, call);
    const calm = jobs.every(({ leaseUntil }) => leaseUntil === undefined);
    return calm && jobs.some(({ problem }) => problem !== null) && (await stage.isAtRest());
  });
  await stage.kill();
  speech.faults.set({});
}

/** Dies while the call is told to its digest, before anything is heard. */
async function dieEarly(house: Listening, seam: SeamPoint, call: string): Promise<void> {
  const { stage, settings } = house;
  const doomed = await stage.doom(seam, settings);
  await house.talk(call);
  await house.record(call);
  expect(await doomed.succeeded).toBe('SIGKILL');
  await house.settled(call);
  await expectOneOfEach(house, call);
}

/** Dies on the way from the first piece of sound to the cards. */
async function dieLate(house: Listening, seam: SeamPoint, call: string): Promise<void> {
  const { stage, speech, settings } = house;
  speech.faults.set({ status: 429, retryAfter: 5 });
  await stage.start(settings);
  await house.talk(call);
  await house.record(call);
  await heldBack(call, house);
  const doomed = await stage.doom(seam, settings);
  expect(await doomed.succeeded).toBe('SIGKILL');
  await house.settled(call);
  await expectOneOfEach(house, call);
}

describe('the server dies after a call and is started again: one record, one to-do, one card each', () => {
  let house: Listening;
  beforeAll(async () => {
    house = await openListening();
  });
  afterAll(() => house.close());

  it.each(['digest', 'split', 'record', 'notify'] as const)(
    '%s, when the call is told',
    async (seam) => {
      await house.stage.kill();
      await dieEarly(house, seam, `early-${seam}`);
    },
  );

  it.each(['compose', 'extract', 'digest', 'record', 'todo', 'notify'] as const)(
    '%s, when the talk is heard',
    async (seam) => {
      await house.stage.kill();
      await dieLate(house, seam, `late-${seam}`);
    },
  );
});

describe('the server dies over a piece of sound: only that one is sent again', () => {
  it('job, hear, heard', async () => {
    const houses = await Promise.all([openListening(), openListening(), openListening()]);
    const seams = ['job', 'hear', 'heard'] as const;
    try {
      await Promise.all(
        seams.map(async (seam, n) => {
          const house = houses[n];
          if (house) await dieLate(house, seam, `over-${seam}`);
        }),
      );
    } finally {
      await Promise.all(houses.map((house) => house.close()));
    }
  });
});
