/** What waits for somebody in 待办. Pages §1. */
import type { Urgency } from '../routing/types.ts';

/**
 * alert: open, and this person may take it · promise: they have taken it and must settle it · callback: a caller waits
 * to be called back · todo: anything else they have taken on.
 */
export const INBOX_KINDS = ['alert', 'promise', 'callback', 'todo'] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** What the director's three numbers count: open alerts, callers not called back, to-dos past their deadline. */
export const WAITING_NUMBERS = ['alerts', 'callbacks', 'overdue'] as const;
export type WaitingNumber = (typeof WAITING_NUMBERS)[number];

/** unknown: nothing has been read of the message yet. */
export type InboxUrgency = Urgency | 'unknown';

/** One thing that waits for this person, with what its place depends on. */
export interface InboxItem {
  readonly kind: InboxKind;
  /** Of the alert or the to-do. */
  readonly id: string;
  /** By when it must be taken, settled or done. */
  readonly due: Date;
  readonly urgency: InboxUrgency;
  /** Since when it waits: of two equals the older comes first. */
  readonly since: Date;
}

/** A place in the order, to go on behind: group, due, urgency, age, id. */
export type InboxPlace = readonly [number, number, number, number, string];
