import type { CardShape } from './card-shape.ts';
import { WecomError } from './errors.ts';

/** What the rules must know besides the card itself. */
export interface CardContext {
  /** True inside update_template_card: `replace_text` and `disable` are allowed only there. */
  updating: boolean;
  hasMedia: (mediaId: string) => boolean;
  isPerson: (userid: string) => boolean;
}

const TYPES = ['button_interaction', 'text_notice', 'news_notice'];
const KEY_BYTES = 1024;
const ID_BYTES = 128;

const empty = (value: string | undefined): value is undefined | '' =>
  value === undefined || value === '';
const bytes = (value: string): number => Buffer.byteLength(value);

function refuse(broken: boolean, errcode: number, detail: string): void {
  if (broken) throw new WecomError(errcode, detail);
}

/** True for cards a press can come from, which therefore get an update code (path/90236). */
export function callsBack(card: CardShape): boolean {
  return card.card_type === 'button_interaction' || card.action_menu !== undefined;
}

/** The enforced counts and bytes of WeCom path/90236; throws the errcode of path/90313. */
export function enforceCardRules(card: CardShape, context: CardContext): void {
  refuse(!TYPES.includes(card.card_type), 42031, card.card_type);
  enforceTaskId(card);
  enforceTitle(card);
  enforceRows(card, context);
  enforceLinks(card);
  enforceMenu(card);
  if (card.card_type === 'button_interaction') enforceButtons(card);
  if (card.card_type === 'news_notice') enforceImage(card);
  if (!context.updating) {
    refuse(card.replace_text !== undefined, 40058, 'replace_text belongs to updates');
    refuse(card.button_selection?.disable !== undefined, 40058, 'disable belongs to updates');
  }
}

function enforceTaskId(card: CardShape): void {
  if (!callsBack(card) && card.task_id === undefined) return;
  refuse(!/^[0-9A-Za-z_@-]{1,128}$/.test(card.task_id ?? ''), 42014, card.task_id ?? 'missing');
}

function enforceTitle(card: CardShape): void {
  const title = card.main_title?.title;
  if (card.card_type === 'text_notice') {
    refuse(empty(title) && empty(card.sub_title_text), 40058, 'main_title.title or sub_title_text');
    return;
  }
  refuse(empty(title), 40058, 'main_title.title');
}

function enforceRows(card: CardShape, context: CardContext): void {
  const rows = card.horizontal_content_list ?? [];
  refuse(rows.length > 6, 42035, `${rows.length} rows`);
  for (const row of rows) {
    refuse(empty(row.keyname), 42027, row.value ?? '');
    refuse(row.type === 1 && empty(row.url), 42028, row.keyname ?? '');
    if (row.type === 2) {
      refuse(empty(row.media_id), 42029, row.keyname ?? '');
      refuse(!context.hasMedia(row.media_id ?? ''), 40007, row.media_id ?? '');
    }
    refuse(row.type === 3 && !context.isPerson(row.userid ?? ''), 42050, row.userid ?? '');
  }
  const lines = card.vertical_content_list ?? [];
  refuse(lines.length > 4, 42036, `${lines.length} lines`);
  for (const line of lines) refuse(empty(line.title), 42033, 'vertical_content_list');
}

function enforceLinks(card: CardShape): void {
  const jumps = card.jump_list ?? [];
  refuse(jumps.length > 3, 42042, `${jumps.length} jumps`);
  for (const jump of jumps) {
    refuse(empty(jump.title), 42033, 'jump_list');
    enforceTarget(jump, 'jump_list');
  }
  if (card.quote_area !== undefined) {
    refuse(![0, 1, 2].includes(card.quote_area.type ?? 0), 40058, 'quote_area.type');
    enforceTarget(card.quote_area, 'quote_area');
  }
  const action = card.card_action;
  if (card.card_type !== 'button_interaction') {
    refuse(action?.type !== 1 && action?.type !== 2, 42045, 'type 1 or 2');
  }
  if (action === undefined) return;
  refuse(![0, 1, 2].includes(action.type ?? -1), 42045, 'type');
  enforceTarget(action, 'card_action');
}

function enforceTarget(
  link: { type?: number | undefined; url?: string | undefined; appid?: string | undefined },
  where: string,
): void {
  refuse(link.type === 1 && empty(link.url), 42028, where);
  refuse(link.type === 2 && empty(link.appid), 42030, where);
}

function enforceMenu(card: CardShape): void {
  if (card.action_menu === undefined) return;
  const actions = card.action_menu.action_list ?? [];
  refuse(actions.length < 1 || actions.length > 3, 40058, `action_list of ${actions.length}`);
  for (const action of actions) {
    refuse(empty(action.text), 40058, 'action_list.text');
    refuse(empty(action.key) || bytes(action.key ?? '') > KEY_BYTES, 40058, 'action_list.key');
  }
  refuse(new Set(actions.map((action) => action.key)).size < actions.length, 42051, 'key');
}

function enforceButtons(card: CardShape): void {
  const buttons = card.button_list ?? [];
  refuse(buttons.length < 1 || buttons.length > 6, 40058, `button_list of ${buttons.length}`);
  const keys = new Set<string>();
  for (const button of buttons) {
    refuse(empty(button.text), 42038, button.key ?? '');
    refuse(![1, 2, 3, 4].includes(button.style ?? 1), 40058, 'button_list.style');
    refuse(![0, 1].includes(button.type ?? 0), 40058, 'button_list.type');
    if (button.type === 1) {
      refuse(empty(button.url), 42028, button.text ?? '');
      continue;
    }
    const key = button.key ?? '';
    refuse(key === '' || bytes(key) > KEY_BYTES || keys.has(key), 42039, button.text ?? '');
    keys.add(key);
  }
  enforceSelection(card.button_selection);
}

function enforceSelection(selection: CardShape['button_selection']): void {
  if (selection === undefined) return;
  const key = selection.question_key ?? '';
  refuse(key === '' || bytes(key) > KEY_BYTES, 42043, key);
  const options = selection.option_list ?? [];
  refuse(options.length < 1 || options.length > 10, 42037, `${options.length} options`);
  const ids = new Set<string>();
  for (const option of options) {
    const id = option.id ?? '';
    refuse(id === '' || bytes(id) > ID_BYTES || ids.has(id), 42040, id);
    refuse(empty(option.text), 42041, id);
    ids.add(id);
  }
  const chosen = selection.selected_id;
  refuse(chosen !== undefined && !ids.has(chosen), 40058, `selected_id ${chosen ?? ''}`);
}

function enforceImage(card: CardShape): void {
  const url = card.card_image?.url ?? card.image_text_area?.image_url;
  refuse(empty(url), 42044, 'card_image or image_text_area');
  const ratio = card.card_image?.aspect_ratio;
  refuse(ratio !== undefined && (ratio < 1.3 || ratio > 2.25), 40058, 'card_image.aspect_ratio');
}
