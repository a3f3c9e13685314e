/** 待办 as it is answered. */
import type { Labelled, Moment } from '../../domain/calls/view.types.ts';
import type { InboxKind, InboxUrgency } from '../../domain/inbox/types.ts';
import type { ActView, WhoBrief } from './brief.ts';

export interface InboxRow {
  /** Of the alert or the to-do. */
  readonly id: string;
  readonly kind: Labelled<InboxKind>;
  readonly urgency: Labelled<InboxUrgency>;
  readonly who: WhoBrief;
  /** Why it is urgent, or what is to be done. */
  readonly why: string;
  readonly due: Moment;
  /** 须在 21:15 前响应 */
  readonly deadline: string;
  readonly overdue: boolean;
  /** Due later than today: put away under one line. */
  readonly fold: boolean;
  /** The one main act; POST to the door of its key. */
  readonly act: ActView<'take' | 'settle' | 'complete'>;
  /** The page it opens. */
  readonly path: string;
}

export interface InboxView {
  readonly now: string;
  /** Number at the tab. */
  readonly badge: number;
  /** All rows there are, and how many of them are put away; those come last. */
  readonly total: number;
  readonly folded: number;
  readonly rows: readonly InboxRow[];
  /** Asks for the rows behind these; null at the end. */
  readonly cursor: string | null;
}
