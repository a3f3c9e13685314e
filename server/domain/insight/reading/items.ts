/** What is on the table between two sides: each act moves an item on, as in a conversation. */
import type { Speaker } from '../../speech/types.ts';
import type { Act } from './acts.ts';
import type { Clause } from './clauses.ts';
import type { Due } from './due.ts';
import type { Topic } from './topics.ts';
import { areAbout } from './topics.ts';

/**
 * asked: the other side wants it · offered: waits for a yes · promised: the owner will do it · refused: the owner
 * cannot · done: it has happened already · cancelled: nobody wants it any more.
 */
export type ItemState = 'asked' | 'offered' | 'promised' | 'refused' | 'done' | 'cancelled';

export interface Item {
  readonly owner: Speaker;
  readonly state: ItemState;
  readonly topics: readonly Topic[];
  readonly due: Due | null;
  /** The date of the last request, taken when the owner agrees without naming one. */
  readonly asked: Due | null;
  /** Promised by a yes and nothing more. */
  readonly agreed: boolean;
  /** Only asked for the moment; something only if the answer is a promise. */
  readonly when: boolean;
  /** Only looked up, mostly while the other waits. */
  readonly lookup: boolean;
  readonly said: boolean;
  /** What 发我一份 means, where only the talk before it names the thing; null when the words do. */
  readonly named: string | null;
  /** Turn of the last act about it. */
  readonly turn: number;
  /** Clauses that speak of it. */
  readonly clauses: readonly Clause[];
}

export interface Move {
  readonly act: Act;
  readonly clause: Clause;
  readonly due: Due | null;
  /** The thing last spoken of, for words that name none. */
  readonly thing: Thing | null;
}

/** A thing by the word it was named with. */
export interface Thing {
  readonly topic: Topic;
  readonly word: string;
}

/** Turns in which what was said is still on the table. */
export const NEAR = 2;
/** Turns within which the same loose matter (处理, 回复) is taken up again. */
export const SOON = 4;

export type Change = (item: Item) => Item;

/** The list with the chosen items changed. */
export function change(
  items: readonly Item[],
  chosen: readonly Item[],
  how: Change,
): readonly Item[] {
  return items.map((item) => (chosen.includes(item) ? how(item) : item));
}

/** The item with one clause more that speaks of it. */
export const touch = (item: Item, clause: Clause): Item => ({
  ...item,
  turn: clause.turn,
  clauses: [...item.clauses, clause],
});

/** A new item on the table. */
export function start({ act, clause, due, thing }: Move, state: ItemState): Item {
  const meant = act.topics.length === 0 ? thing : null;
  return {
    owner: act.owner,
    state,
    topics: meant === null ? act.topics : [meant.topic],
    named: meant?.word ?? null,
    due,
    asked: state === 'asked' ? due : null,
    agreed: false,
    when: act.kind === 'when',
    lookup: act.lookup,
    said: act.said,
    turn: clause.turn,
    clauses: [clause],
  };
}

/** Items of one owner that this act may be about, the latest first. */
export function about(
  items: readonly Item[],
  owner: Speaker,
  topics: readonly Topic[],
): readonly Item[] {
  return items
    .filter((item) => item.owner === owner && item.state !== 'cancelled' && item.state !== 'done')
    .filter((item) => areAbout(item.topics, topics))
    .toReversed();
}

/** What was asked of the owner in the turn before, or taken up in this one. */
export function onTheTable(items: readonly Item[], owner: Speaker, turn: number): readonly Item[] {
  return items.filter(
    (item) =>
      item.owner === owner &&
      ((turn - item.turn <= 1 && ['asked', 'offered', 'refused'].includes(item.state)) ||
        (item.agreed && item.turn === turn)),
  );
}
