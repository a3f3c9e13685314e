/** Changes of the roster: what they make of it, and why they are refused. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addOverride,
  removeOverride,
  setHolder,
  type HolderWish,
  type OverrideWish,
} from '../../../../server/domain/roster/changes.ts';
import { readRoster } from '../../../../server/domain/roster/spans.ts';
import type { DutyHolder, RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { addMinutes } from '../../../../server/domain/time.ts';
import { A, B, C, D, NOW, PEOPLE, at, houseWith, override, span, tablesWith } from './stage.ts';

const SATURDAY = span('2026-11-28 09:00', '18:00');

function wish(change: object): OverrideWish {
  return { kind: 'add', person: A, cause: 'override', ...SATURDAY, ...change };
}

function question(tables: Partial<RoutingTables> = {}, now = NOW) {
  return { tables: tablesWith(tables), people: PEOPLE, now };
}

function onShift(tables: RoutingTables, when: string): string[] {
  return readRoster({ ...houseWith(), tables }, at(when)).onShift.map(({ person }) => person.id);
}

describe('an override', () => {
  it.each<[string, object, string, readonly string[]]>([
    ['adds', {}, '2026-11-28 10:30', [B, C, A]],
    ['ends with its span', {}, '2026-11-28 18:00', [D]],
    ['removes', { kind: 'remove', person: B }, '2026-11-28 10:30', [C]],
    ['replaces', { kind: 'replace', person: B, by: A }, '2026-11-28 09:30', [A]],
    [
      'replaces 值班人员',
      { kind: 'replace', person: D, by: A, ...span('2026-11-28 22:00', '2026-11-29 09:00') },
      '2026-11-29 02:00',
      [A],
    ],
  ])('%s', (_name, change, when, who) => {
    const done = addOverride(question(), wish(change), 'o-1');
    if (!done.ok) throw new Error(done.why);
    expect(done.tables.version).toBe(2);
    expect(onShift(done.tables, when)).toEqual(who);
  });

  it('of a shift that has begun counts from now on: what has been stays as it was', () => {
    const today = { kind: 'remove', person: A, ...span('2026-11-24 09:00', '18:00') };
    const done = addOverride(question(), wish(today), 'o-1');
    expect(done).toMatchObject({ ok: true, tables: { overrides: [{ from: NOW }] } });
  });

  it('under an id that is there changes nothing', () => {
    const first = addOverride(question(), wish({}), 'o-1');
    if (!first.ok) throw new Error(first.why);
    const again = addOverride(question(first.tables), wish({ person: D }), 'o-1');
    expect(again.ok && again.tables.overrides).toEqual(first.tables.overrides);
    expect(again.ok && again.tables.version).toBe(2);
  });

  it('sweeps out what is over for three months', () => {
    const old = override('add', A, span('2026-07-01 09:00', '12:00'), { id: 'old' });
    const recent = override('add', A, span('2026-11-01 09:00', '12:00'), { id: 'recent' });
    const done = addOverride(question({ overrides: [old, recent] }), wish({}), 'o-1');
    expect(done.ok && done.tables.overrides.map(({ id }) => id)).toEqual(['recent', 'o-1']);
  });

  it.each<[string, object]>([
    ['empty-span', { to: SATURDAY.from }],
    ['past-span', span('2026-11-23 09:00', '18:00')],
    ['past-span', span('2026-11-24 09:00', '10:00')],
    ['too-far', span('2027-11-27 09:00', '18:00')],
    ['person-unknown', { person: 'nobody' }],
    ['person-unknown', { kind: 'replace', by: 'nobody', person: B }],
    ['no-effect', { kind: 'replace', by: B, person: B }],
    ['no-effect', { kind: 'remove', person: A }],
    ['no-effect', { kind: 'add', person: B }],
    ['no-effect', { kind: 'replace', person: A, by: C }],
    ['no-effect', { kind: 'remove', person: B, ...span('2026-11-27 20:00', '22:00') }],
  ])('is refused as %s: %j', (why, change) => {
    expect(addOverride(question(), wish(change), 'o-1')).toEqual({ ok: false, why });
  });

  it('is refused for somebody who has left', () => {
    const people = PEOPLE.map((one) => (one.id === A ? { ...one, active: false } : one));
    const refused = addOverride({ ...question(), people }, wish({}), 'o-1');
    expect(refused).toEqual({ ok: false, why: 'person-unknown' });
  });

  it('of leave holds for people the roster does not name', () => {
    const leave = wish({ kind: 'remove', person: 'sales_director', cause: 'leave' });
    expect(addOverride(question(), leave, 'o-1').ok).toBe(true);
  });
});

describe('taking an override out', () => {
  const week = span('2026-11-23 00:00', '2026-11-30 00:00');
  const there = (more: object) => tablesWith({ overrides: [override('add', A, week, more)] });

  it('drops one that lies ahead', () => {
    const tables = there({ id: 'o-1', ...SATURDAY });
    const done = removeOverride(tables, 'o-1', NOW);
    expect(done).toMatchObject({ ok: true, tables: { version: 2, overrides: [] } });
  });

  it('ends one that has begun, and keeps what has been', () => {
    const done = removeOverride(there({ id: 'o-1' }), 'o-1', NOW);
    expect(done).toMatchObject({ ok: true, tables: { overrides: [{ from: week.from, to: NOW }] } });
  });

  it.each([
    ['gone', { id: 'another' }],
    ['gone', {}],
    ['of-a-swap', { id: 'o-1', cause: 'swap' }],
    ['past-span', { id: 'o-1', to: NOW }],
  ])('is refused as %s: %j', (why, more) => {
    expect(removeOverride(there(more), 'o-1', NOW)).toEqual({ ok: false, why });
  });
});

describe('the holder of the duty', () => {
  const night = span('2026-11-28 18:00', '2026-11-29 09:00');
  const holds = (change: object = {}): HolderWish => ({
    person: C,
    ownMobile: false,
    ...night,
    ...change,
  });

  it('is on duty, called on the duty mobile', () => {
    const done = setHolder(question(), holds());
    if (!done.ok) throw new Error(done.why);
    const { reading } = readRoster({ ...houseWith(), tables: done.tables }, at('2026-11-29 02:00'));
    expect(reading.duty).toMatchObject({ person: { id: C }, mobile: '13800009999' });
  });

  it('is called on their own mobile where they chose it', () => {
    const done = setHolder(question(), holds({ ownMobile: true }));
    if (!done.ok) throw new Error(done.why);
    const { reading } = readRoster({ ...houseWith(), tables: done.tables }, at('2026-11-29 02:00'));
    expect(reading.duty?.mobile).toBe('13800000003');
  });

  it.each<[string, object]>([
    ['empty-span', { to: night.from }],
    ['past-span', span('2026-11-23 18:00', '22:00')],
    ['person-unknown', { person: 'nobody' }],
    ['no-effect', { person: null }],
  ])('is refused as %s: %j', (why, change) => {
    expect(setHolder(question(), holds(change))).toEqual({ ok: false, why });
  });

  it('is refused without a mobile to ring, and when they hold it already', () => {
    const people = PEOPLE.map((one) => (one.id === C ? { ...one, mobile: null } : one));
    const none = setHolder({ ...question(), people }, holds({ ownMobile: true }));
    expect(none).toEqual({ ok: false, why: 'no-mobile' });
    const held = [{ person: C, ownMobile: false, ...span('2026-11-28 00:00', '2026-11-30 00:00') }];
    expect(setHolder(question({ holders: held }), holds())).toEqual({
      ok: false,
      why: 'no-effect',
    });
  });

  it('is one person at every moment, whatever was there before', () => {
    const HOUR = 60;
    const hours = fc.integer({ min: 1, max: 60 });
    const wishes = fc.array(fc.tuple(fc.constantFrom(A, B, C, null), hours, hours, fc.boolean()), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(wishes, (list) => {
        let tables = tablesWith({});
        const truth = new Map<number, string | null>();
        for (const [person, start, length, ownMobile] of list) {
          const from = addMinutes(NOW, start * HOUR);
          const to = addMinutes(from, length * HOUR);
          const done = setHolder(
            { tables, people: PEOPLE, now: NOW },
            { person, from, to, ownMobile },
          );
          if (!done.ok) expect(done.why).toBe('no-effect');
          else tables = done.tables;
          for (let hour = start; hour < start + length; hour += 1) truth.set(hour, person);
        }
        expect(tables.holders.every(({ from, to }) => from < to)).toBe(true);
        for (let hour = 0; hour < 125; hour += 1) {
          const when = addMinutes(NOW, hour * HOUR);
          const there = tables.holders.filter(
            (one: DutyHolder) => when >= one.from && when < one.to,
          );
          expect(there.map(({ person }) => person)).toEqual(
            [truth.get(hour) ?? null].filter((one) => one !== null),
          );
        }
      }),
    );
  });
});
