/** A to-do: what somebody promised to do about a call, and by when. Spec §6.5, §8. */
import type { PressCode, Row } from '../consequences.ts';
import type { Evidence, Intent } from '../insight/types.ts';
import type { Urgency } from '../routing/types.ts';
import type { Speaker } from '../speech/types.ts';

/** open: to be done · done · dropped: no longer wanted, kept for the record. */
export type ItemState = 'open' | 'done' | 'dropped';

export interface TodoItem {
  /** Equal for the same promise in every version of the facts. */
  readonly id: string;
  readonly text: string;
  /** Who must act. */
  readonly owner: Speaker;
  /** Null when no date was spoken. */
  readonly due: Date | null;
  readonly evidence: Evidence;
  readonly state: ItemState;
  /** Who ticked it, null while the machine's word stands. */
  readonly by: string | null;
}

/** Where the deadline comes from; what a hand set is moved by nothing but a hand. */
export type DueFrom = 'default' | 'spoken' | 'person';

export interface Todo {
  /** The call's id: a call has one follow-up; `callback:` stands before it in the call-back of a call. */
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** callback: somebody rang in vain, or left no words, and must be called back. */
  readonly kind: 'follow-up' | 'callback';
  readonly call: string;
  /** Version of the digest it was last read from; of a call-back, of all it was read from. */
  readonly read: number;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly contact: string | null;
  /** 138****8888, for a title without a customer. */
  readonly number: string;
  readonly intent: Intent;
  readonly priority: Urgency;
  readonly items: readonly TodoItem[];
  readonly due: Date;
  readonly dueFrom: DueFrom;
  /** What counts when no agent item is dated. */
  readonly fallbackDue: Date;
  readonly assignee: string;
  readonly assignedBy: 'rule' | 'person';
  readonly state: 'open' | 'done' | 'dropped';
  /** Who has a summary card of the call: it carries the to-do's buttons. */
  readonly summaryTo: readonly string[];
  /** Who closed it, and when. */
  readonly closed: { readonly by: string | null; readonly at: Date } | null;
  /** What the last press of a person could not do, for their own card. */
  readonly notes: readonly {
    readonly person: string;
    readonly refusal: TodoRefusal;
    readonly at: Date;
  }[];
  /** Hand-overs and postponements, oldest first: who did what to whom. */
  readonly history: readonly TodoMove[];
  readonly seen: readonly string[];
  readonly rows: readonly TodoRow[];
  /** Call-backs: the caller's national number, so that the item closes when they get through; null when withheld. */
  readonly caller?: string | null;
  /** Keys of the reminders that were sent. */
  readonly reminded?: readonly string[];
  /** The reminder that was said last with a card of its own. */
  readonly reminder?: SaidReminder;
  /** Who has a to-do card because they were reminded. */
  readonly cardTo?: readonly string[];
  /** Who had it before they were away, and still reads along. */
  readonly copied?: readonly string[];
}

/** What a to-do card says when it comes again. soon: before the deadline · due: at it. */
export interface SaidReminder {
  readonly when: 'soon' | 'due';
  readonly person: string;
  /** The deadline it speaks of. */
  readonly due: Date;
  /** Other to-dos of this person that were merged into it. */
  readonly others: number;
}

export type TodoMove = { readonly by: string; readonly at: Date } & (
  | { readonly what: 'reassigned'; readonly from: string; readonly to: string }
  | { readonly what: 'postponed'; readonly to: Date; readonly card: boolean }
  | { readonly what: 'completed' | 'reopened' }
  /** By the machine, because whoever had it is away; `by` is empty. */
  | { readonly what: 'moved'; readonly from: string; readonly to: string }
);

export type TodoRefusal = 'choose-colleague' | 'colleague-unknown' | 'already-closed' | 'not-yours';

/** What a conversation asks for, as the digest reads it; null = nothing to do. */
export interface TodoWish {
  readonly read: number;
  readonly customer: Todo['customer'];
  readonly contact: string | null;
  readonly number: string;
  readonly intent: Intent;
  readonly priority: Urgency;
  readonly items: readonly Omit<TodoItem, 'state' | 'by'>[];
  readonly fallbackDue: Date;
  readonly assignee: string;
}

export type TodoRow = Row<TodoConsequence>;

export type TodoConsequence =
  /** Bring a person's card up to the to-do; `summary` and `missed` hang on the call. */
  | {
      readonly do: 'show';
      readonly card: 'todo' | 'summary' | 'missed';
      readonly person: string;
      readonly press: PressCode | null;
    }
  /** It is done: so is the alert of its message. */
  | { readonly do: 'settle-alert'; readonly by: string }
  /** Tell somebody of it who does not have it: once. */
  | { readonly do: 'tell'; readonly what: 'overdue' | 'moved-away'; readonly person: string }
  /** The caller has been called back: their other call-backs are done as well. */
  | { readonly do: 'close-callbacks'; readonly by: string };

interface Envelope {
  readonly id: string;
  readonly at: Date;
}
interface ByPerson extends Envelope {
  readonly person: string;
  /** Which card was pressed, and its code P; null from a page. */
  readonly code: { readonly code: string; readonly card: number } | null;
  readonly from: 'todo' | 'summary' | 'page';
}

export type TodoEvent =
  | (Envelope & {
      readonly type: 'read';
      readonly wish: TodoWish | null;
      /** Version of the digest; an older reading changes nothing. */
      readonly read: number;
      /** Who has a summary card of this call. */
      readonly summaryTo: readonly string[];
    })
  | (ByPerson & { readonly type: 'completed' })
  | (ByPerson & { readonly type: 'postponed'; readonly to: Date })
  | (ByPerson & {
      readonly type: 'reassigned';
      /** Null: nobody was chosen. */
      readonly to: string | null;
      /** The colleague works here and may take to-dos. */
      readonly known: boolean;
    })
  | (ByPerson & { readonly type: 'ticked'; readonly item: string; readonly state: ItemState })
  | (ByPerson & { readonly type: 'due-set'; readonly due: Date })
  | TodoTimeEvent;

/** What a missed call, or a message without words, asks for. */
export interface CallbackWish {
  readonly call: string;
  /** End of the call: whoever gets through later has no need of it. */
  readonly since: Date;
  /** A message was left on which nobody said a word. */
  readonly wordless: boolean;
  readonly customer: Todo['customer'];
  readonly contact: string | null;
  /** 138****8888 */
  readonly number: string;
  readonly caller: string | null;
  readonly priority: Urgency;
  readonly due: Date;
  readonly assignee: string;
}

/** before: one working hour before the deadline · deadline: at it · overdue: two working hours after, to the director. */
export const REMINDER_KINDS = ['before', 'deadline', 'overdue'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** What time, absence and other calls do to a to-do; nobody pressed anything. */
export type TodoTimeEvent =
  | (Envelope & {
      readonly type: 'unreached';
      readonly wish: CallbackWish;
      /** Grows with what it was read from; an older reading changes nothing. */
      readonly read: number;
    })
  /** The call asks for none any more: its message has words after all. */
  | (Envelope & { readonly type: 'unasked'; readonly read: number })
  /** The caller got through, or a rep has reached them. */
  | (Envelope & { readonly type: 'reached'; readonly by: string | null })
  /** Its assignee is away for all working time that is left. */
  | (Envelope & { readonly type: 'moved'; readonly from: string; readonly to: string })
  /** A reminder with this key goes out to these people; to nobody when another to-do's card tells of it. */
  | (Envelope & {
      readonly type: 'reminded';
      readonly key: string;
      readonly kind: ReminderKind;
      readonly people: readonly string[];
      /** To-dos whose reminders are merged into this one. */
      readonly others: number;
    });
