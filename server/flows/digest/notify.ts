/** Step notify: summary cards are brought up to the digest and the to-do they show. spec, cards §2–§3. */
import type { PressCode } from '../../domain/consequences.ts';
import type { Digest } from '../../domain/digest/types.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Digests, Todos } from '../../ports.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import type { Seam } from '../seam.ts';
import type { DigestPerformer } from './table.ts';

/** Ends the alert of a message, or of a number, that needs nobody any more. */
export type SettleAlert = (
  which: { readonly call: string } | { readonly number: string },
  over: { readonly how: 'todo-done' | 'reached'; readonly by: string | null; readonly id: string },
) => Promise<void>;

export interface NotifyNeeds {
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly follow: ShowPush['follow'];
  readonly seam: Seam;
}

export function notify(need: NotifyNeeds): DigestPerformer<'notify'> {
  return async (what, { digest }) => {
    const todo = await need.todos.load(digest.id);
    need.seam('notify');
    await showSummary(need, { digest, todo, person: what.person, press: what.press });
    return 'done';
  };
}

/** A summary shows two documents: what it wants is the sum of their versions, which grows with each of them. */
export async function showSummary(
  need: Pick<NotifyNeeds, 'follow'>,
  it: {
    readonly digest: Digest;
    readonly todo: Todo | null;
    readonly person: string;
    readonly press: PressCode | null;
  },
): Promise<void> {
  await need.follow({
    name: `summary:${it.digest.id}:${it.person}`,
    kind: 'summary',
    person: it.person,
    call: it.digest.id,
    wanted: summaryVersion(it.digest, it.todo),
    press: it.press,
  });
}

export function summaryVersion(digest: Digest, todo: Todo | null): number {
  return digest.version + (todo?.version ?? 0);
}
