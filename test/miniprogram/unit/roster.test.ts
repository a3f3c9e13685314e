/** 值班 and 换班 as they are drawn, and the forms of a swap and of a change. */
import { describe, expect, it } from '@jest/globals';
import {
  chooseKind,
  emptyOverride,
  missingInOverride,
  overrideWish,
  pickMoment,
} from '../../../miniprogram/views/override-form';
import { everybody, givable, partners, viewRoster } from '../../../miniprogram/views/roster';
import { clocksOf, isInside, partOf } from '../../../miniprogram/views/shift-span';
import { viewSwap } from '../../../miniprogram/views/swap';
import {
  chooseClock,
  choosePartner,
  chooseShift,
  emptySwap,
  swapWish,
  theirShiftsCame,
  viewSwapForm,
} from '../../../miniprogram/views/swap-form';
import type { PersonShifts, RosterPage, SwapPage } from '../../../server/http/contract/answers';

type Shift = RosterPage['mine']['shifts'][number];
const shift = (day: string, more: Partial<Shift> = {}): Shift => ({
  ...{ from: `${day}T01:00:00.000Z`, to: `${day}T14:00:00.000Z`, text: `${day} 09:00–22:00` },
  ...{ on: false, note: '', swappable: true, ...more },
});
const now = '2026-11-27T02:00:00.000Z';
const today = '2026-11-27';

const page: RosterPage = {
  ...{ now, version: 1, may: { change: false, swap: true }, me: { id: 'a', name: '张三' } },
  mine: {
    line: '您当班至 22:00',
    shifts: [
      shift('2026-11-27', { on: true, swappable: false }),
      ...['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map((day) => shift(day)),
    ],
    checkIns: [],
    handOver: null,
    swaps: [],
  },
  ...{ line: '现在：张三', after: '', gap: false, gaps: [], yearsMissing: [], overridesMore: 0 },
  week: {
    ...{ from: '2026-11-23', text: '11月23日 – 11月29日', name: '本周', today },
    ...{ before: '2026-11-16', after: '2026-11-30' },
  },
  days: ['23', '24', '25', '26', '27', '28', '29'].map((date, at) => ({
    ...{ day: `2026-11-${date}`, date: `11月${date}日`, kind: '工作日', today: date === '27' },
    weekday: `周${'一二三四五六日'.charAt(at)}`,
    spans: [],
  })),
  overrides: [
    {
      ...{ id: 'o-1', title: '李四请假', text: '明天 09:00–18:00' },
      act: { key: 'remove', text: '移除', confirm: '将被移除' },
    },
    { id: null, title: '李四担任值班人员', text: '明天 18:00–24:00', act: null },
  ],
  people: [
    { id: 'b', name: '李四', note: '销售', rep: true },
    { id: 'd', name: '王五', note: '值班人员', rep: false },
  ],
};

describe('值班', () => {
  it('has the headline’s shift once, two behind it, and folds the rest and the days that are over', () => {
    const view = viewRoster(page);
    expect(
      [view.shifts, view.later].map((list) => list.map(({ from }) => from.slice(0, 10))),
    ).toEqual([
      ['2026-11-30', '2026-12-01'],
      ['2026-12-02', '2026-12-03'],
    ]);
    expect(view.days.filter(({ past }) => past).map(({ weekday }) => weekday)).toEqual([
      ...['周一', '周二', '周三', '周四'],
    ]);
    expect([view.folded, view.isNone, view.isOther]).toEqual(['周一–周四', false, false]);
  });

  it.each([
    ['2026-11-24', '周一'],
    ['2026-11-23', ''],
    // A week that is over has nothing to fold away for.
    ['2026-12-05', ''],
  ])('on %s folds %j', (day, folded) => {
    expect(viewRoster({ ...page, week: { ...page.week, today: day } }).folded).toBe(folded);
  });

  it('offers a swap to whoever has a shift to give and somebody to ask', () => {
    const none = { ...page.mine, shifts: page.mine.shifts.slice(0, 1) };
    expect([
      viewRoster(page).maySwap,
      viewRoster({ ...page, mine: none }).maySwap,
      viewRoster({ ...page, people: page.people.slice(1) }).maySwap,
      viewRoster({ ...page, may: { change: true, swap: false } }).maySwap,
    ]).toEqual([true, false, false, false]);
    expect(partners(page).map(({ id }) => id)).toEqual(['b']);
    expect(everybody(page).map(({ id }) => id)).toEqual(['b', 'd']);
    expect(givable(page)).toHaveLength(4);
  });

  it('fills the button of the first check-in that is open, and removes only what has a name', () => {
    const checkIn = (id: string, open: boolean) => ({
      ...{ id, text: '今晚', line: '请确认', state: { value: 'asked', text: '待确认' } as const },
      act: open ? ({ key: 'confirm', text: '确认', confirm: null } as const) : null,
    });
    const checkIns = [checkIn('c-1', false), checkIn('c-2', true), checkIn('c-3', true)];
    const view = viewRoster({ ...page, mine: { ...page.mine, checkIns } });
    expect([view.main, view.checkIns.map(({ action }) => action)]).toEqual([
      'c-2',
      ['', '确认', '确认'],
    ]);
    expect(view.overrides.map(({ id, action }) => [id, action])).toEqual([
      ['o-1', '移除'],
      ['', ''],
    ]);
  });
});

describe('part of a shift', () => {
  const day = { from: '2026-11-28T09:00:00+08:00', to: '2026-11-28T18:00:00+08:00' };
  const night = { from: '2026-11-28T22:00:00+08:00', to: '2026-11-29T09:00:00+08:00' };
  const late = { from: '2026-11-28T18:00:00+08:00', to: '2026-11-29T00:00:00+08:00' };
  it.each([
    [day, '09:00', '18:00', true, '2026-11-28T18:00:00+08:00'],
    [day, '10:00', '12:00', true, '2026-11-28T12:00:00+08:00'],
    [day, '08:00', '12:00', false, '2026-11-29T12:00:00+08:00'],
    [day, '12:00', '10:00', false, '2026-11-29T10:00:00+08:00'],
    [night, '23:00', '01:00', true, '2026-11-29T01:00:00+08:00'],
    [night, '02:00', '03:00', true, '2026-11-29T03:00:00+08:00'],
    [late, '18:00', '00:00', true, '2026-11-29T00:00:00+08:00'],
  ])('%j from %s to %s: inside %s', (whole, from, to, inside, end) => {
    const part = partOf(whole, from, to);
    expect([part.to, isInside(part, whole)]).toEqual([end, inside]);
  });

  it('begins as the whole', () => {
    for (const whole of [day, night, late]) {
      const { fromClock, toClock } = clocksOf(whole);
      expect(partOf(whole, fromClock, toClock)).toEqual(whole);
    }
  });
});

describe('the wish for a swap', () => {
  const shifts = [shift('2026-11-28'), shift('2026-11-30')];
  const theirs: PersonShifts = {
    ...{ now, person: { id: 'b', name: '李四' } },
    shifts: [shift('2026-12-01'), shift('2026-12-02', { swappable: false })],
  };

  it('says what is missing, step by step, and is then complete', () => {
    let form = emptySwap(shifts, '');
    expect([viewSwapForm(form).missing, swapWish(form)]).toEqual(['请选择要换出的班次', null]);
    form = chooseShift(form, 'give', 1);
    expect(viewSwapForm(form)).toMatchObject({
      ...{ missing: '请选择同事', hasGive: true, give: { fromClock: '09:00', toClock: '22:00' } },
      gives: [{ chosen: false }, { chosen: true }],
    });
    form = choosePartner(form, { id: 'b', name: '李四' });
    expect(viewSwapForm(form)).toMatchObject({ missing: '', theirs: 'loading', takes: [] });
    form = theirShiftsCame(form, 'b', theirs);
    expect(viewSwapForm(form).takes).toHaveLength(1);
    form = chooseClock(chooseShift(form, 'take', 0), 'take', 'toClock', '12:00');
    expect(swapWish({ ...form, note: ' 谢谢 ' })).toEqual({
      partner: 'b',
      give: { from: '2026-11-30T09:00:00+08:00', to: '2026-11-30T22:00:00+08:00' },
      take: { from: '2026-12-01T09:00:00+08:00', to: '2026-12-01T12:00:00+08:00' },
      note: '谢谢',
    });
    form = chooseClock(form, 'take', 'fromClock', '08:00');
    expect([viewSwapForm(form).missing, swapWish(form)]).toEqual([
      '还班的时间须在该班次之内',
      null,
    ]);
    form = chooseShift(form, 'take', -1);
    expect(swapWish(form)).toMatchObject({ take: null, note: null });
  });

  it('takes the only shift at once, and drops shifts of whoever is not asked any more', () => {
    expect(emptySwap(shifts.slice(0, 1), '').give.at).toBe(0);
    const form = choosePartner(emptySwap(shifts, ''), { id: 'c', name: '赵六' });
    expect(theirShiftsCame(form, 'b', theirs)).toBe(form);
    expect(theirShiftsCame(form, 'c', null).theirs).toBe('failed');
  });
});

describe('a change of the roster', () => {
  const [b, d] = [
    { id: 'b', name: '李四' },
    { id: 'd', name: '王五' },
  ];
  const span = { from: '2026-11-30T09:00:00+08:00', to: '2026-11-30T18:00:00+08:00' };

  it('begins today at the earliest, and its end follows its beginning', () => {
    expect(emptyOverride('2026-11-23', today)).toMatchObject({ fromDay: today, first: today });
    const form = pickMoment(emptyOverride('2026-11-30', today), 'fromDay', '2026-12-02');
    expect([form.fromDay, form.toDay]).toEqual(['2026-12-02', '2026-12-02']);
    expect(pickMoment(form, 'toDay', '2026-12-05').toDay).toBe('2026-12-05');
    expect(missingInOverride({ ...form, person: b, toClock: '09:00' })).toBe(
      '结束时间须晚于开始时间',
    );
  });

  it.each([
    ['remove', { kind: 'remove', person: 'b', ...span }],
    ['add', { kind: 'add', person: 'b', ...span }],
    ['leave', { kind: 'remove', cause: 'leave', person: 'b', ...span }],
    ['replace', { kind: 'replace', person: 'b', by: 'd', ...span }],
  ] as const)('%s becomes its request', (kind, wish) => {
    const form = chooseKind(emptyOverride('2026-11-30', today), kind);
    expect([missingInOverride(form), overrideWish(form)]).toEqual(['请选择人员', null]);
    const named = { ...form, person: b };
    if (kind === 'replace') expect(missingInOverride(named)).toBe('请选择接班人员');
    expect(overrideWish({ ...named, by: kind === 'replace' ? d : form.by })).toEqual(wish);
  });
});

it('换班 fills 同意 alone', () => {
  const swap: SwapPage = {
    ...{ now, id: 's', version: 1, side: 'partner', title: '李四请您代班', line: '请答复' },
    ...{ asker: { id: 'b', name: '李四' }, partner: { id: 'a', name: '张三' }, note: null },
    ...{ state: { value: 'asked', text: '待答复' }, back: '不用还班' },
    spans: [{ text: '明天 09:00–18:00', who: '李四的班，由您上' }],
    askedAt: { at: now, text: '10:00' },
    acts: [
      { key: 'grant', text: '同意', confirm: '更新' },
      { key: 'refuse', text: '拒绝', confirm: '不变' },
    ],
  };
  expect(viewSwap(swap)).toMatchObject({
    ...{ note: '', back: '不用还班', asker: '李四', askedAt: '10:00' },
    acts: [
      { key: 'grant', main: true },
      { key: 'refuse', main: false },
    ],
  });
});
