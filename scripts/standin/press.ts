import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { copyOf } from './book.ts';
import type { Desk } from './desk.ts';
import { InspectError } from './errors.ts';
import { readCard } from './card-shape.ts';
import type { CardShape } from './card-shape.ts';
import type { Copy, Message } from './types.ts';

/** A person's finger: one button by key or text, the card itself, or the quoted line on it. */
export const pressSchema = z.strictObject({
  user: z.string(),
  msgid: z.string(),
  key: z.string().optional(),
  text: z.string().optional(),
  tap: z.enum(['card', 'quote']).optional(),
  /** Chosen option id of the drop-down; the card's own default when absent. */
  selected: z.string().optional(),
});

/** What the press does: a callback (delivered or not yet), a page, or the mini-program. */
export type PressOutcome =
  { delivered: boolean } | { url: string } | { appid: string; pagepath: string };

/**
 * Presses what the person sees. A grey or absent button, or a recalled card, is 409; an unknown
 * message or person 404. A callback press issues a fresh update code (WeCom path/90240).
 */
export async function pressCard(
  desk: Desk,
  request: z.infer<typeof pressSchema>,
): Promise<PressOutcome> {
  const message = desk.book.find(request.msgid);
  const copy = message === undefined ? undefined : copyOf(message, request.user);
  if (message === undefined || copy === undefined || copy.card === null || copy.dropped) {
    throw new InspectError(404, 'no such card for this person');
  }
  if (message.recalled) throw new InspectError(409, 'the card was recalled');
  const card = readCard(copy.card);
  if (request.tap === 'card') return follow(card.card_action);
  if (request.tap === 'quote') return follow(card.quote_area);
  const button = findButton(card, request);
  if (button.url !== undefined) return { url: button.url };
  return await callBack(desk, { message, copy, card, button, selected: request.selected });
}

function follow(action: CardShape['card_action'] | CardShape['quote_area']): PressOutcome {
  if (action?.type === 1 && action.url !== undefined) return { url: action.url };
  if (action?.type === 2 && action.appid !== undefined) {
    return { appid: action.appid, pagepath: action.pagepath ?? '' };
  }
  throw new InspectError(409, 'tapping this does nothing');
}

interface FoundButton {
  key: string;
  url?: string;
  inMenu: boolean;
}

function findButton(
  card: CardShape,
  wanted: { key?: string | undefined; text?: string | undefined },
) {
  if (wanted.key === undefined && wanted.text === undefined) {
    throw new InspectError(400, 'name a key, a text, or tap: "card" or "quote"');
  }
  const fits = (one: { key?: string | undefined; text?: string | undefined }): boolean =>
    wanted.key === undefined ? one.text === wanted.text : one.key === wanted.key;
  const action = card.action_menu?.action_list?.find(fits);
  if (action !== undefined) return { key: action.key ?? '', inMenu: true } satisfies FoundButton;
  const button = card.card_type === 'button_interaction' ? card.button_list?.find(fits) : undefined;
  if (button === undefined) throw new InspectError(409, 'the card has no such button');
  if (card.replace_text !== undefined && card.replace_text !== '') {
    throw new InspectError(409, `the buttons are grey: ${card.replace_text}`);
  }
  const found: FoundButton = { key: button.key ?? '', inMenu: false };
  return button.type === 1 && button.url !== undefined ? { ...found, url: button.url } : found;
}

interface Press {
  message: Message;
  copy: Copy;
  card: CardShape;
  button: FoundButton;
  selected: string | undefined;
}

async function callBack(desk: Desk, press: Press): Promise<PressOutcome> {
  const { message, copy, card, button } = press;
  const choice = button.inMenu ? undefined : readChoice(card, press.selected);
  const code = desk.book.issueCode(message);
  if (desk.faults.read().sendCodeDiesOnPress && message.sendCode !== null) {
    desk.book.spend(message.sendCode);
  }
  const delivered = await desk.callbacks.deliver({
    ...eventHead(desk, copy.userid),
    MsgType: 'event',
    Event: button.inMenu ? 'template_card_menu_event' : 'template_card_event',
    EventKey: button.key,
    TaskId: message.taskId ?? '',
    CardType: card.card_type,
    ResponseCode: code,
    AgentID: Number(desk.options.agentId),
    ...(choice === undefined ? {} : { SelectedItems: { SelectedItem: choice } }),
  });
  return { delivered };
}

function readChoice(card: CardShape, selected: string | undefined) {
  const menu = card.button_selection;
  if (menu === undefined) {
    if (selected !== undefined) throw new InspectError(400, 'the card has no drop-down');
    return undefined;
  }
  const chosen = menu.disable === true ? menu.selected_id : (selected ?? menu.selected_id);
  if (chosen === undefined) return undefined;
  if (menu.option_list?.some((option) => option.id === chosen) !== true) {
    throw new InspectError(400, `the drop-down has no option ${chosen}`);
  }
  return { QuestionKey: menu.question_key ?? '', OptionIds: { OptionId: chosen } };
}

function eventHead(desk: Desk, userid: string): Record<string, unknown> {
  return {
    ToUserName: desk.options.corpId,
    FromUserName: userid,
    CreateTime: Math.floor(desk.clock().getTime() / 1000),
  };
}

/** A person types into the chat: shown as their own line, sent as a text callback (path/90239). */
export async function sayToApp(desk: Desk, user: string, content: string): Promise<boolean> {
  desk.book.say(user, content);
  desk.book.touch([user]);
  return await desk.callbacks.deliver({
    ...eventHead(desk, user),
    MsgType: 'text',
    Content: content,
    MsgId: BigInt(desk.clock().getTime()) * 1_000_000n + BigInt(randomInt(1_000_000)),
    AgentID: Number(desk.options.agentId),
  });
}
