/** Who may read a to-do, and who may do something about it. */
import { describe, expect, it } from '@jest/globals';
import { maySeeCall } from '../../../../server/domain/calls/access.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import type { Employee } from '../../../../server/domain/people.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { showTodo } from '../../../../server/flows/pages/show-todo.ts';
import { todoPageSchema } from '../../../../server/http/schemas/todo-page.ts';
import { completes, hands, NOW, reads, todoAfter } from '../../domain/follow-up/stage.ts';
import { A, B, C, D, PEOPLE } from '../../domain/routing/make.ts';
import { makeCall } from '../calls/make-call.ts';

/** It came to nobody; its customer is A's. */
const CALL = { ...makeCall({ id: 'c1' }), plan: null };

function person(id: string): Employee {
  const found = PEOPLE.find((one) => one.id === id);
  if (!found) throw new Error(`nobody is called ${id}`);
  return found;
}

function read(todo: Todo | null, viewer: string, more: { readonly told?: string } = {}) {
  return showTodo({
    todos: { load: () => Promise.resolve(todo) },
    calls: { load: () => Promise.resolve(CALL) },
    desk: {
      recent: () =>
        Promise.resolve({
          people: PEOPLE,
          tables: DEFAULT_TABLES,
          statuses: new Map(),
          activity: new Map(),
        }),
    },
    maySee: (call, who) => Promise.resolve(maySeeCall(call, who) || who.id === more.told),
    clock: { now: () => NOW },
  })({ todo: 'c1', viewer: person(viewer) });
}

const open = todoAfter(reads(3));

describe('a to-do is read', () => {
  it.each<[string, Todo | null, string, string]>([
    ['by its holder', todoAfter(reads(3), hands(A, C)), C, 'acts'],
    ['by whose customer it is', open, A, 'acts'],
    ['by nobody else', open, B, 'forbidden'],
    ['by duty no more', open, D, 'forbidden'],
    ['by who had it and reads along', { ...open, copied: [C] }, C, 'reads'],
    ['by the director', open, 'sales_director', 'acts'],
    ['by the admin', open, 'admin', 'acts'],
    ['where there is none', null, A, 'gone'],
    ['when it is done', todoAfter(reads(3), completes(A)), A, 'reads'],
  ])('%s', async (_name, todo, viewer, expected) => {
    const shown = await read(todo, viewer);
    const seen = !shown.ok ? shown.why : shown.view.acts.length > 0 ? 'acts' : 'reads';
    expect(seen).toBe(expected);
    if (shown.ok) todoPageSchema.parse(shown.view);
  });

  it('by whoever was told of its alert, who does nothing to it', async () => {
    const shown = await read(open, D, { told: D });
    expect(shown).toMatchObject({ ok: true, mayAct: false, view: { acts: [], colleagues: [] } });
  });
});

describe('its page', () => {
  it('tells what, by when, and where it would be postponed to', async () => {
    const shown = await read(open, A);
    expect(shown.ok && shown.view).toMatchObject({
      line: '待完成 · 请在 11-26 18:00 前完成',
      what: '寄样品',
      due: { text: '2026-11-26 18:00' },
      dueFrom: { text: '按通话内容' },
      postponed: { text: '2026-11-27 18:00' },
      call: 'pages/call/detail?id=c1',
      items: [
        { text: '报价', owner: { text: '我方' }, state: { text: '未完成' } },
        { text: '寄样品' },
        { text: '发图纸', owner: { text: '客户' } },
      ],
    });
  });

  it('of a to-do that is over says who, and when', async () => {
    const done = await read(todoAfter(reads(3), completes(B)), A);
    expect(done).toMatchObject({ ok: true, late: '销售经理B已于 10:10 完成' });
    expect(done.ok && done.view.line).toBe('销售经理B已完成 10:10');
    const dropped = await read(todoAfter(reads(3), reads(4, null)), A);
    expect(dropped).toMatchObject({ ok: true, late: '待办已撤销，无需跟进' });
  });
});
