/** What stories of the daily report do: let the clock look, find the director's report, fetch its picture. */
import { expect } from '@jest/globals';
import type { Report } from '../../server/domain/report/freeze.ts';
import type { Running } from '../../server/main.ts';
import type { House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import { EVERYBODY, rowOf, stored } from './acts.ts';

export const DIRECTOR = 'sales_director';
/** Tuesday. */
export const MORNING = '2026-11-24T10:00:00+08:00';

/** One look of the clock: what it brings once a minute. */
export async function look(house: House, running: Running = house.running()): Promise<void> {
  for (const brings of Object.values(running.flows.minutely)) await brings();
  await running.flows.idle();
  await house.settle();
}

function momentIn(written: string): Date {
  return new Date(`${written.replace(' ', 'T')}:00+08:00`);
}

/** Time jumps to a moment of Shanghai, and the clock looks. */
export async function passTo(house: House, moment: string): Promise<void> {
  house.clock.move(momentIn(moment).getTime() - house.clock.now().getTime());
  await house.settle();
  await look(house);
}

/** Report cards of a person, oldest first. */
export async function reportsOf(house: House, person = DIRECTOR): Promise<readonly SeenCard[]> {
  return (await house.messages(person)).filter((one) =>
    one.card?.main_title?.title?.startsWith('热线日报'),
  );
}

/** Everybody who has reports, and what their spans are. */
export async function spansOf(house: House): Promise<Record<string, readonly string[]>> {
  const all = await Promise.all(
    EVERYBODY.map(async (person) => {
      const spans = (await reportsOf(house, person)).map(
        ({ card }) => card?.main_title?.desc ?? '',
      );
      return [person, spans] as const;
    }),
  );
  return Object.fromEntries(all.filter(([, spans]) => spans.length > 0));
}

export const ROWS = ['来电', '接听', '未接', '接听用时', '接手用时', '逾期跟进'] as const;

/** The figures as they stand on the card, in their order. */
export function figuresOf(seen: SeenCard): readonly (string | undefined)[] {
  return ROWS.map((name) => rowOf(seen, name));
}

/** The lines below the rows, by their titles. */
export function linesOf(seen: SeenCard): Record<string, string> {
  const { vertical_content_list: lines = [] } = seen.card as {
    vertical_content_list?: readonly { title: string; desc: string }[];
  };
  return Object.fromEntries(lines.map(({ title, desc }) => [title, desc]));
}

/** The address of the picture; fails when the card has none. */
export function pictureOf(seen: SeenCard): string {
  const { card_image: image } = seen.card as { card_image?: { url: string; aspect_ratio: number } };
  expect(image?.aspect_ratio).toBeGreaterThan(1.3);
  expect(image?.aspect_ratio).toBeLessThan(2.25);
  return image?.url ?? '';
}

/** The report of a date as it is kept. */
export async function filed(house: House, day: string): Promise<Report | null> {
  return house.running().adapters.store.reports.load(day);
}

/** How many there are. */
export async function countFiled(house: House): Promise<number> {
  return stored(house, 'reports').countDocuments({});
}
