/** The status nudge (状态已过期): a tap leads to where it is set again. Spec §4.4. */
import type { RepStatus } from '../server/domain/people.ts';
import { REP_STATUSES } from '../server/domain/people.ts';
import { formatClock } from '../server/domain/time.ts';
import { NOTICE_WORDS } from '../templates/card-words.ts';
import { STATUS_WORDS } from '../templates/labels.ts';
import type { CardLinks, TextNotice } from './card.ts';
import { LENGTHS, fit, tapTo } from './card.ts';
import { drawSource } from './head.ts';

export interface NudgeView {
  /** The status that ran out. */
  readonly status: string;
  readonly expiredAt: Date;
  readonly hotline: string;
  /** Mini-program `pages/status/index`, else PUBLIC_URL. */
  readonly links: CardLinks;
}

export function drawStatusNudge(view: NudgeView): TextNotice {
  const desc = NOTICE_WORDS.nudgeDesc(statusWord(view.status), formatClock(view.expiredAt));
  return {
    card_type: 'text_notice',
    source: drawSource(view.hotline, null),
    main_title: { title: NOTICE_WORDS.nudge, desc: fit(desc, LENGTHS.titleDesc) },
    sub_title_text: NOTICE_WORDS.nudgeText,
    card_action: tapTo(view.links),
  };
}

function statusWord(status: string): string {
  const known = REP_STATUSES.find((one): one is RepStatus => one === status);
  return known ? STATUS_WORDS[known] : status;
}
