/** Who answers at a moment, and the spans in which nobody would. Spec §4.3. */
import { describe, expect, it } from '@jest/globals';
import type { Employee, RepStatus } from '../../../../server/domain/people.ts';
import { dutyAt } from '../../../../server/domain/routing/duty.ts';
import { findGaps } from '../../../../server/domain/routing/gaps.ts';
import type { RosterRow, RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { formatDayAndClock } from '../../../../server/domain/time.ts';
import { A, B, C, D, PEOPLE, at, peopleWith, statusesOf, tablesWith } from './make.ts';
import { change } from './situations.ts';

/** `2026-11-24 22:00 – 2026-11-25 09:00` */
function gaps(
  [from, to]: readonly [string, string],
  tables: Partial<RoutingTables> = {},
  people: readonly Employee[] = PEOPLE,
): string[] {
  const found = findGaps({ tables: tablesWith(tables), people, from: at(from), to: at(to) });
  return found.map((gap) => `${formatDayAndClock(gap.from)} – ${formatDayAndClock(gap.to)}`);
}

const WEEK = ['2026-11-23 00:00', '2026-11-30 00:00'] as const;

describe('gaps', () => {
  it('has the trial company none, in two years', () => {
    expect(gaps(['2026-01-01 00:00', '2028-01-01 00:00'])).toEqual([]);
  });

  it('周二 02:00–03:00 没有人', () => {
    const span = { from: at('2026-11-24 02:00'), to: at('2026-11-24 03:00') };
    expect(gaps(WEEK, { overrides: [change('remove', D, span)] })).toEqual([
      '2026-11-24 02:00 – 2026-11-24 03:00',
    ]);
  });

  it('without a duty person are the nights, the evenings and hours nobody has, made one', () => {
    const nobody = peopleWith(D, { active: false });
    expect(gaps(['2026-11-24 12:00', '2026-11-26 12:00'], {}, nobody)).toEqual([
      '2026-11-24 22:00 – 2026-11-25 09:00',
      '2026-11-25 22:00 – 2026-11-26 09:00',
    ]);
    expect(gaps(['2026-11-28 00:00', '2026-11-30 12:00'], {}, nobody)).toEqual([
      '2026-11-28 00:00 – 2026-11-28 09:00',
      '2026-11-28 18:00 – 2026-11-30 09:00',
    ]);
  });

  it('are cut to the span, and a span that is none has none', () => {
    const tables = { dutyOrder: [] };
    expect(gaps(['2026-11-24 23:30', '2026-11-25 00:30'], tables)).toEqual([
      '2026-11-24 23:30 – 2026-11-25 00:30',
    ]);
    expect(gaps(['2026-11-25 00:30', '2026-11-24 23:30'], tables)).toEqual([]);
  });

  it('go by own days and hours', () => {
    const row: RosterRow = {
      ...{ day: 'every-day', from: '00:00', to: '24:00' },
      ...{ primary: [A, B], backup: 'voicemail' },
    };
    expect(gaps(['2026-11-28 08:00', '2026-11-28 22:00'], { roster: [row] })).toEqual([
      '2026-11-28 08:00 – 2026-11-28 09:00',
      '2026-11-28 20:00 – 2026-11-28 22:00',
    ]);
  });
});

describe('duty', () => {
  function duty(when: string, status: Readonly<Record<string, RepStatus>> = {}) {
    const statuses = statusesOf(status);
    const { primary, backup } = dutyAt({
      ...{ tables: DEFAULT_TABLES, people: PEOPLE, statuses },
      at: at(when),
    });
    return [primary.join(' '), backup];
  }

  it.each([
    ['2026-11-24 10:00', {}, [`${A} ${B}`, D]],
    ['2026-11-25 10:00', {}, [`${A} ${B} ${C}`, D]],
    ['2026-11-25 10:00', { [A]: 'on_leave', [B]: 'off_duty' }, [`${B} ${C}`, D]],
    ['2026-11-24 21:00', {}, [A, D]],
    ['2026-11-24 22:00', {}, [D, 'voicemail']],
    ['2026-11-24 22:00', { [D]: 'on_leave' }, ['', 'voicemail']],
    ['2026-11-28 11:00', {}, [`${B} ${C}`, D]],
    ['2026-11-29 11:00', {}, [D, 'voicemail']],
    ['2026-10-01 11:00', {}, [D, 'voicemail']],
    ['2019-11-25 11:00', {}, [`${A} ${B}`, D]],
  ] as const)('%s %j', (when, status, expected) => {
    expect(duty(when, status)).toEqual(expected);
  });

  it('looks four weeks ahead for gaps', () => {
    const overrides = [
      change('remove', D, { from: at('2026-12-21 02:00'), to: at('2026-12-21 03:00') }),
      change('remove', D, { from: at('2026-12-23 02:00'), to: at('2026-12-23 03:00') }),
    ];
    const tables = tablesWith({ overrides });
    const asked = { tables, people: PEOPLE, at: at('2026-11-24 10:00'), statuses: new Map() };
    expect(dutyAt(asked).gaps).toEqual([
      { from: '2026-12-21T02:00:00+08:00', to: '2026-12-21T03:00:00+08:00' },
    ]);
  });
});
