/** The missed-call card: who, when, how long they waited, and who must call back by when. Spec §6 missed call. */
import type { MissedState } from '../server/domain/follow-up/missed-face.ts';
import { dayKey, formatDayAndClock } from '../server/domain/time.ts';
import { BUTTON_WORDS, CAPTIONS, MISSED_WORDS, ROW_WORDS } from '../templates/card-words.ts';
import { printLength } from '../templates/figures.ts';
import { FOLLOW_UP_CAPTIONS } from '../templates/follow-up-words.ts';
import type { Identity } from './caller.ts';
import { readCaller } from './caller.ts';
import { around } from './captions.ts';
import type { ButtonCard, CardLinks, CardRow } from './card.ts';
import { BUTTON_STYLES, LENGTHS, fit, greyOut, tapTo } from './card.ts';
import { clockOn } from './clock.ts';
import type { CallUrgency } from './head.ts';
import { drawSource, drawTitle, intentRow, row, urgencyRow } from './head.ts';
import { actorOf, fullNameOf, receiverOf, shortNameOf } from './names.ts';
import { taskIdOf } from './press.ts';

export interface MissedView {
  readonly pushId: string;
  readonly n: number;
  readonly hotline: string;
  readonly call: { readonly id: string; readonly startedAt: Date; readonly masked: string };
  readonly identity: Identity | null;
  readonly urgency: CallUrgency | null;
  readonly digits: string | null;
  /** Seconds the caller heard ringing. */
  readonly waitedSeconds: number;
  /** Seconds of the message left, 0 for none. */
  readonly messageSeconds: number;
  /** Who must call back and by when; null when nobody is named. `item`: a call-back, not a message with words. */
  readonly callBack: { readonly person: string; readonly by: Date; readonly item: boolean } | null;
  /** Employee the card goes to. */
  readonly receiver: string;
  readonly people: ReadonlyMap<string, string>;
  readonly links: CardLinks;
}

/** Draws the card; `fresh` when a final state is sent as a new card and therefore carries no caption. */
export function drawMissed(
  view: MissedView,
  state: MissedState = { name: 'open' },
  options: { readonly fresh: boolean } = { fresh: false },
): ButtonCard {
  const caller = readCaller(view.identity, view.call, view.people);
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: drawSource(view.hotline, view.urgency),
    main_title: drawTitle(caller),
    sub_title_text: fit(sentence(view, state), LENGTHS.subTitle),
    horizontal_content_list: [
      ...row(ROW_WORDS.arrived, formatDayAndClock(view.call.startedAt)),
      ...row(ROW_WORDS.waited, printLength(view.waitedSeconds)),
      ...row(
        ROW_WORDS.message,
        view.messageSeconds > 0 ? MISSED_WORDS.message(view.messageSeconds) : '',
      ),
      ...callBackRow(view, state),
      ...intentRow(view.digits),
      ...urgencyRow(view.urgency, caller),
    ],
    card_action: tapTo(view.links),
    button_list: [
      {
        type: 1,
        text: BUTTON_WORDS.detail,
        style: BUTTON_STYLES.strong,
        url: view.links.pageUrl,
      },
    ],
    task_id: taskIdOf(view.pushId, view.n),
  };
  const caption = captionOf(state, view);
  return caption === null || options.fresh ? card : greyOut(card, caption);
}

/** Caption of a final state; null while the card lives. */
function captionOf(state: MissedState, view: MissedView): string | null {
  switch (state.name) {
    case 'open':
      return null;
    case 'answered':
      return CAPTIONS.answered;
    case 'reached':
      return CAPTIONS.reached;
    case 'handed':
      return around(CAPTIONS.handedOver, fullNameOf(view, state.to));
    case 'postponed':
      return FOLLOW_UP_CAPTIONS.postponed(dayKey(state.to).slice(5));
    case 'renewed':
      return CAPTIONS.superseded;
    case 'expired':
      return CAPTIONS.expired;
  }
}

function sentence(view: MissedView, state: MissedState): string {
  const { waitedSeconds, messageSeconds: seconds, callBack } = view;
  const wordless = seconds > 0 && callBack?.item === true;
  const parts = [
    MISSED_WORDS.title,
    ...(isOver(state)
      ? []
      : [
          MISSED_WORDS.waited(printLength(waitedSeconds)),
          seconds > 0 ? MISSED_WORDS.message(seconds) : '',
          wordless ? MISSED_WORDS.wordless : '',
        ]),
    whatNow(view, state),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Nobody need call back any more. */
function isOver({ name }: MissedState): boolean {
  return name === 'answered' || name === 'reached';
}

function whatNow(view: MissedView, state: MissedState): string {
  switch (state.name) {
    case 'open':
    case 'expired':
      return dueSentence(view);
    case 'answered':
      return MISSED_WORDS.answered;
    case 'reached':
      return MISSED_WORDS.reached(actorOf(view, state.by));
    case 'handed':
      return MISSED_WORDS.handed(receiverOf(view, state.to));
    case 'postponed':
      return MISSED_WORDS.postponed(clockOn(state.to, view.call.startedAt));
    case 'renewed':
      return MISSED_WORDS.renewed;
  }
}

function dueSentence(view: MissedView): string {
  const { callBack, receiver, call } = view;
  if (!callBack) return '';
  const clock = clockOn(callBack.by, call.startedAt);
  const said =
    callBack.person === receiver
      ? MISSED_WORDS.yours(clock)
      : MISSED_WORDS.others(shortNameOf(view, callBack.person), clock);
  return callBack.item ? MISSED_WORDS.item(said) : said;
}

function callBackRow(view: MissedView, state: MissedState): CardRow[] {
  const { callBack, call } = view;
  if (!callBack || isOver(state)) return [];
  const clock = clockOn(callBack.by, call.startedAt);
  return row(ROW_WORDS.callBack, MISSED_WORDS.callBack(shortNameOf(view, callBack.person), clock));
}
