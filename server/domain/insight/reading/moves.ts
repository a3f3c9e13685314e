/** How each act moves what is on the table. */
import { agree, cancel, finish, refuse } from './answers.ts';
import type { Change, Item, Move } from './items.ts';
import { about, change, NEAR, onTheTable, SOON, start, touch } from './items.ts';
import type { Topic } from './topics.ts';
import { isLoose } from './topics.ts';

/** The list after one act. */
export function applyAct(items: readonly Item[], move: Move): readonly Item[] {
  switch (move.act.kind) {
    case 'promise':
      return promise(items, move);
    case 'wait':
      return wait(items, move);
    case 'request':
      return request(items, move);
    case 'when':
      return ask(items, move);
    case 'offer':
      return offer(items, move);
    case 'agree':
      return agree(items, move);
    case 'refuse':
      return refuse(items, move);
    case 'done':
      return finish(items, move);
    case 'cancel':
      return cancel(items, move);
  }
}

function promise(items: readonly Item[], move: Move): readonly Item[] {
  const { act, clause, due } = move;
  const keep: Change = (item) => ({
    ...touch(item, clause),
    state: 'promised',
    due: (due?.at == null ? null : due) ?? item.asked ?? item.due ?? due,
    asked: null,
    agreed: false,
    when: false,
    lookup: item.lookup && act.lookup,
    said: item.said || act.said,
    topics: [...new Set([...item.topics, ...act.topics])],
  });
  const named = items.filter(
    (item) =>
      item.owner === act.owner &&
      item.state !== 'cancelled' &&
      item.topics.some((topic) => act.topics.includes(topic) && !isLoose([topic])),
  );
  const parts = named.filter((item) => isOtherPart(item, move));
  if (parts.length > 0) {
    const narrow: Change = (item) => ({ ...item, topics: without(item.topics, act.topics) });
    return [...change(items, parts, narrow), start(move, 'promised')];
  }
  if (named.length > 1) return change(items, named, keep);
  const [same] = about(items, act.owner, act.topics);
  const shares = same?.topics.some((topic) => act.topics.includes(topic)) ?? false;
  const far = same !== undefined && clause.turn - same.turn > (shares ? SOON : NEAR);
  if (same !== undefined && !(far && (isLoose(act.topics) || !shares))) {
    return change(items, [same], keep);
  }
  const open = onTheTable(items, act.owner, clause.turn);
  const fitting =
    act.topics.length === 0 || isLoose(act.topics)
      ? open
      : open.filter((item) => item.topics.length === 0);
  if (fitting.length > 0) return change(items, fitting, keep);
  // 我现在就催，明天中午发出: what was only set about gets its name.
  const vague = items.findLast(
    (item) =>
      item.owner === act.owner &&
      item.topics.length === 0 &&
      item.due === null &&
      (item.state === 'promised' || item.state === 'asked') &&
      clause.turn - item.turn <= NEAR,
  );
  if (vague !== undefined) return change(items, [vague], keep);
  const last = items.findLast((item) => item.owner === act.owner && item.state === 'promised');
  if (act.topics.length === 0 && last !== undefined && clause.turn - last.turn <= NEAR) {
    return change(items, [last], keep);
  }
  return [...items, start(move, 'promised')];
}

/** The topics left for an item when a part of it became one of its own; the last one stays. */
function without(topics: readonly Topic[], taken: readonly Topic[]): readonly Topic[] {
  const left = topics.filter((topic) => !taken.includes(topic));
  return left.length > 0 ? left : topics;
}

/** 第一批周五送，第二批三十号送: two days named in one breath for one thing are two things to do. */
function isOtherPart(item: Item, { clause, due }: Move): boolean {
  return (
    item.state === 'promised' &&
    item.turn === clause.turn &&
    item.due?.segment === clause.segment &&
    item.due.at !== null &&
    due?.at != null &&
    item.due.at.getTime() !== due.at.getTime()
  );
}

function request(items: readonly Item[], move: Move): readonly Item[] {
  const { act, clause, due } = move;
  const near = (item: Item): boolean => clause.turn - item.turn <= NEAR;
  const known =
    about(items, act.owner, act.topics).find((item) => !isLoose(act.topics) || near(item)) ??
    (act.topics.length === 0 && !/也|另外|还要/.test(clause.text)
      ? items.findLast(
          (item) => item.owner === act.owner && item.state !== 'cancelled' && near(item),
        )
      : undefined);
  if (known === undefined) return [...items, start(move, 'asked')];
  return change(items, [known], (item) => ({
    ...touch(item, clause),
    state: item.state === 'promised' && !item.lookup ? 'promised' : 'asked',
    asked: due ?? item.asked,
    due: item.state === 'promised' ? item.due : (due ?? item.due),
    when: false,
    lookup: item.lookup && act.lookup,
    topics: [...new Set([...item.topics, ...act.topics])],
  }));
}

/** 等你电话: something of ours only where nothing else is. */
function wait(items: readonly Item[], move: Move): readonly Item[] {
  const known = items.some(
    (item) =>
      item.owner === move.act.owner && (item.state === 'asked' || item.state === 'promised'),
  );
  return known ? items : [...items, start(move, 'asked')];
}

/** Asked when: what is known is on the table again, what is not may become a promise by the answer. */
function ask(items: readonly Item[], move: Move): readonly Item[] {
  const [known] = about(items, move.act.owner, move.act.topics);
  if (known !== undefined) {
    return change(items, [known], (item) => ({ ...item, turn: move.clause.turn }));
  }
  return [...items, start(move, 'asked')];
}

function offer(items: readonly Item[], move: Move): readonly Item[] {
  const [known] = about(items, move.act.owner, move.act.topics);
  if (known === undefined) return [...items, start(move, 'offered')];
  if (known.state === 'asked' && !known.when) return promise(items, move);
  return items;
}
