/** News for open pages: that something of a kind was saved, never what it says. Pages §3 News. */

/** call: the call itself and what was heard of it · customer: its name, or that somebody talked to it · roster: tables and swaps · status: taps, and who is on a call. */
export const CHANGE_KINDS = ['status', 'alert', 'todo', 'call', 'roster', 'customer'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  readonly kind: ChangeKind;
  /** Employee of a status; swap, or `tables`, of the roster; else the id its own door takes. */
  readonly id: string;
}
