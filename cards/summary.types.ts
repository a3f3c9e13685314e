/** All that a summary card is drawn from: plain data, filled by the flow that sends it. */
import type { Insight } from '../server/domain/insight/types.ts';
import type { Identity } from './caller.ts';
import type { CardLinks } from './card.ts';
import type { FollowUpItem } from './follow-up-items.ts';
import type { Colleague } from './pop.types.ts';

export interface SummaryView {
  readonly pushId: string;
  readonly n: number;
  /** Version of the digest and its to-do that is drawn. */
  readonly rev: number;
  readonly hotline: string;
  readonly call: {
    readonly id: string;
    readonly startedAt: Date;
    readonly endedAt: Date;
    readonly masked: string;
    /** Seconds talked. */
    readonly seconds: number;
  };
  readonly identity: Identity | null;
  readonly kind: 'call';
  /** Employee who talked; null when nobody is known. */
  readonly handler: string | null;
  /** Employee the card goes to. */
  readonly receiver: string;
  /** Null while nobody has read the call. */
  readonly insight:
    | (Pick<Insight, 'by' | 'summary' | 'intent' | 'sentiment' | 'urgency'> & {
        readonly urgencyReason: string;
      })
    | null;
  readonly followUps: readonly FollowUpItem[];
  /** Deadline of the to-do; null when there is none. */
  readonly due: Date | null;
  readonly assignee: string | null;
  /** Who a to-do can be handed over to; the first nine are offered. */
  readonly colleagues: readonly Colleague[];
  /** Where the recording is heard; null unless it lies with us. */
  readonly recordingUrl: string | null;
  readonly people: ReadonlyMap<string, string>;
  readonly links: CardLinks;
}
