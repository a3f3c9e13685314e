/** The call-back of a call, brought up to what is known of it now: begun, followed, or no longer asked for. Spec §5, §6. */
import { handlerOf } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import { isWordless } from '../../domain/digest/wish.ts';
import { callbackId, callbackWish, reachedBy } from '../../domain/follow-up/callback.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Calls, Clock, Digests, Tables, Todos } from '../../ports.ts';
import type { ApplyTodo } from '../digest/apply-todo.ts';

export interface KeepCallbackNeeds {
  readonly calls: Pick<Calls, 'load' | 'idsOfNumber'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly tables: Tables;
  readonly apply: ApplyTodo;
  readonly clock: Pick<Clock, 'now'>;
}

/** By the id of the call; as often as it is asked, with one effect. */
export type KeepCallback = (call: string) => Promise<void>;

/** So many calls of the number are asked whether somebody has got through meanwhile. */
const MOST_CALLS = 10;

export function keepCallback(need: KeepCallbackNeeds): KeepCallback {
  async function reached(todo: Todo, call: Call, by: string): Promise<void> {
    const at = need.clock.now();
    await need.apply(todo.id, { type: 'reached', id: `reached:${call.id}:${todo.id}`, at, by });
  }

  /** Told of late, a call may have been missed before one that came through. */
  async function closeIfReached(todo: Todo): Promise<void> {
    if (todo.state !== 'open' || todo.caller == null) return;
    for (const other of await need.calls.idsOfNumber(todo.caller, MOST_CALLS)) {
      const call = await need.calls.load(other);
      const by = call && reachedBy(todo, call);
      if (call && by !== null) return reached(todo, call, by);
    }
  }

  return async (id) => {
    const [call, digest, followUp, known, calendar] = await Promise.all([
      need.calls.load(id),
      need.digests.load(id),
      need.todos.load(id),
      need.todos.load(callbackId(id)),
      need.tables.current(),
    ]);
    if (!call) return;
    // What a hand has touched stays: there is never a follow-up and a call-back of one message.
    const stands = followUp !== null && followUp.state !== 'dropped';
    const wordless = digest !== null && isWordless(digest) && !stands;
    const wish = callbackWish(call, { calendar, wordless });
    const read = call.version + (digest?.version ?? 0);
    const base = { id: `kept:${read}:${wish ? 'asked' : 'not'}`, at: need.clock.now(), read };
    if (wish) {
      const todo = await need.apply(callbackId(id), { type: 'unreached', ...base, wish });
      if (todo) await closeIfReached(todo);
      return;
    }
    if (known?.state !== 'open') return;
    const by = handlerOf(call);
    if (by !== null) await reached(known, call, by);
    else await need.apply(known.id, { type: 'unasked', ...base });
  };
}
