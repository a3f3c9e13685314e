/** One button: it calls back with a key, or opens the page. */
import { BUTTON_WORDS } from '../templates/card-words.ts';
import type { CardButton, CardLinks } from './card.ts';
import { BUTTON_STYLES, LENGTHS, fit } from './card.ts';
import type { PressKey } from './press.ts';
import { pressKeyOf } from './press.ts';

/** A button that calls back about this revision of this push. */
export function pressButton(
  { pushId, rev }: Pick<PressKey, 'pushId' | 'rev'>,
  action: PressKey['action'],
  { text, strong }: { readonly text: string; readonly strong: boolean },
): CardButton {
  return {
    type: 0,
    text: fit(text, LENGTHS.button),
    style: strong ? BUTTON_STYLES.strong : BUTTON_STYLES.plain,
    key: pressKeyOf({ pushId, rev, action }),
  };
}

/** 查看详情: on every card, a link without a key. */
export function detailButton(links: CardLinks): CardButton {
  return { type: 1, text: BUTTON_WORDS.detail, style: BUTTON_STYLES.plain, url: links.pageUrl };
}
