/** Check-ins, hand-overs and shifts of 值班人员 over the nights, weekends and holidays of the trial company. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Alert } from '../../../../server/domain/alerts/types.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import {
  askedAt,
  checkInsAt,
  dutyShifts,
  handOverOf,
  isUnconfirmed,
  startedShifts,
} from '../../../../server/domain/roster/shifts.ts';
import { readRoster, rosterSpans } from '../../../../server/domain/roster/spans.ts';
import { ownShifts } from '../../../../server/domain/roster/own-shifts.ts';
import { addMinutes, formatDayAndClock } from '../../../../server/domain/time.ts';
import type { RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { statusesOf } from '../routing/make.ts';
import { A, B, C, D, at, houseWith, override, printSpan, span } from './stage.ts';

describe('duty shifts', () => {
  it.each<[string, string, string, Partial<RoutingTables>, readonly string[]]>([
    [
      'a night',
      '2026-11-24 12:00',
      '2026-11-25 12:00',
      {},
      [`${D} 2026-11-24 22:00 – 2026-11-25 09:00`],
    ],
    [
      'a weekend in one span',
      '2026-11-27 12:00',
      '2026-11-29 00:00',
      {},
      [`${D} 2026-11-27 22:00 – 2026-11-28 09:00`, `${D} 2026-11-28 18:00 – 2026-11-30 09:00`],
    ],
    [
      'a holiday in one span with its first and last night',
      '2026-09-30 12:00',
      '2026-10-01 12:00',
      {},
      [`${D} 2026-09-30 22:00 – 2026-10-08 09:00`],
    ],
    [
      'a holder in the middle',
      '2026-11-24 22:00',
      '2026-11-25 09:00',
      { holders: [{ person: A, ownMobile: false, ...span('2026-11-25 02:00', '06:00') }] },
      [
        `${D} 2026-11-24 22:00 – 2026-11-25 02:00`,
        `${A} 2026-11-25 02:00 – 2026-11-25 06:00`,
        `${D} 2026-11-25 06:00 – 2026-11-25 09:00`,
      ],
    ],
    ['none while reps answer and duty stands by', '2026-11-24 09:00', '2026-11-24 22:00', {}, []],
    [
      'somebody added besides',
      '2026-11-24 09:00',
      '2026-11-24 22:00',
      { overrides: [override('add', 'sales_director', span('2026-11-24 12:00', '13:00'))] },
      ['sales_director 2026-11-24 12:00 – 2026-11-24 13:00'],
    ],
  ])('%s', (_name, from, to, tables, shifts) => {
    const found = dutyShifts(houseWith(tables), span(from, to));
    expect(found.map((one) => `${one.person} ${printSpan(one)}`)).toEqual(shifts);
  });
});

describe('a check-in', () => {
  it.each([
    ['2026-11-24 22:00', '2026-11-24 18:00'],
    ['2026-11-28 18:00', '2026-11-27 18:00'],
    ['2026-11-24 20:00', '2026-11-24 18:00'],
    ['2026-11-24 19:59', '2026-11-23 18:00'],
    ['2026-11-25 02:00', '2026-11-24 18:00'],
    ['2026-11-25 09:00', '2026-11-24 18:00'],
  ])('for %s is asked at %s', (start, when) => {
    expect(formatDayAndClock(askedAt(at(start)))).toBe(when);
  });

  it('is asked two hours to a day and two hours ahead, at 18:00', () => {
    const minutes = fc.integer({ min: 0, max: 400 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (shift) => {
        const start = addMinutes(at('2026-01-01 00:00'), shift);
        const ahead = (start.getTime() - askedAt(start).getTime()) / 60_000;
        expect(formatDayAndClock(askedAt(start))).toMatch(/ 18:00$/);
        expect(ahead).toBeGreaterThanOrEqual(120);
        expect(ahead).toBeLessThan(120 + 24 * 60);
      }),
    );
  });

  const people = (tables: Partial<RoutingTables>, now: string): string[] =>
    checkInsAt(houseWith(tables), at(now)).map(
      ({ person, shift }) => `${person} ${printSpan(shift)}`,
    );

  it.each<[string, readonly string[]]>([
    ['2026-11-24 17:59', []],
    ['2026-11-24 18:00', [`${D} 2026-11-24 22:00 – 2026-11-25 09:00`]],
    ['2026-11-24 21:59', [`${D} 2026-11-24 22:00 – 2026-11-25 09:00`]],
    ['2026-11-24 22:00', []],
    [
      '2026-11-27 18:00',
      [`${D} 2026-11-27 22:00 – 2026-11-28 09:00`, `${D} 2026-11-28 18:00 – 2026-11-30 09:00`],
    ],
    ['2026-11-28 18:00', []],
    ['2026-09-30 18:00', [`${D} 2026-09-30 22:00 – 2026-10-08 09:00`]],
    ['2026-10-03 18:00', []],
  ])('at %s: %j', (now, asked) => {
    expect(people({}, now)).toEqual(asked);
  });

  it('goes to whoever the roster names when it is asked', () => {
    const holders = [
      { person: A, ownMobile: false, ...span('2026-11-24 22:00', '2026-11-25 09:00') },
    ];
    expect(people({ holders }, '2026-11-24 20:00')).toEqual([
      `${A} 2026-11-24 22:00 – 2026-11-25 09:00`,
    ]);
  });

  it('has one name however often it is worked out', () => {
    const [first] = checkInsAt(houseWith(), at('2026-11-24 18:00'));
    const [later] = checkInsAt(houseWith(), at('2026-11-24 21:30'));
    expect(later?.id).toBe(first?.id);
  });

  it('unconfirmed an hour before its start is the director’s', () => {
    const [asked] = checkInsAt(houseWith(), at('2026-11-24 18:00'));
    if (!asked) throw new Error('there is one');
    expect(isUnconfirmed(asked, null, at('2026-11-24 20:59'))).toBe(false);
    expect(isUnconfirmed(asked, null, at('2026-11-24 21:00'))).toBe(true);
    expect(isUnconfirmed(asked, at('2026-11-24 18:10'), at('2026-11-24 21:00'))).toBe(false);
  });
});

describe('a hand-over', () => {
  it.each<[string, string, readonly string[]]>([
    ['2026-11-24 21:59', '2026-11-24 22:00', [D]],
    ['2026-11-24 22:00', '2026-11-24 22:01', []],
    ['2026-11-24 20:00', '2026-11-25 03:00', [D]],
    ['2026-11-28 10:00', '2026-11-29 10:00', [D]],
    ['2026-11-24 22:00', '2026-11-24 22:00', []],
  ])('from %s to %s: %j', (since, now, who) => {
    const started = startedShifts(houseWith(), { since: at(since), now: at(now) });
    expect(started.map(({ person }) => person)).toEqual(who);
  });

  const shift = { person: D, ...span('2026-11-28 18:00', '2026-11-30 09:00') };
  const alert = (id: string, state: Alert['state']) => ({ id, state }) as Alert;
  const todo = (id: string, change: Partial<Todo>) =>
    ({ id, state: 'open', kind: 'follow-up', due: at('2026-11-29 10:00'), ...change }) as Todo;

  it('tells of alerts, call-backs and what is due within the shift', () => {
    const handed = handOverOf(shift, {
      alerts: [alert('a1', 'open'), alert('a2', 'taken'), alert('a3', 'settled')],
      todos: [
        todo('t1', { due: at('2026-11-29 12:00') }),
        todo('t2', { due: at('2026-11-30 09:00') }),
        todo('t3', { due: at('2026-11-28 17:59') }),
        todo('t4', { state: 'done' }),
        todo('t5', {}),
        todo('c1', { kind: 'callback', due: at('2026-11-30 09:30') }),
      ],
    });
    const ids = (list?: readonly { readonly id: string }[]) => list?.map(({ id }) => id);
    expect(ids(handed?.open)).toEqual(['a1']);
    expect(ids(handed?.taken)).toEqual(['a2']);
    expect(ids(handed?.callbacks)).toEqual(['c1']);
    expect(ids(handed?.todos)).toEqual(['t5', 't1']);
  });

  it('is not sent when there is nothing', () => {
    const todos = [todo('t2', { due: at('2026-11-30 09:00') })];
    expect(handOverOf(shift, { alerts: [alert('a3', 'settled')], todos })).toBeNull();
  });
});

describe('the roster in pieces', () => {
  const week = span('2026-11-23 00:00', '2026-11-30 00:00');
  const someTables = fc.array(
    fc.record({
      kind: fc.constantFrom('add' as const, 'remove' as const),
      person: fc.constantFrom(A, B, C, D),
      start: fc.integer({ min: 0, max: 160 * 60 }),
      length: fc.integer({ min: 1, max: 40 * 60 }),
    }),
    { maxLength: 5 },
  );

  it('is without holes or overlaps, and says at each moment what the roster says then', () => {
    fc.assert(
      fc.property(someTables, fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }), (changes, minute) => {
        const overrides = changes.map(({ kind, person, start, length }) => {
          const from = addMinutes(week.from, start);
          return override(kind, person, { from, to: addMinutes(from, length) });
        });
        const house = houseWith({ overrides });
        const spans = rosterSpans(house, week);
        expect(spans[0]?.from).toEqual(week.from);
        expect(spans.at(-1)?.to).toEqual(week.to);
        for (const [index, one] of spans.slice(1).entries())
          expect(one.from).toEqual(spans[index]?.to);
        const when = addMinutes(week.from, minute);
        const piece = spans.find((one) => when >= one.from && when < one.to);
        const names = (read: Pick<ReturnType<typeof readRoster>, 'onShift'> | undefined) =>
          read?.onShift.map(({ person }) => person.id).sort();
        expect(names(piece)).toEqual(names(readRoster(house, when)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives each person’s own shifts, tapped leave taken out', () => {
    const friday = span('2026-11-27 00:00', '2026-11-28 12:00');
    const mine = (house: ReturnType<typeof houseWith>, who: string) =>
      ownShifts(house, friday).get(who)?.map(printSpan) ?? [];
    expect(mine(houseWith(), C)).toEqual([
      '2026-11-27 10:00 – 2026-11-27 18:00',
      '2026-11-28 10:00 – 2026-11-28 12:00',
    ]);
    expect(mine({ ...houseWith(), statuses: statusesOf({ [C]: 'on_leave' }) }, C)).toEqual([]);
    const tap = [...statusesOf({ [C]: 'on_leave' }).values()].map((one) => ({
      ...one,
      until: at('2026-11-27 14:00'),
    }));
    const back = { ...houseWith(), statuses: new Map(tap.map((one) => [one.person, one])) };
    expect(mine(back, C)[0]).toBe('2026-11-27 14:00 – 2026-11-27 18:00');
  });
});
