/** A server that dies after a call, at a named point, and the house that goes on. */
import { expect } from '@jest/globals';
import type { SeamPoint } from '../../server/flows/seam.ts';
import { expectOneOfEach, jobsOf, type Listening } from './listening.ts';
import { until } from './until.ts';

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
export async function dieEarly(house: Listening, seam: SeamPoint, call: string): Promise<void> {
  const { stage, settings } = house;
  const doomed = await stage.doom(seam, settings);
  await house.talk(call);
  await house.record(call);
  expect(await doomed.succeeded).toBe('SIGKILL');
  await house.settled(call);
  await expectOneOfEach(house, call);
}

/** Dies on the way from the first piece of sound to the cards. */
export async function dieLate(house: Listening, seam: SeamPoint, call: string): Promise<void> {
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
