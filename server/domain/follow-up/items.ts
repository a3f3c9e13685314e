/** The items of a to-do through the versions of its facts: what a hand ticked stays ticked. */
import { findSame } from '../digest/same-fact.ts';
import type { TodoItem, TodoWish } from './types.ts';

/**
 * The machine's items replace each other by id, or by what they say; a ticked one that is no longer read stays for the
 * record.
 */
export function joinItems(
  known: readonly TodoItem[],
  read: TodoWish['items'],
): readonly TodoItem[] {
  const ticked = known.filter((item) => item.by !== null);
  const heirs = heirsOf(ticked, read);
  const next = read.map((item): TodoItem => {
    const old = heirs.get(item.id);
    return { ...item, state: old?.state ?? 'open', by: old?.by ?? null };
  });
  const kept = new Set([...heirs.values()].map((item) => item.id));
  return [...next, ...ticked.filter((item) => !kept.has(item.id))];
}

/** Which ticked item each newly read one is: heard again, a promise has other words and another number. */
function heirsOf(
  ticked: readonly TodoItem[],
  read: TodoWish['items'],
): ReadonlyMap<string, TodoItem> {
  const heirs = new Map(
    ticked.filter((item) => read.some(({ id }) => id === item.id)).map((item) => [item.id, item]),
  );
  for (const item of ticked) {
    if (heirs.has(item.id)) continue;
    const free = read.filter(({ id }) => !heirs.has(id));
    const facts = free.map((one) => ({ ...one, confidence: 1 }));
    const at = findSame('followUps', { ...item, confidence: 1 }, facts);
    const heir = at === null ? null : free[at];
    if (heir) heirs.set(heir.id, item);
  }
  return heirs;
}

/** What we have to do and have not done, the earliest date first, undated ones last in their order. */
export function openItems(items: readonly TodoItem[]): readonly TodoItem[] {
  const when = (item: TodoItem): number => item.due?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return items
    .filter((item) => item.owner === 'agent' && item.state === 'open')
    .toSorted((one, other) => when(one) - when(other));
}
