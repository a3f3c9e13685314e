/** What flows need from outside, as interfaces. Adapters implement them; build.ts hands them over. */
import type { AlertCallWords } from './domain/alerts/alert-call.ts';
import type { Order } from './domain/consequences.ts';
import type { Employee, RepStatus, StatusEntry } from './domain/people.ts';

export type * from './ports/access-log.ts';
export type * from './ports/alert-store.ts';
export type * from './ports/alert-calls.ts';
export type * from './ports/alert-staff-calls.ts';
export type * from './ports/alerts.ts';
export type * from './ports/call-lists.ts';
export type * from './ports/changes.ts';
export type * from './ports/customers.ts';
export type * from './ports/digest.ts';
export type * from './ports/me.ts';
export type * from './ports/products.ts';
export type * from './ports/report.ts';
export type * from './ports/roster.ts';
export type * from './ports/speech.ts';
export type * from './ports/store.ts';

/** Two hands: `now` is business time (moved by trials and tests), `wall` is for signatures and token lives. */
export interface Clock {
  now(): Date;
  wall(): Date;
}

/** What became of a foreign call whose outcome matters. `unknown`: it may or may not have happened. */
export type WecomFailure =
  | {
      readonly kind: 'retry';
      readonly after: number | null;
      readonly code: number | null;
      readonly text: string;
    }
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'code-used'; readonly text: string }
  | { readonly kind: 'unreachable'; readonly text: string }
  | { readonly kind: 'config'; readonly code: number; readonly text: string }
  | { readonly kind: 'never'; readonly code: number; readonly text: string };

export interface SentMessage {
  /** Null when WeCom suppressed a duplicate: accepted earlier, its codes are lost. */
  readonly msgid: string | null;
  readonly responseCode: string | null;
}

export type WecomResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: WecomFailure };

/** The typed corner of WeCom's API that this product uses. Never throws for an answer of WeCom; times are ms. */
export interface Wecom {
  /** `body` is the exact JSON of message/send without the token (stored before it is sent). */
  send(body: string): Promise<WecomResult<SentMessage>>;
  updateCard(input: {
    readonly userid: string;
    readonly code: string;
    readonly card: unknown;
  }): Promise<WecomResult<null>>;
  recall(msgid: string): Promise<WecomResult<null>>;
  getUser(userid: string): Promise<WecomResult<{ name: string; status: number }>>;
  /** wx.qy.login code → member. */
  exchangeMiniProgramCode(code: string): Promise<WecomResult<{ userid: string }>>;
  /** OAuth2 code → member; null userid for somebody outside the corp. */
  exchangeOauthCode(code: string): Promise<WecomResult<{ userid: string | null }>>;
  /** Where the browser is sent to learn who it is (snsapi_base). */
  authorizeUrl(redirectUri: string, state: string): string;
}

/** Sends only; shared by all processes. spec, cards §4. */
export interface Budget {
  take(
    person: string,
    share: 'now' | 'soon' | 'later',
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly retryAt: Date }>;
}

export type OrderResult = {
  readonly result: 'done' | 'refused' | 'too_late' | 'unknown';
  readonly reason: string | null;
};

export interface Gateway {
  /** False for a gateway that only reports: cards then carry no call buttons. */
  readonly takesOrders: boolean;
  /** Same `id` = same order: the gateway carries it out once. Throws nothing; no answer = `unknown`. */
  order(input: {
    readonly id: string;
    readonly call: string;
    readonly order: Order;
    readonly notAfter: Date;
  }): Promise<OrderResult>;
  /** False: it cannot ring a colleague to read an alert aloud. */
  readonly canCall: boolean;
  /** Rings `to`, reads, and asks for a key; `id` is the call's id from then on. Same `id` = same call. */
  alertCall(input: {
    readonly id: string;
    readonly alerts: readonly string[];
    readonly to: string;
    readonly say: AlertCallWords;
    readonly notAfter: Date;
  }): Promise<OrderResult>;
  /** Answers a key of such a call: the item of this alert (`text` null), or `text` instead of it. */
  alertSay(input: {
    readonly id: string;
    readonly call: string;
    readonly alert: string;
    readonly text: string | null;
    readonly notAfter: Date;
  }): Promise<OrderResult>;
  /**
   * Audio of one of this gateway's recordings, size-limited, only from its own host. It is handed to `take` part by part:
   * an hour of two voices is more than a process should hold.
   */
  fetchRecording(
    url: string,
    take: (part: Uint8Array) => Promise<void>,
  ): Promise<
    | { readonly ok: true; readonly type: string }
    | { readonly ok: false; readonly retry: boolean; readonly reason: string }
  >;
}

/** Tapped statuses. Kept 3600 s by their own `until`; lost with Redis, then everybody is unknown. */
export interface Statuses {
  all(): Promise<ReadonlyMap<string, StatusEntry>>;
  /** A place said to a status that has none yet is one act with it: `before` stays what that took the place of. */
  set(entry: {
    readonly person: string;
    readonly status: RepStatus;
    readonly since: Date;
    readonly until: Date;
    readonly source: StatusEntry['source'];
    readonly location: string | null;
    /** The last tap had the same key: it stands as it is. */
    readonly key?: string;
  }): Promise<StatusEntry>;
  /**
   * Puts back what the tap of this version took the place of, if it is still the last one. `entry` is what is kept
   * then: the restored one, or the one that came between; null when nothing is. Throws like `set`.
   */
  undo(
    person: string,
    version: number,
  ): Promise<{ readonly done: boolean; readonly entry: StatusEntry | null }>;
  /** False after a reading that found the store away: then `all` says nothing about anybody. */
  known(): boolean;
}

/** A revocable login. `token` is shown once; only its hash is stored. */
export interface Session {
  readonly person: string;
  readonly expiresAt: Date;
}

export interface Sessions {
  create(person: string): Promise<{ readonly token: string; readonly expiresAt: Date }>;
  find(token: string): Promise<Session | null>;
  revoke(token: string): Promise<void>;
  revokeAll(person: string): Promise<void>;
}

/** A permission to hear one recording for a while. `ticket` is shown once; only its hash is stored. Pages §3. */
export interface Tickets {
  create(input: {
    readonly person: string;
    readonly recording: string;
  }): Promise<{ readonly ticket: string; readonly seconds: number }>;
  /** Null when unknown or over. */
  find(ticket: string): Promise<{ readonly person: string; readonly recording: string } | null>;
}

/** Statuses with an end of their own (off_duty, on_leave), kept where a lost Redis cannot forget them. Spec §4.1.1. */
export interface LongStatuses {
  save(entry: StatusEntry): Promise<void>;
  remove(person: string): Promise<void>;
}

export interface People {
  /** Everybody, the inactive too; cached for seconds. */
  all(): Promise<readonly Employee[]>;
  /** Adds the role; somebody not known yet is added under `name`. */
  grant(wecomUserId: string, role: Employee['roles'][number], name?: string): Promise<Employee>;
}

interface WecomMessageBase {
  /** The member it came from, lower-cased; the only trustworthy identity. */
  readonly person: string;
  /** When WeCom says it happened; seconds' precision. */
  readonly at: Date;
  /** Equal for repeats of one delivery. */
  readonly dedupId: string;
}

/** What a member did in the app's chat, as WeCom's callback told it. */
export type WecomMessage =
  | (WecomMessageBase & {
      /** A button of a card, or an entry of a card's menu. */
      readonly kind: 'press' | 'menu-press';
      readonly key: string;
      readonly taskId: string;
      /** Code P: rewrites this card once within 72 h. */
      readonly responseCode: string;
      /** Chosen option ids by question key; empty when nothing could be chosen. */
      readonly selected: Readonly<Record<string, readonly string[]>>;
    })
  | (WecomMessageBase & {
      readonly kind: 'text';
      readonly content: string;
      readonly msgId: string;
    })
  /** The member entered or left the app's visible range. */
  | (WecomMessageBase & { readonly kind: 'subscribe' | 'unsubscribe' })
  /** Nothing this product listens to; `type` is WeCom's name of it. */
  | (WecomMessageBase & { readonly kind: 'other'; readonly type: string });

/** Why a callback was not believed. incomplete, malformed: not WeCom's form · the rest: not from our WeCom app. */
export type CallbackProblem =
  'incomplete' | 'bad-signature' | 'undecryptable' | 'foreign-corp' | 'malformed';

/** Query parameters as a web framework hands them over. */
export type CallbackQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** WeCom's callback: both methods check the signature first and never throw. */
export interface WecomCallback {
  /** The plain text to answer the GET with. */
  answerVerification(
    query: CallbackQuery,
  ):
    | { readonly ok: true; readonly answer: string }
    | { readonly ok: false; readonly reason: CallbackProblem };
  /** `body` is the raw XML of the POST. */
  receive(
    query: CallbackQuery,
    body: string,
  ):
    | { readonly ok: true; readonly message: WecomMessage }
    | { readonly ok: false; readonly reason: CallbackProblem };
}
