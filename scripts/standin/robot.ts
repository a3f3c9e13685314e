import { z } from 'zod';
import type { Desk } from './desk.ts';
import { WecomError } from './errors.ts';
import { parseJson } from './send.ts';

/** Key of the one robot there is: `…/cgi-bin/webhook/send?key=standin-robot`. */
export const ROBOT_KEY = 'standin-robot';

const TEXT_BYTES = 2048;
const MARKDOWN_BYTES = 4096;
const PER_MINUTE = 20;
const MINUTE_MS = 60_000;

const content = z.looseObject({ content: z.string().min(1) });
const messageSchema = z.discriminatedUnion('msgtype', [
  z.looseObject({ msgtype: z.literal('markdown'), markdown: content }),
  z.looseObject({ msgtype: z.literal('text'), text: content }),
]);

/** One message in the group. */
export interface GroupMessage {
  /** ISO 8601, business time. */
  at: string;
  msgtype: 'markdown' | 'text';
  text: string;
}

/** The group with its robot: what was said in it, and whether there is room for more. */
export interface Group {
  read(): readonly GroupMessage[];
  add(message: Omit<GroupMessage, 'at'>): void;
  /** True when the 20 of this minute are used up. */
  isFull(): boolean;
  reset(): void;
}

/** Builds an empty group that ages by `clock`. */
export function createGroup(clock: () => Date): Group {
  const messages: GroupMessage[] = [];
  return {
    read: () => messages,
    add: (message) => messages.push({ at: clock().toISOString(), ...message }),
    isFull() {
      const since = clock().getTime() - MINUTE_MS;
      return messages.filter(({ at }) => Date.parse(at) > since).length >= PER_MINUTE;
    },
    reset() {
      messages.length = 0;
    },
  };
}

/** webhook/send (WeCom path/99110): markdown and text; 93000 for a foreign key, 45009 beyond 20 a minute, 45002 too long. */
export function sayInGroup(desk: Desk, key: string | undefined, body: string): void {
  if (key !== ROBOT_KEY) throw new WecomError(93000);
  const given = messageSchema.safeParse(parseJson(body));
  if (!given.success) throw refusalOf(given.error);
  const message = given.data;
  const text = message.msgtype === 'markdown' ? message.markdown.content : message.text.content;
  const limit = message.msgtype === 'markdown' ? MARKDOWN_BYTES : TEXT_BYTES;
  if (Buffer.byteLength(text) > limit) throw new WecomError(45002, `${limit} B`);
  if (desk.group.isFull()) throw new WecomError(45009);
  desk.group.add({ msgtype: message.msgtype, text });
}

function refusalOf(error: z.ZodError): WecomError {
  const field = error.issues[0]?.path.join('.') ?? '';
  if (field.endsWith('content')) return new WecomError(44004, field);
  return new WecomError(field === 'msgtype' ? 40008 : 40058, field);
}
