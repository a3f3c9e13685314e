/** Presses on a to-do: who may, what becomes of it, and whose cards say so. spec, cards §2. */
import { describe, expect, it } from '@jest/globals';
import type { TodoEvent } from '../../../../server/domain/follow-up/types.ts';
import {
  A,
  at,
  B,
  C,
  completes,
  FRIDAY,
  hands,
  item,
  live,
  NOW,
  postpones,
  reads,
  sets,
  ticks,
  todoAfter,
} from './stage.ts';

const MONDAY = at('2026-11-30 18:00');

describe('完成', () => {
  it('closes every item, in the presser’s name, and leaves alone what was closed', () => {
    const todo = todoAfter(reads(3), ticks(B, '寄样品', 'dropped'), completes(A, 'summary'));
    expect(todo.items.map(({ state, by }) => [state, by])).toEqual([
      ['done', A],
      ['dropped', B],
      ['done', A],
    ]);
    expect(todo).toMatchObject({ state: 'done', closed: { by: A, at: NOW } });
    expect(todo.history).toEqual([{ by: A, at: NOW, what: 'completed' }]);
  });

  it('by two at once is the first one’s; the other is told', () => {
    const todo = todoAfter(reads(3), completes(B, 'summary'), completes(A, 'summary'));
    expect(todo).toMatchObject({ state: 'done', closed: { by: B } });
    expect(todo.notes).toEqual([{ person: A, refusal: 'already-closed', at: NOW }]);
  });

  it('spends the presser’s code on their own card, and brings everybody else’s up to it', () => {
    expect(live([reads(3), completes(A, 'summary')]).last).toEqual([
      `summary ${A} P-completed-${A}`,
      `summary ${B}`,
    ]);
    expect(live([reads(3), hands(A, C), completes(C, 'todo')]).last).toEqual([
      `todo ${C} P-completed-${C}`,
      `summary ${B}`,
      `summary ${A}`,
    ]);
    expect(live([reads(3), completes(A)]).last).toEqual([`summary ${B}`, `summary ${A}`]);
  });
});

describe('改派', () => {
  it.each<[string, TodoEvent, string | null]>([
    ['to a colleague', hands(A, C, 'summary'), null],
    ['by somebody else with a summary', hands(B, C, 'summary'), null],
    ['by the handler to themselves', hands(B, B, 'summary'), null],
    ['to nobody', hands(A, null, 'summary'), 'choose-colleague'],
    ['to an unknown', hands(A, 'stranger', 'summary', false), 'colleague-unknown'],
    ['to whom it belongs already', hands(B, A, 'summary'), 'colleague-unknown'],
  ])('%s', (_name, act, refusal) => {
    const todo = todoAfter(reads(3), act);
    expect(todo.notes.map((one) => one.refusal)).toEqual(refusal === null ? [] : [refusal]);
    expect(todo.assignedBy).toBe(refusal === null ? 'person' : 'rule');
    expect(todo.history).toHaveLength(refusal === null ? 1 : 0);
  });

  it('refused is told on the presser’s own card only, until they press well', () => {
    const refused = live([reads(3), hands(A, null, 'summary')]);
    expect(refused.last).toEqual([`summary ${A} P-to-null-${A}`]);
    const well = live([hands(A, C, 'summary')], refused.todo);
    expect(well.todo?.notes).toEqual([]);
    expect(well.last).toEqual([`summary ${A} P-to-${C}-${A}`, `todo ${C}`, `summary ${B}`]);
  });

  it('and again: who had it before is told on their to-do card', () => {
    const { todo, last } = live([reads(3), hands(A, C), hands(C, B, 'todo')]);
    expect(todo).toMatchObject({ assignee: B });
    expect(todo?.history).toMatchObject([
      { what: 'reassigned', from: A, to: C, by: A },
      { what: 'reassigned', from: C, to: B, by: C },
    ]);
    expect(last).toEqual([`todo ${C} P-to-${B}-${C}`, `todo ${B}`, `summary ${B}`, `summary ${A}`]);
  });

  it.each(['completed', 'postponed', 'reassigned'] as const)(
    'gives the buttons away: %s on the old to-do card is refused',
    (type) => {
      const acts = {
        completed: completes(C, 'todo'),
        postponed: postpones(C, MONDAY, 'todo'),
        reassigned: hands(C, A, 'todo'),
      };
      const todo = todoAfter(reads(3), hands(A, C), hands(C, B, 'todo'), acts[type]);
      expect(todo).toMatchObject({ assignee: B, state: 'open' });
      expect(todo.notes).toMatchObject([{ person: C, refusal: 'not-yours' }]);
    },
  );
});

describe('延期 and a date by hand', () => {
  it('move the deadline, and say who did it', () => {
    const todo = todoAfter(reads(3), hands(A, C), postpones(C, MONDAY, 'todo'));
    expect(todo).toMatchObject({ due: MONDAY, dueFrom: 'person', state: 'open' });
    expect(todo.history.at(-1)).toMatchObject({ what: 'postponed', to: MONDAY, by: C, card: true });
    expect(todoAfter(reads(3), sets(A, MONDAY)).history.at(-1)).toMatchObject({ card: false });
  });

  it('after the end: postponing is refused', () => {
    const todo = todoAfter(reads(3), completes(A), postpones(B, MONDAY));
    expect(todo.notes).toMatchObject([{ person: B, refusal: 'already-closed' }]);
    expect(todo.due).not.toEqual(MONDAY);
  });
});

describe('a tick', () => {
  it('on the last item of ours closes the to-do, whatever the customer owes', () => {
    const todo = todoAfter(reads(3), ticks(A, '寄样品'), ticks(A, '报价'));
    expect(todo).toMatchObject({ state: 'done', closed: { by: A } });
  });

  it('on the customer’s item closes nothing', () => {
    expect(todoAfter(reads(3), ticks(A, '发图纸')).state).toBe('open');
    const theirs = reads(3, { intent: '投诉', items: [item('发图纸', { owner: 'customer' })] });
    expect(todoAfter(theirs, ticks(A, '发图纸')).state).toBe('open');
  });

  it('taken back opens it again, with the deadline of that item', () => {
    const todo = todoAfter(reads(3), completes(A), ticks(B, '报价', 'open'));
    expect(todo).toMatchObject({ state: 'open', closed: null, due: FRIDAY });
    expect(todo.history.map((one) => one.what)).toEqual(['completed', 'reopened']);
  });
});
