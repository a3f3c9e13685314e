/** What WeCom would say to a card: its enforced rules throw, its advisory lengths are listed. */
import type { TemplateCard } from '../../cards/card.ts';
import { enforceCardRules } from '../../scripts/standin/card-rules.ts';
import { readCard } from '../../scripts/standin/card-shape.ts';
import { listCardWarnings } from '../../scripts/standin/card-warnings.ts';

export function checkCard(card: TemplateCard): readonly string[] {
  const shape = readCard(JSON.parse(JSON.stringify(card)));
  const updating = 'replace_text' in card;
  enforceCardRules(shape, { updating, hasMedia: () => false, isPerson: () => false });
  return listCardWarnings(shape);
}

/** Rows as `key: value`. */
export function rowsOf(card: TemplateCard): string[] {
  return (card.horizontal_content_list ?? []).map((row) => `${row.keyname}: ${row.value}`);
}

/** Texts of the buttons, grey or not. */
export function buttonsOf(card: TemplateCard): string[] {
  return card.card_type === 'button_interaction' ? card.button_list.map((one) => one.text) : [];
}
