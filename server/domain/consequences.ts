/** All that the domain may ask of the world, as data: a closed union, one performer each (server/flows/perform). */
import type { NumberMark } from './matching/entries.ts';
import type { Device } from './people.ts';

/** An order to the gateway. `seconds`: how long the ordered device may ring. */
export interface Order {
  readonly do: 'answer' | 'decline' | 'transfer' | 'voicemail' | 'hangup' | 'continue';
  readonly person?: string;
  readonly device?: Device;
  readonly number?: string;
  readonly seconds?: number;
}

/** Cards that hang on a call; each is one push per person. */
export type CallCard = 'pop' | 'missed' | 'assigned-away' | 'duty-gap' | 'holidays-missing';

export type Consequence =
  /** Bring this person's card up to the call's state; `press` carries the one-use code P of the press that caused it. */
  | {
      readonly do: 'show';
      readonly card: CallCard;
      readonly person: string;
      readonly press: PressCode | null;
    }
  /** Send an order; its answer comes back as an event when it is not `done`. */
  | {
      readonly do: 'order';
      readonly order: Order;
      readonly claim: string | null;
      /** Whose card tells a failure. */
      readonly person: string | null;
    }
  /** Look at the call again at the row's due time (a claim that may have lapsed). */
  | { readonly do: 'lapse'; readonly claim: string }
  /** The person is free again. */
  | { readonly do: 'release'; readonly person: string }
  /** The person answered: counts today, talks until released. */
  | { readonly do: 'answered'; readonly person: string }
  /** Write the caller identification record. */
  | { readonly do: 'identify' }
  /** Bring the communication record up to the call: it exists from the first answer, or the message left. */
  | { readonly do: 'communicate' }
  /** Tell the digest what it must know of the call: it ended, a recording came home, the customer is another. */
  | { readonly do: 'digest' }
  /** Somebody talks with this number: what waited for that is over. */
  | { readonly do: 'reached'; readonly by: string }
  /** Bring the call-back up to the call: it was missed, or is not any more. */
  | { readonly do: 'callback' }
  /** Fetch a recording's audio and keep it. */
  | { readonly do: 'fetch'; readonly recording: string }
  /** Write the voicemail record (VM-…). */
  | { readonly do: 'voicemail' }
  /** Make the lead a person asked for (创建新客户档案). */
  | {
      readonly do: 'create-lead';
      /** The press that made it: undoing it takes the number from the lead again. */
      readonly confirmation: string;
      readonly customer: string;
      readonly name: string;
      readonly by: string;
    }
  /** Remember, or forget, who this number belongs to. */
  | {
      readonly do: 'remember';
      readonly confirmation: string;
      readonly marks: readonly NumberMark[];
    }
  | { readonly do: 'forget'; readonly confirmation: string }
  /** Attach, or detach, the earlier calls of that number. */
  | { readonly do: 'reattach'; readonly confirmation: string }
  | { readonly do: 'detach'; readonly confirmation: string };

/** Code P: which card instance of the push was pressed, and the code that rewrites it once within 72 h. */
export interface PressCode {
  readonly code: string;
  readonly card: number;
  readonly at: Date;
}

/**
 * A consequence saved with the truth that caused it. `dueAt` is due time and lease in one: whoever takes the row moves
 * it forward, so a dead process's row becomes due again. After `notAfter` it is dropped with a trace line.
 */
export interface Row<What = Consequence> {
  readonly id: string;
  readonly what: What;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly notAfter: Date | null;
  /** Set when it was given up after too many attempts; it then waits for a person. */
  readonly parked: boolean;
  /** Why it was put off last. */
  readonly problem?: string;
}
