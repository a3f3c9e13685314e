/** The people behind the rungs: roster and override, own days and hours; of a tapped status on_leave alone. */
import { describe, expect, it } from '@jest/globals';
import { respondersAt } from '../../../../server/domain/alerts/responders.ts';
import type { Responders } from '../../../../server/domain/alerts/types.ts';
import type { Employee, RepStatus } from '../../../../server/domain/people.ts';
import type { RosterOverride, RoutingTables } from '../../../../server/domain/routing/tables.ts';
import {
  A,
  B,
  C,
  D,
  PEOPLE,
  activitiesOf,
  at,
  peopleWith,
  statusesOf,
  tablesWith,
} from '../routing/make.ts';

const Z = 'sales_director';
const ADMIN = 'admin';
const TUESDAY = '2026-11-24 10:00';
const NIGHT = '2026-11-24 23:00';

interface Wish {
  readonly tables?: Partial<RoutingTables>;
  readonly people?: readonly Employee[];
  readonly status?: Readonly<Record<string, RepStatus>>;
  readonly onCall?: string;
  readonly answered?: string;
  readonly deputies?: readonly string[];
}

function there(when: string, wish: Wish = {}): Responders {
  const talking = wish.onCall ? { [wish.onCall]: { onCall: true, busy: true } } : {};
  const full = wish.answered ? { [wish.answered]: { answered: 50 } } : {};
  return respondersAt({
    tables: tablesWith(wish.tables ?? {}),
    people: wish.people ?? PEOPLE,
    at: at(when),
    statuses: statusesOf(wish.status ?? {}),
    activities: activitiesOf({ ...talking, ...full }),
    deputies: wish.deputies ?? null,
    unreachable: [],
    robot: true,
  });
}

function span(kind: 'add' | 'remove', person: string, leave = false): Partial<RoutingTables> {
  const override: RosterOverride = {
    kind,
    person,
    from: at('2026-11-24 00:00'),
    to: at('2026-11-26 00:00'),
    cause: leave ? 'leave' : 'override',
  };
  return { overrides: [override] };
}

describe('reps', () => {
  const cases: readonly (readonly [string, string, Wish, readonly string[]])[] = [
    ['Tuesday: own days count, C has none', TUESDAY, {}, [A, B]],
    ['Wednesday before C begins', '2026-11-25 09:59', {}, [A, B]],
    ['Wednesday', '2026-11-25 10:00', {}, [A, B, C]],
    ['after the hours of B', '2026-11-24 20:00', {}, [A]],
    ['Saturday before C begins', '2026-11-28 09:30', {}, [B]],
    ['Saturday', '2026-11-28 11:00', {}, [B, C]],
    ['a make-up Saturday: own days are not asked', '2026-10-10 11:00', {}, [A, B, C]],
    ['night: nobody', NIGHT, {}, []],
    ['a holiday: nobody', '2026-10-01 10:00', {}, []],
    ['taps do not count', TUESDAY, { status: { [A]: 'off_duty', [B]: 'in_meeting' } }, [A, B]],
    ['but on_leave does', TUESDAY, { status: { [A]: 'on_leave' } }, [B]],
    ['busy and a full day do not', TUESDAY, { onCall: A, answered: B }, [A, B]],
    ['an override brings in', TUESDAY, { tables: span('add', C) }, [A, B, C]],
    ['an override takes away', TUESDAY, { tables: span('remove', A) }, [B]],
    ['who has left', TUESDAY, { people: peopleWith(A, { active: false }) }, [B]],
    [
      'the duty person is a rung of their own, even when the roster names them by day',
      TUESDAY,
      {
        tables: {
          roster: [
            { day: 'every-day', from: '00:00', to: '24:00', primary: [A, D], backup: 'voicemail' },
          ],
        },
      },
      [A],
    ],
  ];
  it.each(cases)('%s', (_what, when, wish, reps) => {
    expect(there(when, wish).reps).toEqual(reps);
  });
});

describe('duty', () => {
  const holder = {
    holders: [
      { person: C, from: at('2026-11-24 22:00'), to: at('2026-11-25 09:00'), ownMobile: false },
    ],
  };
  const cases: readonly (readonly [string, string, Wish, readonly string[]])[] = [
    ['by day too', TUESDAY, {}, [D]],
    ['at night', NIGHT, {}, [D]],
    ['off duty is a tap', NIGHT, { status: { [D]: 'off_duty' } }, [D]],
    ['on leave, and nobody else', NIGHT, { status: { [D]: 'on_leave' } }, []],
    [
      'on leave: the next one',
      NIGHT,
      { status: { [D]: 'on_leave' }, tables: { dutyOrder: [D, B] } },
      [B],
    ],
    ['the holder', NIGHT, { tables: holder }, [C]],
    ['the holder for their span only', '2026-11-25 09:00', { tables: holder }, [D]],
  ];
  it.each(cases)('%s', (_what, when, wish, duty) => {
    expect(there(when, wish).duty).toEqual(duty);
  });
});

describe('director', () => {
  const cases: readonly (readonly [string, Wish, readonly string[]])[] = [
    ['at any hour', {}, [Z]],
    ['off duty', { status: { [Z]: 'off_duty' } }, [Z]],
    ['on leave by a tap: the admin', { status: { [Z]: 'on_leave' } }, [ADMIN]],
    ['on approved leave', { tables: span('remove', Z, true) }, [ADMIN]],
    ['an override that is no leave', { tables: span('remove', Z) }, [Z]],
    ['a configured deputy', { status: { [Z]: 'on_leave' }, deputies: [A] }, [A]],
    ['a deputy who has left', { status: { [Z]: 'on_leave' }, deputies: ['gone'] }, []],
    ['both on leave', { status: { [Z]: 'on_leave', [ADMIN]: 'on_leave' } }, []],
    ['nobody is director', { people: peopleWith(Z, { active: false }) }, [ADMIN]],
  ];
  it.each(cases)('%s', (_what, wish, director) => {
    expect(there('2026-11-25 03:00', wish).director).toEqual(director);
  });
});

describe('calls', () => {
  it('names who talks on the hotline', () => {
    expect(there(TUESDAY, { onCall: A }).onCall).toEqual([A]);
  });
});
