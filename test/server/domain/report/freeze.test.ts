/** What is kept of a report: who reads it, names, what is late, which hours are on the picture. Spec §8. */
import { describe, expect, it } from '@jest/globals';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import type { Employee, Role } from '../../../../server/domain/people.ts';
import { freezeReport, readersOf, shownHours } from '../../../../server/domain/report/freeze.ts';
import type { CallOutcome } from '../../../../server/domain/report/outcome.ts';
import { BEGIN, later } from '../../flows/calls/make-call.ts';

function person(id: string, roles: readonly Role[], active = true): Employee {
  return {
    ...{ id, name: `${id} name`, wecomUserId: id, extension: null, mobile: null, dutyDays: [] },
    ...{ dutyHours: null, maxDailyCalls: null, roles, binding: null, active },
  };
}

describe('who reads it', () => {
  const director = person('d', ['director']);
  const other = person('c', ['rep', 'director']);
  const gone = person('e', ['director'], false);
  const admin = person('m', ['admin']);
  const rep = person('r', ['rep']);

  it.each<[string, readonly Employee[], readonly string[]]>([
    ['every director', [director, rep, admin, other], ['c', 'd']],
    ['no director who has left', [gone, director, admin], ['d']],
    ['the admins where there is no director', [rep, admin, gone], ['m']],
    ['nobody where there is neither', [rep, gone], []],
  ])('%s', (_name, people, readers) => {
    expect(readersOf(people)).toEqual(readers);
  });
});

describe('what is kept', () => {
  const due = { key: '2026-11-24', from: BEGIN, to: later(3600) };
  const outcome = (change: Partial<CallOutcome>): CallOutcome => ({
    ...{ id: 'c', endedAt: later(60), hour: 10, fate: 'answered', answerSeconds: 4 },
    ...{ person: 'a', level: null },
    ...change,
  });
  const todo = (change: Partial<Todo>) =>
    ({
      ...{ state: 'open', assignee: 'a', due: later(10), customer: null, number: '138****8888' },
      ...change,
    }) as Todo;
  const people = [person('a', ['rep']), person('b', ['rep']), person('d', ['director'])];
  const freeze = (outcomes: readonly CallOutcome[], todos: readonly Todo[] = []) =>
    freezeReport(
      due,
      { outcomes, alerts: [], todos, wrongNumbers: new Set(['wrong']) },
      { people, now: later(4000) },
    );

  it('is open and without its picture yet, of its date, for its readers', () => {
    expect(freeze([])).toMatchObject({
      ...{ day: '2026-11-24', state: 'open', madeAt: later(4000), picture: 'wanted' },
      readers: ['d'],
      figures: { from: BEGIN, to: later(3600), calls: 0 },
    });
  });

  it('names the busiest first, and whoever has left by their id', () => {
    const frozen = freeze([
      outcome({}),
      outcome({ person: 'b' }),
      outcome({ person: 'b' }),
      outcome({ person: 'gone', fate: 'missed' }),
      outcome({ person: 'b', id: 'wrong' }),
    ]);
    expect(frozen.byPerson).toEqual([
      { name: 'b name', answered: 2, missed: 0, overdue: 0 },
      { name: 'a name', answered: 1, missed: 0, overdue: 0 },
      { name: 'gone', answered: 0, missed: 1, overdue: 0 },
    ]);
  });

  it('tells of a late to-do the company or the masked number, who, and since when', () => {
    const customer = { id: 'C1', name: '宁波奥克斯空调有限公司' };
    const late = freeze(
      [],
      [
        todo({ due: later(20), customer }),
        todo({ assignee: 'b' }),
        todo({ due: due.to }),
        todo({ state: 'done' }),
      ],
    ).overdue;
    expect(late).toEqual([
      { what: '138****8888', who: 'b name', due: later(10) },
      { what: customer.name, who: 'a name', due: later(20) },
    ]);
  });
});

describe('the hours on the picture', () => {
  const day = (busy: readonly number[]) =>
    Array.from({ length: 24 }, (_, hour) => ({
      ...{ hour, answered: 0, missed: 0 },
      voicemail: busy.includes(hour) ? 1 : 0,
    }));
  it.each<[string, readonly number[], number, number]>([
    ['those of the office on a quiet day', [], 8, 18],
    ['from the first call', [2, 9], 2, 18],
    ['to the last', [9, 23], 8, 23],
    ['the whole day', [0, 23], 0, 23],
  ])('are %s', (_name, busy, from, to) => {
    const hours = shownHours(day(busy)).map(({ hour }) => hour);
    expect(hours).toEqual(Array.from({ length: to - from + 1 }, (_, n) => from + n));
  });
});
