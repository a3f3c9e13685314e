/** The figures of the daily report. Spec §8. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Alert } from '../../../../server/domain/alerts/types.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import { dayReport, median, overdueAt } from '../../../../server/domain/report/day.ts';
import { fateOf, outcomeOf } from '../../../../server/domain/report/outcome.ts';
import { BEGIN, answers, ends, later, makeCall, rings } from '../../flows/calls/make-call.ts';
import { leaves, matchAt, office, refused, talk, type Told } from '../calls/over.ts';
import { A, B } from '../routing/make.ts';

const SPAN = { from: BEGIN, to: later(3600) };
const rang = (seconds: number): Told => [
  [1, rings(A, office)],
  [1 + seconds, ends()],
];
const STRANGER = '13712345678';
const stranger = (told: Told, id = 'c'): Call => makeCall({ from: STRANGER, told, id });

function report(things: {
  readonly calls?: readonly Call[];
  readonly alerts?: readonly Partial<Alert>[];
  readonly todos?: readonly Partial<Todo>[];
  readonly wrongNumbers?: readonly string[];
}) {
  return dayReport(
    {
      outcomes: (things.calls ?? []).flatMap((call) => outcomeOf(call) ?? []),
      alerts: (things.alerts ?? []) as Alert[],
      todos: (things.todos ?? []) as Todo[],
      wrongNumbers: new Set(things.wrongNumbers ?? []),
    },
    SPAN,
  );
}

describe('what became of a call', () => {
  it.each<[string, Call, string]>([
    ['answered', stranger(talk(60)), 'answered'],
    ['a message', stranger(leaves(35)), 'voicemail'],
    ['an empty message', stranger(leaves(0)), 'missed'],
    ['five seconds of ringing', stranger(rang(5)), 'missed'],
    ['four', stranger(rang(4)), 'short'],
    ['four of a VIP', makeCall({ told: rang(4) }), 'missed'],
    ['nothing rang', stranger([[3, ends()]]), 'short'],
  ])('%s: %3$s', (_name, call, fate) => {
    expect(fateOf(call)).toBe(fate);
  });
});

describe('the day', () => {
  it('is without figures when nothing happened', () => {
    expect(report({})).toEqual({
      ...SPAN,
      ...{ calls: 0, answered: 0, missed: 0, voicemail: 0, overdue: 0, byPerson: [] },
      ...{ medianAnswerSeconds: null, medianAckSeconds: null },
      byHour: Array.from({ length: 24 }, (_, hour) => ({
        ...{ hour, answered: 0, missed: 0, voicemail: 0 },
      })),
    });
  });

  it('counts calls by what became of them, by person and by hour', () => {
    const told: Told = [
      [1, rings(A, office)],
      [21, answers(A, office)],
      [90, ends(60)],
    ];
    const calls = [
      stranger(talk(60), 'c1'),
      stranger(told, 'c2'),
      stranger(rang(20), 'c3'),
      stranger(leaves(35), 'c4'),
      stranger(rang(2), 'c5'),
    ];
    const day = report({ calls });
    expect(day).toMatchObject({ calls: 5, answered: 2, missed: 1, voicemail: 1 });
    expect(day.medianAnswerSeconds).toBe(12);
    expect(day.byPerson).toEqual([
      { person: A, answered: 1, missed: 1, overdue: 0 },
      { person: B, answered: 1, missed: 0, overdue: 0 },
    ]);
    expect(day.byHour[10]).toEqual({ hour: 10, answered: 2, missed: 1, voicemail: 1 });
  });

  const own = { ...matchAt(1), candidates: [], ownNumber: true };
  it.each<[string, Call, readonly string[]]>([
    ['a colleague', makeCall({ match: { ...own, employee: B }, told: talk(60) }), []],
    ['a number of ours', makeCall({ match: own, told: talk(60) }), []],
    ['a blocked caller', { ...stranger(leaves(35)), blocked: true }, []],
    ['a refused caller', { ...stranger(talk(60)), plan: refused }, []],
    ['a wrong number', stranger(talk(60)), ['c']],
    ['a call that is not over', stranger(talk(60).slice(0, 2)), []],
    [
      'a call that ended with the next report',
      stranger([
        [1, rings(A, office)],
        [3600, ends()],
      ]),
      [],
    ],
    [
      'one that ended with the last',
      stranger([
        [-5, rings(A, office)],
        [-1, ends()],
      ]),
      [],
    ],
  ])('leaves out %s', (_name, call, wrongNumbers) => {
    expect(report({ calls: [call], wrongNumbers }).calls).toBe(0);
  });

  it('measures the word somebody gave, by taking an alert or settling it at once', () => {
    const openedAt = later(60);
    const alert = (change: Partial<Alert>): Partial<Alert> => ({
      ...{ openedAt, settled: null },
      ...change,
    });
    const day = report({
      alerts: [
        alert({ firstTakenAt: later(120) }),
        alert({ settled: { how: 'person', by: A, at: later(360) } }),
        alert({ settled: { how: 'not-urgent', by: null, at: later(70) } }),
        alert({}),
        alert({ firstTakenAt: later(4000) }),
      ],
    });
    expect(day.medianAckSeconds).toBe(180);
  });

  it('counts open to-dos past their deadline, each with its assignee', () => {
    const todo = (change: Partial<Todo>): Partial<Todo> => ({
      ...{ state: 'open', assignee: A, due: BEGIN },
      ...change,
    });
    const todos = [
      todo({ id: 'a' }),
      todo({ id: 'b', assignee: B, due: later(-60) }),
      todo({ state: 'done' }),
      todo({ due: SPAN.to }),
    ];
    const day = report({ todos });
    expect(day.overdue).toBe(2);
    expect(day.byPerson.map(({ person, overdue }) => [person, overdue])).toEqual([
      [A, 1],
      [B, 1],
    ]);
    expect(overdueAt(todos as Todo[], SPAN.to).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('a median', () => {
  it.each([
    [[], null],
    [[7], 7],
    [[9, 1], 5],
    [[9, 2], 6],
    [[3, 1, 100], 3],
  ])('of %j is %p', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });

  it('has as many numbers below it as above, whatever their order', () => {
    const lists = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1 });
    fc.assert(
      fc.property(lists, (numbers) => {
        const middle = median(numbers) ?? -1;
        expect(numbers.filter((one) => one < middle).length).toBeLessThanOrEqual(
          numbers.length / 2,
        );
        expect(numbers.filter((one) => one > middle).length).toBeLessThanOrEqual(
          numbers.length / 2,
        );
        expect(median(numbers.toReversed())).toBe(middle);
      }),
    );
  });
});
