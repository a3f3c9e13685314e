/**
 * Every page on WeCom for Windows and for Mac, which have no telephone: nothing is called that is not there, and one in
 * New York, in the dark, seven minutes fast, shows what the other shows. Pages §3, §4, §5.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { A, DUTY, stored, VIP } from '../stories/acts.ts';
import { ADMIN, CALLER, DIRECTOR, MORNING } from '../stories/alerting.ts';
import type { Opening } from './support/browser.ts';
import { openMiniHouse, type MiniHouse } from './support/house.ts';
import { EVERY_PAGE, liveADay } from './support/lived-house.ts';
import { colours } from './support/screen.ts';
import { tourOf, type Tour } from './support/tour.ts';

jest.setTimeout(120_000);

const HERE: Partial<Opening> = { profile: 'win' };
const THERE: Partial<Opening> = {
  ...{ profile: 'mac', zone: 'America/New_York', scheme: 'dark', shiftMs: 7 * 60_000 },
};

let all: MiniHouse;
let pages: Readonly<Record<string, string>>;

beforeAll(async () => {
  all = await openMiniHouse(MORNING, { speech: true });
  pages = await liveADay(all.house);
});
afterAll(() => all.close());

/** Pages that are drawn by what is looked at already. */
const ALIKE = ['missed', 'withheld', 'colleague', 'passportOfMessage', 'edit'];
const BY: Readonly<Record<string, readonly string[]>> = {
  [ADMIN]: EVERY_PAGE.filter((name) => !ALIKE.includes(name)),
  [DIRECTOR]: ['status', 'inbox'],
  [A]: ['status', 'inbox', 'roster', 'alert', 'callback'],
  [DUTY]: ['status', 'inbox', 'alert'],
};

async function tour(person: string, opening: Partial<Opening>): Promise<Tour> {
  return tourOf(await all.phone(person, { open: pages['more'] ?? '', ...opening }));
}

async function look({ phone, open }: Tour, name: string) {
  const { state, texts } = await open(pages[name] ?? '');
  return { name, state, texts, colours: await colours(phone) };
}

async function endWell(...tours: readonly Tour[]): Promise<void> {
  for (const { phone } of tours) {
    expect((await phone.records()).phoneCalls).toEqual([]);
    await phone.close();
  }
}

describe('a desktop', () => {
  it.each(Object.keys(BY))('of %s shows the same everywhere', async (person) => {
    const here = await tour(person, HERE);
    const there = await tour(person, THERE);
    for (const name of BY[person] ?? []) {
      const [shown, same] = await Promise.all([look(here, name), look(there, name)]);
      expect(shown.state).toMatch(/^(ready|empty)$/);
      expect(shown.colours.length).toBeGreaterThan(5);
      expect(same).toEqual(shown);
    }
    expect(await there.phone.page.evaluate(() => new Date().getTimezoneOffset())).toBe(300);
    await endWell(here, there);
  });

  it('copies in place of ringing, and shows the number while somebody looks', async () => {
    const alert = await tour(A, HERE);
    await alert.open(pages['alert'] ?? '');
    await alert.phone.tap('我来处理');
    const todo = await tour(A, THERE);
    await todo.open(pages['callback'] ?? '');
    for (const [{ phone, after }, number] of [
      [alert, CALLER],
      [todo, VIP],
    ] as const) {
      expect(await phone.texts()).not.toMatch(/回拨/);
      const { texts } = await after(() => phone.tap('复制号码'));
      expect(texts).toContain(number);
      expect(texts).toContain('号码已复制');
      await phone.tap('复制');
      expect((await phone.records()).clipboard).toEqual([number, number]);
      expect((await after(() => phone.ask('hide'))).html).not.toContain(number);
      expect((await after(() => phone.ask('show'))).html).not.toContain(number);
      expect((await phone.records()).vibrations).toEqual([]);
    }
    expect(await stored(all.house, 'access-log').find({}).toArray()).toMatchObject([
      { person: A, what: 'call-number', reason: 'callback' },
      { person: A, what: 'call-number', reason: 'callback' },
    ]);
    await endWell(alert, todo);
  });

  it('copies the number of a customer', async () => {
    const desk = await tour(A, HERE);
    const { phone } = desk;
    await desk.open(pages['customer'] ?? '');
    await phone.page.getByRole('button', { name: '查看号码 138****8888' }).first().click();
    await phone.page.getByRole('radio', { name: '回拨' }).click();
    await phone.tap('显示号码');
    expect(await phone.texts()).toContain(VIP);
    await phone.tap('复制');
    expect((await phone.records()).clipboard).toEqual([VIP]);
    await endWell(desk);
  });
});
