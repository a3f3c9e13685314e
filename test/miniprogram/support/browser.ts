/** Debian's Chromium as a phone: opens the frame as somebody, reads what it shows, taps, and takes pictures. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../../support/chromium.ts';
import type { Harness, LayoutFault } from '../../../scripts/miniprogram/runtime/harness-shape.ts';

/** Where pictures of a run go: one name each, in folders or not. */
export const PICTURES = resolve(import.meta.dirname, '../../../.data/screenshots/miniprogram');
const PATIENCE_MS = 30_000;
const ARGUMENTS = [...CHROMIUM_ARGUMENTS, '--autoplay-policy=no-user-gesture-required'];

export interface Size {
  readonly width: number;
  readonly height: number;
  /** The text size set on the phone, in points; 16 when left out. */
  readonly font?: number;
}

/** The usual phone. */
export const PHONE: Size = { width: 390, height: 844 };

/** Where the rules of layout are asked: small to large phones, tablet, desktop, and large text. */
export const SIZES: readonly Size[] = [
  { width: 320, height: 568 },
  PHONE,
  { width: 414, height: 736 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { ...PHONE, font: 22 },
];

export interface Opening {
  readonly person: string;
  readonly profile?: 'ios' | 'android' | 'win' | 'mac' | 'wechat';
  /** Address of the first page; the app's own choice when left out. */
  readonly open?: string;
  readonly size?: Size;
  /** The phone's time zone; Shanghai when left out. */
  readonly zone?: string;
  readonly scheme?: 'light' | 'dark';
  /** How wrong the phone's clock is. */
  readonly shiftMs?: number;
}

type Does = {
  [K in keyof Harness as Harness[K] extends (...given: never[]) => unknown ? K : never]: Harness[K];
};
type Told<K extends keyof Does> = Awaited<ReturnType<Does[K]>>;

export interface Phone {
  readonly page: Page;
  /** Calls `window.harness` inside the frame. */
  readonly ask: <K extends keyof Does>(name: K, ...given: Parameters<Does[K]>) => Promise<Told<K>>;
  readonly records: () => Promise<Harness['records']>;
  /** Calls a method of the page on top and waits for its answer. */
  readonly callPage: (method: string, ...given: unknown[]) => Promise<unknown>;
  /** Waits until nothing is under way but the long poll. */
  readonly idle: () => Promise<void>;
  /** What a person can read on the page now. */
  readonly texts: () => Promise<string>;
  /** Taps what carries these words, then waits for calm. */
  readonly tap: (words: string) => Promise<void>;
  /** What happened that may not, since it was last asked. */
  readonly failures: () => Promise<readonly string[]>;
  /** Saves what is shown under `.data/screenshots/miniprogram/`. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts the browser; close it at the end. Throws with the command that installs it. */
export function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`${CHROMIUM} is missing: apt-get install -y chromium fonts-noto-cjk`);
  }
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** Opens the app alone in a window of its own; `frameUrl` is the address of the frame's door without a path. */
export async function openPhone(
  browser: Browser | BrowserContext,
  frameUrl: string,
  opening: Opening,
): Promise<Phone> {
  const { size = PHONE } = opening;
  // A context that is given is shared: two phones of one browser, as two people beside each other.
  const isShared = !('newContext' in browser);
  const context = isShared
    ? browser
    : await browser.newContext({
        viewport: { width: size.width, height: size.height },
        deviceScaleFactor: 2,
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: opening.zone ?? 'Asia/Shanghai',
        colorScheme: opening.scheme ?? 'light',
      });
  const page = await context.newPage();
  if (isShared) await page.setViewportSize({ width: size.width, height: size.height });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(addressOf(frameUrl, opening));
  const phone = handle(page, async () => {
    await (isShared ? page : context).close();
  });
  await phone.idle();
  return phone;
}

function addressOf(frameUrl: string, { person, profile, open, size, shiftMs }: Opening): string {
  const address = new URL('/frame/app/', frameUrl);
  const words = { person, profile, open, font: size?.font, shift: shiftMs };
  for (const [name, value] of Object.entries(words)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  return address.href;
}

function handle(page: Page, close: () => Promise<void>): Phone {
  const ask: Phone['ask'] = async (name, ...given) =>
    (await page.evaluate(
      ([key, values]) => {
        const does = window.harness[key] as (...all: unknown[]) => unknown;
        return does(...values);
      },
      [name, given as unknown[]] as const,
    )) as never;
  const idle = async (): Promise<void> => {
    await page.waitForFunction(() => 'harness' in window);
    await ask('idle');
  };
  return {
    page,
    ask,
    records: () => page.evaluate(() => window.harness.records),
    callPage: (method, ...given) =>
      page.evaluate(([name, values]) => window.harness.callPage(name, ...values), [
        method,
        given,
      ] as const),
    idle,
    texts: () => page.locator('.mp-page:not([hidden])').innerText(),
    async tap(words) {
      await page.getByText(words, { exact: true }).filter({ visible: true }).first().click();
      await idle();
    },
    failures: () => ask('takeFailures'),
    async picture(name) {
      await mkdir(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    close,
  };
}

/** Asks the rules of layout at a size; the page is left at that size. Large text needs a phone opened with it. */
export async function layoutAt(phone: Phone, { width, height }: Size): Promise<LayoutFault[]> {
  await phone.page.setViewportSize({ width, height });
  await phone.idle();
  return phone.ask('layout');
}

declare global {
  interface Window {
    readonly harness: Harness;
    readonly __failures: readonly string[];
  }
}
