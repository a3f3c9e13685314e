/** What a phone hears and marks while somebody reads a conversation along. */
import type { Phone } from './browser.ts';

const PATIENCE_MS = 30_000;
/** Classes of a component carry its name. */
const SCOPE = 'scomponents-sentence-list-sentence-list--';
export const BUBBLE = `[class~="${SCOPE}bubble"]`;
export const ACTIVE = `[class~="${SCOPE}bubble-active"]`;
export const bubble = (n: number): string => `[class~="${SCOPE}bubble-${n}"]`;

/** Does it, and answers where the sound is the moment it is heard at this place or behind it. */
export async function heardAfter(
  phone: Phone,
  start: number,
  does: () => Promise<void>,
): Promise<number> {
  const heard = phone.page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        let last = Infinity;
        const look = (): void => {
          const [one] = window.harness.audio();
          const at = one?.playing === true ? one.at : -1;
          // Sent there is not heard there: it moves on.
          if (at >= from && at > last) resolve(at);
          else requestAnimationFrame(look);
          last = at >= from ? at : Infinity;
        };
        look();
      }),
    start - 0.05,
  );
  await does();
  return heard;
}

export const marked = (phone: Phone): Promise<string[]> =>
  phone.page
    .locator(ACTIVE)
    .evaluateAll((found) =>
      found.map((one) => /bubble-(\d+)/.exec(one.getAttribute('class') ?? '')?.[1] ?? ''),
    );

export const isInSight = (phone: Phone, n: number): Promise<boolean> =>
  phone.page.locator(bubble(n)).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });

export const tickets = async (phone: Phone): Promise<number> =>
  (await phone.ask('requests')).filter(
    ({ path, status }) => path.endsWith('/ticket') && status === 200,
  ).length;

/** Resolves when the page has scrolled there. */
export async function comesInSight(phone: Phone, n: number): Promise<void> {
  await seen(phone, bubble(n));
}

/** Resolves when the page shows what is heard, whichever sentence that is by then. */
export async function markedInSight(phone: Phone): Promise<void> {
  await seen(phone, ACTIVE);
}

async function seen(phone: Phone, wanted: string): Promise<void> {
  await phone.page.waitForFunction(
    (selector) => {
      const place = document.querySelector(selector)?.getBoundingClientRect();
      return place !== undefined && place.top >= 0 && place.bottom <= window.innerHeight;
    },
    wanted,
    { timeout: PATIENCE_MS },
  );
}

/** Resolves when the sentence stands there on the screen, to a line or so. */
export async function standsAt(phone: Phone, n: number, y: number): Promise<void> {
  await phone.page.waitForFunction(
    ([selector, wanted]) => {
      const place = document.querySelector(selector)?.getBoundingClientRect();
      return place !== undefined && Math.abs(place.top - wanted) < 30;
    },
    [bubble(n), y] as const,
    { timeout: PATIENCE_MS },
  );
}

/** Lets the browser paint so many times. */
export async function nextFrames(phone: Phone, count: number): Promise<void> {
  await phone.page.evaluate(async (frames) => {
    for (let n = 0; n < frames; n += 1) await new Promise(requestAnimationFrame);
  }, count);
}

/** The most pieces of data that were handed to the page within a second, since then. */
export async function most(phone: Phone, since: number): Promise<number> {
  const handed = (await phone.ask('setDatas')).map(({ at }) => at).filter((at) => at >= since);
  const inSecond = (from: number): number =>
    handed.filter((at) => at >= from && at < from + 1_000).length;
  return Math.max(0, ...handed.map(inSecond));
}
