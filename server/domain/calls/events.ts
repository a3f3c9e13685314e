/** Everything that can happen to a call, in our words. Gateway events are translated by adapters/gateway/parse.ts. */
import type { Candidate, Match } from '../matching/types.ts';
import type { Device } from '../people.ts';
import type { Plan, Urgency } from '../routing/types.ts';
import type { CallerNumber, Ended, LegOutcome, Recording } from './types.ts';

interface Envelope {
  /** Idempotency key: joined once per call. */
  readonly id: string;
  /** When it happened, by whoever tells. */
  readonly at: Date;
}

/** What a gateway may report. `seq` orders the events of one call when the gateway counts them. */
export type GatewayFact =
  | { readonly type: 'started'; readonly from: CallerNumber; readonly to: string | null }
  | { readonly type: 'digits'; readonly digits: string }
  | {
      readonly type: 'ringing';
      readonly leg: string;
      readonly person: string;
      readonly device: Device;
    }
  | {
      readonly type: 'leg-ended';
      readonly leg: string;
      readonly person: string;
      readonly device: Device;
      readonly outcome: LegOutcome;
    }
  | {
      readonly type: 'connected';
      readonly leg: string;
      readonly person: string;
      readonly device: Device;
    }
  | {
      readonly type: 'transfer';
      readonly state: 'ringing' | 'done' | 'failed';
      readonly from: string;
      readonly to: string;
      readonly leg: string | null;
    }
  | { readonly type: 'voicemail-started'; readonly recording: string | null }
  | { readonly type: 'voicemail-left'; readonly recording: string | null; readonly seconds: number }
  | { readonly type: 'recording'; readonly recording: Recording }
  | { readonly type: 'ended'; readonly ended: Omit<Ended, 'at'> }
  /** Stored and answered, changes nothing (ivr.entered, call.queued, call.held, unknown types). */
  | { readonly type: 'other'; readonly name: string };

export type GatewayEvent = Envelope & GatewayFact & { readonly seq: number | null };

export type CallButton =
  'answer' | 'transfer' | 'voicemail' | 'hangup' | 'confirm' | 'reject' | 'create';

/** A press, with what had to be looked up for it: the decision itself stays pure. */
export interface Press extends Envelope {
  readonly type: 'pressed';
  readonly person: string;
  /** False for somebody who is no (longer an active) employee. */
  readonly listed: boolean;
  readonly button: CallButton;
  /** Drop-down choice of 转接. */
  readonly target: string | null;
  /** Which candidate 就是他 meant. */
  readonly candidate: number;
  readonly code: { readonly code: string; readonly card: number } | null;
  /** The colleague could be reached at this moment (status, hours, busy), and on which device and number. */
  readonly targetReach: { readonly device: Device; readonly number: string } | null;
  /** Device and number the presser would answer on (domain/routing deviceOfClaim). */
  readonly ownReach: { readonly device: Device; readonly number: string } | null;
  /** False when the presser talks or rings on another call. */
  readonly free: boolean;
  /** Id (derived by the flow) and first name of the customer a press on 创建新客户档案 makes. */
  readonly lead: { readonly id: string; readonly name: string } | null;
}

export type CallEvent =
  | GatewayEvent
  | Press
  /** The caller's number was looked up. */
  | (Envelope & {
      readonly type: 'identified';
      readonly match: Match;
      /** The number is on the blocked list. */
      readonly blocked: boolean;
      /** Which call of this number today (Shanghai) it is, this one included. */
      readonly nthToday: number;
    })
  /** Ringing was planned: asked by the gateway, or worked out when it only reports. */
  | (Envelope & {
      readonly type: 'planned';
      readonly plan: Plan;
      readonly asked: boolean;
      readonly from: CallerNumber;
      readonly to: string | null;
      readonly digits: string | null;
      readonly urgency: { readonly level: Urgency; readonly reason: string };
    })
  | (Envelope & { readonly type: 'lapse-due'; readonly claim: string })
  | (Envelope & {
      readonly type: 'order-failed';
      readonly order: string;
      readonly claim: string | null;
      readonly person: string | null;
      readonly result: 'refused' | 'too_late' | 'unknown';
      readonly reason: string | null;
    })
  /** Somebody else's 就是他 for the same number reached this earlier call, or was undone. */
  | (Envelope & {
      readonly type: 'attached';
      readonly confirmation: string;
      readonly by: string;
      readonly candidate: Candidate;
    })
  | (Envelope & {
      readonly type: 'detached';
      readonly confirmation: string;
      /** `person`: undone here, to be carried on; `row`: carried here from the call where it was undone. */
      readonly origin: 'person' | 'row';
    })
  /** Their turn came and they had gone off duty or on leave since the plan was made: the gateway passes them over. */
  | (Envelope & { readonly type: 'skipped'; readonly person: string; readonly text: string })
  /** A trace line from the outside: a row dropped late, a card held back. */
  | (Envelope & { readonly type: 'noted'; readonly rule: string; readonly text: string });
