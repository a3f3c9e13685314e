/** What a spoken date means before the hour is known: a day, the eve of one, a moment, or nothing to hold on to. */
import type { WorkingCalendar } from '../../../working-time.ts';
import { findNumerals } from '../numbers.ts';

export type SpokenDay =
  /** One of these `YYYY-MM-DD`: the first that is still ahead. `part` of the day when the word has one: 明晚. */
  | { readonly kind: 'day'; readonly days: readonly string[]; readonly part?: string }
  /** 国庆前: the last open moment before this day. */
  | { readonly kind: 'eve'; readonly day: string }
  /** 半小时后 */
  | { readonly kind: 'moment'; readonly due: Date }
  /** 过两天, 下周, 尽快 */
  | { readonly kind: 'vague' }
  /** 昨天, 上周五 */
  | { readonly kind: 'past' };

export interface DayAbout {
  readonly calendar: WorkingCalendar;
  /** The day of the call. */
  readonly today: string;
  /** When it was said, for spans of hours. */
  readonly now: Date;
  /** The text before the words. */
  readonly before: string;
}

/** Words at the beginning of a text and what they mean; null when, read closely, they are something else. */
export interface DayRule {
  readonly words: RegExp;
  readonly mean: (found: RegExpExecArray, about: DayAbout) => SpokenDay | null;
}

export const VAGUE: SpokenDay = { kind: 'vague' };
export const PAST: SpokenDay = { kind: 'past' };

export function onDay(...days: readonly string[]): SpokenDay {
  return { kind: 'day', days };
}

/** The words' number, the upper end of a range: 两三 → 3; null when there is none or it is not a plain count. */
export function countOf(words: string | undefined): number | null {
  const numeral = words === undefined ? undefined : findNumerals(words)[0];
  return numeral === undefined ? null : (numeral.max ?? numeral.amount);
}
