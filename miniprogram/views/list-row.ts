/** A row of a list as `<list-row>` draws it; every word of it comes from the API. */

/** `unknown` while nothing has been read out of the recording yet. */
export interface Urgency {
  readonly value: 'high' | 'medium' | 'low' | 'unknown';
  readonly text: string;
}

export interface ListRow {
  readonly id: string;
  /** Who or what. */
  readonly title: string;
  /** Why it stands here; '' = nothing to say. */
  readonly text: string;
  /** When: the absolute deadline, the time. */
  readonly note: string;
  /** Its time is over: what `note` says is marked. */
  readonly late?: boolean;
  readonly urgency: Urgency | null;
  /** Word on its one button; '' = none. */
  readonly action: string;
}
