/** One story, one house: told from opening to closing, and nobody's chat was cut or swallowed by the end of it. */
import { expect, it } from '@jest/globals';
import { SEED_EMPLOYEES } from '../../scripts/seed/employees.ts';
import { openHouse, type House } from '../support/house.ts';

export const A = 'sales_manager_a';
export const B = 'sales_manager_b';
export const DUTY = 'duty_person';

/** Tuesday: A and B are on shift, C is not; A's two devices ring together, then B's office phone. */
export const TUESDAY_TEN = '2026-11-24T10:00:00+08:00';
/** 宁波奥克斯, VIP, A's own customer. */
export const VIP = '13800008888';

/** The buttons of the ringing card of a caller everybody knows. */
export const RINGING = ['接听', '转接', '留言', '挂断', '查看详情'];
export const IN_CALL = ['转接', '挂断', '查看详情'];
/** On the card of a colleague’s hand-over. */
export const OFFERED = ['接听', '挂断', '查看详情'];
export const DETAIL_ONLY = ['查看详情'];

const STORY_MS = 40_000;

/** Registers a test that has a house of its own at that moment. */
export function story(title: string, at: string, tell: (house: House) => Promise<void>): void {
  it(
    title,
    async () => {
      const house = await openHouse(at);
      try {
        await tell(house);
        await expectClean(house);
      } finally {
        await house.close();
      }
    },
    STORY_MS,
  );
}

/** Nothing was drawn cut, and WeCom dropped nothing for coming too often. */
async function expectClean(house: House): Promise<void> {
  await Promise.all(SEED_EMPLOYEES.map(({ wecomUserId }) => house.messages(wecomUserId)));
  expect((await counts(house)).dropped).toBe(0);
}

export interface Counts {
  readonly send: number;
  readonly update: number;
  readonly recall: number;
  readonly dropped: number;
  readonly callbacks: number;
}

export async function counts(house: House): Promise<Counts> {
  return (await (await fetch(`${house.standin.url}/inspect/counts`)).json()) as Counts;
}

/** Everybody outside this list has an empty chat. */
export async function expectNobodyBut(house: House, people: readonly string[]): Promise<void> {
  for (const { wecomUserId } of SEED_EMPLOYEES) {
    if (people.includes(wecomUserId)) continue;
    expect([wecomUserId, await house.messages(wecomUserId)]).toEqual([wecomUserId, []]);
  }
}

/** The first line under the title of the newest card, up to its hints. */
export async function sentence(house: House, person: string): Promise<string> {
  const { card } = await house.card(person);
  return card?.sub_title_text?.split('。')[0] ?? '';
}

/** How many messages the person has, and what the newest says: the grey caption, or the live buttons. */
export async function sees(
  house: House,
  person: string,
): Promise<{ readonly cards: number; readonly shows: string | readonly string[] }> {
  const cards = (await house.messages(person)).length;
  const caption = await house.caption(person);
  return { cards, shows: caption ?? (await house.buttons(person)) };
}
