import type { Built } from '../miniprogram/compile.ts';
import type { Faults } from './faults.ts';

/** One colleague inside the app's visible range. Userids compare without regard to case. */
export interface Person {
  userid: string;
  name: string;
  /** So that the page can say whose telephone rings. */
  mobile?: string | null | undefined;
}

/** The people the stand-in knows: a list, or a function asked each time it is needed. */
export type PeopleSource =
  readonly Person[] | (() => readonly Person[] | Promise<readonly Person[]>);

/** What the stand-in pretends to be, and whom it speaks to. Nothing here is a real credential. */
export interface StandinOptions {
  /** 0 takes any free port. */
  port: number;
  host?: '127.0.0.1';
  corpId: string;
  agentId: number | string;
  secret: string;
  /** Callback token and key of the app (WeCom path/90930). */
  token: string;
  encodingAesKey: string;
  /** Where callbacks are posted; '' means the app has none (errcode 43012 for cards with buttons). */
  callbackUrl: string;
  people: PeopleSource;
  /** Business time: codes, recall window, budgets and message times. Tokens live by the wall clock. */
  clock?: () => Date;
  /** Control address of the simulated gateway, reached by the page under /phone. */
  gatewayUrl?: string;
  /** The product's public address: the trusted domain of OAuth redirects. */
  productUrl: string;
  /** The mini-program to show beside the chat, under /frame/; without it cards that open it only say so. */
  miniprogram?: () => Promise<Built>;
  sendCodeDiesOnPress?: boolean;
  /** ms to wait for a 200 before a callback counts as lost; WeCom waits 5000. */
  callbackTimeoutMs?: number;
  /** ms from the start of one callback attempt to the next; default 5000. */
  callbackRetryMs?: number;
}

/** The running stand-in. */
export interface StandinHandle {
  url: string;
  faults: { read(): Faults; set(patch: Partial<Faults>): Faults; reset(): Faults };
  /** The GET that WeCom sends when a callback URL is saved (path/90930). */
  verifyCallback(): Promise<CallbackCheck>;
  /** Ends connections and pending retries; resolves when the port is free. */
  stop(): Promise<void>;
}

/** Outcome of the callback URL check; `reason` says what the address did wrong. */
export type CallbackCheck = { ok: true } | { ok: false; reason: string };

/** The JSON of a template card, as sent and as shown. */
export type CardJson = Record<string, unknown> & { card_type: string };

/** What one person has of one message. */
export interface Copy {
  userid: string;
  card: CardJson | null;
  text: string | null;
  /** 0 when sent, one more with each update. */
  revision: number;
  /** Advisory lengths exceeded and similar; empty for a clean message. */
  warnings: string[];
  /** Swallowed by the budget: the app cannot tell, the person never sees it. */
  dropped: boolean;
}

/** One accepted message/send. */
export interface Message {
  msgid: string;
  taskId: string | null;
  msgtype: 'text' | 'template_card';
  /** ms since the epoch, business time. */
  at: number;
  copies: Map<string, Copy>;
  /** The update code that came with the send, when the card can call back. */
  sendCode: string | null;
  codes: string[];
  recalled: boolean;
}

/** How often what happened, for tests and measurements. */
export interface Counts {
  gettoken: number;
  send: number;
  update: number;
  recall: number;
  /** Copies swallowed by the 30 a minute / 1000 an hour limit. */
  dropped: number;
  /** Bodies swallowed by enable_duplicate_check. */
  suppressed: number;
  callbacks: number;
  callbacksLost: number;
}
