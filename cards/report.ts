/** The daily report for the director: the day in figures, by person, with a picture of it. Spec §8, cards §3. */
import { dayKey, weekdayOf } from '../server/domain/time.ts';
import { weekdayWord } from '../templates/digest-words.ts';
import { REPORT_ROWS, REPORT_WORDS } from '../templates/duty-words.ts';
import { printLength } from '../templates/figures.ts';
import type { CardLine, CardLinks, CardRow, NewsNotice, TextNotice } from './card.ts';
import { LENGTHS, clean, fit, lengthOf, tapTo } from './card.ts';
import { printSpan } from './clock.ts';
import type { Span } from './duty.ts';
import { shortMoment } from './follow-up-items.ts';
import { drawSource, row } from './head.ts';

export interface ReportView {
  readonly hotline: string;
  /** Since the last report, until this one. */
  readonly span: Span;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly voicemail: number;
  /** Seconds from the end of the menu to the connection; null without data. */
  readonly medianAnswerSeconds: number | null;
  /** Seconds from the opening of an alert to its ack; null without data. */
  readonly medianAckSeconds: number | null;
  /** To-dos past their deadline, the latest to be done first. */
  readonly overdue: readonly {
    /** 宁波奥克斯空调有限公司, or a masked number. */
    readonly what: string;
    readonly who: string;
    readonly due: Date;
  }[];
  /** Names, the busiest first. */
  readonly byPerson: readonly {
    readonly name: string;
    readonly answered: number;
    readonly missed: number;
    readonly overdue: number;
  }[];
  /** Random signed address, fetched without a login; null when no picture could be drawn. */
  readonly picture: { readonly url: string; readonly aspectRatio: number } | null;
  readonly links: CardLinks;
}

/** WeCom takes pictures whose width : height lies between these. WeCom path/90236. */
export const PICTURE_ASPECT = { above: 1.3, below: 2.25 } as const;

/** With its picture, else as a plain notice that says the same. Never throws. */
export function drawReport(view: ReportView): NewsNotice | TextNotice {
  const day = dayKey(view.span.to);
  const title = REPORT_WORDS.title(day, weekdayWord(weekdayOf(day)));
  const lines = drawLines(view);
  const shared = {
    source: drawSource(view.hotline, null),
    main_title: { title, desc: fit(REPORT_WORDS.span(printSpan(view.span)), LENGTHS.titleDesc) },
    horizontal_content_list: drawRows(view),
    card_action: tapTo(view.links),
  };
  const { picture } = view;
  if (!picture || !isTaken(picture.aspectRatio)) {
    const text = lines.map(({ title: head, desc }) => `${head}：${desc}`).join('。');
    return {
      card_type: 'text_notice',
      ...shared,
      ...(text !== '' && { sub_title_text: fit(text, LENGTHS.subTitle) }),
    };
  }
  return {
    card_type: 'news_notice',
    ...shared,
    card_image: { url: picture.url, aspect_ratio: picture.aspectRatio },
    ...(lines.length > 0 && { vertical_content_list: lines }),
  };
}

function isTaken(ratio: number): boolean {
  return ratio > PICTURE_ASPECT.above && ratio < PICTURE_ASPECT.below;
}

function drawRows(view: ReportView): CardRow[] {
  const { calls, answered, missed, voicemail, overdue } = view;
  const share = calls > 0 ? Math.round((answered / calls) * 100) : null;
  return [
    ...row(REPORT_ROWS.calls, REPORT_WORDS.calls(calls)),
    ...row(REPORT_ROWS.answered, REPORT_WORDS.answered(answered, share)),
    ...row(REPORT_ROWS.missed, REPORT_WORDS.missedAndMessages(missed, voicemail)),
    ...row(REPORT_ROWS.answerTime, printMedian(view.medianAnswerSeconds)),
    ...row(REPORT_ROWS.ackTime, printMedian(view.medianAckSeconds)),
    ...row(REPORT_ROWS.overdue, REPORT_WORDS.overdue(overdue.length)),
  ];
}

/** – without data: nought would be a claim. */
function printMedian(seconds: number | null): string {
  return seconds === null ? REPORT_WORDS.none : REPORT_WORDS.median(printLength(seconds));
}

function drawLines({ byPerson, overdue }: ReportView): CardLine[] {
  const people = byPerson.map((one) =>
    REPORT_WORDS.person(nameOf(one.name), one.answered, one.missed, one.overdue),
  );
  const late = overdue.map(({ what, who, due }) =>
    REPORT_WORDS.overdueItem(fit(what, LENGTHS.option), nameOf(who), shortMoment(due)),
  );
  return [
    ...line(REPORT_WORDS.byPerson, people, REPORT_WORDS.others),
    ...line(REPORT_WORDS.overdueList, late, REPORT_WORDS.othersDue),
  ];
}

const NAME_LENGTH = 8;

function nameOf(name: string): string {
  return fit(clean(name), NAME_LENGTH);
}

/** Whole entries while they fit, then how many there are besides. */
function line(title: string, entries: readonly string[], rest: (n: number) => string): CardLine[] {
  if (entries.length === 0) return [];
  let shown = entries.length;
  const write = (): string => {
    const left = entries.length - shown;
    return [...entries.slice(0, shown), ...(left > 0 ? [rest(left)] : [])].join('；');
  };
  while (shown > 1 && lengthOf(write()) > LENGTHS.lineDesc) shown -= 1;
  return [{ title, desc: fit(write(), LENGTHS.lineDesc) }];
}
