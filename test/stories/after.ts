/** What stories after a call do: a talk with one of the recordings, and what became of it. */
import { expect } from '@jest/globals';
import type { Communication } from '../../server/domain/communications/types.ts';
import type { Digest } from '../../server/domain/digest/types.ts';
import type { Todo } from '../../server/domain/follow-up/types.ts';
import { openHouse, type House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import { A, stored, VIP } from './acts.ts';

/** A story in a house with somebody who listens. */
export async function hearing(
  at: string,
  story: (house: House) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const house = await openHouse(at, environment, { speech: true });
  try {
    await story(house);
  } finally {
    await house.close();
  }
}

/** Somebody calls, A answers, and they talk as the recording says; resolves when the call is over and all has settled. */
export async function talk(
  house: House,
  clip: string,
  more: { readonly from?: string; readonly person?: string; readonly hangupAfter?: number } = {},
): Promise<string> {
  const call = await house.ring({
    from: more.from ?? VIP,
    talk: `clip:${clip}`,
    answer: [{ person: more.person ?? A, after: 2 }],
    ...(more.hangupAfter === undefined ? {} : { hangupAfter: more.hangupAfter }),
  });
  // Whoever is not the first in the plan rings later.
  for (let tried = 0; tried < 30 && !(await house.phoneState(call)).ended; tried += 1) {
    await house.skip(5);
  }
  await house.skip(2);
  expect((await house.phoneState(call)).ended).toBe(true);
  return call;
}

/** A message is left; resolves when the caller has hung up. */
export async function leave(house: House, clip: string, from: string): Promise<string> {
  const call = await house.ring({ from, say: `clip:${clip}` });
  for (let tried = 0; tried < 60 && !(await house.phoneState(call)).ended; tried += 1) {
    await house.skip(5);
  }
  await house.skip(2);
  return call;
}

export async function digestOf(house: House, call: string): Promise<Digest | null> {
  return house.running().adapters.store.digests.load(call);
}
export async function todoOf(house: House, call: string): Promise<Todo | null> {
  return house.running().adapters.store.todos.load(call);
}
export async function recordOf(house: House, call: string): Promise<Communication | null> {
  return house.running().adapters.store.communications.ofCall(call);
}

/** Cards of a person whose first line holds these words, oldest first. */
export async function cardsWith(
  house: House,
  person: string,
  words: string,
): Promise<readonly SeenCard[]> {
  return (await house.messages(person)).filter(
    (one) =>
      (one.card?.sub_title_text?.includes(words) ?? false) ||
      (one.card?.main_title?.title?.includes(words) ?? false),
  );
}

const SUMMARY = /通话小结|转写未完成|无录音/;

/** Summary cards of a person, oldest first. */
export async function summaries(house: House, person: string): Promise<readonly SeenCard[]> {
  const all = await house.messages(person);
  return all.filter((one) => SUMMARY.test(one.card?.sub_title_text ?? ''));
}

/** How many records of a kind there are. */
export async function count(house: House, collection: string): Promise<number> {
  return stored(house, collection).countDocuments({});
}
