/** What stories of shifts do: time to a moment, the looks of the clock, a change of the roster, whose card says what. */
import { expect } from '@jest/globals';
import type { Running } from '../../server/main.ts';
import type { House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import { EVERYBODY, logIn } from './acts.ts';

export const DIRECTOR = 'sales_director';
export const ADMIN = 'admin';
/** Tuesday; the night from 22:00 on is 值班人员's. */
export const BEFORE_SIX = '2026-11-24T17:55:00+08:00';
export const NIGHT = { from: '2026-11-24T22:00:00+08:00', to: '2026-11-25T09:00:00+08:00' };

/** One look of the clock: what it brings once a minute. */
export async function minute(house: House, running: Running = house.running()): Promise<void> {
  for (const look of Object.values(running.flows.minutely)) await look();
  await running.flows.idle();
  await house.settle();
}

/** Time jumps to `2026-11-24 18:00` of Shanghai, and the clock looks. */
export async function passTo(house: House, moment: string): Promise<void> {
  await jumpTo(house, moment);
  await minute(house);
}

/** Time jumps while nobody looks, as when the job is down. */
export async function jumpTo(house: House, moment: string): Promise<void> {
  const at = new Date(`${moment.replace(' ', 'T')}:00+08:00`);
  house.clock.move(at.getTime() - house.clock.now().getTime());
  await house.settle();
}

/** Asks a door of the roster in somebody's name. */
export async function ask(
  house: House,
  who: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const token = await logIn(house, who);
  const post = { method: 'POST', ...(body === undefined ? {} : { body }) };
  const answer = await house.api(`/api/roster${path}`, {
    token,
    ...(body === undefined && !/confirm|grant|refuse|withdraw/.test(path) ? {} : post),
  });
  await house.settle();
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** `by` comes in the place of `person` for the span. */
export async function replace(
  house: House,
  person: string,
  by: string,
  span: { readonly from: string; readonly to: string },
): Promise<string> {
  const { status, body } = await ask(house, ADMIN, '/overrides', {
    ...{ kind: 'replace', person, by },
    ...span,
  });
  expect(status).toBe(200);
  return String(body['id']);
}

/** A card as one line: its title, then the grey caption, or 「live」 while its buttons live. */
export function lineOf({ card, text }: SeenCard): string {
  if (!card) return text ?? '';
  const title = card.main_title?.title ?? '';
  return card.button_list ? `${title} / ${card.replace_text ?? 'live'}` : title;
}

/** Everything everybody has, line by line, but for the report of the day; who has nothing is left out. */
export async function told(house: House): Promise<Record<string, readonly string[]>> {
  const all = await Promise.all(
    EVERYBODY.map(async (person) => {
      const lines = (await house.messages(person)).map(lineOf);
      return [person, lines.filter((line) => !line.startsWith('热线日报'))] as const;
    }),
  );
  return Object.fromEntries(all.filter(([, lines]) => lines.length > 0));
}
