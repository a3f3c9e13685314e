/** An impatient finger, and what the net does to it: one effect, the truth, nothing later by itself. Pages §3. */
import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { Phone } from './browser.ts';

/** Three taps within 200 ms on one place, whatever stands there by then. */
export async function threeTaps(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  await target.evaluate(async (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
    const tap = (): void => {
      const there = document.elementFromPoint(at.clientX, at.clientY);
      for (const type of ['mousedown', 'mouseup', 'click'])
        there?.dispatchEvent(new MouseEvent(type, { ...at, cancelable: true, view: window }));
    };
    for (let n = 0; n < 3; n += 1) {
      tap();
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
}

export interface Trial {
  readonly name: string;
  readonly phone: Phone;
  /** Address that is opened anew before each round: a tap too many may have opened something behind a question. */
  readonly at?: string;
  /** Opens what asks, and answers the button whose tap acts. */
  readonly button: () => Promise<Locator>;
  /** The act's address has these words. */
  readonly path: string;
  /** How far the server is: one more after one effect. */
  readonly done: () => Promise<number>;
  /** What the page says before, and when it is done. */
  readonly before: RegExp;
  readonly after: RegExp;
}

/** Offline it is not done, nor later; with its answer lost it is done once, and the page says so; each time by three taps. */
export async function hasOneEffect(
  { name, phone, at, button, path, done, before, after }: Trial,
  settled: (phone: Phone) => Promise<void>,
): Promise<void> {
  const sent = async (): Promise<number> =>
    (await phone.ask('requests')).filter((one) => one.method !== 'GET' && one.path.includes(path))
      .length;
  const shows = (words: RegExp) =>
    phone.page
      .locator('.mp-page:not([hidden])')
      .filter({ hasText: words })
      .waitFor({ timeout: 20_000 });
  const ready = async (): Promise<Locator> => {
    if (at !== undefined) await phone.ask('launch', 'hot', at);
    await settled(phone);
    return button();
  };
  const began = await done();

  const first = await ready();
  await phone.ask('setOffline', true);
  await threeTaps(first);
  await shows(/未提交/);
  const offline = await phone.texts();
  await phone.ask('setOffline', false);
  const tried = await sent();
  await settled(phone);
  expect({ name, sent: (await sent()) - tried, done: (await done()) - began }).toEqual({
    ...{ name, sent: 0, done: 0 },
  });
  expect(offline).toMatch(before);

  const second = await ready();
  await phone.ask('dropNext', path);
  await threeTaps(second);
  await shows(after);
  await settled(phone);
  expect({ name, sent: (await sent()) - tried, done: (await done()) - began }).toEqual({
    ...{ name, sent: 1, done: 1 },
  });
  expect(await phone.texts()).not.toMatch(/未提交|没有收到回复/);
}
