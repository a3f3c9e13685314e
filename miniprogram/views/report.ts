/** 报表 as it is drawn: figures as they are, and bars that compare them. Spec §8. */
import type { SpanReport } from '../../server/http/contract/answers';

type Line = SpanReport['total'];

export interface ReportLine {
  readonly key: string;
  readonly text: string;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly voicemail: number;
  readonly answer: string;
  /** Width of each part of its bar, percent of the longest bar of its list. */
  readonly bar: { readonly answered: number; readonly missed: number; readonly voicemail: number };
}

export interface ReportView {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly choices: SpanReport['choices'];
  readonly total: ReportLine;
  readonly people: readonly ReportLine[];
  /** 另有 150 人，来电较少; '' = that is all. */
  readonly peopleRest: string;
  readonly hours: readonly ReportLine[];
  readonly intents: readonly ReportLine[];
  readonly levels: readonly ReportLine[];
}

export function viewReport(report: SpanReport): ReportView {
  const { from, to, today, choices, total } = report;
  return {
    ...{ from, to, today, choices },
    total: lineOf(total, total.calls, 0),
    people: linesOf(report.byPerson),
    peopleRest: report.byPersonMore > 0 ? `另有 ${report.byPersonMore} 人，来电较少` : '',
    // Hours in which nobody ever calls would be most of the page.
    hours: linesOf(report.byHour.filter(({ calls }) => calls > 0)),
    intents: linesOf(report.byIntent),
    levels: linesOf(report.byLevel),
  };
}

function linesOf(lines: readonly Line[]): ReportLine[] {
  const most = Math.max(0, ...lines.map(({ calls }) => calls));
  return lines.slice(0, MOST).map((line, at) => lineOf(line, most, at));
}

/** A list inside of a page may have sixty children at most. Pages §6. */
const MOST = 50;

function lineOf(line: Line, most: number, at: number): ReportLine {
  const { value, text, calls, answered, missed, voicemail, answer } = line;
  const width = (count: number): number =>
    most === 0 ? 0 : Math.round((count / most) * 1000) / 10;
  return {
    ...{ key: value === '' ? `none-${at}` : value, text, calls, answered, missed, voicemail },
    answer: answer.text,
    bar: { answered: width(answered), missed: width(missed), voicemail: width(voicemail) },
  };
}

const DAY = 86_400_000;
const MOST_DAYS = 92;

/** The span with another end: never backwards, never more days than the API counts. */
export function spanWith(
  { from, to }: { readonly from: string; readonly to: string },
  which: 'from' | 'to',
  day: string,
): { from: string; to: string } {
  const span = which === 'from' ? { from: day, to } : { from, to: day };
  const days = (Date.parse(span.to) - Date.parse(span.from)) / DAY + 1;
  if (days >= 1 && days <= MOST_DAYS) return span;
  if (days < 1) return { from: day, to: day };
  const moved = (by: number): string =>
    new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
  return which === 'from'
    ? { from: day, to: moved(MOST_DAYS - 1) }
    : { from: moved(1 - MOST_DAYS), to: day };
}
