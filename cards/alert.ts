/** The alert card: an urgent message, until when somebody must act, and the buttons to promise it. Spec §3, §5. */
import type { AlertAction, AlertFace } from '../server/domain/alerts/types.ts';
import { formatDayAndClock } from '../server/domain/time.ts';
import { ALERT_BUTTONS, ALERT_ROWS, ALERT_WORDS, HAND_TITLE } from '../templates/alert-words.ts';
import { printLength } from '../templates/figures.ts';
import { alertCaption, drawAlertText, whyUrgent } from './alert-text.ts';
import type { AlertView } from './alert.types.ts';
import { detailButton, pressButton } from './buttons.ts';
import type { Caller } from './caller.ts';
import { readCaller } from './caller.ts';
import type { ButtonCard, CardButton, CardQuote, CardRow } from './card.ts';
import { greyOut, tapTo } from './card.ts';
import { clockOn } from './clock.ts';
import { drawSource, drawTitle, row } from './head.ts';
import type { DrawOptions } from './incoming-call.ts';
import { taskIdOf } from './press.ts';
import { drawSelection } from './selection.ts';

const ACTIONS = ['take', 'hand', 'settle'] as const satisfies readonly AlertAction[];

/** Draws one face of the card; `fresh` when a final face is sent as a new card and carries no caption. Never throws. */
export function drawAlert(
  view: AlertView,
  face: AlertFace,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  const caller = readCaller(view.identity, view.call, view.people);
  const quote = drawQuote(view);
  const over = face.state.name === 'settled';
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: drawSource(view.hotline, over ? null : { level: 'high', reason: '' }),
    main_title: drawTitle(caller),
    ...(quote && { quote_area: quote }),
    sub_title_text: drawAlertText(view, face, caller),
    horizontal_content_list: drawRows(view, face, caller),
    card_action: tapTo(view.links),
    button_list: [detailButton(view.links)],
    task_id: taskIdOf(view.pushId, view.n),
  };
  if (face.final) {
    if (options.fresh) return card;
    const whole = { ...card, button_list: drawButtons(view, ACTIONS) };
    return greyOut(whole, alertCaption(face.state, view));
  }
  return {
    ...card,
    ...(face.actions.includes('hand') && {
      button_selection: drawSelection(view.colleagues, HAND_TITLE),
    }),
    button_list: drawButtons(view, face.actions),
  };
}

/** 听录音: the mini-program plays it where there is one, else the page. */
function drawQuote({ recordingUrl, links, seconds }: AlertView): CardQuote | null {
  if (recordingUrl === null) return null;
  const tap = links.miniProgram ? tapTo(links) : { type: 1 as const, url: recordingUrl };
  return { ...tap, title: ALERT_WORDS.listen, quote_text: printLength(seconds) };
}

/** What the text above says at length is not said again: the summary has no row. */
function drawRows(view: AlertView, face: AlertFace, caller: Caller): CardRow[] {
  const { messages, others } = view;
  const count = messages > 1 ? ` · ${ALERT_WORDS.messages(messages)}` : '';
  return [
    ...row(ALERT_ROWS.arrived, formatDayAndClock(view.call.startedAt)),
    ...row(ALERT_ROWS.message, `${printLength(view.seconds)}${count}`),
    ...row(ALERT_ROWS.why, whyUrgent(view, caller)),
    ...row(ALERT_ROWS.due, dueOf(view, face)),
    ...row(ALERT_ROWS.others, !face.final && others > 0 ? ALERT_WORDS.others(others) : null),
  ];
}

/** Until when somebody must respond, or the taker must have settled it; nothing where neither counts any more. */
function dueOf({ respondBy, settleBy, call }: AlertView, { state, final }: AlertFace): string {
  if (state.name === 'open' && !final) {
    return ALERT_WORDS.respondBy(clockOn(respondBy, call.startedAt));
  }
  const promised = state.name === 'mine' || state.name === 'remind';
  if (!promised || final || settleBy === null) return '';
  return ALERT_WORDS.settleBy(clockOn(settleBy, call.startedAt));
}

/** The first of 我来处理 and 已解决 that is offered stands out. */
function drawButtons(view: AlertView, actions: readonly AlertAction[]): CardButton[] {
  const strong = actions.includes('take') ? 'take' : 'settle';
  return [
    ...ACTIONS.filter((action) => actions.includes(action)).map((action) =>
      pressButton(view, action, { text: ALERT_BUTTONS[action], strong: action === strong }),
    ),
    detailButton(view.links),
  ];
}
