/** What a person does to a to-do from its page: whoever may read it may act; too late is told with its state. Pages §3. */
import type { ItemState, Todo } from '../../domain/follow-up/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { DigestActs } from '../digest/acts.ts';
import type { ShowTodo } from './show-todo.ts';
import type { TodoThingView } from './todo.types.ts';

export type TodoWishOfPage =
  | { readonly act: 'complete' }
  /** Null: the next working day at the same hour. */
  | { readonly act: 'postpone'; readonly to: Date | null }
  | { readonly act: 'due'; readonly due: Date }
  | { readonly act: 'reassign'; readonly to: string }
  | { readonly act: 'tick'; readonly item: string; readonly state: ItemState };

export type TodoActed =
  | { readonly ok: true; readonly view: TodoThingView }
  /** gone: no such to-do, item or colleague. */
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' }
  | {
      readonly ok: false;
      readonly why: 'late';
      readonly line: string;
      readonly view: TodoThingView;
    };

export type ActOnTodo = (wish: {
  readonly todo: string;
  readonly viewer: Employee;
  readonly key: string;
  readonly what: TodoWishOfPage;
}) => Promise<TodoActed>;

export function actOnTodo(need: {
  readonly show: ShowTodo;
  readonly acts: Pick<DigestActs, 'complete' | 'postpone' | 'setDue' | 'reassign' | 'tick'>;
}): ActOnTodo {
  return async ({ todo, viewer, key, what }) => {
    const before = await need.show({ todo, viewer });
    if (!before.ok) return before;
    // A repeat of what was done: the page is its answer, whatever the state is now.
    if (before.todo.seen.includes(`page:${viewer.id}:${key}`)) return before;
    if (!before.mayAct) return { ok: false, why: 'forbidden' };
    const by = { call: todo, viewer, key };
    const answer = await run(need.acts, by, what);
    if (answer === 'gone') return { ok: false, why: 'gone' };
    const after = await need.show({ todo, viewer });
    // Given to somebody else whose call they may not see: what they last saw is the last they see.
    const shown = after.ok ? after : before;
    if (answer === 'closed' || (answer === 'done' && isBeaten(shown.todo, viewer.id, what))) {
      return { ok: false, why: 'late', line: shown.late, view: shown.view };
    }
    return answer === 'done' ? shown : { ok: false, why: 'forbidden' };
  };
}

/** Somebody else closed it between the look and the act. */
function isBeaten(after: Todo, person: string, { act }: TodoWishOfPage): boolean {
  if (after.state === 'open' || act === 'due' || act === 'tick') return false;
  return act !== 'complete' || after.closed?.by !== person;
}

function run(
  acts: Parameters<typeof actOnTodo>[0]['acts'],
  by: Parameters<DigestActs['complete']>[0],
  what: TodoWishOfPage,
): ReturnType<DigestActs['complete']> {
  switch (what.act) {
    case 'complete':
      return acts.complete(by);
    case 'postpone':
      return acts.postpone({ ...by, to: what.to });
    case 'due':
      return acts.setDue({ ...by, due: what.due });
    case 'reassign':
      return acts.reassign({ ...by, to: what.to });
    case 'tick':
      return acts.tick({ ...by, item: what.item, state: what.state });
  }
}
