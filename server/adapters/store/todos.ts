/** To-dos and the rows they carry. */
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Todos } from '../../ports.ts';
import { defineCollection, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'todos';

export const todoIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, assignee: 1, due: 1 } },
  { collection: NAME, key: { tenantId: 1, 'customer.id': 1, createdAt: -1 } },
];

type TodoDocument = Omit<Todo, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
};

export function createTodos(context: StoreContext): Todos {
  const { tenantId } = context;
  const model = defineCollection<TodoDocument>(context, NAME);
  const carrier = carryRows(model, tenantId);
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  const idOf = (key: string): string => key.slice(tenantId.length + 1);

  function toTodo(document: TodoDocument): Todo {
    const { _id, tenantId: _t, dueAt: _due, ...state } = document;
    return { id: idOf(_id), ...state };
  }

  return {
    async load(id) {
      const found = await model.findOne({ _id: keyOf(id), tenantId });
      return found ? toTodo(found) : null;
    },

    save(next, was) {
      const { id, rows: _rows, ...state } = next;
      return carrier.write({ _id: keyOf(id), tenantId, ...state }, was);
    },

    ...asRowCarrier(carrier, tenantId),

    async withOpenRows(limit) {
      const found = await model
        .find({ tenantId, dueAt: { $exists: true } })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },
  };
}
