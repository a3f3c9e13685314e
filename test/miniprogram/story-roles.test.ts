/** Every page, by its link, on the phone of every role: shown, or refused by the server with nothing of it. Pages §1. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { A, B, C, DUTY } from '../stories/acts.ts';
import { ADMIN, DIRECTOR, MORNING } from '../stories/alerting.ts';
import { openMiniHouse, type MiniHouse } from './support/house.ts';
import { furnish, hire, LEAVER, VISITOR, type Things } from './support/roles-house.ts';
import { textsOf } from './support/screen.ts';
import { tourOf, type Answered, type Seen, type Tour } from './support/tour.ts';

jest.setTimeout(120_000);

/**
 * A owns the customer and was rung, B talked to them, C was not rung. The last two have no part in the product:
 * one was given no role, one has left.
 */
const PEOPLE = [A, B, C, DUTY, DIRECTOR, ADMIN, VISITOR, LEAVER] as const;
type Person = (typeof PEOPLE)[number];

const LEAD: readonly Person[] = [DIRECTOR, ADMIN];
const MEMBERS: readonly Person[] = [A, B, C, DUTY, ...LEAD];
const LOGGED_IN: readonly Person[] = [...MEMBERS, VISITOR];

interface Row {
  readonly page: string;
  readonly of?: keyof Things;
  readonly may: readonly Person[];
  /** The main fact of the page; by person where it is composed by role. */
  readonly shows: RegExp | Partial<Record<Person, RegExp>>;
  /** What whoever may not see it reads. */
  readonly refusal?: string;
}

const TABS = ['status', 'inbox', 'roster', 'more'].map((one) => `pages/${one}/index`);
TABS.push('pages/call/list');
const DESK = '无权查看这个页面';
const CALL = '无权查看这通来电';

/** The law of pages.md §1, written out. */
const LAW: readonly Row[] = [
  {
    page: 'pages/status/index',
    may: LOGGED_IN,
    shows: {
      [B]: /今日已接 1\/50/,
      [DUTY]: /请假/,
      [DIRECTOR]: /现在谁接电话/,
      [VISITOR]: /现在来电先响/,
    },
  },
  { page: 'pages/inbox/index', may: MEMBERS, shows: { [A]: /须在 \d\d:\d\d 前响应/ } },
  { page: 'pages/call/list', may: MEMBERS, shows: { [A]: /奥克斯/, [C]: /137\*{4}0001/ } },
  { page: 'pages/roster/index', may: MEMBERS, shows: /值班人员/ },
  { page: 'pages/more/index', may: LOGGED_IN, shows: /字号|文字大小/ },
  // Reps: what they were offered, what they handled, whose customer is theirs or unknown. Duty: of their alerts.
  {
    ...{ page: 'pages/call/detail', of: 'talk', refusal: CALL },
    ...{ may: [A, B, ...LEAD], shows: /宁波奥克斯空调有限公司/ },
  },
  {
    page: 'pages/call/detail',
    of: 'message',
    may: MEMBERS,
    shows: /设备已经停线了/,
    refusal: CALL,
  },
  {
    ...{ page: 'pages/call/passport', of: 'talk', refusal: CALL },
    ...{ may: [A, B, ...LEAD], shows: /为什么是我/ },
  },
  {
    ...{ page: 'pages/alert/detail', of: 'alert', refusal: '无权查看这条告警' },
    ...{ may: [A, B, DUTY, ...LEAD], shows: /设备已经停线了/ },
  },
  {
    ...{ page: 'pages/alert/detail', of: 'young', refusal: '无权查看这条告警' },
    ...{ may: [A, B, ...LEAD], shows: /设备已经停线了/ },
  },
  {
    ...{ page: 'pages/todo/detail', of: 'talk', refusal: '无权查看这项待办' },
    ...{ may: [A, B, ...LEAD], shows: /月底前要到货/ },
  },
  { page: 'pages/customer/list', may: MEMBERS, shows: { [A]: /奥克斯/ } },
  {
    ...{ page: 'pages/customer/detail', of: 'customer', refusal: '无权查看这位客户' },
    ...{ may: [A, B, ...LEAD], shows: /宁波奥克斯空调有限公司/ },
  },
  {
    ...{ page: 'pages/customer/edit', of: 'lead', refusal: '无权查看这位客户' },
    // Whoever met the caller may look; whose lead it is may name it.
    ...{ may: [A, ...LEAD], shows: { [A]: /现在的名称/, [ADMIN]: /现在的名称/ } },
  },
  // Everyone sees the roster, and so what becomes of it.
  { page: 'pages/roster/swap', of: 'swap', may: MEMBERS, shows: /销售经理B/ },
  { page: 'pages/team/index', may: MEMBERS, shows: /销售经理A/ },
  { page: 'desk/reports', may: LEAD, shows: /来电/ },
  { page: 'desk/try-route', may: LEAD, shows: /依次响铃/ },
  { page: 'desk/jobs', may: [ADMIN], shows: /没有失败任务/ },
];

/** Nothing of these may be in what is refused. */
const FACTS =
  /奥克斯|张经理|采购部|8888|新客户|0099|停线|李工|0001|0002|销售经理|值班人员|销售总监|报价/;
/** Entries of 更多: the law again. */
const ENTRIES: readonly (readonly [string, string, readonly Person[]])[] = [
  ['团队', 'pages/team/index', MEMBERS],
  ['客户', 'pages/customer/list', MEMBERS],
  ['报表', 'desk/reports', LEAD],
  ['试算', 'desk/try-route', LEAD],
  ['失败任务', 'desk/jobs', [ADMIN]],
];

let all: MiniHouse;
let things: Things;

beforeAll(async () => {
  all = await openMiniHouse(MORNING, { speech: true });
  await hire(all.house);
  things = await furnish(all.house);
});
afterAll(() => all.close());

const addressOf = ({ page, of }: Row): string =>
  of === undefined ? page : `${page}?id=${encodeURIComponent(things[of])}`;

/** Whoever has no role is told no news, on whatever page they are: that refusal is not the page's. */
const refusedOf = ({ answers }: Seen): readonly Answered[] =>
  answers.filter(({ path, status }) => status >= 400 && !path.startsWith('/api/changes'));

function expectShown({ page, shows }: Row, person: Person, seen: Seen): void {
  expect({ page, person, state: seen.state }).toEqual({
    ...{ page, person, state: expect.stringMatching(/^(ready|empty)$/) },
  });
  expect(refusedOf(seen)).toEqual([]);
  const fact = shows instanceof RegExp ? shows : shows[person];
  if (fact !== undefined) expect(seen.texts).toMatch(fact);
}

function expectRefused({ page, refusal = DESK }: Row, person: Person, seen: Seen): void {
  // Whoever has no role is turned away before anybody asks whose it is.
  const words = person === VISITOR ? DESK : refusal;
  expect({ page, person, state: seen.state }).toEqual({ page, person, state: 'forbidden' });
  expect(seen.texts.split('\n')).toContain(words);
  const refused = refusedOf(seen);
  expect({ page, person, refused: refused.map(({ status }) => status) }).toEqual({
    ...{ page, person, refused: [403] },
  });
  for (const { body } of refused) expect(body).not.toMatch(FACTS);
  expect(seen.texts).not.toMatch(FACTS);
}

function expectGate({ page }: Row, seen: Seen): void {
  expect({ page, state: seen.state }).toEqual({ page, state: 'gate' });
  expect(seen.texts).toContain('已停用');
  expect(seen.answers.map(({ path, status }) => `${path} ${status}`)).toEqual(['/api/session 403']);
  for (const { body } of seen.answers) expect(body).not.toMatch(FACTS);
}

/** Every entry that is shown opens, and others are not shown. */
async function expectEntries({ phone, open, after }: Tour, person: Person): Promise<void> {
  const theirs = ENTRIES.filter(([, , may]) => may.includes(person));
  await open('pages/more/index');
  expect(await textsOf(phone, '.entry .grow')).toEqual(theirs.map(([words]) => words));
  for (const [words, page] of theirs) {
    const seen = await after(() => phone.tap(words));
    expect(await phone.ask('stack')).toEqual(['pages/more/index', page]);
    expect(seen.state).toMatch(/^(ready|empty)$/);
    expect(refusedOf(seen)).toEqual([]);
    await phone.page.getByRole('button', { name: '返回' }).click();
    await phone.idle();
  }
}

describe('every page by its link', () => {
  it('stands in the law', () => {
    const file = resolve(import.meta.dirname, '../../miniprogram/app.json');
    const app = JSON.parse(readFileSync(file, 'utf8')) as {
      pages: string[];
      subPackages: { root: string; pages: string[] }[];
    };
    const inside = app.subPackages.flatMap(({ root, pages }) =>
      pages.map((one) => `${root}/${one}`),
    );
    const known = [...new Set(LAW.map(({ page }) => page))];
    expect(known.toSorted()).toEqual([...app.pages, ...inside].toSorted());
  });

  it.each(PEOPLE)('of %s', async (person) => {
    const tour = tourOf(await all.phone(person, { open: 'pages/more/index' }));
    for (const row of LAW) {
      const seen = await tour.open(addressOf(row));
      if (!LOGGED_IN.includes(person)) expectGate(row, seen);
      else if (row.may.includes(person)) expectShown(row, person, seen);
      else expectRefused(row, person, seen);
      // Whoever came by a link has a way on.
      if (!TABS.includes(row.page)) expect(seen.texts).toContain('首页');
    }
    if (LOGGED_IN.includes(person)) await expectEntries(tour, person);
    await tour.phone.close();
  });
});
