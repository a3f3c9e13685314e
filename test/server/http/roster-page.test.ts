/** 值班 and 换班 through their doors: mine, the week, its holes, and one swap for each who looks. */
import { describe, expect, it } from '@jest/globals';
import type { PersonShifts, RosterPage, SwapPage } from '../../../server/http/contract/answers.ts';
import { A, at, B, C } from '../domain/roster/stage.ts';
import { a, admin, b, c, director, duty, keepRosters, SATURDAY, span } from './roster-house.ts';

const openRoster = keepRosters();
type Sent = Awaited<ReturnType<typeof openRoster>>['send'];
const NIGHT = span('2026-12-01 02:00', '2026-12-01 03:00');

async function pageOf(send: Sent, who = a, query = ''): Promise<RosterPage> {
  const { status, body } = await send('GET', `/page${query}`, undefined, who);
  expect(status).toBe(200);
  return body as unknown as RosterPage;
}

async function swapOf(send: Sent, id: string, who = a): Promise<SwapPage> {
  return (await send('GET', `/swaps/${id}`, undefined, who)).body as unknown as SwapPage;
}

describe('the page 值班', () => {
  it('begins with my own shifts, those of two weeks', async () => {
    const { send } = await openRoster();
    const { mine, me, may, now } = await pageOf(send);
    expect({ me, may, now }).toEqual({
      me: { id: A, name: '销售经理A' },
      may: { change: false, swap: true },
      now: '2026-11-24T02:00:00.000Z',
    });
    expect(mine.line).toBe('您当班至 22:00');
    expect(mine.shifts.slice(0, 3)).toMatchObject([
      { text: '09:00–22:00', on: true, swappable: false },
      { text: '明天 09:00–22:00', on: false, swappable: true },
      { text: '11-26 09:00–22:00', note: '' },
    ]);
    expect(mine.shifts).toHaveLength(10);
    expect(mine).toMatchObject({ checkIns: [], handOver: null, swaps: [] });
  });

  it('shows the week day by day, with today and mine marked', async () => {
    const { send } = await openRoster();
    const { week, days, line, after } = await pageOf(send);
    expect(week).toEqual({
      ...{ from: '2026-11-23', text: '11月23日 – 11月29日', name: '本周', today: '2026-11-24' },
      ...{ before: '2026-11-16', after: '2026-11-30' },
    });
    expect([line, after]).toEqual(['现在：销售经理A、销售经理B', '后备：值班人员']);
    expect(days.map((day) => [day.weekday, day.kind, day.today])).toEqual([
      ['周一', '工作日', false],
      ['周二', '工作日', true],
      ['周三', '工作日', false],
      ['周四', '工作日', false],
      ['周五', '工作日', false],
      ['周六', '周末', false],
      ['周日', '周末', false],
    ]);
    const saturday = days[5]?.spans.find(({ text }) => text.startsWith('09:00'));
    expect(saturday).toMatchObject({ who: '销售经理B', after: '后备：值班人员', mine: false });
    expect(days[1]?.spans.some(({ mine }) => mine)).toBe(true);
    // Any day of a week names it.
    const next = await pageOf(send, a, '?week=2026-12-03');
    expect(next.week).toMatchObject({ from: '2026-11-30', name: '下周' });
    expect((await send('GET', '/page?week=soon')).status).toBe(422);
  });

  it('names the hole that a change leaves, in its answer and for everybody', async () => {
    const { send } = await openRoster();
    expect((await pageOf(send)).gaps).toEqual([]);
    const wish = { kind: 'remove', person: 'duty_person', ...NIGHT };
    const { body } = await send('POST', '/overrides', wish, director);
    const text = '12月1日 周二 02:00–03:00 没有人';
    expect(body['gaps']).toMatchObject([{ text, from: '2026-11-30T18:00:00.000Z' }]);
    for (const who of [a, duty, director]) {
      expect((await pageOf(send, who)).gaps).toMatchObject([{ text }]);
    }
    const { overrides, days } = await pageOf(send, director, '?week=2026-12-01');
    expect(overrides).toMatchObject([
      { id: body['id'], title: '值班人员不上班', act: { key: 'remove', text: '移除' } },
    ]);
    const gap = days[1]?.spans.find((one) => one.gap);
    expect(gap).toMatchObject({ text: '02:00–03:00', who: '没有人', after: '' });
    // Only who may change is offered to.
    expect((await pageOf(send, a, '?week=2026-12-01')).overrides).toMatchObject([{ act: null }]);
    const other = { kind: 'add', person: A, ...SATURDAY };
    expect((await send('POST', '/overrides', other, admin)).body['gaps']).toEqual([]);
  });

  it('asks for a check-in, which is answered there', async () => {
    const { send, business, look } = await openRoster();
    business.now = at('2026-11-24 18:00');
    await look();
    const { mine } = await pageOf(send, duty);
    expect(mine.checkIns).toMatchObject([
      {
        text: '22:00–明天 09:00',
        line: '请在 21:00 前确认',
        state: { value: 'asked', text: '待确认' },
        act: { key: 'confirm', text: '确认' },
      },
    ]);
    const [asked] = mine.checkIns;
    await send('POST', `/check-ins/${asked?.id ?? ''}/confirm`, undefined, duty);
    expect((await pageOf(send, duty)).mine.checkIns).toMatchObject([
      { line: '18:00 已确认', state: { value: 'confirmed' }, act: null },
    ]);
    // Somebody else's is not mine, even where all are seen.
    expect((await pageOf(send, admin)).mine.checkIns).toEqual([]);
  });

  it('offers colleagues by role: reps for a swap, everybody for a change, nobody else', async () => {
    const { send } = await openRoster();
    const ids = async (who: typeof a): Promise<string[]> =>
      (await pageOf(send, who)).people.filter(({ rep }) => rep).map(({ id }) => id);
    expect(await ids(a)).toEqual([B, C]);
    expect((await pageOf(send, duty)).people).toEqual([]);
    expect((await pageOf(send, director)).people.map(({ id }) => id)).toContain('duty_person');
  });

  it('knows when a colleague works, for a shift in return', async () => {
    const { send } = await openRoster();
    const { body } = await send('GET', `/shifts?person=${B}`, undefined, a);
    const { shifts, person } = body as unknown as PersonShifts;
    expect(person).toEqual({ id: B, name: '销售经理B' });
    expect(shifts.map(({ text }) => text)).toContain('11-28 09:00–18:00');
    expect((await send('GET', '/shifts?person=nobody', undefined, a)).status).toBe(404);
  });
});

describe('the page 换班', () => {
  const wish = { partner: A, give: SATURDAY, note: '孩子家长会' };

  it('says to each what it is to them, and what they may do', async () => {
    const { send } = await openRoster();
    const { body } = await send('POST', '/swaps', wish, b, 'k1');
    const id = String(body['id']);
    expect(await swapOf(send, id, b)).toMatchObject({
      ...{ side: 'asker', title: '您请销售经理A代班', back: '不用还班', note: '孩子家长会' },
      line: '等销售经理A答复，11-28 09:00 前有效',
      spans: [{ text: '11-28 09:00–18:00', who: '您的班，由销售经理A上' }],
      acts: [{ key: 'withdraw', text: '取消换班' }],
    });
    expect(await swapOf(send, id, a)).toMatchObject({
      ...{ side: 'partner', title: '销售经理B请您代班' },
      line: '请在 11-28 09:00 前答复，过时自动作废',
      spans: [{ who: '销售经理B的班，由您上' }],
      acts: [{ key: 'grant' }, { key: 'refuse' }],
    });
    expect(await swapOf(send, id, c)).toMatchObject({ side: 'other', acts: [] });
    expect((await pageOf(send, a)).mine.swaps).toMatchObject([
      { id, title: '销售经理B请您代班', state: { text: '待答复' } },
    ]);
    expect((await pageOf(send, c)).mine.swaps).toEqual([]);
  });

  it.each([
    ['grant', a, 'granted', '您已同意（10:00），值班表已更新'],
    ['refuse', a, 'refused', '您已拒绝（10:00），值班表不变'],
    ['withdraw', b, 'withdrawn', '销售经理B已取消（10:00），值班表不变'],
  ] as const)('after %s says so and offers nothing', async (act, who, state, line) => {
    const { send } = await openRoster();
    const { body } = await send('POST', '/swaps', wish, b, 'k1');
    const id = String(body['id']);
    await send('POST', `/swaps/${id}/${act}`, undefined, who);
    expect(await swapOf(send, id, a)).toMatchObject({ state: { value: state }, line, acts: [] });
  });

  it('lapses, and an unknown one is unknown', async () => {
    const { send, business } = await openRoster();
    const { body } = await send('POST', '/swaps', wish, b, 'k1');
    business.now = at('2026-11-28 09:00');
    expect(await swapOf(send, String(body['id']), b)).toMatchObject({
      ...{ state: { value: 'lapsed', text: '已过期' }, acts: [] },
      line: '未在开班前答复，已作废，值班表不变',
    });
    expect((await send('GET', '/swaps/none', undefined, b)).status).toBe(404);
  });
});
