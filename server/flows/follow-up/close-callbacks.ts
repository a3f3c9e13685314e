/** Somebody has got through: every call-back of the number that is still open is done with. Spec §6. */
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Clock, Todos } from '../../ports.ts';
import type { ApplyTodo } from '../digest/apply-todo.ts';

/** `by`: who reached the caller of one of them, null when that one is still to be done; `id` names the row that asks. */
export type CloseCallbacks = (
  number: string,
  over: { readonly by: (todo: Todo) => string | null; readonly id: string },
) => Promise<void>;

/** More calls than this are not missed of one number before somebody calls back. */
const MOST = 100;

export function closeCallbacks(need: {
  readonly todos: Pick<Todos, 'openCallbacksOf'>;
  readonly apply: ApplyTodo;
  readonly clock: Pick<Clock, 'now'>;
}): CloseCallbacks {
  return async (number, over) => {
    for (const todo of await need.todos.openCallbacksOf(number, MOST)) {
      const by = over.by(todo);
      if (by === null) continue;
      const event = { type: 'reached', id: `${over.id}:${todo.id}`, by } as const;
      await need.apply(todo.id, { ...event, at: need.clock.now() });
    }
  };
}
