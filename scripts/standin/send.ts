import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { copyKey } from './book.ts';
import { callsBack, enforceCardRules } from './card-rules.ts';
import { readCard } from './card-shape.ts';
import { listCardWarnings } from './card-warnings.ts';
import type { Desk } from './desk.ts';
import { WecomError } from './errors.ts';
import type { CardJson, Message, Person } from './types.ts';

const TEXT_BYTES = 2048;
const DUPLICATE_WINDOW_S = 1800;

const idList = z.union([z.string(), z.number()]).transform(String).optional();
const sendSchema = z.looseObject({
  touser: z.string().optional(),
  toparty: idList,
  totag: idList,
  msgtype: z.string(),
  agentid: z.union([z.number(), z.string()]).optional(),
  safe: z.union([z.number(), z.string()]).optional(),
  text: z.looseObject({ content: z.string() }).optional(),
  template_card: z.unknown().optional(),
  enable_duplicate_check: z.int().optional(),
  duplicate_check_interval: z.int().min(1).max(14_400).optional(),
});

/** The answer of message/send, errcode 0; absent fields were absent in WeCom's answer too. */
export interface SendReply {
  invaliduser?: string;
  unlicenseduser?: string;
  msgid?: string;
  response_code?: string;
}

interface Content {
  msgtype: 'text' | 'template_card';
  card: CardJson | null;
  text: string | null;
  taskId: string | null;
  warnings: string[];
  callsBack: boolean;
}

/**
 * message/send (WeCom path/90236): checks the envelope and the content, then shows it to everybody
 * whose budget has room. A repeated body is answered without msgid and code; a copy beyond the
 * budget is swallowed although the answer looks the same.
 */
export async function sendMessage(desk: Desk, body: string): Promise<SendReply> {
  const envelope = readEnvelope(body);
  desk.requireOwnAgent(envelope.agentid, 301002);
  const { reached, invalid, unlicensed } = await sortRecipients(desk, envelope);
  const everybody = await desk.people();
  const content = readContent(desk, envelope, everybody);
  if (content.callsBack && desk.callbackUrl() === '') throw new WecomError(43012);
  if (reached.length + unlicensed.length === 0) throw new WecomError(81013);
  const names = {
    ...(invalid.length > 0 ? { invaliduser: invalid.join('|').toLowerCase() } : {}),
    ...(unlicensed.length > 0 ? { unlicenseduser: unlicensed.join('|').toLowerCase() } : {}),
  };
  const checksRepeats = envelope.enable_duplicate_check === 1;
  if (checksRepeats && desk.book.isRepeat(body)) {
    desk.counts.suppressed += 1;
    return names;
  }
  if (content.taskId !== null && desk.book.hasTask(content.taskId)) {
    throw new WecomError(42014, `${content.taskId} was used before`);
  }
  if (checksRepeats) {
    desk.book.remember(body, envelope.duplicate_check_interval ?? DUPLICATE_WINDOW_S);
  }
  const message = deliver(desk, content, reached);
  return {
    ...names,
    msgid: message.msgid,
    ...(message.sendCode === null ? {} : { response_code: message.sendCode }),
  };
}

function readEnvelope(body: string): z.infer<typeof sendSchema> {
  const result = sendSchema.safeParse(parseJson(body));
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw new WecomError(field === 'msgtype' ? 40008 : 40058, field);
}

/** Parses a request body; anything but a JSON object is 40035. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    throw new WecomError(40035, cause instanceof Error ? cause.message : 'not JSON');
  }
}

async function sortRecipients(desk: Desk, envelope: z.infer<typeof sendSchema>) {
  const split = (list: string | undefined) => (list ?? '').split('|').filter((id) => id !== '');
  const wanted = split(envelope.touser);
  const [parties, tags] = [split(envelope.toparty), split(envelope.totag)];
  if (wanted.length + parties.length + tags.length === 0) throw new WecomError(82001);
  if (wanted.length > 1000) throw new WecomError(40032);
  if (parties.length > 100) throw new WecomError(82002);
  if (tags.length > 100) throw new WecomError(82003);
  const people = await desk.people();
  const named = wanted.includes('@all')
    ? people.map((person) => person.userid)
    : [...new Map(wanted.map((userid) => [copyKey(userid), userid])).values()];
  const reached: Person[] = [];
  const invalid: string[] = [];
  const unlicensed: string[] = [];
  for (const userid of named) {
    const person = people.find((one) => copyKey(one.userid) === copyKey(userid));
    if (person === undefined || !desk.isReachable(person.userid)) invalid.push(userid);
    else if (desk.isUnlicensed(person.userid)) unlicensed.push(userid);
    else reached.push(person);
  }
  return { reached, invalid, unlicensed };
}

function readContent(
  desk: Desk,
  envelope: z.infer<typeof sendSchema>,
  people: readonly Person[],
): Content {
  if (envelope.msgtype === 'text') return readText(envelope.text?.content);
  if (envelope.msgtype !== 'template_card') throw new WecomError(40008, envelope.msgtype);
  const card = readCard(envelope.template_card);
  enforceCardRules(card, {
    updating: false,
    hasMedia: desk.hasMedia,
    isPerson: (userid) => people.some((person) => copyKey(person.userid) === copyKey(userid)),
  });
  const warnings = listCardWarnings(card);
  if (Number(envelope.safe ?? 0) !== 0) warnings.push('safe: not for cards');
  return {
    msgtype: 'template_card',
    card,
    text: null,
    taskId: card.task_id ?? null,
    warnings,
    callsBack: callsBack(card),
  };
}

function readText(content: string | undefined): Content {
  if (content === undefined || content === '') throw new WecomError(44004);
  const shown = cutToBytes(content, TEXT_BYTES);
  const warnings =
    shown === content ? [] : [`text.content: ${Buffer.byteLength(content)} B > ${TEXT_BYTES} B`];
  return { msgtype: 'text', card: null, text: shown, taskId: null, warnings, callsBack: false };
}

function cutToBytes(content: string, limit: number): string {
  let size = 0;
  let end = 0;
  for (const character of content) {
    size += Buffer.byteLength(character);
    if (size > limit) return content.slice(0, end);
    end += character.length;
  }
  return content;
}

function deliver(desk: Desk, content: Content, reached: readonly Person[]): Message {
  const message: Message = {
    msgid: randomBytes(24).toString('base64url'),
    taskId: content.taskId,
    msgtype: content.msgtype,
    at: desk.clock().getTime(),
    copies: new Map(),
    sendCode: null,
    codes: [],
    recalled: false,
  };
  for (const { userid } of reached) {
    const { card, text, warnings } = content;
    const dropped = !desk.book.admits(userid);
    if (dropped) desk.counts.dropped += 1;
    message.copies.set(copyKey(userid), { userid, card, text, revision: 0, warnings, dropped });
  }
  desk.book.add(message);
  if (content.callsBack) message.sendCode = desk.book.issueCode(message);
  desk.book.touch([...message.copies.values()].map((copy) => copy.userid));
  return message;
}
