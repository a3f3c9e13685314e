/** What stories of long lists do: scroll to the end of what stands there, go on, and ask the limits of the page. */
import { expect } from '@jest/globals';
import type { Phone } from './browser.ts';
import { drawn } from './screen.ts';

const PATIENCE_MS = 20_000;
const PAGE = '.mp-page:not([hidden])';

interface Drawn {
  readonly view: { readonly rows: readonly { readonly id: string }[] };
  readonly list: { readonly earlier: boolean; readonly later: boolean };
}

/** Identities of the rows that stand on the page, from top to bottom. */
export async function idsOf(phone: Phone): Promise<readonly string[]> {
  return (await drawn<Drawn>(phone)).view.rows.map(({ id }) => id);
}

/** Pages §6. */
export async function keepsLimits(phone: Phone): Promise<void> {
  const { nodes, depth, children } = await phone.ask('size');
  expect(nodes).toBeLessThanOrEqual(800);
  expect(depth).toBeLessThanOrEqual(20);
  expect(children).toBeLessThanOrEqual(60);
}

export async function keepsBytes(phone: Phone): Promise<void> {
  const handed = (await phone.ask('setDatas')).map(({ bytes }) => bytes);
  expect(Math.max(...handed)).toBeLessThanOrEqual(64_000);
  const read = (await phone.ask('requests')).map(({ bytes = 0 }) => bytes);
  expect(Math.max(...read)).toBeLessThanOrEqual(40_000);
}

/** How far the page on top is scrolled. */
export function placeOf(phone: Phone): Promise<number> {
  return phone.page.locator(PAGE).evaluate((page) => page.scrollTop);
}

/** Scrolls down until no more rows come by themselves: the end of the list, or sixty and a button. */
export async function toEnd(phone: Phone): Promise<void> {
  for (let count = -1; ;) {
    const { view } = await drawn<Drawn>(phone);
    if (view.rows.length === count) return;
    count = view.rows.length;
    // Nearness to the end is told when it comes, not while it lasts.
    for (const top of [0, 1e6]) {
      await phone.page.locator(PAGE).evaluate(async (page, to) => {
        page.scrollTop = to;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }, top);
    }
    await phone.idle();
    await keepsLimits(phone);
  }
}

/** Presses the button over or under the rows; resolves when the others stand there and reading can go on. */
export async function turn(phone: Phone, words: string, end: 'first' | 'last'): Promise<void> {
  const before = (await idsOf(phone)).join();
  await phone.page.getByRole('button', { name: words }).click();
  await phone.page.waitForFunction(
    (was) => {
      const { view } = window.harness.data() as Drawn;
      return view.rows.map(({ id }) => id).join() !== was;
    },
    before,
    { timeout: PATIENCE_MS },
  );
  await phone.page.waitForFunction(
    ([page, which]) => {
      const rows = [...document.querySelectorAll(`${page} .rows > *`)];
      const row = which === 'first' ? rows[0] : rows[rows.length - 1];
      const box = row?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight;
    },
    [PAGE, end] as const,
    { timeout: PATIENCE_MS },
  );
  await phone.idle();
  await keepsLimits(phone);
}

/** Reads a list to its end; what stood on the page before each step, one after the other. */
export async function readDown(phone: Phone, later: string): Promise<(readonly string[])[]> {
  const windows: (readonly string[])[] = [];
  for (;;) {
    await toEnd(phone);
    windows.push(await idsOf(phone));
    if (!(await drawn<Drawn>(phone)).list.later) return windows;
    await turn(phone, later, 'first');
  }
}

/** And back to its beginning. */
export async function readUp(phone: Phone, earlier: string): Promise<(readonly string[])[]> {
  const windows: (readonly string[])[] = [];
  for (;;) {
    windows.unshift(await idsOf(phone));
    if (!(await drawn<Drawn>(phone)).list.earlier) return windows;
    await turn(phone, earlier, 'last');
  }
}
