/** What an alert card says of itself: the text under its title, why it is urgent, the caption of its greyed buttons. */
import type { AlertFace, AlertFaceState } from '../server/domain/alerts/types.ts';
import {
  ALERT_CAPTIONS,
  ALERT_WORDS,
  alertRefusal,
  alertSentence,
} from '../templates/alert-words.ts';
import { CAPTIONS } from '../templates/card-words.ts';
import type { AlertText, AlertView } from './alert.types.ts';
import type { Caller } from './caller.ts';
import { around } from './captions.ts';
import { LENGTHS, clean, fit } from './card.ts';
import { clockOn } from './clock.ts';
import { actorOf, fullNameOf, receiverOf, shortNameOf } from './names.ts';

const WHY_LENGTH = 50;

/** State with its times, what the last press could not do, who handed it over, how often; why urgent; what was said. */
export function drawAlertText(view: AlertView, face: AlertFace, caller: Caller): string {
  const { state, note, final } = face;
  const { messages, others, told, from, text, recordingUrl } = view;
  const parts = [
    alertSentence(state, partsOf(view, state)),
    note ? alertRefusal(note.refusal, note.who === null ? '' : shortNameOf(view, note.who)) : '',
    !final && from !== null ? ALERT_WORDS.handedBy(shortNameOf(view, from)) : '',
    !final && told > 1 ? ALERT_WORDS.reminded(told) : '',
    messages > 1 ? ALERT_WORDS.messages(messages) : '',
    !final && others > 0 ? ALERT_WORDS.othersAt(others) : '',
  ];
  const sentences = [
    parts.filter((part) => part !== '').join(' · '),
    fit(whyUrgent(view, caller), WHY_LENGTH),
    printText(text, recordingUrl !== null),
  ];
  return fit(sentences.filter((part) => part !== '').join('。'), LENGTHS.subTitle);
}

/** VIP客户、停线; 紧急程度未知 without facts. A level that may not be shown is not told by a reason either. */
export function whyUrgent(
  { grade, reasons }: Pick<AlertView, 'grade' | 'reasons'>,
  caller: Caller,
): string {
  if (grade === 'unknown') return ALERT_WORDS.unknown;
  return reasons
    .map(clean)
    .filter((one) => one !== '' && (caller.trusted || !/VIP|普通客户|潜在客户/.test(one)))
    .join('、');
}

function printText(text: AlertText, audio: boolean): string {
  switch (text.kind) {
    case 'summary':
      return clean(text.text);
    case 'pending':
      return ALERT_WORDS.pending(audio);
    case 'failed':
      return ALERT_WORDS.failed(audio);
    case 'silent':
      return ALERT_WORDS.silent;
  }
}

function partsOf(view: AlertView, state: AlertFaceState) {
  const { respondBy, settleBy, at, call } = view;
  const clock = (moment: Date | null | undefined): string =>
    moment ? clockOn(moment, call.startedAt) : '';
  return {
    who: whoOf(view, state),
    respondBy: clock(respondBy),
    late: at.getTime() >= respondBy.getTime(),
    settleBy: clock(settleBy),
    clock: clock(state.name === 'settled' ? view.settled?.at : view.takenAt),
  };
}

function whoOf(view: AlertView, state: AlertFaceState): string {
  switch (state.name) {
    case 'taken-by':
      return shortNameOf(view, state.who);
    case 'handed':
      return receiverOf(view, state.to);
    case 'settled':
      return actorOf(view, view.settled?.by ?? null);
    case 'open':
    case 'mine':
    case 'remind':
    case 'lapsed':
    case 'expired':
      return '';
  }
}

/** What the greyed buttons of a final face say. */
export function alertCaption(state: AlertFaceState, view: AlertView): string {
  switch (state.name) {
    case 'taken-by':
      return around(ALERT_CAPTIONS.takenBy, fullNameOf(view, state.who));
    case 'handed':
      return around(ALERT_CAPTIONS.handed, fullNameOf(view, state.to));
    case 'settled':
      return state.how === 'not-urgent' ? ALERT_CAPTIONS.notUrgent : ALERT_CAPTIONS.settled;
    case 'lapsed':
      return ALERT_CAPTIONS.lapsed;
    case 'expired':
      return CAPTIONS.expired;
    case 'mine':
    case 'remind':
      return ALERT_CAPTIONS.mine;
    case 'open':
      return ALERT_CAPTIONS.open;
  }
}
