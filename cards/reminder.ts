/** A to-do that comes again: before its deadline, at it, and to others when it passed. Spec §6, §8. */
import type { TodoFace } from '../server/domain/follow-up/face.types.ts';
import type { Urgency } from '../server/domain/routing/types.ts';
import { formatDayAndClock } from '../server/domain/time.ts';
import { OVERDUE_ROWS, REMINDER_WORDS } from '../templates/duty-words.ts';
import type { Identity } from './caller.ts';
import { readCaller } from './caller.ts';
import type { ButtonCard, CardLinks, TextNotice } from './card.ts';
import { LENGTHS, clean, fit, tapTo } from './card.ts';
import { shortMoment } from './follow-up-items.ts';
import { drawSource, drawTitle, row, urgencyRow } from './head.ts';
import type { DrawOptions } from './incoming-call.ts';
import type { Names } from './names.ts';
import { shortNameOf } from './names.ts';
import { drawTodo } from './todo.ts';
import type { TodoReminder, TodoView } from './todo.types.ts';

/** The to-do card with the sentence of a reminder: 完成, 延期 and 改派 act on the to-do itself. */
export function drawReminder(
  view: TodoView & { readonly reminder: TodoReminder },
  face: TodoFace,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  return drawTodo(view, face, options);
}

/** A to-do that somebody other than its assignee is told about. */
export interface TodoNoticeView extends Names {
  readonly hotline: string;
  readonly call: { readonly id: string; readonly startedAt: Date; readonly masked: string };
  readonly identity: Identity | null;
  /** 发正式报价单; null where nothing was named. */
  readonly firstItem: string | null;
  readonly priority: Urgency;
  readonly due: Date;
  /** Whose it is now. */
  readonly assignee: string;
  readonly links: CardLinks;
}

/** To the director: two working hours late, and urgent. */
export function drawOverdue(view: TodoNoticeView): TextNotice {
  const who = shortNameOf(view, view.assignee);
  return drawNotice(view, REMINDER_WORDS.overdueText(who, shortMoment(view.due)), true);
}

/** To whoever is away: their to-do went to a colleague, and keeps its deadline. Spec §6. */
export function drawMovedAway(view: TodoNoticeView): TextNotice {
  return drawNotice(view, REMINDER_WORDS.copied(shortNameOf(view, view.assignee)), false);
}

function drawNotice(view: TodoNoticeView, sentence: string, late: boolean): TextNotice {
  const caller = readCaller(view.identity, view.call, view.people);
  const urgency = { level: view.priority, reason: '' };
  const said = late ? `${REMINDER_WORDS.overdueTitle} · ${sentence}` : sentence;
  return {
    card_type: 'text_notice',
    source: drawSource(view.hotline, late ? { level: 'high', reason: '' } : null),
    main_title: drawTitle(caller),
    sub_title_text: fit(said, LENGTHS.subTitle),
    horizontal_content_list: [
      ...row(OVERDUE_ROWS.what, clean(view.firstItem ?? '')),
      ...row(OVERDUE_ROWS.who, shortNameOf(view, view.assignee)),
      ...row(OVERDUE_ROWS.due, formatDayAndClock(view.due)),
      ...urgencyRow(urgency, caller),
    ],
    card_action: tapTo(view.links),
  };
}
