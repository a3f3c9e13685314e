/** What the page of a to-do draws of its answer. */
import { describe, expect, it } from '@jest/globals';
import { viewTodo } from '../../../miniprogram/views/todo';
import type { TodoPage } from '../../../server/http/contract/answers';

const page = (more: Partial<TodoPage> = {}): TodoPage => ({
  id: 'c1',
  version: 1,
  now: '2026-11-24T02:00:00Z',
  kind: { value: 'follow-up', text: '跟进' },
  state: { value: 'open', text: '待完成' },
  line: '待完成 · 请在 11-25 10:00 前完成',
  what: '报价',
  who: { title: '新线索', contact: '', level: null, number: '137****0001', again: null },
  intent: null,
  priority: { value: 'medium', text: '中' },
  due: { at: '2026-11-25T02:00:00Z', text: '2026-11-25 10:00' },
  dueFrom: { value: 'spoken', text: '按通话内容' },
  overdue: false,
  assignee: { id: 'a', name: '销售经理A' },
  mine: true,
  items: [],
  history: [],
  acts: [],
  postponed: null,
  colleagues: [],
  callBack: null,
  call: null,
  ...more,
});

describe('a to-do', () => {
  it.each<[Partial<TodoPage>, string]>([
    [{}, 'open'],
    [{ overdue: true }, 'late'],
    [{ state: { value: 'done', text: '已完成' } }, 'calm'],
    [{ state: { value: 'dropped', text: '已撤销' }, overdue: true }, 'calm'],
  ])('%# looks %s', (more, tone) => {
    expect(viewTodo(page(more)).tone).toBe(tone);
  });

  it('is due in Shanghai, whatever the phone thinks', () => {
    const due = { at: '2026-11-24T18:30:00Z', text: '2026-11-25 02:30' };
    expect(viewTodo(page({ due }))).toMatchObject({ day: '2026-11-25', clock: '02:30' });
  });

  it('ticks only what somebody may act on', () => {
    const complete = { key: 'complete', text: '完成', confirm: null } as const;
    expect(viewTodo(page()).canTick).toBe(false);
    expect(viewTodo(page({ acts: [complete] })).canTick).toBe(true);
  });

  it('says of an item whose it is, by when, and who did it', () => {
    const owner = { value: 'agent', text: '我方' } as const;
    const due = { at: '2026-11-25T02:00:00Z', text: '2026-11-25 10:00' };
    const by = { id: 'a', name: '销售经理A' };
    const done = { value: 'done', text: '已完成' } as const;
    const open = { value: 'open', text: '待完成' } as const;
    const items = [
      { id: '1', text: '报价', owner, due, state: open, by: null },
      { id: '2', text: '寄样', owner, due: null, state: done, by },
      { id: '3', text: '回访', owner, due: null, state: { value: 'dropped', text: '不需要' }, by },
    ] satisfies TodoPage['items'];
    expect(viewTodo(page({ items })).items).toEqual([
      { id: '1', text: '报价', isDone: false, isDropped: false, note: '我方 · 2026-11-25 10:00' },
      { id: '2', text: '寄样', isDone: true, isDropped: false, note: '我方 · 已完成 · 销售经理A' },
      { id: '3', text: '回访', isDone: false, isDropped: true, note: '我方 · 不需要 · 销售经理A' },
    ]);
  });

  it('holds nothing that cannot be handed to a page', () => {
    const view = viewTodo(page());
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});
