/** WeCom's template cards: the shapes this product uses, their documented limits, and how text is made to fit. */

/** Lengths are characters (字, counted as code points) and advisory: WeCom accepts more and draws it cut. WeCom path/90236. */
export const LENGTHS = {
  sourceDesc: 20,
  title: 36,
  titleDesc: 44,
  emphasisTitle: 14,
  emphasisDesc: 22,
  subTitle: 160,
  rowKey: 5,
  rowValue: 30,
  lineTitle: 38,
  lineDesc: 160,
  jumpTitle: 18,
  option: 16,
  button: 10,
} as const;

/** Counts are enforced: one more and WeCom refuses the card. WeCom path/90236. */
export const COUNTS = { rows: 6, lines: 4, jumps: 3, buttons: 6, options: 10, menu: 3 } as const;

/** UTF-8 bytes, enforced. WeCom path/90236. */
export const BYTES = { key: 1024, taskId: 128, optionId: 128 } as const;

/** Of `source.desc`. */
export const SOURCE_COLOURS = { grey: 0, black: 1, red: 2, green: 3 } as const;

/** Emphasised, and less so. */
export const BUTTON_STYLES = { strong: 1, plain: 2 } as const;

export interface CardSource {
  readonly desc: string;
  readonly desc_color: 0 | 1 | 2 | 3;
}

export interface CardTitle {
  readonly title: string;
  readonly desc?: string;
}

export interface CardRow {
  readonly keyname: string;
  readonly value: string;
}

/** A titled line of its own; only a news notice has them. */
export interface CardLine {
  readonly title: string;
  readonly desc: string;
}

/** What a tap on the whole card opens: a page, or the mini-program. */
export type CardTap =
  | { readonly type: 1; readonly url: string }
  | { readonly type: 2; readonly appid: string; readonly pagepath: string };

/** A quoted line under the title that is a link of its own. WeCom names no length for it. WeCom path/90236. */
export type CardQuote = CardTap & { readonly title: string; readonly quote_text?: string };

export type CardButton =
  | {
      readonly type: 0;
      readonly text: string;
      readonly style: 1 | 2 | 3 | 4;
      readonly key: string;
    }
  | {
      readonly type: 1;
      readonly text: string;
      readonly style: 1 | 2 | 3 | 4;
      readonly url: string;
    };

export interface CardSelection {
  readonly question_key: string;
  readonly title: string;
  readonly option_list: readonly { readonly id: string; readonly text: string }[];
  readonly selected_id: string;
}

export interface CardMenu {
  readonly desc: string;
  readonly action_list: readonly { readonly text: string; readonly key: string }[];
}

interface CardBlocks {
  readonly source: CardSource;
  readonly main_title: CardTitle;
  readonly sub_title_text?: string;
  readonly horizontal_content_list?: readonly CardRow[];
  readonly card_action: CardTap;
}

export interface ButtonCard extends CardBlocks {
  readonly card_type: 'button_interaction';
  readonly task_id: string;
  readonly quote_area?: CardQuote;
  readonly action_menu?: CardMenu;
  readonly button_selection?: CardSelection;
  readonly button_list: readonly CardButton[];
  /** Caption of the greyed buttons; only inside an update. WeCom path/94888. */
  readonly replace_text?: string;
}

export interface TextNotice extends CardBlocks {
  readonly card_type: 'text_notice';
  readonly emphasis_content?: CardTitle;
}

export interface NewsNotice extends Omit<CardBlocks, 'sub_title_text'> {
  readonly card_type: 'news_notice';
  /** `aspect_ratio` above 1.3 and below 2.25. */
  readonly card_image: { readonly url: string; readonly aspect_ratio: number };
  readonly vertical_content_list?: readonly CardLine[];
}

export type TemplateCard = ButtonCard | TextNotice | NewsNotice;

/** Where a card leads: the page behind WeCom's OAuth2, and the mini-program where its appid is configured. */
export interface CardLinks {
  readonly pageUrl: string;
  readonly miniProgram: { readonly appid: string; readonly pagepath: string } | null;
}

/** The mini-program when there is one, else the page. spec, cards §3. */
export function tapTo(links: CardLinks): CardTap {
  if (links.miniProgram) return { type: 2, ...links.miniProgram };
  return { type: 1, url: links.pageUrl };
}

/** Length in code points: how WeCom's 字 are counted here. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Line breaks, tabs, controls and invisible direction marks become one blank; half surrogates vanish. */
export function clean(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Cleaned text of at most `most` code points; what had to be cut ends in …; empty when `most` is below 1. */
export function fit(text: string, most: number): string {
  const points = Array.from(clean(text));
  if (points.length <= most) return points.join('');
  if (most < 1) return '';
  return `${points
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}

/**
 * The final form of a card that is already out: buttons grey under `caption`, drop-down and menu gone, links kept.
 * spec, cards §3. Only for updates.
 */
export function greyOut(card: ButtonCard, caption: string): ButtonCard {
  return {
    card_type: card.card_type,
    task_id: card.task_id,
    source: card.source,
    main_title: card.main_title,
    ...(card.quote_area && { quote_area: card.quote_area }),
    ...(card.sub_title_text !== undefined && { sub_title_text: card.sub_title_text }),
    ...(card.horizontal_content_list && { horizontal_content_list: card.horizontal_content_list }),
    card_action: card.card_action,
    button_list: card.button_list,
    replace_text: fit(caption, LENGTHS.button),
  };
}
