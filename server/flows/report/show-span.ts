/** The figures of any span of days, with their labels, for the page of reports. Spec §8. */
import { SPAN_WORDS } from '../../../templates/report-words.ts';
import { reportOver, spanOfDays, type Figures } from '../../domain/report/span.ts';
import { addMinutes, dayKey, shiftDay } from '../../domain/time.ts';
import type { Calls, Clock, Communications, Digests, People } from '../../ports.ts';
import { readOutcomes, readWrongNumbers } from './gather.ts';

/** A line of a report: what it is about, and its figures. */
export interface SpanLine {
  /** Empty for what is not known. */
  readonly value: string;
  readonly text: string;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly voicemail: number;
  /** From the end of the menu to a voice; null without data. */
  readonly answer: { readonly seconds: number | null; readonly text: string };
}

export interface SpanView {
  readonly now: Date;
  readonly today: string;
  readonly choices: readonly {
    readonly text: string;
    readonly from: string;
    readonly to: string;
    readonly chosen: boolean;
  }[];
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly total: SpanLine;
  /** Of a large house those with the most calls. */
  readonly byPerson: readonly SpanLine[];
  /** How many more people had calls. */
  readonly byPersonMore: number;
  readonly byHour: readonly SpanLine[];
  readonly byIntent: readonly SpanLine[];
  readonly byLevel: readonly SpanLine[];
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Null: the last seven days. */
export type ShowSpan = (days: Days | null) => Promise<SpanView>;

/** A list of a page has room for these. Pages §6. */
const MOST_PEOPLE = 50;

/** In the order they come, unless some have to be left out: then the busiest first. */
function busiest<One extends Figures>(lines: readonly One[]): readonly One[] {
  if (lines.length <= MOST_PEOPLE) return lines;
  return lines.toSorted((a, b) => b.calls - a.calls).slice(0, MOST_PEOPLE);
}

/** A conversation began before its call was over; no call lasts longer. */
const LONGEST_MINUTES = 24 * 60;

export function showSpan(need: {
  readonly calls: Pick<Calls, 'outcomesIn'>;
  readonly digests: Pick<Digests, 'wrongNumbersIn'>;
  readonly communications: Pick<Communications, 'intentsIn'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}): ShowSpan {
  return async (asked) => {
    const now = need.clock.now();
    const today = dayKey(now);
    const choices = spanChoices(today);
    const days = asked ?? choices.week;
    const span = spanOfDays(days.from, days.to);
    const talks = { from: addMinutes(span.from, -LONGEST_MINUTES), to: span.to };
    const [outcomes, wrongNumbers, intents, people] = await Promise.all([
      readOutcomes(need.calls, span),
      readWrongNumbers(need.digests, span),
      need.communications.intentsIn(talks),
      need.people.all(),
    ]);
    const report = reportOver({ outcomes, wrongNumbers, intents }, span);
    const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
    return {
      ...{ now, today, from: days.from, to: days.to },
      choices: Object.values(choices).map((one) => ({
        ...one,
        chosen: one.from === days.from && one.to === days.to,
      })),
      total: line('', SPAN_WORDS.total, report.total),
      byPerson: busiest(report.byPerson).map((one) => line(one.person, nameOf(one.person), one)),
      byPersonMore: Math.max(0, report.byPerson.length - MOST_PEOPLE),
      byHour: report.byHour.map((one) => line(String(one.hour), SPAN_WORDS.hour(one.hour), one)),
      byIntent: report.byIntent.map((one) =>
        line(one.intent ?? '', SPAN_WORDS.intent(one.intent), one),
      ),
      byLevel: report.byLevel.map((one) => line(one.level ?? '', SPAN_WORDS.level(one.level), one)),
    };
  };
}

/** 今天 · 昨天 · 近 7 天 · 本月 */
function spanChoices(today: string) {
  const { choices } = SPAN_WORDS;
  const yesterday = shiftDay(today, -1);
  return {
    today: { text: choices.today, from: today, to: today },
    yesterday: { text: choices.yesterday, from: yesterday, to: yesterday },
    week: { text: choices.week, from: shiftDay(today, -6), to: today },
    month: { text: choices.month, from: `${today.slice(0, 7)}-01`, to: today },
  };
}

function line(value: string, text: string, figures: Figures): SpanLine {
  const { calls, answered, missed, voicemail, medianAnswerSeconds: seconds } = figures;
  const answer = { seconds, text: SPAN_WORDS.median(seconds) };
  return { value, text, calls, answered, missed, voicemail, answer };
}
