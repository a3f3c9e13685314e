/** A call, as the join of all that was seen of it. Spec §1 calls, §4.1.1; law of the join: state only grows, order never matters. */
import type { Row } from '../consequences.ts';
import type { Candidate, Match } from '../matching/types.ts';
import type { Device } from '../people.ts';
import type { Plan, TraceLine, Urgency } from '../routing/types.ts';

/** The caller's number as needed after normalisation; `national` is null when withheld. */
export interface CallerNumber {
  readonly raw: string;
  readonly national: string | null;
  readonly masked: string;
}

/** Who we think calls, as they were at that moment, and what people said about it. */
export interface Identification {
  readonly match: Match;
  readonly at: Date;
  /** 就是他: the candidate a person confirmed (or the lead they made); wins over `match`. */
  readonly confirmed: Confirmation | null;
  /** 都不是: nobody of the candidates; the card then shows 新线索. */
  readonly rejected: { readonly id: string; readonly by: string; readonly at: Date } | null;
}

export interface Confirmation {
  /** Id of the press or request that confirmed; earlier calls attached through it bear the same id. */
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly candidate: Candidate;
}

/** Why a leg ended without an answer. */
export const LEG_OUTCOMES = [
  'busy',
  'rejected',
  'no_answer',
  'offline',
  'failed',
  'cancelled',
] as const;
export type LegOutcome = (typeof LEG_OUTCOMES)[number];

/** One device of one person that was rung. Times are the gateway's. */
export interface Leg {
  readonly leg: string;
  readonly person: string;
  readonly device: Device;
  readonly ringingAt: Date | null;
  readonly connectedAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: LegOutcome | null;
}

/** Every button that acts on a call; 查看详情 is a link and has no key. */
export const CARD_ACTIONS = [
  'answer',
  'transfer',
  'voicemail',
  'hangup',
  'confirm',
  'confirm-2',
  'confirm-3',
  'reject',
  'create',
] as const;

/** What a person may press while the call rings; they compete for one claim. */
export type ClaimKind = 'answer' | 'transfer' | 'voicemail';

/**
 * The one right to decide where a waiting call goes. Open until it is
 * `connected` (the phone answered), `lapsed` (its time passed), `refused` (the gateway would not),
 * `done` (transfer rang or voicemail began) or `void` (another voice was first, or the caller left).
 */
export interface Claim {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly person: string;
  /** Device that rings for an answer claim. */
  readonly device: Device | null;
  /** Colleague of a transfer claim. */
  readonly target: string | null;
  readonly at: Date;
  readonly until: Date;
  readonly end: 'connected' | 'lapsed' | 'refused' | 'done' | 'void' | null;
  readonly endedAt: Date | null;
}

/** A hand-over of the call. `asked` by a press, or seen `by-phone`. */
export interface Transfer {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  readonly by: 'press' | 'phone';
  /** True when the call was talking (the colleague's silence brings it back), false when it still rang. */
  readonly inTalk: boolean;
  readonly state: 'ringing' | 'done' | 'failed';
}

/** 挂断 while ringing: for this person only. */
export interface Decline {
  readonly person: string;
  readonly at: Date;
}

/** What the last press of a person could not do, for their own card. The closed list of reasons. */
export const REFUSALS = [
  'choose-colleague',
  'colleague-unreachable',
  'already-claimed',
  'already-answered',
  'already-ended',
  'already-voicemail',
  'not-your-call',
  'busy-elsewhere',
  'lapsed-before',
  'gateway-refused',
  'too-late',
  'not-listed',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface PressNote {
  readonly person: string;
  readonly at: Date;
  readonly refusal: Refusal;
  /** Employee the reason names (who claimed, who is unreachable). */
  readonly who: string | null;
}

export interface Voicemail {
  readonly startedAt: Date;
  /** Set when the message is complete. */
  readonly leftAt: Date | null;
  readonly seconds: number | null;
  readonly recording: string | null;
  /** Who pressed 留言, if somebody did. */
  readonly askedBy: string | null;
}

export interface Recording {
  readonly id: string;
  readonly kind: 'mixed' | 'leg' | 'stereo' | 'voicemail';
  readonly person: string | null;
  readonly seconds: number | null;
  readonly format: string | null;
  readonly sha256: string | null;
  readonly url: string | null;
  readonly state: 'announced' | 'ready' | 'failed';
  /** The link that turned out to be dead; a fresh link revives the recording. */
  readonly deadUrl?: string;
  /** When its sound began, where the gateway told. */
  readonly startedAt?: Date;
  /** Set when its audio lies with us, and after how many tries. */
  readonly keptAt?: Date;
  readonly tries?: number;
}

export interface Ended {
  readonly at: Date;
  readonly by: 'caller' | 'agent' | 'system' | 'operator' | null;
  readonly cause: string | null;
  readonly talkSeconds: number | null;
}

/**
 * ringing: exists, nobody talks yet · talking: a person is connected · voicemail: the caller speaks or has spoken a
 * message · ended: was answered and is over · missed: over, nobody answered, no message.
 */
export type Phase = 'ringing' | 'talking' | 'voicemail' | 'ended' | 'missed';

export interface Call {
  /** The gateway's own call id; also the id in links and in the command line. */
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly from: CallerNumber | null;
  /** Hotline number that was dialled. */
  readonly to: string | null;
  readonly digits: string | null;
  /** When the caller arrived, by the gateway. */
  readonly startedAt: Date | null;
  readonly identification: Identification | null;
  /** The number was on the blocked list when it was looked up. */
  readonly blocked: boolean;
  /** Which call of this number today it is; 1 for the first. */
  readonly nthToday: number;
  readonly urgency: { readonly level: Urgency; readonly reason: string } | null;
  readonly plan: Plan | null;
  /** True when the gateway asked us where to ring; false when it only reports. */
  readonly planned: boolean;
  readonly legs: readonly Leg[];
  readonly claims: readonly Claim[];
  readonly transfers: readonly Transfer[];
  readonly declines: readonly Decline[];
  readonly notes: readonly PressNote[];
  readonly voicemail: Voicemail | null;
  readonly recordings: readonly Recording[];
  readonly ended: Ended | null;
  readonly trace: readonly (TraceLine & { readonly at: Date })[];
  /** Ids of the events already joined. */
  readonly seen: readonly string[];
  readonly rows: readonly Row[];
}
