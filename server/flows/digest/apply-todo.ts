/** The silhouette of everything that happens to a to-do: load · decide · save with consequences · carry out. */
import { advanceTodo } from '../../domain/follow-up/advance.ts';
import type { Todo, TodoEvent, TodoRow } from '../../domain/follow-up/types.ts';
import type { Clock, Todos } from '../../ports.ts';
import type { Seam } from '../seam.ts';

export interface ApplyTodoNeeds {
  readonly todos: Pick<Todos, 'load' | 'save'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly perform: (todo: Todo, rows: readonly TodoRow[]) => void;
  readonly seam: Seam;
}

/** Null: there is no such to-do. */
export type ApplyTodo = (id: string, event: TodoEvent) => Promise<Todo | null>;

export function applyTodo(need: ApplyTodoNeeds): ApplyTodo {
  return async (id, event) => {
    for (;;) {
      const now = need.clock.now();
      const known = await need.todos.load(id);
      const { next, rows } = advanceTodo(known, event, { id, now });
      if (!next) return known;
      if (!(await need.todos.save(next, { version: known?.version ?? 0, rows }))) continue;
      need.seam('todo');
      need.perform(next, rows);
      return next;
    }
  };
}
