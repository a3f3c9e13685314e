/** The summary card: what a call was about, what follows from it, and where to hear and read it whole. Spec §6.6. */
import type { FollowUpAction, SummaryFace } from '../server/domain/follow-up/face.types.ts';
import { formatClock } from '../server/domain/time.ts';
import { printLength } from '../templates/figures.ts';
import {
  FOLLOW_UP_BUTTONS,
  FOLLOW_UP_ROWS,
  REASSIGN_TITLE,
  SUMMARY_WORDS,
} from '../templates/follow-up-words.ts';
import { SENTIMENT_WORDS } from '../templates/insight.ts';
import { detailButton, pressButton } from './buttons.ts';
import type { Caller } from './caller.ts';
import { readCaller } from './caller.ts';
import type { ButtonCard, CardButton, CardQuote, CardRow } from './card.ts';
import { greyOut, tapTo } from './card.ts';
import { printFirst, shortMoment } from './follow-up-items.ts';
import type { CallUrgency } from './head.ts';
import { drawSource, drawTitle, row, urgencyRow } from './head.ts';
import type { DrawOptions } from './incoming-call.ts';
import { shortNameOf } from './names.ts';
import { taskIdOf } from './press.ts';
import { drawSelection } from './selection.ts';
import { drawSummaryText, summaryCaption } from './summary-text.ts';
import type { SummaryView } from './summary.types.ts';

/** Draws one face of the card; `fresh` when a final face is sent as a new card and carries no caption. Never throws. */
export function drawSummary(
  given: SummaryView,
  face: SummaryFace,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  const view = face.state.name === 'withdrawn' ? withoutFacts(given) : given;
  const caller = readCaller(view.identity, view.call, view.people);
  const urgency = urgencyOf(view);
  const quote = drawQuote(view);
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: drawSource(view.hotline, urgency),
    main_title: drawTitle(caller),
    ...(quote && { quote_area: quote }),
    sub_title_text: drawSummaryText(view, face),
    horizontal_content_list: drawRows(view, caller, urgency),
    card_action: tapTo(view.links),
    button_list: [detailButton(view.links)],
    task_id: taskIdOf(view.pushId, view.n),
  };
  const caption = summaryCaption(face.state, view);
  if (caption !== null) {
    if (options.fresh) return card;
    return greyOut({ ...card, button_list: drawButtons(view, originalActions(given)) }, caption);
  }
  return {
    ...card,
    ...(face.actions.includes('reassign') && {
      button_selection: drawSelection(view.colleagues, REASSIGN_TITLE),
    }),
    button_list: drawButtons(view, face.actions),
  };
}

/** What was said is not told under the name of somebody who did not say it. */
function withoutFacts(view: SummaryView): SummaryView {
  return {
    ...view,
    insight: null,
    followUps: [],
    due: null,
    assignee: null,
    recordingUrl: null,
  };
}

function urgencyOf({ insight }: SummaryView): CallUrgency | null {
  return insight && { level: insight.urgency, reason: insight.urgencyReason };
}

/** 听录音: the mini-program plays it where there is one, else the page. */
function drawQuote({ recordingUrl, links, call }: SummaryView): CardQuote | null {
  if (recordingUrl === null) return null;
  const tap = links.miniProgram ? tapTo(links) : { type: 1 as const, url: recordingUrl };
  return { ...tap, title: SUMMARY_WORDS.listen, quote_text: printLength(call.seconds) };
}

function drawRows(view: SummaryView, caller: Caller, urgency: CallUrgency | null): CardRow[] {
  const { call, insight, due, assignee } = view;
  const deadline = [
    due ? shortMoment(due) : '',
    due && assignee !== null ? shortNameOf(view, assignee) : '',
  ];
  return [
    ...row(
      FOLLOW_UP_ROWS.length,
      SUMMARY_WORDS.length(printLength(call.seconds), formatClock(call.endedAt)),
    ),
    ...row(FOLLOW_UP_ROWS.intent, insight?.intent ?? null),
    ...row(FOLLOW_UP_ROWS.sentiment, insight && SENTIMENT_WORDS[insight.sentiment]),
    ...urgencyRow(urgency, caller),
    ...row(FOLLOW_UP_ROWS.followUp, printFirst(view.followUps, due)),
    ...row(FOLLOW_UP_ROWS.due, deadline.filter((part) => part !== '').join(' · ')),
  ];
}

const BUTTONS = ['ack', 'reassign', 'done'] as const satisfies readonly FollowUpAction[];

function drawButtons(view: SummaryView, actions: readonly FollowUpAction[]): CardButton[] {
  const words = { ...FOLLOW_UP_BUTTONS, done: SUMMARY_WORDS.doneButton };
  return [
    ...BUTTONS.filter((action) => actions.includes(action)).map((action) =>
      pressButton(view, action, { text: words[action], strong: action === 'ack' }),
    ),
    detailButton(view.links),
  ];
}

/** The buttons that were there before they turned grey: without a to-do there was 确认 only. */
function originalActions(view: SummaryView): readonly FollowUpAction[] {
  return view.due === null ? ['ack'] : BUTTONS;
}
