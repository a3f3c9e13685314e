/** What one person's card of a conversation, or of a to-do, must show now. Pure; equal keys look the same. spec, cards §2. */
import { correctedInsight } from '../digest/corrections.ts';
import { isNothing, recipientsOf } from '../digest/reading.ts';
import type { Digest } from '../digest/types.ts';
import type { SummaryFace, SummaryState, TodoFace, TodoState } from './face.types.ts';
import type { Todo, TodoRefusal } from './types.ts';

/** Null while there is nothing to show: no facts yet, and not late. */
export function summaryFaceOf(
  digest: Digest,
  todo: Todo | null,
  person: string,
): SummaryFace | null {
  const insight = correctedInsight(digest);
  const acknowledged = digest.confirmations.some(
    // Confirming that nothing could be read does not confirm what is read later.
    (one) => one.person === person && (one.insight > 0 || insight === null),
  );
  const known = todo?.state === 'dropped' ? null : todo;
  const state = stateOf(digest, known, { person, acknowledged });
  if (!state) return null;
  const lives =
    state.name === 'ready' || state.name === 'incomplete' || state.name === 'no-recording';
  const todoActions = known ? (['reassign', 'done'] as const) : [];
  const actions = [...(acknowledged ? [] : (['ack'] as const)), ...todoActions];
  return {
    state,
    final: !lives,
    actions: lives ? actions : [],
    acknowledged,
    note: lives ? noteOf(todo, person) : null,
  };
}

function stateOf(
  digest: Digest,
  todo: Todo | null,
  { person, acknowledged }: { readonly person: string; readonly acknowledged: boolean },
): SummaryState | null {
  const insight = correctedInsight(digest);
  if (!recipientsOf(digest).includes(person) || isNothing(insight)) return { name: 'withdrawn' };
  if (todo?.state === 'done') return { name: 'completed', by: todo.closed?.by ?? null };
  if (todo?.assignedBy === 'person') return { name: 'reassigned', to: todo.assignee };
  if (acknowledged && !todo) return { name: 'acknowledged' };
  if (insight) return { name: 'ready' };
  if (digest.noRecordingAt) return { name: 'no-recording' };
  return digest.lateAt ? { name: 'incomplete' } : null;
}

export function todoFaceOf(todo: Todo, person: string): TodoFace {
  const state = todoStateOf(todo, person);
  const open = state.name === 'open';
  return {
    state,
    final: !open,
    actions: open ? ['done', 'postpone', 'reassign'] : [],
    note: open ? noteOf(todo, person) : null,
    ...(open && reminderOf(todo, person)),
  };
}

/** What the person was last reminded of, while that is still the deadline. */
function reminderOf(todo: Todo, person: string): Pick<TodoFace, 'reminder'> | null {
  const { reminder: said, due } = todo;
  if (said?.person !== person || said.due.getTime() !== due.getTime()) return null;
  return { reminder: { when: said.when, others: said.others } };
}

function todoStateOf(todo: Todo, person: string): TodoState {
  if (todo.state === 'dropped') return { name: 'dropped' };
  if (todo.state === 'done') return { name: 'completed', by: todo.closed?.by ?? null };
  if (todo.assignee !== person) return { name: 'reassigned', to: todo.assignee };
  if (reminderOf(todo, person)) return { name: 'open' };
  // A postponed to-do comes back with its reminder; a card that speaks of an older deadline is done with.
  const last = todo.history.findLast((move) => move.what !== 'reopened');
  if (last?.what === 'postponed' && last.card) return { name: 'postponed', to: last.to };
  const given = last?.what === 'reassigned' || last?.what === 'moved';
  return todo.reminder?.person === person && !given
    ? { name: 'postponed', to: todo.due }
    : { name: 'open' };
}

function noteOf(todo: Todo | null, person: string): TodoRefusal | null {
  return todo?.notes.find((one) => one.person === person)?.refusal ?? null;
}
