/** Notices without buttons: nothing calls back, nothing is rewritten, so every word is true for good. */
import { formatDayAndClock } from '../server/domain/time.ts';
import { NOTICE_WORDS, ROW_WORDS } from '../templates/card-words.ts';
import type { Identity } from './caller.ts';
import { readCaller } from './caller.ts';
import type { CardLinks, TextNotice } from './card.ts';
import { LENGTHS, SOURCE_COLOURS, clean, fit, tapTo } from './card.ts';
import type { CallUrgency } from './head.ts';
import { NAME_LENGTH, drawSource, drawTitle, intentRow, row, urgencyRow } from './head.ts';

/** A call that somebody is told about and need not act on. */
export interface CallNoticeView {
  readonly hotline: string;
  readonly call: { readonly id: string; readonly startedAt: Date; readonly masked: string };
  readonly identity: Identity | null;
  readonly urgency: CallUrgency | null;
  readonly digits: string | null;
  /** 原负责销售：销售经理A（今日休息）; null when the route does not say. */
  readonly assignedAway: string | null;
  readonly people: ReadonlyMap<string, string>;
  readonly links: CardLinks;
}

/** To the assigned sales who is not eligible: their customer called, colleagues took it. Spec §4.1.1. */
export function drawAssignedAway(view: CallNoticeView): TextNotice {
  const caller = readCaller(view.identity, view.call, view.people);
  const reason = clean(view.assignedAway ?? '');
  return {
    card_type: 'text_notice',
    source: drawSource(view.hotline, null),
    main_title: drawTitle(caller),
    sub_title_text: fit(
      [NOTICE_WORDS.assignedAway, reason || NOTICE_WORDS.notOnDuty].join(' · '),
      LENGTHS.subTitle,
    ),
    horizontal_content_list: [
      ...row(ROW_WORDS.arrived, formatDayAndClock(view.call.startedAt)),
      ...intentRow(view.digits),
      ...urgencyRow(view.urgency, caller),
    ],
    card_action: tapTo(view.links),
  };
}

/** To admin and director: a call came and the roster named nobody who could take it. Spec §4.1.1. */
export function drawDutyGap(view: CallNoticeView): TextNotice {
  const when = formatDayAndClock(view.call.startedAt);
  const caller = readCaller(view.identity, view.call, view.people);
  return {
    card_type: 'text_notice',
    source: { ...drawSource(view.hotline, null), desc_color: SOURCE_COLOURS.red },
    main_title: { title: NOTICE_WORDS.dutyGap, desc: NOTICE_WORDS.dutyGapDo },
    sub_title_text: fit(NOTICE_WORDS.dutyGapText(when), LENGTHS.subTitle),
    horizontal_content_list: [
      ...row(ROW_WORDS.number, caller.number),
      ...intentRow(view.digits),
      ...urgencyRow(view.urgency, caller),
    ],
    card_action: tapTo(view.links),
  };
}

/** A year without holiday data: of a call that came, or the one that begins soon. */
export interface HolidaysView extends Pick<CallNoticeView, 'hotline' | 'links'> {
  /** `YYYY` of the coming year. */
  readonly call: { readonly startedAt: Date } | { readonly year: string };
}

/** To the admin: the year of a call, or the coming one, has no holiday data. Spec §4.1 rule 2, §4.3. */
export function drawHolidaysMissing(view: HolidaysView): TextNotice {
  const when = 'year' in view.call ? view.call.year : formatDayAndClock(view.call.startedAt);
  return {
    card_type: 'text_notice',
    source: { ...drawSource(view.hotline, null), desc_color: SOURCE_COLOURS.red },
    main_title: { title: NOTICE_WORDS.holidaysMissing },
    sub_title_text: NOTICE_WORDS.holidaysMissingText(when.slice(0, 4)),
    horizontal_content_list: 'year' in view.call ? [] : row(ROW_WORDS.arrived, when),
    card_action: tapTo(view.links),
  };
}

/** Somebody whom WeCom does not let us reach. */
export interface UnreachableView {
  /** Name, or the WeCom userid where there is none. */
  readonly who: string;
  /** What WeCom said, in words or as its code. */
  readonly reason: string;
  readonly hotline: string;
  readonly links: CardLinks;
}

/** To the admin, once per person and day: cards do not arrive, phones still ring. spec, cards §5. */
export function drawUnreachable(view: UnreachableView): TextNotice {
  return {
    card_type: 'text_notice',
    source: { ...drawSource(view.hotline, null), desc_color: SOURCE_COLOURS.red },
    main_title: { title: NOTICE_WORDS.unreachable(fit(view.who, NAME_LENGTH * 2)) },
    sub_title_text: NOTICE_WORDS.unreachableText,
    horizontal_content_list: row(ROW_WORDS.reason, view.reason),
    card_action: tapTo(view.links),
  };
}
