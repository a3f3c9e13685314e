/** Lists of more rows than a page may hold: every row once, in order, down and up. Pages §3, §6. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { VIP } from '../stories/acts.ts';
import { ADMIN, MORNING } from '../stories/alerting.ts';
import { readerOf, type Reader } from '../stories/pages.ts';
import { layoutAt, PHONE, type Phone } from './support/browser.ts';
import { openMiniHouse, type MiniHouse } from './support/house.ts';
import {
  idsOf,
  keepsBytes,
  keepsLimits,
  placeOf,
  readDown,
  readUp,
  toEnd,
  turn,
} from './support/rows.ts';
import { miss } from './support/waiting.ts';

jest.setTimeout(240_000);

/** Calls of one customer, and of strangers. */
const HIS = 72;
const OTHERS = 64;
/** So many ring at once. */
const AT_ONCE = 8;
const LIST = 'pages/call/list';

let all: MiniHouse;
let reader: Reader;

async function missMany(from: (n: number) => string, count: number): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, n) =>
      from(done + n),
    );
    for (const number of numbers) {
      await fetch(`${all.house.gateway.url}/sim/calls`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from: number, hangupAfter: 8 }),
      });
    }
    await all.house.skip(9);
  }
}

beforeAll(async () => {
  all = await openMiniHouse(MORNING);
  await missMany((n) => `1371235${String(n).padStart(4, '0')}`, OTHERS);
  await missMany(() => VIP, HIS);
  reader = await readerOf(all.house, ADMIN);
});
afterAll(async () => {
  await all.close();
});

/** All of a list as its door tells it, page after page. */
async function wholeOf(query: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const words: string = [query, cursor && `cursor=${encodeURIComponent(cursor)}`]
      .filter((one) => one !== '')
      .join('&');
    const page = await reader.calls(words === '' ? '' : `?${words}`);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.cursor;
  }
  return ids;
}

async function search(phone: Phone, words: string): Promise<void> {
  await phone.page.getByRole('textbox').fill(words);
  await phone.page.waitForFunction(
    (wanted) => {
      const asked = window.harness.requests().map(({ path }) => path);
      return (asked.filter((path) => path.startsWith('/api/calls')).pop() ?? '').includes(wanted);
    },
    `q=${encodeURIComponent(words)}`,
  );
  await all.settled(phone);
}

describe('通话', () => {
  it('holds sixty rows at a time, each once and in order, down and up', async () => {
    const phone = await all.phone(ADMIN, { open: LIST });
    await all.settled(phone);
    const whole = await wholeOf('');
    expect(whole.length).toBe(HIS + OTHERS);
    expect((await idsOf(phone)).length).toBe(30);
    const down = await readDown(phone, '后面的来电');
    expect(down.flat()).toEqual(whole);
    expect(down.map((rows) => rows.length)).toEqual([60, 60, whole.length - 120]);
    await phone.picture('call-list-end');
    expect(await readUp(phone, '前面的来电')).toEqual(down);
    for (const size of [{ width: 320, height: 568 }, PHONE])
      expect(await layoutAt(phone, size)).toEqual([]);
    await keepsBytes(phone);
    expect(await phone.failures()).toEqual([]);
    await phone.close();
  });

  it('keeps search, filter and place; 后退 comes back to the row, news does not move it', async () => {
    const phone = await all.phone(ADMIN, { open: LIST });
    await all.settled(phone);
    await phone.tap('未接');
    await search(phone, '奥克斯');
    const whole = await wholeOf(`q=${encodeURIComponent('奥克斯')}&filter=missed`);
    expect(whole.length).toBe(HIS);
    await toEnd(phone);
    await turn(phone, '后面的来电', 'first');
    const rows = await idsOf(phone);
    expect(rows).toEqual(whole.slice(60));
    await phone.picture('call-list-middle');
    expect(await phone.page.getByRole('textbox').inputValue()).toBe('奥克斯');
    const last = phone.page.locator('.mp-page:not([hidden]) .call').last();
    await last.scrollIntoViewIfNeeded();
    const place = await placeOf(phone);
    expect(place).toBeGreaterThan(0);
    await last.click();
    await all.settled(phone);
    expect(await phone.ask('stack')).toEqual([LIST, 'pages/call/detail']);
    await miss(all.house, VIP);
    await phone.page.locator('.mp-page:not([hidden])').waitFor();
    await phone.page.locator('.mp-back').click();
    await all.settled(phone);
    expect(await phone.ask('stack')).toEqual([LIST]);
    expect(await placeOf(phone)).toBe(place);
    expect(await idsOf(phone)).toEqual(rows);
    // The one that came stands before all others.
    const up = await readUp(phone, '前面的来电');
    expect(new Set(up.flat())).toEqual(
      new Set(await wholeOf(`q=${encodeURIComponent('奥克斯')}&filter=missed`)),
    );
    expect(await phone.failures()).toEqual([]);
    await phone.close();
  });
});

describe('客户', () => {
  it('has the calls of one customer, sixty at a time, below who it is', async () => {
    const { id } = (
      await reader.get<{ rows: { id: string }[] }>(
        `/api/customers?q=${encodeURIComponent('奥克斯')}`,
      )
    ).body.rows[0] ?? { id: '' };
    const phone = await all.phone(ADMIN, { open: `pages/customer/detail?id=${id}` });
    await all.settled(phone);
    const down = await readDown(phone, '后面的记录');
    const ids = down.flat();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(HIS + 1);
    expect(down[0]?.length).toBe(60);
    expect(await readUp(phone, '前面的记录')).toEqual(down);
    await keepsLimits(phone);
    await keepsBytes(phone);
    expect(await phone.failures()).toEqual([]);
    await phone.close();
  });

  it('lists each customer once', async () => {
    const phone = await all.phone(ADMIN, { open: 'pages/customer/list' });
    await all.settled(phone);
    const down = await readDown(phone, '后面的客户');
    const ids = down.flat();
    expect(new Set(ids).size).toBe(ids.length);
    expect(await readUp(phone, '前面的客户')).toEqual(down);
    await keepsBytes(phone);
    await phone.close();
  });
});
