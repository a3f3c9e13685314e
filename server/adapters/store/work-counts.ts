/** Counts of open to-dos, by the indexes of the collection that is written elsewhere. */
import type { Todo } from '../../domain/follow-up/types.ts';
import type { WorkCounts } from '../../ports.ts';
import { defineCollection, type StoreContext } from './collection.ts';

type CountedTodo = Pick<Todo, 'state' | 'assignee' | 'due' | 'kind'> & {
  readonly _id: string;
  readonly tenantId: string;
};

export function createWorkCounts(context: StoreContext): WorkCounts {
  const { tenantId } = context;
  const todos = defineCollection<CountedTodo>(context, 'todos');
  return {
    pressing: (person, now) =>
      todos.countDocuments({
        tenantId,
        state: 'open',
        assignee: person,
        $or: [{ kind: 'callback' }, { due: { $lt: now } }],
      }),

    async open(now) {
      const open = { tenantId, state: 'open' } as const;
      const [callbacks, overdue] = await Promise.all([
        todos.countDocuments({ ...open, kind: 'callback' }),
        todos.countDocuments({ ...open, due: { $lt: now } }),
      ]);
      return { callbacks, overdue };
    },
  };
}
