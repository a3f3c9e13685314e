/** What is late or unanswered in the whole house: what stands behind the director's three numbers. Pages §1 状态. */
import { inboxOf } from '../../domain/inbox/collect.ts';
import { orderInbox } from '../../domain/inbox/order.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import type { InboxItem, WaitingNumber } from '../../domain/inbox/types.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Todos } from '../../ports.ts';
import { drawRow, subjectOf, type ShowInboxNeeds } from '../pages/show-inbox.ts';
import type { WaitingRow } from './view.types.ts';

export type WaitingNeeds = Omit<ShowInboxNeeds, 'todos'> & {
  readonly todos: Pick<Todos, 'openCallbacks' | 'openOverdue'>;
};

/** The most pressing ones; the number says how many there are. */
const MOST = 30;

/** Rows of one number, most pressing first, with whoever is to see to them. */
export function listWaiting(need: WaitingNeeds): (show: WaitingNumber) => Promise<WaitingRow[]> {
  return async (show) => {
    const now = need.clock.now();
    const alerts = show === 'alerts' ? await need.alerts.open(MOST) : [];
    const todos = await todosOf(need, show, now);
    const people = await need.people.all();
    const items = orderInbox([
      ...alerts.filter(({ state }) => state === 'open').map(itemOfAlert),
      ...todos.flatMap((todo) => inboxOf(todo.assignee, { alerts: [], todos: [todo] })),
    ]);
    const subjects = items.flatMap((item) => subjectOf(item, { alerts, todos }) ?? []);
    const calls = await need.lists.byId([...new Set(subjects.map(({ call }) => call))]);
    return Promise.all(
      subjects.map(async (subject) => {
        const row = await drawRow(need, subject, { calls, people, now });
        const { id, urgency, who, why, deadline, path } = row;
        const owner = people.find((one) => one.id === subject.todo?.assignee)?.name ?? null;
        const title = [who.title, who.contact].filter((part) => part !== '').join(' ');
        return { id, urgency, title, why, deadline, owner, path };
      }),
    );
  };
}

function todosOf(
  { todos }: WaitingNeeds,
  show: WaitingNumber,
  now: Date,
): Promise<readonly Todo[]> {
  if (show === 'alerts') return Promise.resolve([]);
  return show === 'callbacks' ? todos.openCallbacks(MOST) : todos.openOverdue(now, MOST);
}

function itemOfAlert({ id, grade, respondBy: due, openedAt: since }: Alert): InboxItem {
  return { kind: 'alert', id, due, urgency: grade === 'high' ? 'high' : 'unknown', since };
}
