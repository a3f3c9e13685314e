/** A press on a summary, to-do or trouble card: decided by the digest or the to-do, its code spent on what it caused. */
import { COLLEAGUE_QUESTION, NOBODY_CHOSEN } from '../../../cards/press.ts';
import { FOLLOW_UP_ACTIONS } from '../../domain/follow-up/face.types.ts';
import { postponed } from '../../domain/follow-up/due.ts';
import type { Clock, People, Tables, Todos } from '../../ports.ts';
import type { CardPress } from '../pushes/card-press.ts';
import { todoIdOf } from '../pushes/render-follow-up.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import { takesTodos } from './acts.ts';
import type { ApplyDigest } from './apply-digest.ts';
import type { ApplyTodo } from './apply-todo.ts';
import type { Stuck } from './stuck.ts';

export function answerFollowUpPress(need: {
  readonly applyDigest: ApplyDigest;
  readonly applyTodo: ApplyTodo;
  readonly todos: Pick<Todos, 'load'>;
  readonly people: Pick<People, 'all'>;
  readonly tables: Tables;
  readonly stuck: Stuck;
  readonly raise: ShowPush['raise'];
  readonly clock: Pick<Clock, 'now'>;
}): (press: CardPress) => Promise<void> {
  return async ({ push, card, action: pressed, message }) => {
    const action = FOLLOW_UP_ACTIONS.find((one) => one === pressed);
    if (!action) return;
    const at = need.clock.now();
    const code = { code: message.responseCode, card };
    const { person, call } = push;
    if (push.kind === 'stuck') {
      for (const step of await need.stuck.list()) await need.stuck.retry(step.id);
      await need.raise(push, push.wanted + 1, { ...code, at });
      return;
    }
    if (!call) return;
    const id = message.dedupId;
    if (action === 'ack') {
      await need.applyDigest(call, { type: 'confirmed', id, at, person, code });
      return;
    }
    const from = push.kind === 'summary' ? ('summary' as const) : ('todo' as const);
    const base = { id, at, person, code, from };
    const todo = await need.todos.load(todoIdOf(push) ?? call);
    if (!todo) return;
    switch (action) {
      case 'done':
        await need.applyTodo(todo.id, { type: 'completed', ...base });
        return;
      case 'postpone': {
        const to = postponed(await need.tables.current(), todo.due, at);
        await need.applyTodo(todo.id, { type: 'postponed', ...base, to });
        return;
      }
      case 'reassign': {
        const chosen = message.selected[COLLEAGUE_QUESTION]?.[0] ?? NOBODY_CHOSEN;
        const to = chosen === NOBODY_CHOSEN ? null : chosen;
        const known = to !== null && takesTodos(await need.people.all(), to);
        await need.applyTodo(todo.id, { type: 'reassigned', ...base, to, known });
        return;
      }
      case 'retry':
        return;
    }
  };
}
