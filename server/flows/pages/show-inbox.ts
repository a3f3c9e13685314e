/** 待办 of one person: everything that waits for them, in one order, a page at a time. Pages §1. */
import { clockOn } from '../../../cards/clock.ts';
import {
  CALLBACK_WHY,
  INBOX_ACTS,
  INBOX_KIND_WORDS,
  INBOX_URGENCY_WORDS,
  inboxDeadline,
} from '../../../templates/app-words.ts';
import { printLength } from '../../../templates/figures.ts';
import { INTENT_TASKS } from '../../../templates/follow-up-words.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import { messageSeconds, waitedSeconds } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import { openItems } from '../../domain/follow-up/items.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import { inboxOf } from '../../domain/inbox/collect.ts';
import {
  badgeOf,
  behind,
  isFolded,
  isOverdue,
  orderInbox,
  placeOf,
} from '../../domain/inbox/order.ts';
import type { InboxItem } from '../../domain/inbox/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Alerts, CallLists, Clock, Digests, People, Todos } from '../../ports.ts';
import { todoPath } from '../follow-up/todo-path.ts';
import { alertReasons } from './alert-reasons.ts';
import { callerOf, clockView, whoBrief } from './brief.ts';
import { packInbox, unpackInbox } from './cursor.ts';
import type { InboxRow, InboxView } from './inbox.types.ts';

export interface ShowInboxNeeds {
  readonly alerts: Pick<Alerts, 'open'>;
  readonly todos: Pick<Todos, 'openOf'>;
  readonly lists: Pick<CallLists, 'byId'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}

const PAGE = 30;
/** More open alerts, or to-dos, than this one person does not look through. */
const MOST = 500;

export function showInbox(
  need: ShowInboxNeeds,
): (wish: { readonly viewer: Employee; readonly cursor: string | null }) => Promise<InboxView> {
  return async ({ viewer, cursor }) => {
    const [alerts, todos, people] = await Promise.all([
      need.alerts.open(MOST, { of: viewer.id }),
      need.todos.openOf(viewer.id, MOST),
      need.people.all(),
    ]);
    const now = need.clock.now();
    const items = orderInbox(inboxOf(viewer.id, { alerts, todos }));
    const left = behind(items, cursor === null ? null : unpackInbox(cursor));
    const page = left.slice(0, PAGE);
    const last = page.at(-1);
    const subjects = page.flatMap((item) => subjectOf(item, { alerts, todos }) ?? []);
    const calls = await need.lists.byId([...new Set(subjects.map((one) => one.call))]);
    const rows = await Promise.all(
      subjects.map((one) => drawRow(need, one, { calls, people, now })),
    );
    return {
      now: now.toISOString(),
      badge: badgeOf(items, now),
      total: items.length,
      folded: items.filter((one) => isFolded(one, now)).length,
      rows,
      cursor: last && left.length > page.length ? packInbox(placeOf(last)) : null,
    };
  };
}

type Subject = { readonly item: InboxItem; readonly call: string } & (
  { readonly alert: Alert; readonly todo: null } | { readonly alert: null; readonly todo: Todo }
);

export function subjectOf(
  item: InboxItem,
  from: { readonly alerts: readonly Alert[]; readonly todos: readonly Todo[] },
): Subject | null {
  if (item.kind === 'alert' || item.kind === 'promise') {
    const alert = from.alerts.find((one) => one.id === item.id);
    const call = alert?.messages.at(-1)?.call;
    return alert && call !== undefined ? { item, call, alert, todo: null } : null;
  }
  const todo = from.todos.find((one) => one.id === item.id);
  return todo ? { item, call: todo.call, alert: null, todo } : null;
}

export async function drawRow(
  need: Pick<ShowInboxNeeds, 'digests'>,
  subject: Subject,
  about: {
    readonly calls: ReadonlyMap<string, Call>;
    readonly people: readonly Employee[];
    readonly now: Date;
  },
): Promise<InboxRow> {
  const { item } = subject;
  const { now, people } = about;
  const { id, kind, due, urgency } = item;
  const call = about.calls.get(subject.call) ?? null;
  const overdue = isOverdue(item, now);
  return {
    id,
    kind: { value: kind, text: INBOX_KIND_WORDS[kind] },
    urgency: { value: urgency, text: INBOX_URGENCY_WORDS[urgency] },
    who: call ? whoBrief(call, callerOf(call, people)) : nobody(subject.todo),
    why: await whyOf(need, subject, { call, people }),
    due: clockView(due, now),
    deadline: inboxDeadline(kind, clockOn(due, now), overdue),
    overdue,
    fold: isFolded(item, now),
    act: { key: KEYS[kind], ...INBOX_ACTS[kind] },
    path: subject.alert ? `pages/alert/detail?id=${encodeURIComponent(id)}` : todoPath(id),
  };
}

const KEYS = { alert: 'take', promise: 'settle', callback: 'complete', todo: 'complete' } as const;

/** A call that is no more: what the to-do itself keeps of it. */
function nobody(todo: Todo | null): InboxRow['who'] {
  const number = todo?.number ?? '';
  return { title: todo?.customer?.name ?? number, contact: '', level: null, number, again: null };
}

async function whyOf(
  need: Pick<ShowInboxNeeds, 'digests'>,
  { alert, todo }: Subject,
  { call, people }: { readonly call: Call | null; readonly people: readonly Employee[] },
): Promise<string> {
  if (todo) return taskOf(todo, call);
  if (!call) return INBOX_URGENCY_WORDS.unknown;
  const digests = await Promise.all(alert.messages.map((one) => need.digests.load(one.call)));
  return alertReasons(alert, digests, callerOf(call, people)).join('、');
}

/** 周五前报价; of a call-back, how the caller was missed. */
export function taskOf(todo: Todo, call: Call | null): string {
  if (todo.kind === 'callback') {
    const message = call ? messageSeconds(call) : 0;
    if (message > 0) return CALLBACK_WHY.wordless(printLength(message));
    const waited = call ? waitedSeconds(call) : 0;
    return CALLBACK_WHY.missed(waited > 0 ? printLength(waited) : '');
  }
  return openItems(todo.items)[0]?.text ?? INTENT_TASKS[todo.intent];
}
