/** A push: what one person was sent about one thing, and which one-use codes are left. spec, cards §1. */
import type { PressCode } from '../consequences.ts';

/**
 * summary: what a call was about · todo: one to-do, for its assignee · overdue tells the director of one, moved-away whoever
 * had it · stuck tells the admin of steps that were given up · check-in asks for a shift of duty, unconfirmed tells the
 * director that nobody answered, hand-over tells what waits at its start · swap asks the partner, swap-answer tells the
 * asker · report: the director's day · nudge says a status has expired · unreachable tells the admin of somebody who gets
 * no cards · text is a bot reply.
 */
export const PUSH_KINDS = [
  'pop',
  'missed',
  'assigned-away',
  'duty-gap',
  'holidays-missing',
  'summary',
  'todo',
  'overdue',
  'moved-away',
  'stuck',
  'alert',
  'check-in',
  'unconfirmed',
  'hand-over',
  'swap',
  'swap-answer',
  'report',
  'nudge',
  'unreachable',
  'text',
] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** Which share of the sending budget a kind may use. spec, cards §4. */
export type BudgetClass = 'now' | 'soon' | 'later';

/**
 * One card as sent. unsent: body stored, answer not known · live: accepted, buttons work · final: grey for good ·
 * gone: recalled, or greyed as 见新卡 · dropped: WeCom refused it for good.
 */
export type CardState = 'unsent' | 'live' | 'final' | 'gone' | 'dropped';

export interface CardInstance {
  /** 0 for the first card of a push; part of its task id. */
  readonly n: number;
  readonly taskId: string;
  readonly state: CardState;
  /** Exact body, stored before the first attempt so that a retry sends the same bytes. */
  readonly body: string | null;
  /** How often the send was tried; more than one with no msgid means the answer was lost. */
  readonly attempts: number;
  readonly msgid: string | null;
  /** Code S; null when lost or when the card type has none. */
  readonly send: string | null;
  /** True when WeCom accepted a card whose codes never reached us: it can be neither rewritten nor recalled. */
  readonly lost: boolean;
  readonly sentAt: Date | null;
  /** Key of the face this card shows. */
  readonly shownKey: string | null;
  /** The code about to be, or already, spent, and the face it was spent for. Stored before the call. */
  readonly spending: {
    readonly code: string;
    readonly key: string;
    readonly final: boolean;
  } | null;
}

export interface Push {
  /** uuid derived from call, person and kind; the task id of its cards begins with it. */
  readonly id: string;
  readonly kind: PushKind;
  readonly person: string;
  readonly call: string | null;
  /** Version of the call (or of its own subject) that must be shown, and that is shown. */
  readonly wanted: number;
  readonly shown: number;
  readonly cards: readonly CardInstance[];
  /** Codes P not yet spent, oldest first. */
  readonly presses: readonly PressCode[];
  readonly createdAt: Date;
  /** Subject of pushes that hang on no call: the words' data. */
  readonly about: PushSubject | null;
  /** Failed attempts in a row, for the back-off. */
  readonly failures: number;
}

/** What a push that hangs on no call is about. */
export type PushSubject =
  | { readonly kind: 'nudge'; readonly status: string; readonly expiredAt: Date }
  | { readonly kind: 'unreachable'; readonly who: string; readonly reason: string }
  /** `answer`: of the bot, which may well be the same twice. Else a notice: a second one of the same bytes is the same one. */
  | { readonly kind: 'text'; readonly content: string; readonly answer: boolean }
  /** Steps that were given up; which they are is read when it is drawn. */
  | { readonly kind: 'stuck' }
  | { readonly kind: 'alert'; readonly alert: string }
  /** A to-do that is not named like its call. */
  | { readonly kind: 'todo'; readonly todo: string }
  | { readonly kind: 'check-in'; readonly checkIn: string }
  | {
      readonly kind: 'hand-over';
      /** The shift that begins. */
      readonly from: Date;
      readonly to: Date;
    }
  | { readonly kind: 'swap'; readonly swap: string }
  /** A year `YYYY` that begins soon. */
  | { readonly kind: 'holidays-missing'; readonly year: string }
  /** `YYYY-MM-DD` */
  | { readonly kind: 'report'; readonly day: string };

/** S and P live this long. */
export const CODE_LIFE_HOURS = 72;
/** A card still live after this is closed with 请在小程序处理. */
export const CARD_LIFE_HOURS = 70;
export const RECALL_HOURS = 24;
