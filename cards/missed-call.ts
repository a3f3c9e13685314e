/** The missed-call card: who, when, how long they waited, and who must call back by when. Spec §6 missed call. */
import { formatDayAndClock } from '../server/domain/time.ts';
import { BUTTON_WORDS, CAPTIONS, MISSED_WORDS, ROW_WORDS } from '../templates/card-words.ts';
import { printLength } from '../templates/figures.ts';
import type { Identity } from './caller.ts';
import { readCaller } from './caller.ts';
import type { ButtonCard, CardLinks, CardRow } from './card.ts';
import { BUTTON_STYLES, LENGTHS, fit, greyOut, tapTo } from './card.ts';
import { clockOn } from './clock.ts';
import type { CallUrgency } from './head.ts';
import { NAME_LENGTH, drawSource, drawTitle, intentRow, row, urgencyRow } from './head.ts';
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
  /** Who must call back and by when; null when nobody is named. */
  readonly callBack: { readonly person: string; readonly by: Date } | null;
  /** Employee the card goes to. */
  readonly receiver: string;
  readonly people: ReadonlyMap<string, string>;
  readonly links: CardLinks;
}

/** open: must be called back · answered: a late event told that it was answered after all · expired: 70 h old. */
export type MissedState = 'open' | 'answered' | 'expired';

/** Draws the card; `fresh` when a final state is sent as a new card and therefore carries no caption. */
export function drawMissed(
  view: MissedView,
  state: MissedState = 'open',
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
  if (state === 'open' || options.fresh) return card;
  return greyOut(card, state === 'answered' ? CAPTIONS.answered : CAPTIONS.expired);
}

function sentence(view: MissedView, state: MissedState): string {
  if (state === 'answered') return `${MISSED_WORDS.title} · ${MISSED_WORDS.answered}`;
  const parts = [
    MISSED_WORDS.title,
    MISSED_WORDS.waited(printLength(view.waitedSeconds)),
    view.messageSeconds > 0 ? MISSED_WORDS.message(view.messageSeconds) : '',
    dueSentence(view),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function dueSentence({ callBack, receiver, people, call }: MissedView): string {
  if (!callBack) return '';
  const clock = clockOn(callBack.by, call.startedAt);
  if (callBack.person === receiver) return MISSED_WORDS.yours(clock);
  return MISSED_WORDS.others(nameIn(people, callBack.person), clock);
}

function callBackRow(view: MissedView, state: MissedState): CardRow[] {
  const { callBack, people, call } = view;
  if (!callBack || state === 'answered') return [];
  const clock = clockOn(callBack.by, call.startedAt);
  return row(ROW_WORDS.callBack, MISSED_WORDS.callBack(nameIn(people, callBack.person), clock));
}

function nameIn(people: ReadonlyMap<string, string>, id: string): string {
  return fit(people.get(id) ?? id, NAME_LENGTH);
}
