import type { CardShape } from './card-shape.ts';

/** WeCom's advisory display lengths in characters (path/90236): longer text is drawn cut. */
export const ADVISED = {
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

/** WeCom names no length for these. */
const UNNAMED = Number.POSITIVE_INFINITY;

/** One sentence per advisory limit that a card breaks, e.g. `main_title.title: 40 > 36`. */
export function listCardWarnings(card: CardShape): string[] {
  const warnings: string[] = [];
  const measure = (field: string, value: string | undefined, limit: number): void => {
    const length = countCharacters(value ?? '');
    if (length > limit) warnings.push(`${field}: ${length} > ${limit}`);
    if (value !== undefined && hasControls(value)) warnings.push(`${field}: control characters`);
  };
  measure('source.desc', card.source?.desc, ADVISED.sourceDesc);
  measure('main_title.title', card.main_title?.title, ADVISED.title);
  measure('main_title.desc', card.main_title?.desc, ADVISED.titleDesc);
  measure('emphasis_content.title', card.emphasis_content?.title, ADVISED.emphasisTitle);
  measure('emphasis_content.desc', card.emphasis_content?.desc, ADVISED.emphasisDesc);
  measure('quote_area.title', card.quote_area?.title, UNNAMED);
  measure('quote_area.quote_text', card.quote_area?.quote_text, UNNAMED);
  measure('sub_title_text', card.sub_title_text, ADVISED.subTitle);
  for (const [index, row] of (card.horizontal_content_list ?? []).entries()) {
    measure(`horizontal_content_list.${index}.keyname`, row.keyname, ADVISED.rowKey);
    measure(`horizontal_content_list.${index}.value`, row.value, ADVISED.rowValue);
  }
  for (const [index, line] of (card.vertical_content_list ?? []).entries()) {
    measure(`vertical_content_list.${index}.title`, line.title, ADVISED.lineTitle);
    measure(`vertical_content_list.${index}.desc`, line.desc, ADVISED.lineDesc);
  }
  for (const [index, jump] of (card.jump_list ?? []).entries()) {
    measure(`jump_list.${index}.title`, jump.title, ADVISED.jumpTitle);
  }
  for (const [index, option] of (card.button_selection?.option_list ?? []).entries()) {
    measure(`button_selection.option_list.${index}.text`, option.text, ADVISED.option);
  }
  for (const [index, button] of (card.button_list ?? []).entries()) {
    measure(`button_list.${index}.text`, button.text, ADVISED.button);
    if (button.type === 1 && !isWebAddress(button.url)) {
      warnings.push(`button_list.${index}.url: not http(s)`);
    }
  }
  measure('replace_text', card.replace_text, ADVISED.button);
  if (card.card_action?.type === 1 && !isWebAddress(card.card_action.url)) {
    warnings.push('card_action.url: not http(s)');
  }
  if (card.quote_area?.type === 1 && !isWebAddress(card.quote_area.url)) {
    warnings.push('quote_area.url: not http(s)');
  }
  return warnings;
}

/** Length as WeCom counts it: one per code point. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

function isWebAddress(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\//.test(url);
}

function hasControls(value: string): boolean {
  return /\p{Cc}/u.test(value);
}
