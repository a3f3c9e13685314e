/** To-dos in the real store. */
import { describe, expect, it } from '@jest/globals';
import { createTodos } from '../../../../server/adapters/store/todos.ts';
import { advanceTodo } from '../../../../server/domain/follow-up/advance.ts';
import type { TodoEvent } from '../../../../server/domain/follow-up/types.ts';
import type { Todos } from '../../../../server/ports.ts';
import { completes, live, NOW, reads, ticks } from '../../domain/follow-up/stage.ts';
import { openPlace } from './place.ts';

const place = openPlace();

/** Load, decide, save; again while somebody else was first. */
async function apply(todos: Todos, event: TodoEvent): Promise<void> {
  for (;;) {
    const known = await todos.load('c1');
    const { next, rows } = advanceTodo(known, event, { id: 'c1', now: NOW });
    if (!next || (await todos.save(next, { version: known?.version ?? 0, rows }))) return;
  }
}

describe('a to-do', () => {
  it('comes back as it was saved, rows included, to its own tenant', async () => {
    const context = place.of();
    const todos = createTodos(context);
    const { todo, rows } = live([reads(3), ticks('a', '报价')]);
    if (!todo) throw new Error('there is no to-do');
    expect(await todos.save(todo, { version: 0, rows })).toBe(true);
    expect(await todos.load('c1')).toEqual(todo);
    expect(await createTodos(place.of()).load('c1')).toBeNull();
    expect((await createTodos(context).withOpenRows(5)).map((one) => one.id)).toEqual(['c1']);
  });

  it('read by five at once is made once', async () => {
    const todos = createTodos(place.of());
    await Promise.all([3, 4, 5, 6, 7].map((version) => apply(todos, reads(version))));
    expect(await todos.load('c1')).toMatchObject({ read: 7, state: 'open' });
  });

  it('completed by eight at once is completed by one, and seven are told', async () => {
    const todos = createTodos(place.of());
    await apply(todos, reads(3));
    const people = Array.from({ length: 8 }, (_, n) => `p${n}`);
    await Promise.all(people.map((person) => apply(todos, completes(person, 'summary'))));
    const todo = await todos.load('c1');
    expect(todo?.state).toBe('done');
    expect(todo?.history.map((move) => move.what)).toEqual(['completed']);
    expect(todo?.notes).toHaveLength(7);
    expect(todo?.notes.map((one) => one.person)).not.toContain(todo?.closed?.by);
    // Everybody's press has a row that spends its own code.
    const codes = todo?.rows.flatMap(({ what }) =>
      'press' in what ? (what.press?.code ?? []) : [],
    );
    expect(new Set(codes).size).toBe(8);
  });

  it('lets rows go, defers and takes them by its id', async () => {
    const todos = createTodos(place.of());
    await apply(todos, reads(3));
    const late = new Date(NOW.getTime() + 60_000);
    const [taken] = await todos.takeDue({
      now: late,
      until: new Date(late.getTime() + 5000),
      limit: 5,
    });
    expect(taken).toMatchObject({ subject: 'c1', rows: [{ attempts: 2 }, { attempts: 2 }] });
    const [first, second] = taken?.rows ?? [];
    if (!first || !second) throw new Error('the to-do asked for nothing');
    await todos.dropRows('c1', [first]);
    await todos.deferRow('c1', second.id, { dueAt: late, parked: true, problem: 'no' });
    expect((await todos.load('c1'))?.rows).toMatchObject([
      { id: second.id, parked: true, problem: 'no' },
    ]);
    expect(await todos.retryRow('c1', second.id, late)).toBe(true);
    await todos.freeLeases(NOW);
    await todos.dropRows('c1', [second]);
    expect(await todos.withOpenRows(5)).toEqual([]);
  });
});
