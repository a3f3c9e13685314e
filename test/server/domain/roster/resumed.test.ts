/** A leave tapped in the midst of a shift, before it, over its end; and what came meanwhile. */
import { describe, expect, it } from '@jest/globals';
import type { StatusEntry } from '../../../../server/domain/people.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import { awaySince, cameSince } from '../../../../server/domain/roster/resumed.ts';
import { handOverOf } from '../../../../server/domain/roster/shifts.ts';
import { formatDayAndClock } from '../../../../server/domain/time.ts';
import { makeAlert } from '../../flows/alerts/make-alert.ts';
import { A, at, D, houseWith, span } from './stage.ts';

const leave = (from: string, to: string, status: StatusEntry['status'] = 'on_leave') => ({
  ...{ person: D, status, since: at(from), until: at(to) },
  ...{ source: 'app' as const, location: null, version: 1 },
});

describe('a shift of 22:00–09:00 that goes on', () => {
  it.each<[string, StatusEntry | null, string, string | null]>([
    [
      'after a leave in its midst',
      leave('2026-11-24 23:00', '2026-11-25 01:00'),
      '2026-11-25 01:00',
      '2026-11-24 23:00',
    ],
    [
      'begins after a leave from before it',
      leave('2026-11-24 21:50', '2026-11-24 23:00'),
      '2026-11-24 23:00',
      null,
    ],
    [
      'begins after a leave from its first moment',
      leave('2026-11-24 22:00', '2026-11-24 23:00'),
      '2026-11-24 23:00',
      null,
    ],
    [
      'is another one the next night',
      leave('2026-11-24 23:00', '2026-11-25 22:30'),
      '2026-11-25 22:30',
      null,
    ],
    [
      'begins when the leave ended at another time',
      leave('2026-11-24 22:30', '2026-11-24 22:40'),
      '2026-11-25 01:00',
      null,
    ],
    [
      'begins after another status',
      leave('2026-11-24 23:00', '2026-11-25 01:00', 'in_meeting'),
      '2026-11-25 01:00',
      null,
    ],
    ['begins when nothing was tapped', null, '2026-11-24 22:00', null],
  ])('%s', (_name, tap, from, expected) => {
    const house = { ...houseWith(), statuses: new Map(tap ? [[D, tap]] : []) };
    const since = awaySince(house, { person: D, from: at(from), to: at('2026-11-25 09:00') });
    expect(since && formatDayAndClock(since)).toBe(expected);
  });
});

describe('what came while somebody was away', () => {
  const since = at('2026-11-24 23:00');
  const [before, after] = [at('2026-11-24 22:30'), at('2026-11-24 23:30')];
  const alert = (change: Partial<ReturnType<typeof makeAlert>>) => ({
    ...makeAlert('a1'),
    ...change,
  });
  const message = (moment: Date) => ({ call: 'c1', at: moment, seconds: 9 });
  const todo = (createdAt: Date) =>
    ({ id: 't1', kind: 'callback', state: 'open', due: after, createdAt }) as Todo;
  const old = alert({ messages: [message(before)] });

  it.each<[string, Parameters<typeof handOverOf>[1], boolean]>([
    ['nothing', { alerts: [old], todos: [todo(before)] }, false],
    [
      'a message',
      { alerts: [alert({ messages: [message(before), message(after)] })], todos: [] },
      true,
    ],
    ['a call-back', { alerts: [old], todos: [todo(after)] }, true],
    [
      'somebody took one',
      { alerts: [alert({ ...old, state: 'taken', takenBy: A, takenAt: after })], todos: [] },
      true,
    ],
    [
      'they took one themselves',
      { alerts: [alert({ ...old, state: 'taken', takenBy: D, takenAt: after })], todos: [] },
      false,
    ],
  ])('%s', (_name, waits, expected) => {
    const handed = handOverOf(
      { person: D, ...span('2026-11-24 23:40', '2026-11-25 09:00') },
      waits,
    );
    expect(handed && cameSince(handed, since)).toBe(expected);
  });
});
