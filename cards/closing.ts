/** Closing a card that is out without drawing its call again: what it said is replaced, so that nothing of it lies. */
import { CAPTIONS } from '../templates/card-words.ts';
import type { ButtonCard } from './card.ts';
import { greyOut } from './card.ts';

/** The old card of a push that could not be recalled: 见新卡. spec, cards §1. */
export function drawSuperseded(card: ButtonCard): ButtonCard {
  return close(card, CAPTIONS.superseded);
}

/** The card of somebody who is no employee any more: 您不在名单中. spec, cards §2. */
export function drawForStranger(card: ButtonCard): ButtonCard {
  return close(card, CAPTIONS.stranger);
}

function close(card: ButtonCard, caption: string): ButtonCard {
  return greyOut({ ...card, sub_title_text: caption }, caption);
}
