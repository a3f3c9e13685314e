/** All that a to-do card is drawn from: plain data, filled by the flow that sends it. */
import type { Intent } from '../server/domain/insight/types.ts';
import type { Urgency } from '../server/domain/routing/types.ts';
import type { Identity } from './caller.ts';
import type { CardLinks } from './card.ts';
import type { FollowUpItem } from './follow-up-items.ts';
import type { Colleague } from './pop.types.ts';

/** Why the card comes again. soon: one working hour is left · due: the deadline is here. Spec §6, §8. */
export interface TodoReminder {
  readonly when: 'soon' | 'due';
  /** Other to-dos of this person that are due with it, merged into the card. */
  readonly others: number;
}

export interface TodoView {
  readonly pushId: string;
  readonly n: number;
  /** Version of the to-do that is drawn. */
  readonly rev: number;
  readonly hotline: string;
  readonly call: { readonly id: string; readonly startedAt: Date; readonly masked: string };
  readonly identity: Identity | null;
  /** callback: somebody is to be called back, and there is nothing else to say of it. */
  readonly kind: 'follow-up' | 'callback';
  /** Null where no customer is known: the title then names the masked number. */
  readonly company: string | null;
  /** Null where nothing was named: the title then says what the intent asks for. */
  readonly firstItem: string | null;
  readonly intent: Intent;
  readonly items: readonly FollowUpItem[];
  readonly due: Date;
  readonly priority: Urgency;
  /** Employee who handed it over; null when a rule did. */
  readonly from: string | null;
  /** Employee the card goes to. */
  readonly receiver: string;
  /** Who it can be handed over to; the first nine are offered. */
  readonly colleagues: readonly Colleague[];
  readonly people: ReadonlyMap<string, string>;
  /** Mini-program `pages/todo/detail?id=<to-do>`, else the page of the call. */
  readonly links: CardLinks;
  /** Absent on the first card. */
  readonly reminder?: TodoReminder;
}
