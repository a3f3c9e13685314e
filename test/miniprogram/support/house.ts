/**
 * A whole product for a story in the frame: the house of test/support with the compiled mini-program before it, and phones
 * of whoever a story names. Cards open the mini-program here, as with a company that linked one.
 */
import { resolve } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { compileMiniprogram, type Built } from '../../../scripts/miniprogram/compile.ts';
import { openHouse, type House } from '../../support/house.ts';
import { openBrowser, openPhone, type Opening, type Phone } from './browser.ts';

const ROOT = resolve(import.meta.dirname, '../../../miniprogram');
/** Invented; the card and the frame name it. */
export const APPID = 'wx0123456789abcdef';
/** Nothing came or went for so long: longer than the poll rests after news that came at once. Milliseconds. */
const CALM_MS = 450;
const PATIENCE_MS = 30_000;

export interface MiniHouse {
  readonly house: House;
  readonly browser: Browser;
  /** Opens the mini-program on the phone of this person (userid), at its first page or at `open`. */
  readonly phone: (
    person: string,
    opening?: Partial<Opening>,
    beside?: BrowserContext,
  ) => Promise<Phone>;
  /** The product has done what was asked and the phones have drawn the news of it; business time stands still. */
  readonly settled: (...phones: readonly Phone[]) => Promise<void>;
  /** Lets business time pass and settles. */
  readonly skip: (seconds: number, ...phones: readonly Phone[]) => Promise<void>;
  /** Taps the newest card of this person; answers the address it opens in the mini-program. */
  readonly tapCard: (person: string) => Promise<string>;
  /** Closes the phones and the house. The browser is closed when the file ends. */
  readonly close: () => Promise<void>;
}

export interface MiniHouseOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Recordings are heard, as with a speech service. */
  readonly speech?: boolean;
  /** Takes the lines of the server's log; LOG_LEVEL in `environment` says which. */
  readonly log?: (line: string) => void;
}

let built: Promise<Built> | undefined;
let browser: Promise<Browser> | undefined;
afterAll(async () => {
  await (await browser)?.close();
});

/** Opens everything at one moment of business time. */
export async function openMiniHouse(
  at: string,
  { environment = {}, speech = false, log }: MiniHouseOptions = {},
): Promise<MiniHouse> {
  built ??= compileMiniprogram({ root: ROOT });
  browser ??= openBrowser();
  const program = await built;
  const house = await openHouse(
    at,
    { MINIPROGRAM_APPID: APPID, ...environment },
    { speech, miniprogram: () => Promise.resolve(program), ...(log && { log }) },
  );
  const opened = await browser;
  const phones: Phone[] = [];
  const settled: MiniHouse['settled'] = async (...asked) => {
    await house.settle();
    for (const phone of asked) await calm(phone);
  };
  return {
    house,
    browser: opened,
    async phone(person, opening = {}, beside) {
      const url = house.standin.url;
      const phone = await openPhone(beside ?? opened, url, { person, ...opening });
      phones.push(phone);
      return phone;
    },
    settled,
    async skip(seconds, ...asked) {
      await house.skip(seconds);
      await settled(...asked);
    },
    tapCard: (person) => tapCard(house, person),
    async close() {
      for (const phone of phones) await phone.close().catch(() => undefined);
      await house.close();
    },
  };
}

/** Plays a story in a house of its own, and asks every phone at the end whether something happened that may not. */
export async function inMiniHouse(
  at: string,
  story: (all: MiniHouse) => Promise<void>,
  options: MiniHouseOptions = {},
): Promise<void> {
  const all = await openMiniHouse(at, options);
  const phones: Phone[] = [];
  try {
    await story({
      ...all,
      async phone(...given) {
        const phone = await all.phone(...given);
        phones.push(phone);
        return phone;
      },
    });
    for (const phone of phones.filter(({ page }) => !page.isClosed())) {
      const failures = await phone.failures();
      if (failures.length > 0) throw new Error(`in the frame: ${failures.join('\n')}`);
    }
  } finally {
    await all.close();
  }
}

/** Requests that were sent, and those that were answered, are the same as a while ago; one that is held does not count. */
async function calm(phone: Phone): Promise<void> {
  await phone.idle();
  await phone.page.waitForFunction(
    (ms) => {
      const place = window as unknown as { __calm?: { seen: string; since: number } };
      const seen = window.harness
        .requests()
        .map(({ path, status }) => `${path} ${status}`)
        .join();
      if (place.__calm?.seen !== seen) place.__calm = { seen, since: performance.now() };
      return performance.now() - place.__calm.since > ms;
    },
    CALM_MS,
    { polling: 30, timeout: PATIENCE_MS },
  );
  await phone.idle();
}

async function tapCard(house: House, person: string): Promise<string> {
  const { msgid } = await house.card(person);
  const answer = await fetch(`${house.standin.url}/inspect/press`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: person, msgid, tap: 'card' }),
  });
  const opened = (await answer.json()) as { appid?: string; pagepath?: string };
  if (opened.appid !== APPID || opened.pagepath === undefined) {
    throw new Error(`the card of ${person} opens no mini-program: ${JSON.stringify(opened)}`);
  }
  return opened.pagepath;
}
