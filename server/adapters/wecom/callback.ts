/** WeCom's callback in our words: verification GET and encrypted POST (WeCom path/90238, path/90240). */
import { createHash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { CallbackQuery, WecomCallback, WecomMessage } from '../../ports.ts';
import { openEnvelope } from './crypto.ts';
import type { CallbackKeys, Envelope, Opened } from './crypto.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => name === 'SelectedItem' || name === 'OptionId',
});

const CDATA = /<!\[CDATA\[[\s\S]*?\]\]>/g;

const text = z.string();
const outerSchema = z.object({ Encrypt: text.min(1) });
const commonSchema = z.object({
  FromUserName: text.min(1),
  CreateTime: text.regex(/^\d{1,12}$/),
  MsgType: text,
});
const textSchema = z.object({ Content: text, MsgId: text.min(1) });
const selectedSchema = z.object({
  SelectedItem: z.array(
    z.object({
      QuestionKey: text,
      OptionIds: z.object({ OptionId: z.array(text) }),
    }),
  ),
});
const pressSchema = z.object({
  EventKey: text.min(1),
  TaskId: text.min(1),
  ResponseCode: text.min(1),
  // An empty element is parsed as a text of nothing but blanks.
  SelectedItems: selectedSchema.optional().catch(undefined),
});

/** Builds the door's reader for one app. */
export function createCallback(keys: CallbackKeys): WecomCallback {
  return {
    answerVerification(query) {
      // Some proxies turn the plus signs of base64 into blanks.
      const opened = open(keys, query, one(query, 'echostr')?.replaceAll(' ', '+'));
      return opened.ok ? { ok: true, answer: opened.plain } : opened;
    },

    receive(query, body) {
      const outer = outerSchema.safeParse(parseXml(body));
      if (!outer.success) return { ok: false, reason: 'malformed' };
      const opened = open(keys, query, outer.data.Encrypt.trim());
      if (!opened.ok) return opened;
      const message = readMessage(parseXml(opened.plain));
      return message === null ? { ok: false, reason: 'malformed' } : { ok: true, message };
    },
  };
}

function open(keys: CallbackKeys, query: CallbackQuery, cipher: string | undefined): Opened {
  const signature = one(query, 'msg_signature');
  const timestamp = one(query, 'timestamp');
  const nonce = one(query, 'nonce');
  if (!signature || !timestamp || !nonce || !cipher) return { ok: false, reason: 'incomplete' };
  const envelope: Envelope = { signature, timestamp, nonce, cipher };
  return openEnvelope(keys, envelope);
}

/** A parameter given twice is as good as none. */
function one(query: CallbackQuery, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The content of the `xml` element; null for anything else, a document type included (a text may speak of one).
 * What an unclosed element would let in, the signature and the schemas keep out.
 */
function parseXml(source: string): unknown {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source.replace(CDATA, ''))) return null;
  try {
    const parsed = parser.parse(source) as { xml?: unknown };
    return parsed.xml ?? null;
  } catch {
    // Not XML; the caller answers that.
    return null;
  }
}

function readMessage(xml: unknown): WecomMessage | null {
  const common = commonSchema.safeParse(xml);
  if (!common.success) return null;
  const { FromUserName, CreateTime, MsgType } = common.data;
  const person = FromUserName.toLowerCase();
  const at = new Date(Number(CreateTime) * 1000);
  const identify = (...parts: string[]): string => digest([person, CreateTime, ...parts]);
  if (MsgType === 'text') return readText(xml, person, at);
  if (MsgType !== 'event') {
    return { kind: 'other', person, at, type: MsgType, dedupId: identify(MsgType, idOf(xml)) };
  }
  const event = eventOf(xml);
  switch (event) {
    case 'template_card_event':
    case 'template_card_menu_event': {
      const press = pressSchema.safeParse(xml);
      if (!press.success) return null;
      const { EventKey, TaskId, ResponseCode, SelectedItems } = press.data;
      return {
        kind: event === 'template_card_event' ? 'press' : 'menu-press',
        person,
        at,
        key: EventKey,
        taskId: TaskId,
        responseCode: ResponseCode,
        selected: chosen(SelectedItems),
        dedupId: identify(TaskId, EventKey, ResponseCode),
      };
    }
    case 'subscribe':
    case 'unsubscribe':
      return { kind: event, person, at, dedupId: identify(event) };
    default:
      return { kind: 'other', person, at, type: event, dedupId: identify(event, keyOf(xml)) };
  }
}

function readText(xml: unknown, person: string, at: Date): WecomMessage | null {
  const message = textSchema.safeParse(xml);
  if (!message.success) return null;
  const { Content, MsgId } = message.data;
  return { kind: 'text', person, at, content: Content, msgId: MsgId, dedupId: digest([MsgId]) };
}

/** FromUserName + CreateTime + what tells two presses of one second apart (spec, cards §5), at a fixed length. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function chosen(items: z.infer<typeof selectedSchema> | undefined): Record<string, string[]> {
  return Object.fromEntries(
    (items?.SelectedItem ?? []).map((item) => [item.QuestionKey, item.OptionIds.OptionId]),
  );
}

const memberOf = (xml: unknown, name: string): string => {
  const member = z.looseObject({ [name]: text }).safeParse(xml);
  return member.success ? String(member.data[name]) : '';
};
const eventOf = (xml: unknown): string => memberOf(xml, 'Event');
const idOf = (xml: unknown): string => memberOf(xml, 'MsgId');
const keyOf = (xml: unknown): string => memberOf(xml, 'EventKey');
