/** A to-do through the readings of its conversation: what the machine moves, and what only a hand does. Spec §6.5. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TodoEvent, TodoWish } from '../../../../server/domain/follow-up/types.ts';
import {
  A,
  B,
  C,
  DEFAULT_DUE,
  FRIDAY,
  ITEMS,
  NOW,
  THURSDAY,
  at,
  completes,
  hands,
  item,
  live,
  reads,
  sets,
  ticks,
  todoAfter,
  wishOf,
} from './stage.ts';

const MONDAY = at('2026-11-30 09:00');

describe('the first reading', () => {
  it('that asks for something makes the to-do and shows its buttons on the summaries', () => {
    const { todo, last, rows } = live([reads(3)]);
    expect(todo).toMatchObject({
      id: 'c1',
      call: 'c1',
      kind: 'follow-up',
      version: 1,
      read: 3,
      state: 'open',
      assignee: A,
      assignedBy: 'rule',
      due: THURSDAY,
      dueFrom: 'spoken',
      createdAt: NOW,
      summaryTo: [B, A],
    });
    expect(last).toEqual([`summary ${B}`, `summary ${A}`]);
    expect(rows[0]).toMatchObject({ id: 'todo:c1:1:0', attempts: 1, parked: false });
  });

  it('that asks for nothing makes none, and nobody can press what is not there', () => {
    expect(live([reads(3, null)])).toEqual({ todo: null, rows: [], last: null });
    expect(live([completes(A)]).todo).toBeNull();
  });
});

describe('the deadline is', () => {
  const dated = (due: Date): Partial<TodoWish> => ({ items: [item('报价', { due })] });
  it.each<[string, readonly TodoEvent[], Date, string]>([
    ['the earliest of ours', [reads(3)], THURSDAY, 'spoken'],
    ['not the customer’s', [reads(3, { items: ITEMS.slice(2) })], DEFAULT_DUE, 'default'],
    [
      'the default when no date was spoken',
      [reads(3, { items: [item('报价')] })],
      DEFAULT_DUE,
      'default',
    ],
    [
      'the dated one, though another came first',
      [reads(3, { items: [item('回电'), ...ITEMS] })],
      THURSDAY,
      'spoken',
    ],
    ['the next one when one is ticked', [reads(3), ticks(A, '寄样品')], FRIDAY, 'spoken'],
    [
      'back when it is open again',
      [reads(3), ticks(A, '寄样品'), ticks(A, '寄样品', 'open')],
      THURSDAY,
      'spoken',
    ],
    ['that of newer facts', [reads(3), reads(4, dated(MONDAY))], MONDAY, 'spoken'],
    ['not that of older facts', [reads(4, dated(MONDAY)), reads(3)], MONDAY, 'spoken'],
    [
      'a hand’s, whatever is read',
      [reads(3), sets(A, MONDAY), reads(4, dated(FRIDAY))],
      MONDAY,
      'person',
    ],
    [
      'a hand’s, whatever is ticked',
      [reads(3), sets(A, MONDAY), ticks(A, '寄样品')],
      MONDAY,
      'person',
    ],
    ['the next hand’s', [reads(3), sets(A, MONDAY), sets(B, FRIDAY)], FRIDAY, 'person'],
  ])('%s', (_name, events, due, dueFrom) => {
    expect(todoAfter(...events)).toMatchObject({ due, dueFrom });
  });
});

describe('a newer reading', () => {
  it('moves customer, urgency and assignee', () => {
    const customer = { id: 'C002', name: '苏州' };
    const newer = reads(4, { customer, priority: 'high', assignee: C, contact: null });
    expect(todoAfter(reads(3), newer)).toMatchObject({
      customer,
      priority: 'high',
      assignee: C,
      contact: null,
    });
  });

  it('leaves whom a hand gave it to', () => {
    expect(todoAfter(reads(3), hands(A, C), reads(4, { assignee: B })).assignee).toBe(C);
  });

  it('leaves done what a hand has done, though it is heard in other words', () => {
    const again = [item('f2', { text: '寄样品。' }), item('报价', { due: FRIDAY })];
    const { items, due } = todoAfter(reads(3), ticks(A, '寄样品'), reads(4, { items: again }));
    expect(items.map(({ id, state, by }) => [id, state, by])).toEqual([
      ['f2', 'done', A],
      ['报价', 'open', null],
    ]);
    expect(due).toEqual(FRIDAY);
  });

  it.each<[string, readonly TodoEvent[], string]>([
    ['goes', [], 'dropped'],
    ['stays when a hand set its date', [sets(A, MONDAY)], 'open'],
    ['stays when a hand gave it away', [hands(A, C)], 'open'],
    ['stays when a hand ticked an item', [ticks(A, '寄样品')], 'open'],
    ['stays done', [completes(A)], 'done'],
  ])('asking for nothing: the to-do %s', (_name, events, state) => {
    expect(todoAfter(reads(3), ...events, reads(9, null)).state).toBe(state);
  });

  it('brings back what only the machine had dropped', () => {
    const back = todoAfter(reads(3), reads(4, null), reads(5));
    expect(back).toMatchObject({ state: 'open', closed: null, due: THURSDAY });
  });

  it('does not open what a person completed', () => {
    expect(todoAfter(reads(3), completes(A), reads(4)).state).toBe('done');
  });
});

describe('whatever happens', () => {
  const readings = [
    reads(3),
    reads(4, { items: [item('报价')] }),
    reads(5, null),
    reads(6, { priority: 'high' }),
  ];
  const presses = [
    ticks(A, '寄样品'),
    sets(A, MONDAY),
    hands(B, C),
    completes(C),
    ticks(B, '报价', 'dropped'),
  ];

  it('readings of one call in any order end in the newest, once there is one', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(readings.slice(0, 2).concat(readings.slice(3)), { minLength: 3 }),
        (events) => {
          expect(todoAfter(...events)).toMatchObject({
            read: 6,
            priority: 'high',
            due: THURSDAY,
            state: 'open',
          });
        },
      ),
    );
  });

  it('each event counts once', () => {
    const any = fc.array(fc.constantFrom(...readings, ...presses), { maxLength: 20 });
    fc.assert(
      fc.property(any, (events) => {
        const once = live([reads(2), ...events]);
        const twice = live([reads(2), ...events], once.todo);
        expect(twice.todo).toEqual(once.todo);
        expect(twice.rows).toEqual([]);
      }),
    );
  });

  it('nothing but a hand moves a hand’s date', () => {
    const others = [...readings, ...presses.filter((one) => one.type !== 'due-set')];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...others), { maxLength: 20 }), (events) => {
        const { todo } = live([reads(2), sets(A, MONDAY), ...events]);
        expect(todo).toMatchObject({ due: MONDAY, dueFrom: 'person' });
      }),
    );
  });

  it('open means that something of ours is open, once something was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ITEMS.map(({ id }) => id))), (names) => {
        const todo = todoAfter(
          reads(3),
          ...names.map((name, n): TodoEvent => ({ ...ticks(A, name), id: `t${n}` })),
        );
        const open = todo.items.some((one) => one.owner === 'agent' && one.state === 'open');
        expect(todo.state).toBe(open ? 'open' : 'done');
      }),
    );
  });

  it('the wish of a reading is what is kept of it', () => {
    expect(todoAfter(reads(3))).toMatchObject({ ...wishOf(), items: expect.anything() });
  });
});
