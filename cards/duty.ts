/** Cards about a shift: 今晚您值班，请确认; to the director when nobody confirmed; what is handed over at its start. */
import { dayKey, formatDayAndClock, shiftDay } from '../server/domain/time.ts';
import { CAPTIONS } from '../templates/card-words.ts';
import {
  CHECK_IN_WORDS,
  DUTY_BUTTONS,
  DUTY_ROWS,
  UNCONFIRMED_WORDS,
} from '../templates/duty-words.ts';
import type { ShiftDay } from '../templates/duty-words.ts';
import { detailButton, pressButton } from './buttons.ts';
import type { ButtonCard, CardLinks, TextNotice } from './card.ts';
import { LENGTHS, SOURCE_COLOURS, clean, fit, greyOut, tapTo } from './card.ts';
import { clockOn, printSpan } from './clock.ts';
import { drawSource, row } from './head.ts';
import type { DrawOptions } from './incoming-call.ts';
import { shortNameOf } from './names.ts';
import { taskIdOf } from './press.ts';

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export interface CheckInView {
  readonly pushId: string;
  readonly n: number;
  readonly rev: number;
  readonly hotline: string;
  /** The unbroken span of duty. */
  readonly shift: Span;
  /** Moment of the first sending: 今晚 and 明晚 are counted from it. */
  readonly at: Date;
  /** Unconfirmed then, the director is told. */
  readonly confirmBy: Date;
  /** Names of whom it was told to; empty while nobody was. */
  readonly told: readonly string[];
  readonly links: CardLinks;
}

/**
 * asked lives; the others are final. unconfirmed: the director was told · released: the roster names somebody else now ·
 * moved: the same person at another time · expired: 70 hours old.
 */
export interface CheckInFace {
  readonly name: 'asked' | 'confirmed' | 'unconfirmed' | 'released' | 'moved' | 'expired';
}

/** Draws one face of the check-in card; `fresh` when a final face is sent as a new card. Never throws. */
export function drawCheckIn(
  view: CheckInView,
  face: CheckInFace,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  const { shift, at, links } = view;
  const date = dayKey(shift.from).slice(5);
  const detail = detailButton(links);
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: drawSource(view.hotline, null),
    main_title: { title: CHECK_IN_WORDS.title(shiftDayOf(shift.from, at), date) },
    sub_title_text: fit(sentenceOf(view, face), LENGTHS.subTitle),
    horizontal_content_list: row(DUTY_ROWS.shift, printSpan(shift)),
    card_action: tapTo(links),
    button_list: [detail],
    task_id: taskIdOf(view.pushId, view.n),
  };
  if (face.name !== 'asked' && options.fresh) return card;
  const confirm = pressButton(view, 'on-duty', { text: DUTY_BUTTONS['on-duty'], strong: true });
  const whole = { ...card, button_list: [confirm, detail] };
  if (face.name === 'asked') return whole;
  return greyOut(
    whole,
    face.name === 'expired' ? CAPTIONS.expired : CHECK_IN_WORDS.captions[face.name],
  );
}

function sentenceOf({ confirmBy, at, told }: CheckInView, { name }: CheckInFace): string {
  if (name === 'expired') return CAPTIONS.expired;
  if (name === 'unconfirmed') return CHECK_IN_WORDS.unconfirmed(told.map(clean).join('、'));
  if (name !== 'asked') return CHECK_IN_WORDS[name];
  return `${CHECK_IN_WORDS.asked(clockOn(confirmBy, at))}。${CHECK_IN_WORDS.what}`;
}

const NIGHT_FROM_HOUR = 18;

function shiftDayOf(from: Date, at: Date): ShiftDay {
  const [day, today] = [dayKey(from), dayKey(at)];
  const late = Number(formatDayAndClock(from).slice(11, 13)) >= NIGHT_FROM_HOUR;
  if (day === today) return late ? 'tonight' : 'today';
  if (day === shiftDay(today, 1)) return late ? 'tomorrow-night' : 'tomorrow';
  return 'later';
}

export interface UnconfirmedView {
  readonly hotline: string;
  /** Employee who did not confirm. */
  readonly who: string;
  readonly shift: Span;
  /** When they were asked. */
  readonly askedAt: Date;
  /** Employee the card goes to. */
  readonly receiver: string;
  readonly people: ReadonlyMap<string, string>;
  readonly links: CardLinks;
}

/** To the director, one hour before the shift begins. */
export function drawUnconfirmed(view: UnconfirmedView): TextNotice {
  const who = shortNameOf(view, view.who);
  const span = printSpan(view.shift);
  return {
    card_type: 'text_notice',
    source: { ...drawSource(view.hotline, null), desc_color: SOURCE_COLOURS.red },
    main_title: { title: UNCONFIRMED_WORDS.title },
    sub_title_text: fit(UNCONFIRMED_WORDS.text(who, span), LENGTHS.subTitle),
    horizontal_content_list: [
      ...row(DUTY_ROWS.who, who),
      ...row(DUTY_ROWS.shift, span),
      ...row(DUTY_ROWS.asked, UNCONFIRMED_WORDS.asked(clockOn(view.askedAt, view.shift.from))),
    ],
    card_action: tapTo(view.links),
  };
}

/** To whoever was told of the silence: they did confirm after all. */
export function writeConfirmed(
  view: Pick<UnconfirmedView, 'who' | 'shift' | 'receiver' | 'people'>,
  at: Date,
): string {
  const when = clockOn(at, view.shift.from);
  return UNCONFIRMED_WORDS.confirmed(shortNameOf(view, view.who), when, printSpan(view.shift));
}
