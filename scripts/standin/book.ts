import { createHash, randomBytes } from 'node:crypto';
import type { Copy, Message } from './types.ts';

const CODE_LIFE_MS = 72 * 3_600_000;
const KEPT_LINES = 500;

/** One line of a chat: something the app sent, or something its owner typed. */
export type ChatLine =
  { from: 'app'; message: Message } | { from: 'person'; at: number; text: string };

interface Code {
  msgid: string;
  at: number;
  used: boolean;
}

/** Everything the stand-in remembers of chats: messages, lines, update codes, bodies, budgets. */
export interface Book {
  add(message: Message): void;
  find(msgid: string): Message | undefined;
  say(userid: string, text: string): void;
  /** The chat of one person, oldest first, recalled messages left out. */
  linesOf(userid: string): ChatLine[];
  /** How many lines that person ever got from the app; unread marks count by it. */
  countOf(userid: string): number;
  issueCode(message: Message): string;
  /** The message behind a code that is unused and younger than 72 h. */
  messageOf(code: string): Message | undefined;
  /** Uses a code up. */
  spend(code: string): void;
  hasTask(taskId: string): boolean;
  /** True while the very same body is remembered. */
  isRepeat(body: string): boolean;
  /** Remembers a body for so many seconds. */
  remember(body: string, seconds: number): void;
  /** True when this person may be shown one more: 30 in a minute, 1000 in an hour. */
  admits(userid: string): boolean;
  /** Tells watchers that something changed for these people. */
  touch(userids: Iterable<string>): void;
  /** Calls back with a userid on every change; returns the way to stop it. */
  watch(listener: (userid: string) => void): () => void;
  reset(): void;
}

const digest = (body: string): string => createHash('sha256').update(body).digest('base64');
const personKey = (userid: string): string => userid.toLowerCase();

/** Builds an empty book that ages by `clock`. */
export function createBook(clock: () => Date): Book {
  const messages = new Map<string, Message>();
  const lines = new Map<string, ChatLine[]>();
  const totals = new Map<string, number>();
  const codes = new Map<string, Code>();
  const tasks = new Set<string>();
  const bodies = new Map<string, number>();
  const shown = new Map<string, number[]>();
  const watchers = new Set<(userid: string) => void>();
  const now = (): number => clock().getTime();

  function append(userid: string, line: ChatLine): void {
    const key = personKey(userid);
    const chat = lines.get(key) ?? [];
    chat.push(line);
    lines.set(key, chat);
    if (chat.length > KEPT_LINES) forget(key, chat.shift());
  }

  function forget(key: string, line: ChatLine | undefined): void {
    if (line?.from !== 'app') return;
    const { message } = line;
    message.copies.delete(key);
    if (message.copies.size > 0) return;
    messages.delete(message.msgid);
    for (const code of message.codes) codes.delete(code);
    if (message.taskId !== null) tasks.delete(message.taskId);
  }

  return {
    add(message) {
      messages.set(message.msgid, message);
      if (message.taskId !== null) tasks.add(message.taskId);
      for (const [key, copy] of message.copies) {
        append(copy.userid, { from: 'app', message });
        if (!copy.dropped) totals.set(key, (totals.get(key) ?? 0) + 1);
      }
    },
    find: (msgid) => messages.get(msgid),
    say(userid, text) {
      append(userid, { from: 'person', at: now(), text });
    },
    linesOf(userid) {
      const chat = lines.get(personKey(userid)) ?? [];
      return chat.filter((line) => line.from === 'person' || isShown(line.message, userid));
    },
    countOf: (userid) => totals.get(personKey(userid)) ?? 0,
    issueCode(message) {
      const code = randomBytes(32).toString('base64url');
      codes.set(code, { msgid: message.msgid, at: now(), used: false });
      message.codes.push(code);
      return code;
    },
    messageOf(code) {
      const entry = codes.get(code);
      if (entry === undefined || entry.used || now() - entry.at > CODE_LIFE_MS) return undefined;
      return messages.get(entry.msgid);
    },
    spend(code) {
      const entry = codes.get(code);
      if (entry !== undefined) entry.used = true;
    },
    hasTask: (taskId) => tasks.has(taskId),
    isRepeat: (body) => (bodies.get(digest(body)) ?? 0) > now(),
    remember(body, seconds) {
      for (const [old, until] of bodies) {
        if (until > now()) break;
        bodies.delete(old);
      }
      bodies.set(digest(body), now() + seconds * 1000);
    },
    admits(userid) {
      const key = personKey(userid);
      const times = (shown.get(key) ?? []).filter((at) => now() - at < 3_600_000);
      const minute = times.filter((at) => now() - at < 60_000).length;
      const fits = minute < 30 && times.length < 1000;
      if (fits) times.push(now());
      shown.set(key, times);
      return fits;
    },
    touch(userids) {
      for (const userid of userids) for (const watcher of watchers) watcher(userid);
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    reset() {
      const everybody = [...lines.keys()];
      for (const memory of [messages, lines, totals, codes, tasks, bodies, shown]) memory.clear();
      this.touch(everybody);
    },
  };
}

/** The copy one person has of a message; userids compare without regard to case. */
export function copyOf(message: Message, userid: string): Copy | undefined {
  return message.copies.get(personKey(userid));
}

function isShown(message: Message, userid: string): boolean {
  return !message.recalled && copyOf(message, userid)?.dropped === false;
}

/** Key of the copies map. */
export function copyKey(userid: string): string {
  return personKey(userid);
}
