/** The dates of a conversation, corrected, and which of them an act is due by. */
import type { WorkingCalendar } from '../../working-time.ts';
import type { Conversation, FollowUp } from '../types.ts';
import type { FoundDate } from '../values/dates.ts';
import { findDates } from '../values/dates.ts';
import type { Clause } from './clauses.ts';
import { withoutFillers } from './clauses.ts';
import type { Mention } from './corrections.ts';
import { findCorrections } from './corrections.ts';
import { findAction, plainWords } from './owner.ts';

/** A moment something is due by; `at` null when it was said too vaguely or is past. */
export interface Due {
  readonly at: Date | null;
  readonly flag: FollowUp['flag'];
  /** Where it was said. */
  readonly segment: number;
}

export interface SpokenDate extends Mention {
  readonly kind: 'date';
  readonly value: FoundDate;
}

/** What may stand around a date in a clause that says nothing else: 最晚周五前吧. */
const AROUND =
  /最晚|最迟|最快|最早|起码|至少|最好|大概|大约|差不多|应该|可能|估计|就|那|在|要|得|吧|呢|吗|么|行|可以|能|不|左右|之前|以前|前|之内|以内|内|啊|嗯|好|哦|是|的|也|都|我|你|您|们|争取|尽量|给|一定|必须|没问题|这边|到|会|马上|怎么样|OK|[，。\s]/gi;
const MOST_AROUND = 1;

/** Moment of the end of a conversation. */
export function endOf({ at, segments }: Conversation): Date {
  return new Date(at.getTime() + Math.round((segments.at(-1)?.end ?? 0) * 1000));
}

/** Days as the south names them; the same length, so that places stay true. */
function inMandarin(text: string): string {
  return text
    .replace(/听日|聽日/g, '明天')
    .replace(/后日/g, '后天')
    .replace(/今日/g, '今天');
}

/** All dates, a corrected one standing where it was first said wrongly. */
export function readDates(
  conversation: Conversation,
  clauses: readonly Clause[],
  calendar: WorkingCalendar,
): readonly SpokenDate[] {
  const { at, segments } = conversation;
  const end = endOf(conversation);
  const turns = new Map(clauses.map((one) => [one.segment, one.turn]));
  const said = segments.flatMap(({ speaker, text, start }, segment) =>
    findDates(inMandarin(text), {
      at,
      end,
      calendar,
      said: new Date(at.getTime() + start * 1000),
    }).map((value): SpokenDate => ({
      segment,
      speaker,
      turn: turns.get(segment) ?? 0,
      from: value.from,
      to: value.to,
      kind: 'date',
      key: value.text,
      value,
    })),
  );
  const corrections = findCorrections(clauses, (n) => segments[n]?.text ?? '', said);
  return said.map((one) => {
    const right = corrections.find(({ wrong }) => wrong === one)?.right;
    return right ? { ...one, value: right.value } : one;
  });
}

function datesIn(clause: Clause, dates: readonly SpokenDate[]): readonly SpokenDate[] {
  return dates.filter(
    (one) => one.segment === clause.segment && one.from >= clause.from && one.from < clause.to,
  );
}

/** Whether the clause names a date and hardly anything else. */
export function isBareDate(clause: Clause, dates: readonly SpokenDate[]): boolean {
  const inside = datesIn(clause, dates);
  if (inside.length === 0 || findAction(plainWords(clause.text)) !== null) return false;
  const rest = inside
    .reduce((text, one) => blank(text, one.from - clause.from, one.to - clause.from), clause.text)
    .replace(/\0/g, '');
  return withoutFillers(rest).replace(AROUND, '').length <= MOST_AROUND;
}

const blank = (text: string, from: number, to: number): string =>
  `${text.slice(0, from)}${'\0'.repeat(Math.max(0, to - from))}${text.slice(to)}`;

const dueOf = ({ value, segment }: SpokenDate): Due => ({
  at: value.due,
  flag: value.flag,
  segment,
});

/** The first date of a clause that can be kept, else the first. */
function dueIn(clause: Clause, dates: readonly SpokenDate[]): Due | null {
  const inside = datesIn(clause, dates);
  const best = inside.find((one) => one.value.due !== null) ?? inside[0];
  return best === undefined ? null : dueOf(best);
}

/** What an act in a clause is due by: its own date, else a bare date right before or behind it. */
export function dueNear(
  clause: Clause,
  previous: Clause | null,
  next: Clause | null,
  dates: readonly SpokenDate[],
): Due | null {
  const own = dueIn(clause, dates);
  if (own !== null) return own;
  for (const near of [previous, next]) {
    if (near !== null && isBareDate(near, dates)) return dueIn(near, dates);
  }
  return null;
}
