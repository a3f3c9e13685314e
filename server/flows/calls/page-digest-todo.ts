/** What follows from a call, on its page: each promise with its sentence, and the to-do that holds ours. */
import {
  DUE_REMARKS,
  ITEM_STATE_WORDS,
  OWNER_WORDS,
  CLOSING_WORDS,
} from '../../../templates/digest-view-words.ts';
import { callbackTitle, todoTitle } from '../../../templates/follow-up-words.ts';
import { URGENCY_WORDS } from '../../../templates/labels.ts';
import { entriesOf, type NamedEntry } from '../../domain/digest/corrections.ts';
import { insightInForce } from '../../domain/digest/reading.ts';
import type { Digest } from '../../domain/digest/types.ts';
import type { FollowUpView, TodoPageView } from '../../domain/digest/view.types.ts';
import { openItems } from '../../domain/follow-up/items.ts';
import type { Todo, TodoItem } from '../../domain/follow-up/types.ts';
import type { FollowUp } from '../../domain/insight/types.ts';
import { todoPath } from '../follow-up/todo-path.ts';
import { correctionView, type FactNeeds } from './page-digest-facts.ts';
import { minuteView, type NameOf } from './page-values.ts';

/**
 * Every promise of either side: as the facts tell it, with the to-do's tick. What was ticked once stays, even where the
 * facts no longer tell of it.
 */
export function followUpViews(
  digest: Digest,
  todo: Todo | null,
  need: FactNeeds,
): readonly FollowUpView[] {
  const machine = insightInForce(digest)?.insight;
  const entries = machine ? entriesOf(machine, digest.corrections, 'followUps') : [];
  const items = todo?.items ?? [];
  const told = entries.flatMap((entry) => {
    const item = items.find((one) => one.id === entry.id);
    return entry.value ? [followUpView(entry, entry.value, item, need)] : [];
  });
  const gone = items.filter((item) => item.by !== null && !told.some((one) => one.id === item.id));
  return [...told, ...gone.map((item) => itemView(item))];
}

function followUpView(
  { id, correction }: NamedEntry<'followUps'>,
  value: FollowUp,
  item: TodoItem | undefined,
  need: FactNeeds,
): FollowUpView {
  // What a correction keeps of the machine is an entry of the same list.
  const machine = (correction?.machine ?? null) as FollowUp | null;
  const evidence = value.evidence.length > 0 ? value.evidence : (machine?.evidence ?? []);
  return {
    ...itemView({ ...value, id, state: item?.state ?? 'open' }),
    remark: value.flag === undefined ? null : DUE_REMARKS[value.flag],
    confidence: correction ? 1 : value.confidence,
    evidence: need.evidence(evidence),
    correction: correctionView(correction, machine?.text ?? null, need.nameOf),
  };
}

function itemView({
  id,
  text,
  owner,
  due,
  state,
}: Pick<TodoItem, 'id' | 'text' | 'owner' | 'due' | 'state'>): FollowUpView {
  return {
    id,
    text,
    owner: { value: owner, text: OWNER_WORDS[owner] },
    due: due && minuteView(due),
    remark: null,
    state: { value: state, text: ITEM_STATE_WORDS[state] },
    confidence: 1,
    evidence: [],
    correction: null,
  };
}

export function todoView(todo: Todo | null, nameOf: NameOf): TodoPageView | null {
  if (!todo) return null;
  const { kind, customer, number, intent, items, due, assignee, priority, state } = todo;
  const first = openItems(items)[0]?.text ?? null;
  const who = customer?.name ?? number;
  return {
    path: todoPath(todo.id),
    title: kind === 'callback' ? callbackTitle(who) : todoTitle(who, first, intent),
    due: minuteView(due),
    assignee: nameOf(assignee),
    priority: { value: priority, text: URGENCY_WORDS[priority] },
    state: { value: state, text: CLOSING_WORDS[state] },
  };
}
