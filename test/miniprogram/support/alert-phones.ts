/** What stories of an urgent message do on phones: open it, put a finger on it, wait for what it says. */
import { alarm, alertOf } from '../../stories/alerting.ts';
import type { Phone } from './browser.ts';
import type { MiniHouse } from './house.ts';

export const addressOf = (id: string): string => `pages/alert/detail?id=${id}`;

/** Taps without waiting for what comes of it. */
export async function finger(phone: Phone, words: string): Promise<void> {
  await phone.page.getByText(words, { exact: true }).first().click({ noWaitAfter: true });
}

/** Resolves when the page says it; milliseconds since the call. */
export async function says(phone: Phone, words: RegExp): Promise<number> {
  const began = performance.now();
  await phone.page
    .locator('.mp-page:not([hidden])')
    .filter({ hasText: words })
    .waitFor({ timeout: 30_000 });
  return performance.now() - began;
}

/** Yes to the question that is asked. */
export async function agree(phone: Phone, action: string): Promise<void> {
  await phone.page.getByRole('dialog').getByRole('button', { name: action }).click();
}

export async function posts(phone: Phone, words: string): Promise<number> {
  const sent = await phone.ask('requests');
  return sent.filter(({ method, path }) => method === 'POST' && path.includes(words)).length;
}

/** An urgent message at ten, heard and graded, open on the phones of these people. */
export async function openOn(
  { house, phone, settled }: MiniHouse,
  people: readonly string[],
): Promise<{ readonly call: string; readonly id: string; readonly phones: readonly Phone[] }> {
  const call = await alarm(house);
  const { id } = await alertOf(house, call);
  const phones: Phone[] = [];
  for (const person of people) phones.push(await phone(person, { open: addressOf(id) }));
  await settled(...phones);
  return { call, id, phones };
}

export const HEARING = { speech: true } as const;

/** Of a list that must have it. */
export function at<T>(all: readonly T[], index: number): T {
  const one = all[index];
  if (one === undefined) throw new Error(`nothing at ${index}`);
  return one;
}
