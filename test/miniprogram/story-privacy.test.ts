/** Whole numbers: on no page, in no answer, kept nowhere and in no log, until somebody says why they want to see one. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { A, DUTY, stored, VIP } from '../stories/acts.ts';
import { ADMIN, CALLER, DIRECTOR, MORNING } from '../stories/alerting.ts';
import { AUX } from '../stories/customers.ts';
import { openMiniHouse, type MiniHouse } from './support/house.ts';
import { EVERY_PAGE, liveADay, SPOKEN } from './support/lived-house.ts';
import { wholeNumberIn, wholeNumbersOf } from './support/numbers.ts';
import { tourOf, type Seen, type Tour } from './support/tour.ts';

jest.setTimeout(120_000);

const log: string[] = [];
let all: MiniHouse;
/** Addresses by what they show. */
let pages: Readonly<Record<string, string>>;

beforeAll(async () => {
  all = await openMiniHouse(MORNING, {
    speech: true,
    environment: { LOG_LEVEL: 'debug' },
    log: (line) => log.push(line),
  });
  pages = await liveADay(all.house);
});
afterAll(() => all.close());

const BY: Readonly<Record<string, readonly string[]>> = {
  [ADMIN]: EVERY_PAGE,
  [DIRECTOR]: ['status'],
  [A]: ['status', 'inbox', 'calls', 'talk', 'missed', 'withheld', 'alert', 'callback', 'customer'],
  [DUTY]: ['status', 'inbox', 'calls', 'message', 'alert'],
};
/** Where sentences of the talk are read: the call itself, and what was promised in it. */
const SENTENCES: readonly string[] = ['talk'];

async function look({ open }: Tour, name: string): Promise<Seen> {
  const seen = await open(pages[name] ?? '');
  expect({ name, state: seen.state }).toEqual({
    ...{ name, state: expect.stringMatching(/^(ready|empty)$/) },
  });
  return seen;
}

const rowsOfLog = () => stored(all.house, 'access-log').find({}).sort({ _id: 1 }).toArray();

describe('a whole number', () => {
  it('is found wherever it is written, and a masked one is not', () => {
    for (const text of [
      VIP,
      '138 0000 8888',
      '0574-87421000-801',
      '+86-13712340001',
      '13800000002',
    ])
      expect(wholeNumberIn(`<i title="${text}">`)).not.toBeNull();
    for (const text of ['138****8888', '4008320160', '01a215b5-b2f2-72e8-a1af-138001234567'])
      expect(wholeNumberIn(text)).toBeNull();
  });

  it.each(Object.keys(BY))('is nowhere on the pages of %s before somebody asks', async (person) => {
    const tour = tourOf(await all.phone(person, { open: pages['more'] ?? '' }));
    for (const name of BY[person] ?? []) {
      const seen = await look(tour, name);
      const besides = SENTENCES.includes(name) ? [SPOKEN] : [];
      expect({ name, found: wholeNumbersOf(seen, besides) }).toEqual({ name, found: [] });
      if (name === 'talk') expect(seen.texts).toContain(SPOKEN);
    }
    expect(await rowsOfLog()).toEqual([]);
    await tour.phone.close();
  });

  it('is shown on one page, for a reason that is kept, until nobody looks', async () => {
    const { phone, open, after } = tourOf(await all.phone(A, { open: pages['customer'] ?? '' }));
    const other = tourOf(await all.phone(A, { open: pages['customer'] ?? '' }));
    await phone.page.getByRole('button', { name: '查看号码 138****8888' }).first().click();
    await phone.page.getByRole('radio', { name: '其他' }).click();
    await phone.page.getByRole('textbox', { name: '写明原因' }).fill('客户要求核对');
    const shown = await after(() => phone.tap('显示号码'));
    expect(shown.texts.match(new RegExp(VIP, 'g'))).toHaveLength(1);
    const told = shown.answers.filter(({ body }) => wholeNumberIn(body) !== null);
    expect(told.map(({ path }) => path)).toEqual([`/api/customers/${AUX}/reveal`]);
    expect([wholeNumberIn(shown.kept), wholeNumberIn(shown.said.join())]).toEqual([null, null]);
    expect(await rowsOfLog()).toMatchObject([
      { person: A, what: 'number', subject: AUX, reason: 'other', words: '客户要求核对' },
    ]);
    expect(wholeNumbersOf(await other.after(() => all.settled(other.phone)))).toEqual([]);
    expect(wholeNumbersOf(await after(() => phone.ask('hide')))).toEqual([]);
    expect(wholeNumbersOf(await after(() => phone.ask('show')))).toEqual([]);
    expect(wholeNumbersOf(await open(pages['customer'] ?? ''))).toEqual([]);
    for (const one of [phone, other.phone]) {
      await one.close();
    }
  });

  it('of an urgent message goes from the server to the telephone and is drawn nowhere', async () => {
    const { phone, after } = tourOf(await all.phone(DUTY, { open: pages['alert'] ?? '' }));
    await phone.tap('我来处理');
    const rung = await after(() => phone.tap('回拨'));
    expect((await phone.records()).phoneCalls).toEqual([CALLER]);
    expect(wholeNumbersOf(rung)).toEqual([
      expect.stringMatching(new RegExp(`^/api/calls/[^/]+/reveal: ${CALLER}$`)),
    ]);
    expect((await rowsOfLog()).slice(1)).toMatchObject([
      { person: DUTY, what: 'call-number', reason: 'callback', words: null },
    ]);
    await phone.close();
  });

  it('stands in no line of the log', () => {
    expect(log.length).toBeGreaterThan(10);
    expect(log.filter((line) => wholeNumberIn(line) !== null)).toEqual([]);
  });
});
