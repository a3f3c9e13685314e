/** All that an alert card is drawn from: plain data, filled by the flow that sends it. */
import type { AlertGrade } from '../server/domain/alerts/types.ts';
import type { Identity } from './caller.ts';
import type { CardLinks } from './card.ts';
import type { Colleague } from './pop.types.ts';

/** What the message says. pending: it is being written down · failed: nobody could · silent: nothing was said. */
export type AlertText =
  | { readonly kind: 'summary'; readonly text: string }
  | { readonly kind: 'pending' | 'failed' | 'silent' };

export interface AlertView {
  readonly pushId: string;
  readonly n: number;
  /** Version of the alert that is drawn. */
  readonly rev: number;
  readonly hotline: string;
  /** The call of the latest message. */
  readonly call: { readonly id: string; readonly startedAt: Date; readonly masked: string };
  readonly identity: Identity | null;
  /** Seconds of the latest message. */
  readonly seconds: number;
  /** Messages of this caller in the alert; shown from the second. */
  readonly messages: number;
  readonly grade: AlertGrade;
  /** Why it is urgent, word by word: VIP客户, 停线. */
  readonly reasons: readonly string[];
  readonly text: AlertText;
  readonly respondBy: Date;
  readonly settleBy: Date | null;
  readonly takenAt: Date | null;
  readonly settled: { readonly by: string | null; readonly at: Date } | null;
  /** Which telling of this person it is, 1 for the first; shown from the second. */
  readonly told: number;
  /** Employee who handed it to the receiver; null when the ladder did. */
  readonly from: string | null;
  /** Alerts merged into this card because the budget is full: they wait in the list of the mini-program. */
  readonly others: number;
  /** Moment of which the card tells. */
  readonly at: Date;
  /** Employee the card goes to. */
  readonly receiver: string;
  /** Whom it can be handed to; the first nine are offered. */
  readonly colleagues: readonly Colleague[];
  /** Where the message is heard; null unless it lies with us. */
  readonly recordingUrl: string | null;
  readonly people: ReadonlyMap<string, string>;
  /** Mini-program `pages/alert/detail?id=<alert>`, else the page of the call. */
  readonly links: CardLinks;
}
