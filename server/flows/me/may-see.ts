/** Whether a person may know that something changed. Pages §1, last sentence. */
import { maySeeCall } from '../../domain/calls/access.ts';
import { maySeeCustomer } from '../../domain/customers/access.ts';
import type { Change } from '../../domain/changes/types.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Alerts, Calls, Customers, Todos } from '../../ports.ts';

type Sees = (viewer: Employee) => boolean;

/**
 * Status and roster are everybody's; director and admin see all. What stands behind a change is read once for all who
 * wait, until there is more news (`head`).
 */
export function mayKnow(need: {
  readonly calls: Pick<Calls, 'load'>;
  readonly alerts: Pick<Alerts, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly customers: Pick<Customers, 'load'>;
}): (viewer: Employee, change: Change, head: number) => Promise<boolean> {
  const read = new Map<string, Promise<Sees>>();
  let at = 0;

  async function callSeen(id: string): Promise<Sees> {
    const call = await need.calls.load(id);
    return (viewer) => call !== null && maySeeCall(call, viewer);
  }

  async function alertSeen(id: string): Promise<Sees> {
    const alert = await need.alerts.load(id);
    return (viewer) => alert?.told.includes(viewer.id) ?? false;
  }

  async function todoSeen(id: string): Promise<Sees> {
    const todo = await need.todos.load(id);
    if (!todo) return () => false;
    const people = readersOf(todo);
    const call = await callSeen(todo.call);
    return (viewer) => people.includes(viewer.id) || call(viewer);
  }

  /** Whoever only met the customer in a call sees news of that call. */
  async function customerSeen(id: string): Promise<Sees> {
    const record = await need.customers.load(id);
    return (viewer) => record !== null && maySeeCustomer(record.customer, viewer, false);
  }

  function readRight(kind: 'call' | 'alert' | 'todo' | 'customer', id: string): Promise<Sees> {
    switch (kind) {
      case 'call':
        return callSeen(id);
      case 'alert':
        return alertSeen(id);
      case 'todo':
        return todoSeen(id);
      case 'customer':
        return customerSeen(id);
    }
  }

  return async (viewer, { kind, id }, head) => {
    if (kind === 'status' || kind === 'roster') return true;
    if (viewer.roles.includes('director') || viewer.roles.includes('admin')) return true;
    if (head !== at) {
      read.clear();
      at = head;
    }
    const key = `${kind}:${id}`;
    const known = read.get(key) ?? readRight(kind, id);
    read.set(key, known);
    return (await known)(viewer);
  };
}

/** Who has it, had it, or reads along. */
function readersOf({ assignee, copied = [], summaryTo, history }: Todo): string[] {
  const moved = history.flatMap((move) =>
    move.what === 'reassigned' || move.what === 'moved' ? [move.from, move.to] : [],
  );
  return [assignee, ...copied, ...summaryTo, ...moved];
}
