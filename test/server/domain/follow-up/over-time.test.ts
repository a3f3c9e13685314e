/** To whom a to-do goes when its assignee is away, and what else time does to it. Spec §6. */
import { describe, expect, it } from '@jest/globals';
import { advanceTodo } from '../../../../server/domain/follow-up/advance.ts';
import { awayMove, type Stand } from '../../../../server/domain/follow-up/reminders.ts';
import { todoFaceOf } from '../../../../server/domain/follow-up/faces.ts';
import type { Todo, TodoEvent } from '../../../../server/domain/follow-up/types.ts';
import type { Shift } from '../../../../server/domain/routing/shifts.ts';
import type { RosterOverride } from '../../../../server/domain/routing/tables.ts';
import { A, at, B, C, NOW, does, live, reads } from './stage.ts';
import { base, calendar, shiftsOf, todoDue } from './week.ts';

describe('away', () => {
  const span = (from: string, to: string): Shift => ({ from: at(from), to: at(to) });
  const leave = (person: string, shift: Shift): RosterOverride => ({
    ...{ kind: 'remove', cause: 'leave', person },
    ...shift,
  });
  const week = span('2026-11-24 00:00', '2026-12-01 00:00');
  const reps = (
    open: Readonly<Record<string, number>>,
    overrides: readonly RosterOverride[],
  ): Stand[] =>
    Object.entries(open).map(([person, openTodos]) => ({
      ...{ person, openTodos, shifts: shiftsOf(person, overrides) },
    }));

  it.each<[string, string, readonly RosterOverride[], Record<string, number>, string | null]>([
    ['there: it stays', '2026-11-25 15:00', [], { [A]: 9, [B]: 0 }, null],
    [
      'leave till the deadline: fewest open',
      '2026-11-25 15:00',
      [leave(A, week)],
      { [A]: 0, [B]: 3, [C]: 2 },
      C,
    ],
    ['the same number: by id', '2026-11-25 15:00', [leave(A, week)], { [C]: 2, [B]: 2 }, B],
    ['not to whoever is off too', '2026-11-24 15:00', [leave(A, week)], { [B]: 5, [C]: 0 }, B],
    [
      'back an hour before the deadline: it stays',
      '2026-11-25 15:00',
      [leave(A, span('2026-11-24 00:00', '2026-11-25 14:00'))],
      { [B]: 0 },
      null,
    ],
    [
      'back after closing only: it moves',
      '2026-11-24 21:00',
      [leave(A, span('2026-11-24 00:00', '2026-11-24 18:00'))],
      { [B]: 0 },
      B,
    ],
    ['over already: it stays', '2026-11-24 09:00', [leave(A, week)], { [B]: 0 }, null],
    [
      'nobody is there: it stays',
      '2026-11-24 15:00',
      [leave(A, week), leave(B, week)],
      { [B]: 0, [C]: 0 },
      null,
    ],
  ])('%s', (_name, due, overrides, open, to) => {
    const moved = awayMove(todoDue(due), {
      calendar,
      shifts: shiftsOf(A, overrides),
      now: NOW,
      reps: reps(open, overrides),
    });
    expect(moved).toEqual(to === null ? null : { from: A, to });
  });

  it('leaves a deadline without working time before it alone', () => {
    const sunday = todoDue('2026-11-29 12:00');
    const question = {
      calendar,
      shifts: [],
      now: at('2026-11-28 13:00'),
      reps: reps({ [B]: 0 }, []),
    };
    expect(awayMove(sunday, question)).toBeNull();
  });
});

describe('the to-do itself', () => {
  const event = (more: object): TodoEvent =>
    ({ id: JSON.stringify(more), at: NOW, ...more }) as TodoEvent;
  const next = (todo: Todo | null, more: object) =>
    advanceTodo(todo, event(more), { id: 'c1', now: NOW });
  const after = (todo: Todo | null, more: object): Todo => {
    const changed = next(todo, more).next;
    if (!changed) throw new Error('it changes nothing');
    return changed;
  };
  const remind = { type: 'reminded', key: 'k', kind: 'before', people: [A], others: 0 };

  it('moves with its former assignee copied, and both cards follow', () => {
    const { next: moved, rows } = next(base, { type: 'moved', from: A, to: B });
    expect(moved).toMatchObject({ assignee: B, copied: [A], assignedBy: 'rule', due: base?.due });
    expect(rows.map(({ what }) => what)).toMatchObject([
      { do: 'show', card: 'todo', person: A },
      { do: 'show', card: 'todo', person: B },
      { do: 'tell', what: 'moved-away', person: A },
    ]);
    const back = next(moved, { type: 'moved', from: B, to: A }).next;
    expect(back).toMatchObject({ assignee: A, copied: [B] });
  });

  it('does not move from somebody who has it no longer, nor when it is closed', () => {
    expect(next(base, { type: 'moved', from: C, to: B }).next).toBeNull();
    const done = live([reads(1), does(A, { type: 'completed' })]).todo;
    expect(next(done, { type: 'moved', from: A, to: B }).next).toBeNull();
    expect(next(null, { type: 'moved', from: A, to: B }).next).toBeNull();
  });

  it('is reminded of once under a key', () => {
    const first = next(base, remind);
    expect(first.next).toMatchObject({ reminded: ['k'], cardTo: [A] });
    expect(first.rows).toHaveLength(1);
    expect(next(first.next, { ...remind, again: true }).next).toBeNull();
  });

  it('says on its own card what it was reminded of, until the deadline is another', () => {
    const said = after(base, { ...remind, others: 2 });
    expect(todoFaceOf(said, A)).toMatchObject({
      state: { name: 'open' },
      reminder: { when: 'soon', others: 2 },
    });
    expect(todoFaceOf(said, B)).not.toHaveProperty('reminder');
    const due = after(said, { ...remind, key: 'k2', kind: 'deadline' });
    expect(todoFaceOf(due, A).reminder).toEqual({ when: 'due', others: 0 });
    const later = at('2026-11-30 18:00');
    const moved = after(due, { type: 'due-set', person: B, due: later, code: null, from: 'page' });
    expect(todoFaceOf(moved, A)).toMatchObject({ state: { name: 'postponed', to: later } });
    const again = after(moved, { ...remind, key: 'k3' });
    expect(todoFaceOf(again, A)).toMatchObject({ state: { name: 'open' }, final: false });
  });

  it('that is told of by another card has none of its own', () => {
    const { next: merged, rows } = next(base, { ...remind, people: [] });
    expect(merged?.reminded).toEqual(['k']);
    expect(rows).toEqual([]);
    expect(merged && todoFaceOf(merged, A)).not.toHaveProperty('reminder');
  });

  it('that is late is told to each director, and to nobody else', () => {
    const late = { ...remind, kind: 'overdue', people: ['d1', 'd2'] };
    const { next: told, rows } = next(base, late);
    expect(rows.map(({ what }) => what)).toEqual([
      { do: 'tell', what: 'overdue', person: 'd1' },
      { do: 'tell', what: 'overdue', person: 'd2' },
    ]);
    expect(told).not.toHaveProperty('cardTo');
  });

  it('closes the card of whoever was reminded when somebody else does it', () => {
    const said = after(base, remind);
    const { rows } = next(said, { type: 'completed', person: B, code: null, from: 'page' });
    expect(rows.map(({ what }) => what)).toContainEqual({
      ...{ do: 'show', card: 'todo', person: A, press: null },
    });
  });

  it('is not closed by a caller who gets through: that is for call-backs', () => {
    expect(next(base, { type: 'reached', by: A }).next).toBeNull();
  });
});
