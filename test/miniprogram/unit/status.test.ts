/** 状态, 团队, 更多 and 试算 as they are drawn. */
import { describe, expect, it } from '@jest/globals';
import type { StatusPage, TeamBoard } from '../../../server/http/contract/answers';
import { viewMore, viewSizes } from '../../../miniprogram/views/more';
import { readPlaces, withPlace } from '../../../miniprogram/views/places';
import { viewStatus } from '../../../miniprogram/views/status';
import { emptyTeam, viewTeam } from '../../../miniprogram/views/team';
import { viewTriedRoute } from '../../../miniprogram/views/try-route';

const TEN = '2026-11-24T02:00:00.000Z';
const now = Date.parse(TEN);
const MINUTE = 60_000;

type Own = NonNullable<StatusPage['own']>;
const meeting: Own = {
  status: { value: 'in_meeting', text: '会议中' },
  since: TEN,
  until: '2026-11-24T03:00:00.000Z',
  untilText: '至 11:00',
  source: { value: 'app', text: '我设的' },
  location: null,
  version: 3,
  said: '已设为会议中，至 11:00',
  effect: '最后才响您的手机25秒',
  notes: [],
  again: { status: 'in_meeting', text: '续 1 小时', from: '2026-11-24T02:50:00.000Z' },
};
const unknown: Own = {
  ...meeting,
  ...{ status: { value: 'unknown', text: '未设置' }, since: null, until: null, untilText: null },
  ...{ source: null, said: null, again: null },
  notes: [{ value: 'unreadable', text: '状态暂时无法读取，以下为默认顺序' }],
};
const page: StatusPage = {
  now: TEN,
  lead: 'rep',
  statusKnown: true,
  strip: null,
  own: meeting,
  rows: [
    {
      ...{ value: 'in_field', text: '外出', effect: '先响您的手机25秒', chosen: false },
      ...{ takesUntil: false, place: '去哪里（20 字内）' },
    },
    {
      ...{ value: 'off_duty', text: '下班', effect: '不响您的电话', chosen: false },
      ...{ takesUntil: true, place: null },
    },
    {
      ...{ value: 'in_meeting', text: '会议中', effect: '最后才响', chosen: true },
      ...{ takesUntil: false, place: null },
    },
  ],
  chain: [
    {
      person: { id: 'b', name: '销售经理B' },
      devices: [],
      seconds: 15,
      text: '销售经理B 座机15秒',
    },
    { person: null, devices: [], seconds: 10, text: '语音信箱' },
  ],
  today: { answered: 3, max: 50, text: '今日已接 3/50' },
  shift: null,
  duty: null,
  numbers: [],
  waiting: null,
  team: [],
  teamMore: 0,
};
const draw = (change: Partial<StatusPage>, held: Own | null = null, at = now) =>
  viewStatus({ ...page, ...change }, at, held);

describe('状态 is drawn', () => {
  it('with what holds, until when, who said it, and where', () => {
    const own = { ...meeting, location: '余姚' };
    expect(draw({ own }).own).toMatchObject({ about: '至 11:00 · 我设的 · 余姚', isOld: false });
    expect(draw({ own: unknown }).own).toMatchObject({ about: '', isSaid: true });
  });

  it.each([
    [49, null],
    [50, { status: 'in_meeting', text: '续 1 小时' }],
    [60, { status: 'in_meeting', text: '续 1 小时' }],
  ])('%s minutes later with this one tap: %j', (minutes, again) => {
    expect(draw({}, null, now + minutes * MINUTE).own?.again).toEqual(again);
  });

  it('with the old status greyed while the store is away', () => {
    const away = { statusKnown: false, own: unknown };
    expect(draw(away, meeting).own).toMatchObject({
      ...{ status: { text: '会议中' }, isOld: true, about: '至 11:00 · 我设的' },
      notes: [{ text: '状态暂时无法读取，以下为默认顺序' }],
    });
    expect(draw(away).own).toMatchObject({ status: { text: '未设置' }, isOld: false });
    // What was held is no matter once the store is back.
    expect(draw({ own: unknown }, meeting).own?.status.text).toBe('未设置');
  });

  it('with rows that say what a tap on them asks', () => {
    expect(draw({}).rows.map(({ asks, chosen }) => [asks, chosen])).toEqual([
      ['place', false],
      ['until', false],
      ['', true],
    ]);
  });

  it('with the chain in order, and only the facts there are', () => {
    expect(draw({}).chain.map(({ place, isMachine }) => [place, isMachine])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(draw({}).facts).toEqual(['今日已接 3/50']);
  });

  it('of 值班人员 without a status they need not have, and without saying the strip twice', () => {
    const alert = { alert: 'a', respondBy: TEN, late: false, text: '须在 10:15 前响应' };
    const duty = { on: true, until: TEN, text: '您正在值班至 09:00', handOver: null };
    const one = draw({ lead: 'duty', own: unknown, duty: { ...duty, alerts: [alert] } });
    expect(one.own?.isSaid).toBe(false);
    expect(one.duty).toMatchObject({ alerts: [], handOver: '' });
    const second = { ...alert, alert: 'b' };
    const two = draw({ lead: 'duty', duty: { ...duty, alerts: [alert, second] } });
    expect(two.duty?.alerts).toHaveLength(2);
  });

  it('of the director with the number that is open', () => {
    const numbers = [
      { value: 'alerts', text: '待处理告警', count: 0 },
      { value: 'overdue', text: '已逾期', count: 1 },
    ] as const;
    const row: NonNullable<StatusPage['waiting']>['rows'][number] = {
      ...{ id: 't', urgency: { value: 'high', text: '高' }, title: '奥克斯', why: '报价' },
      ...{ deadline: '已逾期', owner: '销售经理A', path: 'pages/todo/detail?id=t' },
    };
    const drawn = draw({ numbers, waiting: { show: 'overdue', rows: [row] } });
    expect(drawn.numbers.map(({ chosen }) => chosen)).toEqual([false, true]);
    expect(drawn.waiting).toEqual([
      {
        ...{ id: 't', title: '奥克斯', text: '报价', note: '已逾期 · 销售经理A', action: '' },
        urgency: { value: 'high', text: '高' },
      },
    ]);
    expect(draw({ numbers }).waiting).toBeNull();
  });
});

type Line = TeamBoard['team'][number];
const person = (id: string, change: Partial<Line> = {}): Line => ({
  person: { id, name: id },
  status: { value: 'unknown', text: '未设置' },
  ...{ until: null, location: null, onCall: false, onShift: false, trouble: null },
  ...{ today: { answered: 0, max: null }, text: id, detail: '' },
  ...change,
});

describe('团队', () => {
  it('stands in three parts, whoever is in trouble in the first alone', () => {
    const trouble = { value: 'no-cards', text: '收不到卡片' } as const;
    const team = [
      person('a', { trouble, onShift: true }),
      person('b', { onShift: true }),
      person('c', { status: { value: 'unknown', text: '' } }),
    ];
    const board = viewTeam({ now: TEN, statusKnown: true, team, more: 0 });
    expect(board.trouble.map(({ id, trouble: why }) => [id, why])).toEqual([['a', '收不到卡片']]);
    expect(board.present.map(({ id }) => id)).toEqual(['b']);
    expect(board.others.map(({ id, status }) => [id, status])).toEqual([['c', null]]);
  });

  it('says how many it had no room for, and how they are found', () => {
    const board = { now: TEN, statusKnown: true, team: [person('a')] };
    expect(viewTeam({ ...board, more: 160 }).rest).toBe('还有 160 人，可按姓名查找');
    expect(viewTeam({ ...board, more: 0 }).rest).toBe('');
  });

  it('says why nobody is there', () => {
    const nobody = { now: TEN, statusKnown: true, team: [], more: 0 };
    expect(emptyTeam(nobody, '')?.title).toBe('还没有同事');
    expect(emptyTeam(nobody, '赵')?.title).toBe('没有这位同事');
    expect(emptyTeam({ ...nobody, team: [person('a')] }, '')).toBeNull();
  });
});

it('更多 names all roles, and one size of text is chosen', () => {
  const drawn = viewMore({
    now: TEN,
    person: {
      id: 'a',
      name: '销售经理A',
      roles: [
        { value: 'rep', text: '销售' },
        { value: 'duty', text: '值班人员' },
      ],
    },
    hotline: '4008-320-160',
    gateway: { takesOrders: true, clickToDial: false },
    admin: null,
    menu: [],
    badge: 0,
    client: { minimum: '0.0.0' },
  });
  expect(drawn).toMatchObject({ roles: '销售 · 值班人员', admin: '' });
  expect(viewSizes('large').filter(({ chosen }) => chosen)).toEqual([
    { value: 'large', chosen: true },
  ]);
});

it('试算 draws chain and reasons in the order of the router', () => {
  const { day, clock, summary, trace, chain } = viewTriedRoute({
    ...{ now: TEN, at: '2026-11-21T13:00:00.000Z' },
    dayKind: { value: 'weekend', text: '周末' },
    slot: '18:00-09:00',
    strategy: { value: 'direct', text: '直接响铃' },
    summary: '周末 · 18:00-09:00 · 直接响铃',
    steps: [],
    chain: page.chain,
    trace: [
      { rule: 'day', text: '周末' },
      { rule: 'slot', text: '时段' },
    ],
  });
  expect([day, clock]).toEqual(['2026-11-21', '21:00']);
  expect(summary).toBe('周末 · 18:00-09:00 · 直接响铃');
  expect(trace.map(({ text }) => text)).toEqual(['周末', '时段']);
  expect(chain).toHaveLength(2);
});

describe('the last places of 外出', () => {
  it.each([
    [['甲', '乙', '丙'], '丁', ['丁', '甲', '乙']],
    [['甲', '乙', '丙'], '丙', ['丙', '甲', '乙']],
    [['甲'], '  ', ['甲']],
    [[], ' 余姚 ', ['余姚']],
  ])('%j and then %j', (before, place, after) => {
    expect(withPlace(before, place)).toEqual(after);
  });

  it.each([[null], ['甲'], [{}], [[1, null]]])('are none in %j', (stored) => {
    expect(readPlaces(stored)).toEqual([]);
  });
});
