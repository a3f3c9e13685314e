/** What a to-do asks for: cards, a word to somebody else, and the end of what it stood for. spec, cards §2. */
import { missedVersion } from '../../domain/follow-up/missed-face.ts';
import type { Todo, TodoConsequence, TodoRow } from '../../domain/follow-up/types.ts';
import type { PushSubject } from '../../domain/pushes/types.ts';
import type { Calls } from '../../ports.ts';
import { showSummary, type NotifyNeeds, type SettleAlert } from '../digest/notify.ts';
import type { Performed } from '../perform/performer.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import type { CloseCallbacks } from './close-callbacks.ts';

export interface PerformTodoNeeds extends Omit<NotifyNeeds, 'seam'> {
  readonly calls: Pick<Calls, 'load'>;
  readonly tell: ShowPush['tell'];
  readonly settleAlert: SettleAlert;
  readonly closeCallbacks: CloseCallbacks;
}

export type PerformTodo = (
  what: TodoConsequence,
  about: { readonly todo: Todo; readonly row: TodoRow },
) => Promise<Performed>;

export function performTodo(need: PerformTodoNeeds): PerformTodo {
  return async (what, { todo, row }) => {
    switch (what.do) {
      case 'show':
        await show(need, what, (await need.todos.load(todo.id)) ?? todo);
        return 'done';
      case 'tell':
        await need.tell({
          name: `${what.what}:${row.id}`,
          kind: what.what,
          person: what.person,
          about: subjectOf(todo),
        });
        return 'done';
      case 'settle-alert':
        await need.settleAlert({ call: todo.call }, { how: 'todo-done', by: what.by, id: row.id });
        return 'done';
      case 'close-callbacks': {
        const until = todo.closed?.at ?? todo.updatedAt;
        await need.closeCallbacks(todo.caller ?? '', {
          by: (one) => (one.createdAt <= until ? what.by : null),
          id: row.id,
        });
        return 'done';
      }
    }
  };
}

async function show(
  need: PerformTodoNeeds,
  { card, person, press }: Extract<TodoConsequence, { do: 'show' }>,
  todo: Todo,
): Promise<void> {
  switch (card) {
    case 'summary': {
      const digest = await need.digests.load(todo.call);
      if (digest) await showSummary(need, { digest, todo, person, press });
      return;
    }
    case 'missed': {
      // Read after the to-do was saved: whoever holds the card with a newer call has seen this to-do.
      const call = await need.calls.load(todo.call);
      if (!call) return;
      await need.follow({
        name: `missed:${call.id}:${person}`,
        kind: 'missed',
        person,
        call: call.id,
        wanted: missedVersion(call, todo),
        press,
        known: true,
      });
      return;
    }
    case 'todo':
      await need.follow({
        name: `todo:${todo.id}:${person}`,
        kind: 'todo',
        person,
        call: todo.call,
        wanted: todo.version,
        press,
        ...(todo.id !== todo.call && { about: subjectOf(todo) }),
      });
  }
}

function subjectOf({ id }: Todo): PushSubject {
  return { kind: 'todo', todo: id };
}
