/** The hand-over notice: what waits for somebody whose shift begins. No buttons; nothing is sent when nothing waits. */
import { DUTY_ROWS, HAND_OVER_WORDS } from '../templates/duty-words.ts';
import type { Identity } from './caller.ts';
import { readCaller } from './caller.ts';
import type { CardLinks, CardRow, TextNotice } from './card.ts';
import { COUNTS, LENGTHS, fit, lengthOf, tapTo } from './card.ts';
import { clockOn, printSpan } from './clock.ts';
import type { Span } from './duty.ts';
import { drawSource, row } from './head.ts';
import { shortNameOf } from './names.ts';

/** Something of a caller that waits. */
export interface WaitingItem {
  readonly call: { readonly startedAt: Date; readonly masked: string };
  readonly identity: Identity | null;
  /** An alert: who has taken it, null while nobody has. A to-do or call-back: whose it is. */
  readonly person: string | null;
  /** By when; null when nothing is due any more. */
  readonly due: Date | null;
}

export interface HandOverView {
  readonly hotline: string;
  readonly shift: Span;
  /** Open ones first, in the order of their deadlines. */
  readonly alerts: readonly WaitingItem[];
  readonly callbacks: readonly WaitingItem[];
  /** Due within the shift. */
  readonly todos: readonly WaitingItem[];
  /** Employee the card goes to. */
  readonly receiver: string;
  readonly people: ReadonlyMap<string, string>;
  readonly links: CardLinks;
}

/** Null when nothing waits: then no notice is sent. */
export function drawHandOver(view: HandOverView): TextNotice | null {
  const { alerts, callbacks, todos, shift } = view;
  const counts = HAND_OVER_WORDS.counts(alerts.length, callbacks.length, todos.length);
  if (counts === '') return null;
  return {
    card_type: 'text_notice',
    source: drawSource(view.hotline, alerts.length > 0 ? { level: 'high', reason: '' } : null),
    main_title: { title: HAND_OVER_WORDS.title, desc: fit(printSpan(shift), LENGTHS.titleDesc) },
    sub_title_text: fit(counts, LENGTHS.subTitle),
    horizontal_content_list: drawRows(view),
    card_action: tapTo(view.links),
  };
}

function drawRows(view: HandOverView): CardRow[] {
  const rows = [
    ...view.alerts.flatMap((one) => itemRow(view, DUTY_ROWS.alert, one, takerOf(view, one))),
    ...view.callbacks.flatMap((one) => itemRow(view, DUTY_ROWS.callback, one, ownerOf(view, one))),
    ...view.todos.flatMap((one) => itemRow(view, DUTY_ROWS.todo, one, ownerOf(view, one))),
  ];
  if (rows.length <= COUNTS.rows) return rows;
  const shown = rows.slice(0, COUNTS.rows - 1);
  return [...shown, ...row(DUTY_ROWS.rest, HAND_OVER_WORDS.rest(rows.length - shown.length))];
}

/** So much of a name tells who it is; a number is not cut. */
const NAME_NEEDS = 6;

/**
 * 宁波奥克斯… · 待接手 · 22:15 前: the name gives way, an unknown caller is named by the number. Where that would leave too
 * little of it, an alert goes without its time, anything else without its owner.
 */
function itemRow(view: HandOverView, key: string, item: WaitingItem, who: string): CardRow[] {
  const caller = readCaller(item.identity, item.call, view.people);
  const known = caller.class !== 'none' && caller.name !== '';
  const due = item.due ? HAND_OVER_WORDS.by(clockOn(item.due, view.shift.from)) : '';
  const name = known ? `${caller.mark}${caller.name}` : caller.number;
  const whole = tailOf(who, due);
  const needs = known ? Math.min(lengthOf(name), NAME_NEEDS) : lengthOf(name);
  const fits = LENGTHS.rowValue - lengthOf(whole) >= needs;
  const tail = fits ? whole : tailOf(key === DUTY_ROWS.alert ? who : due);
  return row(key, `${fit(name, LENGTHS.rowValue - lengthOf(tail))}${tail}`);
}

function tailOf(...parts: readonly string[]): string {
  return parts.flatMap((part) => (part === '' ? [] : [` · ${part}`])).join('');
}

function takerOf(view: HandOverView, { person }: WaitingItem): string {
  return person === null ? HAND_OVER_WORDS.open : HAND_OVER_WORDS.taken(shortNameOf(view, person));
}

function ownerOf(view: HandOverView, { person }: WaitingItem): string {
  return person === null ? '' : shortNameOf(view, person);
}
