/** The order of 待办: open alerts, promises of one's own, then call-backs and to-dos. Pages §1. */
import { dayKey } from '../time.ts';
import type { InboxItem, InboxKind, InboxPlace, InboxUrgency } from './types.ts';

const GROUPS: Readonly<Record<InboxKind, number>> = { alert: 0, promise: 1, callback: 2, todo: 2 };
/** What nobody has read may be the worst. */
const RANKS: Readonly<Record<InboxUrgency, number>> = { high: 0, unknown: 0, medium: 1, low: 2 };

export function placeOf({ kind, due, urgency, since, id }: InboxItem): InboxPlace {
  return [GROUPS[kind], due.getTime(), RANKS[urgency], since.getTime(), `${kind}:${id}`];
}

/** Negative when `one` comes first; zero for the same thing only. */
export function comparePlaces(one: InboxPlace, other: InboxPlace): number {
  for (let n = 0; n < one.length; n += 1) {
    const [a, b] = [one[n] ?? 0, other[n] ?? 0];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

export function orderInbox(items: readonly InboxItem[]): readonly InboxItem[] {
  return items.toSorted((one, other) => comparePlaces(placeOf(one), placeOf(other)));
}

/** What comes behind a place, wherever the thing that stood there has gone meanwhile. */
export function behind(
  ordered: readonly InboxItem[],
  place: InboxPlace | null,
): readonly InboxItem[] {
  return place === null ? ordered : ordered.filter((one) => comparePlaces(placeOf(one), place) > 0);
}

/** Due later than today; alerts and promises are never put away. */
export function isFolded({ kind, due }: InboxItem, now: Date): boolean {
  return GROUPS[kind] === GROUPS.todo && dayKey(due) > dayKey(now);
}

export function isOverdue({ due }: InboxItem, now: Date): boolean {
  return due.getTime() <= now.getTime();
}

/** The number at the tab: open alerts, whatever is overdue, and call-backs; nothing counts twice. */
export function badgeOf(items: readonly InboxItem[], now: Date): number {
  return items.filter(
    (one) => one.kind === 'alert' || one.kind === 'callback' || isOverdue(one, now),
  ).length;
}
