import { z } from 'zod';
import { copyKey, copyOf } from './book.ts';
import { enforceCardRules } from './card-rules.ts';
import { readCard } from './card-shape.ts';
import { countCharacters, listCardWarnings } from './card-warnings.ts';
import type { Desk } from './desk.ts';
import { WecomError } from './errors.ts';
import { parseJson } from './send.ts';
import type { CardJson, Copy, Message } from './types.ts';

const RECALL_MS = 24 * 3_600_000;

const updateSchema = z.looseObject({
  userids: z.array(z.string()).max(1000).optional(),
  partyids: z.array(z.int()).max(100).optional(),
  tagids: z.array(z.int()).max(100).optional(),
  atall: z.int().optional(),
  agentid: z.union([z.number(), z.string()]).optional(),
  response_code: z.string(),
  button: z.looseObject({ replace_name: z.string().optional() }).optional(),
  template_card: z.unknown().optional(),
});

/**
 * message/update_template_card (WeCom path/94888), form A (grey the buttons) and form B (a whole new
 * card). A code works once within 72 h; a request refused for its content leaves the code unspent.
 */
export async function updateCard(desk: Desk, body: string): Promise<{ invaliduser?: string[] }> {
  const result = updateSchema.safeParse(parseJson(body));
  if (!result.success) throw new WecomError(40058, result.error.issues[0]?.path.join('.'));
  const request = result.data;
  desk.requireOwnAgent(request.agentid, 42015);
  const message = desk.book.messageOf(request.response_code);
  if (message === undefined) throw new WecomError(60140);
  const change = await readChange(desk, request, message);
  const { copies, invalid } = findCopies(request, message);
  desk.book.spend(request.response_code);
  for (const copy of copies) change(copy);
  desk.book.touch(copies.map((copy) => copy.userid));
  return invalid.length > 0 ? { invaliduser: invalid } : {};
}

async function readChange(
  desk: Desk,
  request: z.infer<typeof updateSchema>,
  message: Message,
): Promise<(copy: Copy) => void> {
  if (request.template_card === undefined) return readCaption(request.button?.replace_name);
  const card = readCard(request.template_card);
  const people = await desk.people();
  enforceCardRules(card, {
    updating: true,
    hasMedia: desk.hasMedia,
    isPerson: (userid) => people.some((person) => copyKey(person.userid) === copyKey(userid)),
  });
  if (card.task_id !== undefined && card.task_id !== message.taskId) {
    throw new WecomError(42016, card.task_id);
  }
  const warnings = listCardWarnings(card);
  return (copy) => {
    show(copy, card);
    copy.warnings = [...copy.warnings, ...warnings];
  };
}

function readCaption(caption: string | undefined): (copy: Copy) => void {
  if (caption === undefined || caption === '') throw new WecomError(42020);
  return (copy) => {
    if (copy.card === null) return;
    const card: CardJson = { ...copy.card, replace_text: caption };
    show(copy, card);
    const length = countCharacters(caption);
    if (length > 10) copy.warnings = [...copy.warnings, `button.replace_name: ${length} > 10`];
  };
}

function show(copy: Copy, card: CardJson): void {
  copy.card = card;
  copy.revision += 1;
}

function findCopies(request: z.infer<typeof updateSchema>, message: Message) {
  if (request.atall === 1) return { copies: [...message.copies.values()], invalid: [] };
  const named = request.userids ?? [];
  if (named.length + (request.partyids?.length ?? 0) + (request.tagids?.length ?? 0) === 0) {
    throw new WecomError(82001);
  }
  const copies: Copy[] = [];
  const invalid: string[] = [];
  for (const userid of named) {
    const copy = copyOf(message, userid);
    if (copy === undefined) invalid.push(userid.toLowerCase());
    else copies.push(copy);
  }
  return { copies, invalid };
}

/** message/recall (WeCom path/94867): within 24 h of the send; a second recall changes nothing. */
export function recallMessage(desk: Desk, body: string): void {
  const result = z.looseObject({ msgid: z.string() }).safeParse(parseJson(body));
  const message = result.success ? desk.book.find(result.data.msgid) : undefined;
  if (message === undefined) throw new WecomError(40058, 'msgid');
  if (desk.clock().getTime() - message.at > RECALL_MS)
    throw new WecomError(40058, 'older than 24 h');
  message.recalled = true;
  desk.book.touch([...message.copies.values()].map((copy) => copy.userid));
}
