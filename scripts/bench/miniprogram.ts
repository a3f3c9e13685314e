/**
 * How long a cold launch of the mini-program takes to its first content, tab by tab, on a slow phone in a slow network.
 *
 * First content: the frame was painted in which words stand that only the server's answer for this page holds. Time
 * begins when the app is launched with its code in place: a client keeps the package, so its download is not counted,
 * nor is the making of the window. From then on the processor is four times slower, and whatever the app asks for takes
 * 150 ms and 1.6 Mbit/s. The device keeps nothing: the person is logged in within that time.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { z } from 'zod';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../../test/support/chromium.ts';
import type { Services } from '../services/index.ts';
import { percentile, printFigure, rounded, say } from './figures.ts';
import { EMPTY_WORDS, openBenchHouse, PERSON } from './miniprogram-house.ts';

const LAUNCHES = 30;
/** For 95 of 100 launches. */
const GOAL_MS = 1500;
const CPU_RATE = 4;
/** Latency in ms, throughput in bytes a second. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 200_000,
};
const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};
const MOST_MS = 60_000;
const HOLD = join(import.meta.dirname, 'page/first-content.js');

/** Each tab with words of its answer; no template holds them. */
const TABS = [
  { tab: '状态', page: 'pages/status/index', words: '在办公室' },
  { tab: '待办', page: 'pages/inbox/index', words: '宁波奥克斯空调有限公司' },
  { tab: '通话', page: 'pages/call/list', words: '宁波奥克斯空调有限公司' },
  { tab: '值班', page: 'pages/roster/index', words: '销售经理A' },
  { tab: '更多', page: 'pages/more/index', words: '销售经理A' },
] as const;

interface Target {
  readonly name: string;
  readonly url: string;
  readonly words: string;
}

/**
 * One line for the empty page, then one for each tab with its ratio to that page. They take turns, so that all meet the
 * same machine.
 */
export async function benchMiniprogram(services: Services): Promise<void> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`${CHROMIUM} is missing: apt-get install -y chromium fonts-noto-cjk`);
  }
  say('the calls of one morning');
  const house = await openBenchHouse(services);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...CHROMIUM_ARGUMENTS],
  });
  try {
    const address = (url: string, page: string): string =>
      `${url}/frame/app/?person=${PERSON}&open=${page}`;
    const empty = { name: 'empty', url: address(house.emptyUrl, ''), words: EMPTY_WORDS };
    const targets: Target[] = [
      empty,
      ...TABS.map(({ tab, page, words }) => ({
        name: tab,
        url: address(house.frameUrl, page),
        words,
      })),
    ];
    const times = await measure(browser, targets);
    for (const { name } of targets) print(name, times.get(name) ?? [], times.get('empty') ?? []);
  } finally {
    await browser.close();
    await house.stop();
  }
}

/** Milliseconds of each launch by the target's name. */
async function measure(
  browser: Browser,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map(targets.map(({ name }): [string, number[]] => [name, []]));
  // The first round pays for what the server and the browser do once.
  for (let round = 0; round <= LAUNCHES; round += 1) {
    if (round % 10 === 1) say(`launch ${round} of ${LAUNCHES}`);
    for (const target of targets) {
      const ms = await launch(browser, target);
      if (round > 0) times.get(target.name)?.push(ms);
    }
  }
  return times;
}

function print(name: string, times: readonly number[], empty: readonly number[]): void {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const values = { launches: times.length, p50: rounded(p50), p95: rounded(p95) };
  if (name === 'empty') printFigure('miniprogram-empty', values);
  else {
    const timesEmpty = rounded(p50 / percentile(empty, 0.5));
    printFigure('miniprogram', { tab: name, ...values, goalP95: GOAL_MS, timesEmpty });
  }
}

/** One cold launch in a window that has seen nothing; milliseconds to its first content. */
async function launch(browser: Browser, { name, url, words }: Target): Promise<number> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(MOST_MS);
    await page.addInitScript({ path: HOLD });
    await page.goto(url);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.emulateNetworkConditions', NETWORK);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
    const ms = z
      .number()
      .parse(await page.evaluate(`window.firstContent(${JSON.stringify(words)}, ${MOST_MS})`));
    const failures = z.array(z.string()).parse(await page.evaluate('window.__failures'));
    if (failures.length > 0) throw new Error(`${name}: ${failures.join('; ')}`);
    return ms;
  } finally {
    await context.close();
  }
}
