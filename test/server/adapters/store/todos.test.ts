/** To-dos in the real store. */
import { describe, expect, it } from '@jest/globals';
import { createTodos } from '../../../../server/adapters/store/todos.ts';
import { advanceTodo } from '../../../../server/domain/follow-up/advance.ts';
import type { Todo, TodoEvent } from '../../../../server/domain/follow-up/types.ts';
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

describe('open to-dos over time', () => {
  const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);
  const [DUE, UNTIL, LATEST] = [minutes(1), minutes(2), minutes(16)];

  async function filed(todos: Todos, id: string, change: Partial<Todo> = {}): Promise<void> {
    const { todo } = live([reads(3)]);
    if (!todo) throw new Error('there is no to-do');
    expect(await todos.save({ ...todo, id, ...change }, { version: 0, rows: [] })).toBe(true);
  }
  const look = async (todos: Todos, now: Date, limit = 10) =>
    (await todos.takeLooks({ now, until: UNTIL, latest: LATEST, limit })).map(({ id }) => id);

  it('are claimed by one of several who look, and again when their claim is over', async () => {
    const todos = createTodos(place.of());
    for (const id of ['a', 'b', 'c', 'd']) await filed(todos, id);
    await filed(todos, 'done', { state: 'done' });
    const taken = await Promise.all([1, 2, 3, 4].map(() => look(todos, DUE)));
    expect(taken.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(await look(todos, DUE)).toEqual([]);
    expect((await look(todos, UNTIL)).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are looked at when they say, at once when they have changed, and never too late', async () => {
    const todos = createTodos(place.of());
    await filed(todos, 'a');
    await filed(todos, 'b');
    const { version } = (await todos.load('a')) ?? { version: 0 };
    await todos.lookAgain('a', version, minutes(10));
    expect(await look(todos, DUE)).toEqual(['b']);
    // Somebody else has changed it meanwhile: what was found out about it is old.
    await todos.lookAgain('b', version + 1, minutes(10));
    expect((await look(todos, UNTIL)).sort()).toEqual(['b']);
    await todos.lookAgain('a', version, minutes(500));
    expect(await look(todos, DUE)).toEqual(['a']);
  });

  it('made before there were looks are due', async () => {
    const context = place.of();
    const todos = createTodos(context);
    await filed(todos, 'old');
    const all = context.connection.collection('todos');
    await all.updateOne({ tenantId: context.tenantId }, { $unset: { lookAt: '' } });
    expect(await look(todos, minutes(-60))).toEqual(['old']);
    expect(await todos.load('old')).not.toHaveProperty('lookAt');
  });

  it('are counted by who has them', async () => {
    const todos = createTodos(place.of());
    await filed(todos, 'a', { assignee: 'p1' });
    await filed(todos, 'b', { assignee: 'p1' });
    await filed(todos, 'c', { assignee: 'p2' });
    await filed(todos, 'd', { assignee: 'p2', state: 'done' });
    await filed(todos, 'e', { assignee: 'p3' });
    const counts = await todos.countOpen(['p1', 'p2', 'p4']);
    expect([...counts].sort()).toEqual([
      ['p1', 2],
      ['p2', 1],
    ]);
    expect(await createTodos(place.of()).countOpen(['p1'])).toEqual(new Map());
  });

  it('that call one number back are found by it', async () => {
    const todos = createTodos(place.of());
    const callback = { kind: 'callback', caller: '13712340099' } as const;
    await filed(todos, 'a', callback);
    await filed(todos, 'b', { ...callback, state: 'done' });
    await filed(todos, 'c', { ...callback, caller: '13712340055' });
    await filed(todos, 'd');
    expect((await todos.openCallbacksOf('13712340099', 9)).map(({ id }) => id)).toEqual(['a']);
  });
});
