/** What stories of 待办 do: a caller who gives up, a question answered with yes, the rules of layout at every size. */
import { expect } from '@jest/globals';
import type { House } from '../../support/house.ts';
import { layoutAt, PHONE, SIZES, type Phone } from './browser.ts';

export const INBOX = 'pages/inbox/index';
export const HEARING = { speech: true } as const;

export const todoAddress = (id: string): string => `pages/todo/detail?id=${id}`;

/** Whoever is called first does not take it, and the caller gives up. */
export async function miss(house: House, from: string): Promise<string> {
  const answer = await fetch(`${house.gateway.url}/sim/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, hangupAfter: 8 }),
  });
  const { call } = (await answer.json()) as { call: string };
  await house.skip(9);
  return call;
}

/** Yes to the question that is asked. */
export async function agree(phone: Phone, action: string): Promise<void> {
  await phone.page.getByRole('dialog').getByRole('button', { name: action }).click();
  await phone.idle();
}

/** At every size of screen; the phone is left as the usual one. */
export async function keepsRules(phone: Phone): Promise<void> {
  for (const size of SIZES.filter(({ font }) => font === undefined)) {
    expect({ size, faults: await layoutAt(phone, size) }).toEqual({ size, faults: [] });
  }
  await layoutAt(phone, PHONE);
}
