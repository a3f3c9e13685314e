/** Parts of a customer's page: people with masked numbers, open to-dos, calls this customer may have made. */
import { readCandidate } from '../../../cards/caller.ts';
import { candidateLine, CUSTOMER_WORDS } from '../../../templates/customer-words.ts';
import { TASK_KIND_WORDS } from '../../../templates/app-words.ts';
import { contactLine } from '../../../templates/card-words.ts';
import { CLASS_WORDS } from '../../../templates/labels.ts';
import type { Call } from '../../domain/calls/types.ts';
import { openCandidates } from '../../domain/customers/candidates.ts';
import { numbersBelongingTo, type OwnedNumber } from '../../domain/customers/numbers.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Contact } from '../../domain/matching/types.ts';
import { maskNumber } from '../../domain/numbers/mask.ts';
import type { NameOf } from '../calls/page-values.ts';
import { maskedOf } from '../pushes/follow-up-views.ts';
import { minuteOf } from '../pages/brief.ts';
import { taskOf } from '../pages/show-inbox.ts';
import { todoPath } from '../follow-up/todo-path.ts';
import type {
  ContactView,
  CustomerTodoRow,
  NumberView,
  OpenCandidateRow,
} from './customers.types.ts';

/** As the reveal counts them. */
export function numberViews(
  numbers: readonly OwnedNumber[],
  contact: string | null,
): readonly NumberView[] {
  return numbersBelongingTo(numbers, contact).map(({ number, confirmed }, index) => ({
    index,
    number: maskNumber(number),
    note: confirmed ? CUSTOMER_WORDS.confirmed : null,
  }));
}

export function contactView(
  { id, name, department, position }: Contact,
  numbers: readonly OwnedNumber[],
): ContactView {
  const title = contactLine(name, department ?? '');
  return { id, title, name, department, position, numbers: numberViews(numbers, id) };
}

export function todoRow(
  todo: Todo,
  about: { readonly call: Call | null; readonly nameOf: NameOf; readonly now: Date },
): CustomerTodoRow {
  const { id, kind, due, assignee } = todo;
  return {
    id,
    kind: { value: kind, text: TASK_KIND_WORDS[kind] },
    what: taskOf(todo, about.call),
    due: minuteOf(due),
    overdue: due <= about.now,
    assignee: about.nameOf(assignee),
    path: todoPath(id),
  };
}

/** One row a call, its likeliest candidate of this customer. */
export function candidateRow(call: Call, customer: string): OpenCandidateRow | null {
  const open = openCandidates(call).find(({ candidate }) => candidate.customer?.id === customer);
  if (!open) return null;
  const at = call.startedAt ?? call.createdAt;
  const { mark, name, contact, department } = readCandidate(open.candidate, false, at);
  return {
    call: call.id,
    candidate: open.index,
    title: `${mark}${name}`,
    contact: contact === '' ? '' : contactLine(contact, department),
    number: maskedOf(call),
    line: candidateLine(minuteOf(at).text, CLASS_WORDS[open.candidate.class]),
    path: `pages/call/detail?id=${encodeURIComponent(call.id)}`,
  };
}
