/** Words of a route: the plan, its steps, and why. Spec §4. */
import type { Device } from '../people.ts';

/** workday includes make-up days (调休上班). */
export type DayKind = 'workday' | 'weekend' | 'holiday';
export type Strategy = 'sequential' | 'simultaneous' | 'direct' | 'smart';

/** One device that rings. `seconds` is how long this device rings at most. */
export interface Target {
  readonly person: string;
  readonly device: Device;
  /** What is dialled: the extension or the mobile. */
  readonly number: string;
  readonly seconds: number;
}

/** Devices that start together; `seconds` is the largest of theirs. */
export interface RingStep {
  readonly targets: readonly Target[];
  readonly seconds: number;
}
export interface VoicemailStep {
  readonly voicemail: true;
  /** Length of the greeting. */
  readonly seconds: number;
}
export interface RefuseStep {
  readonly refuse: true;
}
export type Step = RingStep | VoicemailStep | RefuseStep;

/** One decision taken: a stable rule name in English and a Chinese sentence (为什么是我). */
export interface TraceLine {
  readonly rule: string;
  readonly text: string;
  /** Employee id the line is about; absent on lines about the moment or the caller. */
  readonly person?: string;
}

/**
 * A notice without buttons that the decision asks for: assigned sales not eligible, nobody on duty (gap), or no
 * holiday data for the year of the call. Each call asks anew; who sends them merges repeats.
 */
export interface RouteNotice {
  readonly kind: 'assigned-away' | 'duty-gap' | 'holidays-missing';
  readonly person: string;
  /** When it may be sent: now, or the start of the person's next shift. */
  readonly at: Date;
}

/** Where the call rings, in order, and why; frozen when ringing begins. */
export interface Plan {
  readonly dayKind: DayKind;
  /** `09:00-12:00` */
  readonly slot: string;
  readonly strategy: Strategy;
  readonly steps: readonly Step[];
  readonly trace: readonly TraceLine[];
  readonly notices: readonly RouteNotice[];
  /**
   * Card line such as 原负责销售：销售经理A（今日休息）. Null when there is no assigned sales, or they ring in the
   * first pass; set for one in a meeting, who may still ring last.
   */
  readonly assignedAway: string | null;
  /** Assigned sales when eligible today: calls back a missed call. Null otherwise. */
  readonly callbackBy: string | null;
  /** Which greeting the gateway plays. `closed` only when no rep is in the plan; `holiday` says 节假日仅处理紧急咨询. */
  readonly greeting: 'open' | 'closed' | 'holiday';
  /** Employee ids that ring as 值班人员: for them an off_duty tap does not count. */
  readonly duty: readonly string[];
}

export type Urgency = 'high' | 'medium' | 'low';
