/** Call-backs: what makes one, by when, and what closes it. Spec §6. */
import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../../server/domain/calls/types.ts';
import { advanceTodo } from '../../../../server/domain/follow-up/advance.ts';
import {
  callbackId,
  callbackWish,
  reachedBy,
} from '../../../../server/domain/follow-up/callback.ts';
import type { Todo, TodoEvent } from '../../../../server/domain/follow-up/types.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { formatDayAndClock } from '../../../../server/domain/time.ts';
import { BEGIN, answers, ends, later, makeCall, rings } from '../../flows/calls/make-call.ts';
import { leaves, matchAt, office, refused, talk, type Told } from '../calls/over.ts';
import { A, B } from './stage.ts';

const calendar = DEFAULT_TABLES;
const rang = (seconds: number): Told => [
  [1, rings(A, office)],
  [1 + seconds, ends()],
];
const STRANGER = '13712345678';

function wish(call: Call, wordless = false) {
  return callbackWish(call, { calendar, wordless });
}

describe('what asks for a call-back', () => {
  const own = { ...matchAt(1), candidates: [], ownNumber: true };
  it.each<[string, Call, boolean, boolean]>([
    ['a missed call', makeCall({ from: STRANGER, told: rang(5) }), false, true],
    ['one of four seconds: no', makeCall({ from: STRANGER, told: rang(4) }), false, false],
    ['one of four seconds of a VIP', makeCall({ told: rang(4) }), false, true],
    ['one that still rings: no', makeCall({ told: [[1, rings(A, office)]] }), false, false],
    ['one that was answered: no', makeCall({ told: talk(60) }), false, false],
    ['a message: no, that has a to-do of its own', makeCall({ told: leaves(35) }), false, false],
    ['a message without words', makeCall({ told: leaves(3) }), true, true],
    ['a message of nothing at all', makeCall({ told: leaves(0) }), false, true],
    ['a colleague: no', makeCall({ match: { ...own, employee: B }, told: rang(9) }), false, false],
    ['a number of ours: no', makeCall({ match: own, told: rang(9) }), false, false],
    ['a blocked caller: no', { ...makeCall({ told: rang(9) }), blocked: true }, false, false],
    ['a refused one: no', { ...makeCall({ told: rang(9) }), plan: refused }, false, false],
    ['a withheld number', makeCall({ from: null, told: rang(9) }), false, true],
  ])('%s', (_name, call, wordless, asks) => {
    expect(wish(call, wordless) !== null).toBe(asks);
  });

  it.each<[string, string | undefined, number, string]>([
    ['a stranger: 30 working minutes', STRANGER, 0, '2026-11-24 10:33'],
    ['a VIP: 15', undefined, 0, '2026-11-24 10:18'],
    ['a stranger in the evening: the next morning', STRANGER, 10 * 3600, '2026-11-25 09:30'],
    ['a VIP at closing time: half and half', undefined, 7 * 3600 + 50 * 60, '2026-11-25 09:08'],
  ])('%s', (_name, from, delay, due) => {
    const told: Told = [
      [delay + 1, rings(A, office)],
      [delay + 20, ends()],
    ];
    const found = wish(makeCall({ ...(from === undefined ? {} : { from }), told }));
    expect(found && formatDayAndClock(found.due)).toBe(due);
  });

  it('is a message’s within two working hours, or by ten of the next opening', () => {
    const due = (call: Call): string | null => {
      const found = wish(call, true);
      return found && formatDayAndClock(found.due);
    };
    expect(due(makeCall({ told: leaves(3) }))).toMatch(/^2026-11-24 12:/);
    const night = makeCall({
      told: leaves(3).map(([at, fact]) => [at + 10 * 3600, fact] as const),
    });
    expect(due(night)).toBe('2026-11-25 10:00');
  });

  it('names who, whose, and how urgent; the number in full only where it is compared', () => {
    expect(wish(makeCall({ told: rang(20) }))).toMatchObject({
      ...{ call: 'call-1', number: '138****8888', caller: '13800008888', priority: 'high' },
      ...{ assignee: A, customer: { id: 'C1' }, contact: '张经理' },
    });
    expect(wish(makeCall({ from: null, told: rang(20) }))).toMatchObject({
      ...{ number: '', caller: null, customer: null, priority: 'medium' },
    });
  });
});

describe('its end', () => {
  const missed = makeCall({ from: STRANGER, told: rang(20) });
  const event = (more: object): TodoEvent =>
    ({ id: JSON.stringify(more), at: later(30), ...more }) as TodoEvent;
  const opened = (call: Call): Todo => {
    const asked = event({ type: 'unreached', wish: wish(call), read: 1 });
    const { next } = advanceTodo(null, asked, { id: callbackId(call.id), now: later(30) });
    if (!next) throw new Error('it begins');
    return next;
  };
  const afterwards = (told: Told, from: string | null = STRANGER): Call => {
    const call = makeCall({
      from,
      id: 'call-2',
      told: told.map(([at, fact]) => [at + 600, fact] as const),
    });
    return { ...call, startedAt: later(600) };
  };

  it('begins once', () => {
    const todo = opened(missed);
    expect(todo).toMatchObject({
      id: 'callback:call-1',
      kind: 'callback',
      state: 'open',
      items: [],
    });
    const again = event({ type: 'unreached', wish: wish(missed), read: 2 });
    expect(advanceTodo(todo, again, { id: todo.id, now: later(60) }).next).toBeNull();
  });

  it.each<[string, Call, string | null]>([
    ['the caller gets through', afterwards(talk(60)), B],
    ['they ring in vain again', afterwards(rang(20)), null],
    ['they talk right now', afterwards(talk(60).slice(0, 2)), B],
    ['somebody else calls', afterwards(talk(60), '13900001111'), null],
    [
      'a talk that was before',
      {
        ...afterwards([]),
        ...makeCall({ from: STRANGER, id: 'call-0', told: talk(60) }),
        startedAt: BEGIN,
        legs: makeCall({ told: talk(60) }).legs.map((leg) => ({ ...leg, connectedAt: BEGIN })),
      },
      null,
    ],
    [
      'the call itself, told of late',
      makeCall({
        from: STRANGER,
        told: [
          [1, rings(A, office)],
          [5, answers(A, office)],
          [21, ends()],
        ],
      }),
      A,
    ],
  ])('%s: %s', (_name, call, by) => {
    expect(reachedBy(opened(missed), call)).toBe(by);
  });

  it('a withheld number is nobody’s later call', () => {
    const hidden = makeCall({ from: null, told: rang(20) });
    expect(reachedBy(opened(hidden), afterwards(talk(60), null))).toBeNull();
  });

  const change = (todo: Todo, more: object) =>
    advanceTodo(todo, event(more), { id: todo.id, now: later(90) });

  it('follows what the call is read as until a hand has touched it', () => {
    const todo = opened(missed);
    const asked = wish(missed);
    const other = { ...asked, assignee: B, priority: 'high', due: later(900) };
    const followed = change(todo, { type: 'unreached', wish: other, read: 2 }).next;
    expect(followed).toMatchObject({ assignee: B, priority: 'high', due: later(900) });
    expect(change(todo, { type: 'unreached', wish: other, read: 1 }).next).toBeNull();
    const due = later(9000);
    const touched = change(todo, {
      type: 'due-set',
      person: A,
      code: null,
      from: 'page',
      due,
    }).next;
    if (!touched) throw new Error('a hand sets it');
    expect(change(touched, { type: 'unreached', wish: other, read: 3 }).next).toMatchObject({
      ...{ assignee: B, due },
    });
  });

  it('goes when nobody asks for it any more, comes again, and stays where a hand has touched it', () => {
    const todo = opened(missed);
    const gone = change(todo, { type: 'unasked', read: 2 }).next;
    expect(gone).toMatchObject({ state: 'dropped', closed: { by: null } });
    if (!gone) throw new Error('it goes');
    expect(change(gone, { type: 'unreached', wish: wish(missed), read: 1 }).next).toBeNull();
    const back = change(gone, { type: 'unreached', wish: wish(missed), read: 3 }).next;
    expect(back).toMatchObject({ state: 'open', closed: null });
    const base = { person: A, code: null, from: 'page' };
    const handed = change(todo, { type: 'reassigned', to: B, known: true, ...base }).next;
    if (!handed) throw new Error('it is handed on');
    expect(change(handed, { type: 'unasked', read: 9 }).next).toBeNull();
  });

  it('done by hand asks for the others of its number too; a withheld number has none', () => {
    const done = { type: 'completed', person: A, code: null, from: 'todo' };
    const asks = (call: Call) => change(opened(call), done).rows.map(({ what }) => what.do);
    expect(asks(missed)).toContain('close-callbacks');
    expect(asks(makeCall({ from: null, told: rang(20) }))).not.toContain('close-callbacks');
  });

  it('closes by whoever spoke, and its cards follow', () => {
    const reached = event({ type: 'reached', by: B });
    const { next, rows } = advanceTodo(opened(missed), reached, { id: 'x', now: later(700) });
    expect(next).toMatchObject({ state: 'done', closed: { by: B, at: later(30) } });
    expect(rows.map(({ what }) => what)).toMatchObject([{ do: 'show', card: 'missed', person: A }]);
    if (!next) throw new Error('it is closed');
    const twice = advanceTodo(next, event({ type: 'reached', by: A }), {
      id: 'x',
      now: later(800),
    });
    expect(twice.next).toBeNull();
  });
});
