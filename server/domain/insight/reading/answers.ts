/** Short answers: a yes, a no, done already, never mind, and a bare date. */
import type { Clause } from './clauses.ts';
import type { Due } from './due.ts';
import type { Item, Move } from './items.ts';
import { about, change, NEAR, onTheTable, touch } from './items.ts';
import { isLoose } from './topics.ts';

/** A yes: to what was asked of the speaker in the turn before, and to what was offered to the speaker. */
export function agree(items: readonly Item[], { clause }: Move): readonly Item[] {
  const asked = items.filter(
    (item) =>
      item.owner === clause.speaker &&
      !item.when &&
      (item.state === 'asked' || (item.state === 'promised' && item.asked !== null)) &&
      clause.turn - item.turn === 1,
  );
  const offered = items.filter(
    (item) =>
      item.owner !== clause.speaker && item.state === 'offered' && clause.turn - item.turn === 1,
  );
  return change(items, [...asked, ...offered], (item) => ({
    ...touch(item, clause),
    state: 'promised',
    agreed: true,
    due: item.asked ?? item.due,
  }));
}

/** A no to what was asked of the speaker. */
export function refuse(items: readonly Item[], { act, clause }: Move): readonly Item[] {
  const open = onTheTable(items, clause.speaker, clause.turn).filter(
    (item) => item.state !== 'refused',
  );
  const named = about(items, clause.speaker, act.topics).filter(
    (item) => item.state !== 'refused' && (open.includes(item) || !isLoose(act.topics)),
  );
  const [meant] =
    named.length > 0
      ? named
      : act.topics.length === 0 || isLoose(act.topics)
        ? open.toReversed()
        : [];
  return meant === undefined
    ? items
    : change(items, [meant], (item) => ({
        ...touch(item, clause),
        state: 'refused',
        due: null,
        asked: null,
      }));
}

/** 照片已经发你们了: what was asked for is there. */
export function finish(items: readonly Item[], { act, clause }: Move): readonly Item[] {
  return items.map((item) =>
    item.owner === act.owner &&
    item.state === 'asked' &&
    item.topics.some((topic) => act.topics.includes(topic) && !isLoose([topic]))
      ? { ...touch(item, clause), state: 'done' }
      : item,
  );
}

/** Never mind: nobody wants it any more. */
export function cancel(items: readonly Item[], { act, clause }: Move): readonly Item[] {
  const live = items.filter(
    (item) => item.state === 'promised' || item.state === 'asked' || item.state === 'offered',
  );
  const named = live.filter((item) => item.topics.some((topic) => act.topics.includes(topic)));
  const last = live.findLast((item) => clause.turn - item.turn <= NEAR * 2);
  const meant =
    named.length > 0 ? named : act.topics.length === 0 || isLoose(act.topics) ? [last] : [];
  return items.map((item) =>
    meant.includes(item) ? { ...touch(item, clause), state: 'cancelled' } : item,
  );
}

/** A bare date: the answer to 什么时候, another date for what is promised, or a wish for when. */
export function applyDate(items: readonly Item[], clause: Clause, due: Due): readonly Item[] {
  const mine = onTheTable(items, clause.speaker, clause.turn);
  if (mine.length > 0) {
    return change(items, mine, (item) => ({
      ...touch(item, clause),
      state: 'promised',
      due,
      when: false,
    }));
  }
  const promised = items.findLast(
    (item) =>
      item.state === 'promised' && clause.turn - item.turn <= 1 && item.owner === clause.speaker,
  );
  // 今晚发，明天上午到: the second date is not of the doing.
  if (promised?.due?.segment === clause.segment && promised.due.at !== null) return items;
  if (promised !== undefined)
    return change(items, [promised], (item) => ({ ...touch(item, clause), due }));
  const theirs = items.findLast(
    (item) =>
      item.owner !== clause.speaker &&
      (item.state === 'asked' || item.state === 'promised' || item.state === 'refused') &&
      clause.turn - item.turn <= NEAR,
  );
  if (theirs === undefined) return items;
  return change(items, [theirs], (item) => ({
    ...touch(item, clause),
    state: item.state === 'promised' ? 'promised' : 'asked',
    asked: due,
    due: item.state === 'promised' && item.due !== null ? item.due : due,
    when: false,
  }));
}
