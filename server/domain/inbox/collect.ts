/** What waits for one person: alerts they may take or have taken, and the to-dos they hold. Pages §1. */
import { alertFaceOf } from '../alerts/faces.ts';
import type { Alert } from '../alerts/types.ts';
import type { Todo } from '../follow-up/types.ts';
import type { InboxItem } from './types.ts';

export function inboxOf(
  person: string,
  { alerts, todos }: { readonly alerts: readonly Alert[]; readonly todos: readonly Todo[] },
): readonly InboxItem[] {
  return [
    ...alerts.flatMap((alert) => alertItem(alert, person)),
    ...todos.flatMap((todo) => todoItem(todo, person)),
  ];
}

/** An open alert is theirs while their card of it could take it: not when they handed it to somebody else. */
function alertItem(alert: Alert, person: string): readonly InboxItem[] {
  const { id, grade, openedAt: since, respondBy, settleBy } = alert;
  const urgency = grade === 'high' ? 'high' : 'unknown';
  if (alert.state === 'taken' && alert.takenBy === person) {
    return [{ kind: 'promise', id, due: settleBy ?? respondBy, urgency, since }];
  }
  const takes = alert.state === 'open' && alertFaceOf(alert, person)?.actions.includes('take');
  return takes === true ? [{ kind: 'alert', id, due: respondBy, urgency, since }] : [];
}

function todoItem(todo: Todo, person: string): readonly InboxItem[] {
  const { id, kind, due, priority: urgency, createdAt: since } = todo;
  if (todo.state !== 'open' || todo.assignee !== person) return [];
  return [{ kind: kind === 'callback' ? 'callback' : 'todo', id, due, urgency, since }];
}
