/** Hands the flows of to-dos over time their ingredients: reminders, moves, what is late. */
import type { Adapters } from '../build.ts';
import type { ReadDesk } from '../flows/calls/desk.ts';
import type { ApplyTodo } from '../flows/digest/apply-todo.ts';
import { lookAtTodos } from '../flows/follow-up/look.ts';
import type { RenderPart } from '../flows/pushes/part.ts';
import { renderTodoNotice } from '../flows/pushes/render-todo-notice.ts';
import type { House } from '../flows/pushes/views.ts';

export interface OverTime {
  readonly render: RenderPart;
  /** What the clock brings: reminders, what is overdue, whose assignee is away. */
  readonly minute: () => Promise<void>;
}

export function buildOverTime(
  { clock, log, store }: Adapters,
  need: { readonly desk: ReadDesk; readonly house: House; readonly applyTodo: ApplyTodo },
): OverTime {
  const { todos, calls } = store;
  const { desk, house, applyTodo: apply } = need;
  return {
    render: renderTodoNotice({ todos, calls, house }),
    minute: lookAtTodos({ todos, desk, apply, clock, log }),
  };
}
