/** One browser and one house for a test file, and phones that are closed after each test. */
import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser, openPhone, type Opening, type Phone } from './browser.ts';
import { openSampleHouse, type SampleHouse } from './sample-house.ts';

export interface Sample {
  readonly house: () => SampleHouse;
  readonly open: (opening?: Partial<Opening>, beside?: BrowserContext) => Promise<Phone>;
  readonly browser: () => Browser;
}

/** Call once at the top of a test file. */
export function useSample(): Sample {
  jest.setTimeout(40_000);
  let house: SampleHouse | undefined;
  let browser: Browser | undefined;
  const phones: Phone[] = [];
  beforeAll(async () => {
    house = await openSampleHouse();
    browser = await openBrowser();
  });
  afterEach(async () => {
    for (const phone of phones.splice(0)) await phone.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the house is not open');
    return value;
  };
  return {
    house: () => there(house),
    browser: () => there(browser),
    async open(opening = {}, beside) {
      const phone = await openPhone(beside ?? there(browser), there(house).url, {
        person: 'zhang',
        ...opening,
      });
      phones.push(phone);
      return phone;
    },
  };
}
