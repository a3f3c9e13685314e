/** Cards of a swap: the partner is asked, the asker is told. Spec §4.3. */
import { CAPTIONS } from '../templates/card-words.ts';
import { DUTY_BUTTONS, DUTY_ROWS, SWAP_WORDS } from '../templates/duty-words.ts';
import { detailButton, pressButton } from './buttons.ts';
import type { ButtonCard, CardLinks, CardRow, TextNotice } from './card.ts';
import { LENGTHS, clean, fit, greyOut, tapTo } from './card.ts';
import { clockOn, printSpan } from './clock.ts';
import type { Span } from './duty.ts';
import { drawSource, row } from './head.ts';
import type { DrawOptions } from './incoming-call.ts';
import type { Names } from './names.ts';
import { shortNameOf } from './names.ts';
import { taskIdOf } from './press.ts';

/** The two spans of a swap; what is given lapses with its start. */
export interface SwapSpans {
  /** The asker's own. */
  readonly give: Span;
  /** The partner's, in return; null when the asker only wants to be stood in for. */
  readonly take: Span | null;
}

export interface SwapView extends Names, SwapSpans {
  readonly pushId: string;
  readonly n: number;
  readonly rev: number;
  readonly hotline: string;
  /** Employee who asks. */
  readonly asker: string;
  readonly askedAt: Date;
  /** The asker's own words; null without. */
  readonly word: string | null;
  /** Why a press could not be carried out, in words of the roster; null when there is nothing to say. */
  readonly note: string | null;
  readonly links: CardLinks;
}

/** asked lives; the others are final. lapsed: the shift began · withdrawn: the asker took it back · expired: 70 hours old. */
export interface SwapFace {
  readonly name: 'asked' | 'agreed' | 'refused' | 'lapsed' | 'withdrawn' | 'expired';
}

/** Draws one face of the request; `fresh` when a final face is sent as a new card. Never throws. */
export function drawSwap(
  view: SwapView,
  face: SwapFace,
  options: DrawOptions = { fresh: false },
): ButtonCard {
  const asker = shortNameOf(view, view.asker);
  const detail = detailButton(view.links);
  const title = view.take === null ? SWAP_WORDS.coverTitle(asker) : SWAP_WORDS.title(asker);
  const until = clockOn(view.give.from, view.askedAt);
  const made = face.name === 'asked' || face.name === 'agreed';
  const card: ButtonCard = {
    card_type: 'button_interaction',
    source: drawSource(view.hotline, null),
    main_title: { title },
    sub_title_text: fit(sentenceOf(view, face, until), LENGTHS.subTitle),
    horizontal_content_list: [
      ...(made ? spanRows(view.give, view.take) : formerRows(view.take, view.give)),
      ...row(DUTY_ROWS.until, face.name === 'asked' ? until : null),
      ...row(DUTY_ROWS.word, face.name === 'asked' ? view.word : null),
    ],
    card_action: tapTo(view.links),
    button_list: [detail],
    task_id: taskIdOf(view.pushId, view.n),
  };
  if (face.name !== 'asked' && options.fresh) return card;
  const whole = {
    ...card,
    button_list: [
      pressButton(view, 'agree', { text: DUTY_BUTTONS.agree, strong: true }),
      pressButton(view, 'refuse', { text: DUTY_BUTTONS.refuse, strong: false }),
      detail,
    ],
  };
  if (face.name === 'asked') return whole;
  return greyOut(
    whole,
    face.name === 'expired' ? CAPTIONS.expired : SWAP_WORDS.captions[face.name],
  );
}

function sentenceOf(view: SwapView, { name }: SwapFace, until: string): string {
  if (name === 'expired') return CAPTIONS.expired;
  const said = name === 'asked' ? SWAP_WORDS.asked(until) : SWAP_WORDS[name];
  const note = clean(view.note ?? '');
  return note === '' ? said : `${note} · ${said}`;
}

/** Who works when, once the swap is made: `yours` is the reader's, null when they give nothing, or get nothing, back. */
function spanRows(yours: Span | null, theirs: Span | null): CardRow[] {
  return [
    ...row(DUTY_ROWS.yours, yours && printSpan(yours)),
    ...row(DUTY_ROWS.theirs, theirs && printSpan(theirs)),
    ...row(DUTY_ROWS.back, yours && theirs ? null : SWAP_WORDS.nothingBack),
  ];
}

/** Who works when as long as no swap is made. */
function formerRows(yours: Span | null, theirs: Span | null): CardRow[] {
  return [
    ...row(DUTY_ROWS.yoursBefore, yours && printSpan(yours)),
    ...row(DUTY_ROWS.theirsBefore, theirs && printSpan(theirs)),
  ];
}

export interface SwapAnswerView extends Names, SwapSpans {
  readonly hotline: string;
  readonly partner: string;
  readonly links: CardLinks;
}

/** To the asker: what became of it. A new card, since a rewrite would not be noticed. */
export function drawSwapAnswer(
  view: SwapAnswerView,
  outcome: 'agreed' | 'refused' | 'lapsed',
): TextNotice {
  return {
    card_type: 'text_notice',
    source: drawSource(view.hotline, null),
    main_title: { title: SWAP_WORDS.answer[outcome](shortNameOf(view, view.partner)) },
    sub_title_text: SWAP_WORDS.answerText[outcome],
    horizontal_content_list:
      outcome === 'agreed' ? spanRows(view.take, view.give) : formerRows(view.give, view.take),
    card_action: tapTo(view.links),
  };
}
