/** What a missed-call card must show now: the call-back it names, or what has become of it. Pure. spec, cards §2. */
import { missedKey, type Missed } from '../calls/missed.ts';
import type { Call } from '../calls/types.ts';
import type { WorkingCalendar } from '../working-time.ts';
import { callbackDue } from './callback.ts';
import type { Todo } from './types.ts';

/**
 * open lives, the others are final. answered: a late event told that somebody answered after all · reached: the caller got
 * through, or was called back · handed: the call-back is somebody else's now · postponed · renewed: a to-do card tells of it.
 */
export type MissedState =
  | { readonly name: 'open' | 'answered' | 'renewed' | 'expired' }
  | { readonly name: 'reached'; readonly by: string | null }
  | { readonly name: 'handed'; readonly to: string }
  | { readonly name: 'postponed'; readonly to: Date };

export interface MissedFace {
  readonly state: MissedState;
  /** The card names a call-back: its caller left no word. A message has a to-do of its own. */
  readonly callback: boolean;
  readonly person: string;
  readonly by: Date;
}

/** `todo`: the call-back of this call; null while it is on its way, and for a message with words. */
export function missedFaceOf(
  { call, missed, todo }: { call: Call; missed: Missed; todo: Todo | null },
  { person, calendar }: { readonly person: string; readonly calendar: WorkingCalendar },
): MissedFace {
  const item = todo?.state === 'dropped' ? null : todo;
  return {
    state: stateOf(missed, item, person),
    callback: missed.message === 0 || item !== null,
    person: item?.assignee ?? missed.owner,
    by: item?.due ?? callbackDue(call, call.ended?.at ?? call.updatedAt, calendar),
  };
}

function stateOf(missed: Missed, item: Todo | null, person: string): MissedState {
  if (missed.state === 'answered') return { name: 'answered' };
  if (!item) return { name: 'open' };
  if (item.state === 'done') return { name: 'reached', by: item.closed?.by ?? null };
  const gone = item.history.some((move) => 'from' in move && move.from === person);
  if (gone && item.assignee !== person) return { name: 'handed', to: item.assignee };
  if (item.cardTo?.includes(person)) return { name: 'renewed' };
  return item.dueFrom === 'person' ? { name: 'postponed', to: item.due } : { name: 'open' };
}

/** Equal looks have equal keys. */
export function missedFaceKey(missed: Missed, { state, callback, person, by }: MissedFace): string {
  const named = state.name === 'open' ? [callback, person, by] : [state];
  return `${missedKey(missed)}${JSON.stringify(named)}`;
}

/** What its push wants: it grows with the call, and between two versions of that with the call-back. */
export function missedVersion(call: Pick<Call, 'version'>, todo: Pick<Todo, 'version'> | null) {
  return call.version * ITEM_VERSIONS + (todo?.version ?? 0);
}

/** More changes than this happen to no call-back. */
const ITEM_VERSIONS = 1000;
