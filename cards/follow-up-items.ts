/** What is to be done about a call, as cards list it: ours before the customer's, the earliest date first. */
import type { Speaker } from '../server/domain/speech/types.ts';
import { dayKey, formatClock } from '../server/domain/time.ts';
import { ITEM_WORDS } from '../templates/follow-up-words.ts';
import { LENGTHS, clean, fit, lengthOf } from './card.ts';

export interface FollowUpItem {
  readonly text: string;
  /** Who must act. */
  readonly owner: Speaker;
  /** Null when no date was spoken. */
  readonly due: Date | null;
  readonly done: boolean;
}

/** 11-27 18:00 */
export function shortMoment(at: Date): string {
  return `${dayKey(at).slice(5)} ${formatClock(at)}`;
}

/** Items that say something, in the order in which they are due; undated ones keep their order behind the dated. */
export function orderItems(items: readonly FollowUpItem[]): readonly FollowUpItem[] {
  const theirs = (item: FollowUpItem): number => (item.owner === 'customer' ? 1 : 0);
  const when = (item: FollowUpItem): number => item.due?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return items
    .filter((item) => clean(item.text) !== '')
    .toSorted((one, other) => theirs(one) - theirs(other) || when(one) - when(other));
}

/** 周五前报价（11-27 18:00）, 客户：图纸发来; the text gives way, the date does not. */
export function printItem(item: FollowUpItem, most: number): string {
  const date = item.due ? ITEM_WORDS.due(shortMoment(item.due)) : '';
  return `${fit(wordsOf(item), most - lengthOf(date))}${date}`;
}

/**
 * The first open item and how many there are besides, for one row; 均已完成 when nothing is open, empty without items.
 * A date that another row shows already (`told`) gives way before the text does.
 */
export function printFirst(items: readonly FollowUpItem[], told: Date | null): string {
  const ordered = orderItems(items);
  const open = ordered.filter((item) => !item.done);
  const [first] = open;
  if (!first) return ordered.length === 0 ? '' : ITEM_WORDS.allDone;
  const rest = open.length > 1 ? `，${ITEM_WORDS.others(open.length - 1)}` : '';
  const most = LENGTHS.rowValue - lengthOf(rest);
  const date = first.due ? lengthOf(ITEM_WORDS.due(shortMoment(first.due))) : 0;
  const repeated = first.due?.getTime() === told?.getTime();
  const fits = lengthOf(wordsOf(first)) + date <= most;
  return `${printItem(repeated && !fits ? { ...first, due: null } : first, most)}${rest}`;
}

const MOST_LISTED = 3;

/**
 * Up to three open items one after another, and how many there are besides; what was done when nothing is open. At
 * most `most` characters, shared by the items where they are longer.
 */
export function listItems(items: readonly FollowUpItem[], most: number): string {
  const ordered = orderItems(items);
  const open = ordered.filter((item) => !item.done);
  const listed = open.length > 0 ? open : ordered;
  const shown = listed.slice(0, MOST_LISTED);
  const rest = listed.length - shown.length;
  const tail = rest > 0 ? `；${ITEM_WORDS.others(rest)}` : '';
  const share = Math.floor((most - lengthOf(tail)) / shown.length) - 1;
  const texts = shown.map((item) => printItem(item, share));
  return texts.length === 0 ? '' : `${texts.join('；')}${tail}`;
}

function wordsOf({ text, owner }: FollowUpItem): string {
  return owner === 'customer' ? ITEM_WORDS.theirs(clean(text)) : clean(text);
}
