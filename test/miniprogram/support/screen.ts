/** What stories read of a screen and do to it without waiting. */
import type { Phone } from './browser.ts';

/** Data of the page on top. */
export async function drawn<Data>(phone: Phone): Promise<Data> {
  return (await phone.ask('data')) as Data;
}

/** Taps without waiting for what comes of it. */
export async function finger(phone: Phone, words: string): Promise<void> {
  await phone.page.getByText(words, { exact: true }).first().click({ noWaitAfter: true });
}

/** Resolves when the page says it; milliseconds since the call. */
export async function says(phone: Phone, words: RegExp): Promise<number> {
  const began = performance.now();
  const page = phone.page.locator('.mp-page:not([hidden])');
  await page.filter({ hasText: words }).waitFor({ timeout: 30_000 });
  return performance.now() - began;
}

/** What stands in each of these boxes of the page on top. */
export function textsOf(phone: Phone, selector: string): Promise<string[]> {
  return phone.page.locator(`.mp-page:not([hidden]) ${selector}`).allInnerTexts();
}

/** Requests of this kind that were sent. */
export async function posts(phone: Phone, words: string): Promise<number> {
  const sent = await phone.ask('requests');
  return sent.filter(({ method, path }) => method === 'POST' && path.endsWith(words)).length;
}

/** What each visible box of the page on top is painted in: its words, its colour, its ground. */
export function colours(phone: Phone): Promise<readonly string[]> {
  return phone.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.mp-page:not([hidden]) *')].map((element) => {
      const { color, backgroundColor, borderTopColor } = getComputedStyle(element);
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const words = own.map(({ textContent }) => textContent).join('');
      return [words, color, backgroundColor, borderTopColor].join(' | ');
    }),
  );
}
