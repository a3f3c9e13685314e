/** An alert: a promise that somebody will act on an urgent message. open → taken → settled. Spec §5. */
import type { PressCode, Row } from '../consequences.ts';
import type { Urgency } from '../routing/types.ts';

/** The row of spec §5 that an alert was opened under: it gives T and the rungs, frozen. */
export const RESPONSE_KINDS = ['holiday', 'workday', 'night', 'saturday', 'else'] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

/** Roles, resolved when due: reps on the roster, 值班人员, 销售总监 (or deputy), the group robot. */
export const RUNGS = ['reps', 'duty', 'director', 'robot'] as const;
export type Rung = (typeof RUNGS)[number];

export const CHANNELS = ['card', 'phone', 'robot'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One step of the ladder: after so many seconds, these people, by these ways. */
export interface LadderStep {
  /** Seconds from the opening (or from the hand-over that restarted the clock). */
  readonly after: number;
  readonly rung: Rung;
  readonly channels: readonly Channel[];
}

export interface Ladder {
  readonly kind: ResponseKind;
  /** T in seconds. */
  readonly within: number;
  readonly steps: readonly LadderStep[];
}

/**
 * open: nobody has promised to act · taken: somebody has (ack) · settled: it is over: 已解决, the to-do was completed, the
 * caller was reached, or the facts said that it is not urgent.
 */
export type AlertState = 'open' | 'taken' | 'settled';

/** high: by level or facts · unknown: the facts did not come in time, or never. Never lowered once high. */
export type AlertGrade = 'high' | 'unknown';

export type SettledHow = 'person' | 'todo-done' | 'reached' | 'not-urgent';

/**
 * accepted: WeCom or the gateway took it · bundled: the person's budget was full, another card of theirs says that there
 * are more · answered: a phone was picked up, no key · failed · skipped: there is nobody, or no way, or no need any more.
 */
export type NoticeOutcome =
  'pending' | 'accepted' | 'bundled' | 'answered' | 'no_answer' | 'failed' | 'skipped';

/** Somebody was told, or should have been. */
export interface Notice {
  readonly id: string;
  readonly at: Date;
  /** Employee; `robot` for the group. */
  readonly to: string;
  readonly channel: Channel;
  readonly rung: Rung;
  readonly outcome: NoticeOutcome;
  /** Its card did not go out at once, because the person's sending budget was full. */
  readonly held?: boolean;
}

/** A message that joined: the first opened the alert. */
export interface AlertMessage {
  readonly call: string;
  readonly at: Date;
  readonly seconds: number;
  /** Its facts say that it is not urgent; absent while they are not known, or say that it is. */
  readonly calm?: boolean;
}

/** A colleague it was handed to: the first `steps` steps of the ladder are theirs alone. */
export interface AlertHeir {
  readonly person: string;
  /** Who handed it over. */
  readonly from: string;
  readonly steps: number;
}

export interface Alert {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** National number; null when withheld: such alerts never merge. */
  readonly number: string | null;
  readonly messages: readonly AlertMessage[];
  readonly grade: AlertGrade;
  /** Facts made it high while it was open: cards that said otherwise are replaced, once. */
  readonly raised?: boolean;
  readonly vip: boolean;
  readonly openedAt: Date;
  /** By when somebody must have taken it. */
  readonly respondBy: Date;
  readonly ladder: Ladder;
  /** Beginning of the ladder's clock: the opening, the hand-over, or the end of a promise that was not kept. */
  readonly clockFrom: Date;
  /** Index of the next step that is due; the ladder's length when it is exhausted. */
  readonly step: number;
  /** Due time column: the next step, the reminder, or the end of the promise; null when nothing is due any more. */
  readonly nextStepAt: Date | null;
  readonly state: AlertState;
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  /** The first promise of all, also when it was not kept: how long nobody answered. */
  readonly firstTakenAt?: Date;
  /** 30 min after the ack. Null when sent, or not taken. */
  readonly remindAt: Date | null;
  /** 60 min after the ack: then it is open again. */
  readonly settleBy: Date | null;
  /** How often a promise was not kept. */
  readonly lapses: number;
  readonly settled: {
    readonly how: SettledHow;
    readonly by: string | null;
    readonly at: Date;
  } | null;
  /** Employees with a card of this alert, in the order told. */
  readonly told: readonly string[];
  readonly notices: readonly Notice[];
  /** Whom it was handed to; absent or null while the ladder alone says whom to tell. */
  readonly heir?: AlertHeir | null;
  /**
   * Whose card no longer reads like everybody's, until they are told anew: greyed as 李四已接手 or 已转给李四, or 接手已超时.
   */
  readonly apart?: readonly { readonly person: string; readonly state: AlertFaceState }[];
  /** New cards that wait until the person's last one is two minutes old. */
  readonly waiting?: readonly { readonly person: string; readonly at: Date }[];
  /** What a person's last press could not do. */
  readonly notes: readonly {
    readonly person: string;
    readonly refusal: AlertRefusal;
    readonly who: string | null;
    readonly at: Date;
  }[];
  readonly seen: readonly string[];
  readonly rows: readonly AlertRow[];
}

export type AlertRefusal =
  'already-taken' | 'already-settled' | 'choose-colleague' | 'colleague-unknown' | 'not-yours';

export type AlertRow = Row<AlertConsequence>;

export type AlertConsequence =
  /** Bring this person's card up to the alert. `fresh`: it must notify, so a new card is sent and the old one recalled. */
  | {
      readonly do: 'show';
      readonly person: string;
      readonly fresh: boolean;
      readonly press: PressCode | null;
      readonly notice: string | null;
    }
  /** Ring this person's phone, read the alert aloud, ask for 1. */
  | { readonly do: 'call'; readonly person: string; readonly notice: string }
  /** Say it in the group. */
  | { readonly do: 'robot'; readonly notice: string };

/** Who is there for a rung at a moment; looked up by the flow when the step is due. */
export interface Responders {
  readonly reps: readonly string[];
  readonly duty: readonly string[];
  /** 销售总监, or the deputy while they are on recorded leave. */
  readonly director: readonly string[];
  /** A webhook is configured. */
  readonly robot: boolean;
  /** WeCom does not deliver to them: cards are skipped at once. */
  readonly unreachable: readonly string[];
  /** They talk on the hotline now: phoned when it ends. */
  readonly onCall: readonly string[];
}

interface Envelope {
  readonly id: string;
  readonly at: Date;
}
interface ByPerson extends Envelope {
  readonly person: string;
  readonly code: { readonly code: string; readonly card: number } | null;
  readonly from: 'card' | 'phone' | 'page';
}

export type AlertEvent =
  | (Envelope & {
      readonly type: 'opened';
      readonly message: AlertMessage;
      readonly number: string | null;
      readonly grade: AlertGrade;
      readonly vip: boolean;
      readonly ladder: Ladder;
    })
  | (Envelope & {
      readonly type: 'joined';
      readonly message: AlertMessage;
      readonly grade: AlertGrade;
      readonly vip: boolean;
    })
  /** Facts came: they raise, or close one that was unknown and not taken. */
  | (Envelope & {
      readonly type: 'graded';
      readonly urgency: Urgency;
      /** The message whose facts they are; absent: of all that have come so far. */
      readonly call?: string;
    })
  /** The due time has come: with who is there now. */
  | (Envelope & { readonly type: 'due'; readonly responders: Responders })
  /** Somebody of the present rung has come on shift meanwhile. */
  | (Envelope & { readonly type: 'arrived'; readonly responders: Responders })
  | (ByPerson & { readonly type: 'taken' })
  | (ByPerson & { readonly type: 'settled' })
  | (ByPerson & { readonly type: 'handed'; readonly to: string | null; readonly known: boolean })
  | (Envelope & {
      readonly type: 'over';
      readonly how: 'todo-done' | 'reached';
      readonly by: string | null;
    })
  | (Envelope & {
      readonly type: 'noticed';
      readonly notice: string;
      /** held: not yet, its budget is full. */
      readonly outcome: NoticeOutcome | 'held';
    });

/** What one person's alert card shows; final states are grey. spec, cards §2. */
export type AlertFaceState =
  | { readonly name: 'open' | 'mine' | 'remind' | 'lapsed' | 'expired' }
  | { readonly name: 'taken-by'; readonly who: string }
  | { readonly name: 'handed'; readonly to: string }
  | { readonly name: 'settled'; readonly how: SettledHow };

export const ALERT_ACTIONS = ['take', 'settle', 'hand'] as const;
export type AlertAction = (typeof ALERT_ACTIONS)[number];

export interface AlertFace {
  readonly state: AlertFaceState;
  readonly final: boolean;
  readonly actions: readonly AlertAction[];
  readonly note: { readonly refusal: AlertRefusal; readonly who: string | null } | null;
}
