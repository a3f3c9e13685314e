/** The conversation as evidence: what a cited line says, and when. */
import { cutClauses, type Clause } from '../reading/clauses.ts';
import { hear } from '../reading/dictation.ts';
import { endOf, readDates, type SpokenDate } from '../reading/due.ts';
import type { Conversation, Evidence, Product } from '../types.ts';
import type { DateContext, FoundDate } from '../values/dates.ts';
import type { WorkingCalendar } from '../../working-time.ts';

export interface Source {
  /** The conversation with what was dictated to the machine taken out; indexes are those of the segments. */
  readonly heard: Conversation;
  readonly clauses: readonly Clause[];
  /** All that was dictated. */
  readonly dictated: string;
  readonly dates: readonly SpokenDate[];
  readonly products: readonly Product[];
  readonly calendar: WorkingCalendar;
}

export function makeSource(
  conversation: Conversation,
  { products, calendar }: Pick<Source, 'products' | 'calendar'>,
): Source {
  const { heard, dictated } = hear(conversation);
  const clauses = cutClauses(heard.segments);
  return {
    heard,
    clauses,
    dictated,
    dates: readDates(heard, clauses, calendar),
    products,
    calendar,
  };
}

/** The cited lines that exist and say something, in order, each once. */
export function citeLines({ heard }: Source, evidence: Evidence): number[] {
  const real = evidence.filter((line) => (heard.segments[line]?.text.trim() ?? '') !== '');
  return [...new Set(real)].sort((a, b) => a - b);
}

export function textOf({ heard }: Source, lines: Evidence): string {
  return lines.map((line) => heard.segments[line]?.text ?? '').join('\n');
}

/** All that was said and not dictated. */
export function wholeText({ heard }: Source): string {
  return heard.segments.map(({ text }) => text).join('\n');
}

/** The dates of a line, corrected where their speaker took them back. */
export function datesOf({ dates }: Source, line: number): readonly FoundDate[] {
  return dates.filter(({ segment }) => segment === line).map(({ value }) => value);
}

/** To read the dates of a model's own words. */
export function contextOf({ heard, calendar }: Source): DateContext {
  return { at: heard.at, end: endOf(heard), calendar };
}
