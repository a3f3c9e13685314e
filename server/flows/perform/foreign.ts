/** The table of foreign calls: what the other side uses to tell a repeat, and what an unknown outcome means. */

export interface ForeignCall {
  /** The key given to the other side. */
  readonly key: string;
  /** ask: look first · same-again: the same bytes are harmless · give-up: better none than two, and somebody is told. */
  readonly unknown: 'ask' | 'same-again' | 'give-up';
  /** What is checked again at the moment of doing. */
  readonly recheck: string;
  readonly deadlineMs: number;
  readonly leaseMs: number;
}

export const FOREIGN_CALLS = {
  'gateway order': {
    key: 'row id',
    unknown: 'same-again',
    recheck: 'notAfter of the row',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
  'card send': {
    key: 'body, with duplicate check',
    unknown: 'same-again',
    recheck: 'the state it shows: changed means a new card',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
  'card update': {
    key: 'one-use code, stored before it is spent',
    unknown: 'same-again',
    recheck: 'the state it shows',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
  'card recall': {
    key: 'msgid',
    unknown: 'same-again',
    recheck: 'a newer card is out',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
  'bot text': {
    key: 'none',
    unknown: 'give-up',
    recheck: 'nothing',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
  'recording fetch': {
    key: 'url',
    unknown: 'same-again',
    recheck: 'size and hash',
    deadlineMs: 30_000,
    leaseMs: 40_000,
  },
  'alert call': {
    key: 'id of the call',
    unknown: 'ask',
    recheck: 'the alert is still open',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
  'alert say': {
    key: 'row id',
    unknown: 'same-again',
    recheck: 'notAfter of the order',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
  'staff call': {
    key: 'none',
    unknown: 'give-up',
    recheck: 'the alert is still open, its card is out',
    deadlineMs: 5000,
    leaseMs: 8000,
  },
  'group robot': {
    key: 'none',
    unknown: 'same-again',
    recheck: 'the alert is still open',
    deadlineMs: 2000,
    leaseMs: 3000,
  },
} as const satisfies Record<string, ForeignCall>;
