/** To-dos and the rows they carry. */
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Todos } from '../../ports.ts';
import { defineCollection, settle, type IndexSpec, type StoreContext } from './collection.ts';
import { asRowCarrier, carryRows } from './rows.ts';

const NAME = 'todos';

export const todoIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, dueAt: 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, assignee: 1, due: 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, due: 1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, kind: 1, due: 1 } },
  { collection: NAME, key: { tenantId: 1, 'customer.id': 1, createdAt: -1 } },
  { collection: NAME, key: { tenantId: 1, state: 1, lookAt: 1 } },
  { collection: NAME, key: { tenantId: 1, kind: 1, state: 1, caller: 1 } },
];

type TodoDocument = Omit<Todo, 'id'> & {
  readonly _id: string;
  readonly tenantId: string;
  readonly dueAt?: Date;
  /** When it is looked at next: what has changed is looked at soon. Old ones have none, and are due. */
  readonly lookAt?: Date;
};

export function createTodos(context: StoreContext): Todos {
  const { tenantId } = context;
  const model = defineCollection<TodoDocument>(context, NAME);
  const carrier = carryRows(model, tenantId);
  const keyOf = (id: string): string => `${tenantId}:${id}`;
  const idOf = (key: string): string => key.slice(tenantId.length + 1);

  function toTodo(document: TodoDocument): Todo {
    const { _id, tenantId: _t, dueAt: _due, lookAt: _look, ...state } = document;
    return { id: idOf(_id), ...state };
  }

  return {
    async load(id) {
      const found = await model.findOne({ _id: keyOf(id), tenantId });
      return found ? toTodo(found) : null;
    },

    save(next, was) {
      const { id, rows: _rows, ...state } = next;
      return carrier.write({ _id: keyOf(id), tenantId, ...state, lookAt: next.updatedAt }, was);
    },

    ...asRowCarrier(carrier, tenantId),

    async withOpenRows(limit) {
      const found = await model
        .find({ tenantId, dueAt: { $exists: true } })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },

    async openOverdue(at, limit) {
      const found = await model
        .find({ tenantId, state: 'open', due: { $lt: at } })
        .sort({ due: 1 })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },

    async openOf(assignee, limit) {
      const found = await model
        .find({ tenantId, state: 'open', assignee })
        .sort({ due: 1 })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },

    async openCallbacks(limit) {
      const found = await model
        .find({ tenantId, state: 'open', kind: 'callback' })
        .sort({ due: 1 })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },

    async openDueWithin({ from, to }, limit) {
      const found = await model
        .find({ tenantId, state: 'open', due: { $gte: from, $lt: to } })
        .sort({ due: 1 })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },

    async openCallbacksOf(caller, limit) {
      const found = await model
        .find({ tenantId, kind: 'callback', state: 'open', caller })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },

    async openOfCustomer(customer, limit) {
      const found = await model
        .find({ tenantId, 'customer.id': customer, state: 'open' })
        .sort({ createdAt: -1 })
        .limit(limit)
        .toArray();
      return found.map(toTodo);
    },

    async countOpen(people) {
      const counts = await model
        .aggregate<{ _id: string; open: number }>([
          { $match: { tenantId, state: 'open', assignee: { $in: [...people] } } },
          { $group: { _id: '$assignee', open: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(counts.map(({ _id, open }) => [_id, open]));
    },

    async takeLooks({ now, until, latest, limit }) {
      const isDue = [
        { lookAt: { $exists: false } },
        { lookAt: { $lte: now } },
        { lookAt: { $gt: latest } },
      ];
      const due = await model
        .find({ tenantId, state: 'open', $or: isDue }, { projection: { _id: 1 } })
        .sort({ lookAt: 1 })
        .limit(limit)
        .toArray();
      const taken = await Promise.all(
        due.map(({ _id }) =>
          settle(() =>
            model.findOneAndUpdate(
              { _id, tenantId, state: 'open', $or: isDue },
              { $set: { lookAt: until } },
              { returnDocument: 'after' },
            ),
          ),
        ),
      );
      return taken.flatMap((one) => (one ? [toTodo(one)] : []));
    },

    async lookAgain(id, version, at) {
      await settle(() =>
        model.updateOne({ _id: keyOf(id), tenantId, version }, { $set: { lookAt: at } }),
      );
    },
  };
}
