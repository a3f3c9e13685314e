/** What others are told of a to-do: the director that it is late, whoever is away that it went to a colleague. Spec §6. */
import { drawMovedAway, drawOverdue } from '../../../cards/reminder.ts';
import type { Calls, Todos } from '../../ports.ts';
import { todoNoticeView } from './follow-up-views.ts';
import { drawNothing, ONCE, type RenderPart } from './part.ts';
import type { House } from './views.ts';

export function renderTodoNotice(need: {
  readonly todos: Pick<Todos, 'load'>;
  readonly calls: Pick<Calls, 'load'>;
  readonly house: House;
}): RenderPart {
  return async ({ push, desk }) => {
    if (push.kind !== 'overdue' && push.kind !== 'moved-away') return null;
    const draw = push.kind === 'overdue' ? drawOverdue : drawMovedAway;
    const todo = push.about?.kind === 'todo' ? await need.todos.load(push.about.todo) : null;
    const call = todo && (await need.calls.load(todo.call));
    const base = { version: push.wanted, rewritable: false };
    if (!todo || !call) return { ...base, wanted: null, draw: drawNothing };
    const view = todoNoticeView({ todo, call }, push.person, { house: need.house, desk });
    return { ...base, wanted: ONCE, draw: () => draw(view) };
  };
}
