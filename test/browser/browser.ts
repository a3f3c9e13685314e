/** Debian's Chromium with a profile of its own, and pictures of what it shows. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../support/chromium.ts';

const PICTURES = resolve(import.meta.dirname, '../../.data/screenshots');

/** A greeting lasts ten seconds, a message four. */
const PATIENCE_MS = 45_000;

export const DESKTOP = { width: 1280, height: 800 } as const;
/** A phone's width. */
export const NARROW = { width: 390, height: 844 } as const;

export interface Browser {
  readonly context: BrowserContext;
  /** What the pages complained of: errors of scripts, refused resources, answers of 400 and above. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a browser of a company in China. Throws with the command that installs Chromium. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`${CHROMIUM} is missing: apt-get install -y chromium fonts-noto-cjk`);
  }
  const profile = await mkdtemp(join(tmpdir(), 'callpop-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: [...CHROMIUM_ARGUMENTS],
    viewport: DESKTOP,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  context.on('response', (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`);
  });
  return {
    context,
    complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Saves what the page shows now for people to look at, under `.data/screenshots/`. */
export async function picture(page: Page, name: string, whole = false): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: whole });
}

/** As much of an element of the page as measuring needs; the compiler knows no browser here. */
interface Box {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  getBoundingClientRect(): { readonly left: number; readonly right: number };
  querySelectorAll(selector: string): Iterable<Box>;
}

/** Words inside `selector` that are wider or taller than their place, or stand outside the window; empty = all is seen. */
export async function cutWords(page: Page, selector: string): Promise<readonly string[]> {
  const { width } = page.viewportSize() ?? DESKTOP;
  const found: string[] = [];
  for (const part of await page.locator(selector).all()) {
    found.push(...(await part.evaluate(measure, width)));
  }
  return found;
}

function measure(top: Box, width: number): string[] {
  return [top, ...top.querySelectorAll('*')].flatMap((box) => {
    const { left, right } = box.getBoundingClientRect();
    if (right === left || box.tagName === 'OPTION') return [];
    const words = `${box.tagName}: ${(box.textContent ?? '').trim().slice(0, 40)}`;
    if (left < 0 || right > width) return [`${words} (outside)`];
    // Boxes that follow their words have no size of their own; words for ears alone have one of a dot.
    if (box.clientWidth <= 1) return [];
    const isWhole = box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight + 1;
    return isWhole ? [] : [words];
  });
}

interface Sound {
  readonly readyState: number;
  readonly duration: number;
  addEventListener(name: string, then: () => void, options: { once: boolean }): void;
}

/** Length of what an audio element has loaded; rejects when it cannot be played. */
export function soundSeconds(audio: Locator): Promise<number> {
  return audio.evaluate(
    (sound: Sound) =>
      new Promise<number>((done, failed) => {
        const known = (): void => {
          done(sound.duration);
        };
        if (sound.readyState > 0) known();
        sound.addEventListener('loadedmetadata', known, { once: true });
        const broken = (): void => {
          failed(new Error('the sound cannot be played'));
        };
        sound.addEventListener('error', broken, { once: true });
      }),
  );
}
