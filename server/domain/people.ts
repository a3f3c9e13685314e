/** Who works here, what they may do, and what their status says. Spec §1 employees, §4.3, §4.4. */

export const ROLES = ['rep', 'duty', 'director', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const DEVICES = ['office_phone', 'mobile_phone'] as const;
export type Device = (typeof DEVICES)[number];

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A span of the day in Shanghai, `[from, to)`, written `HH:mm`; `to` may be `24:00`. Never crosses midnight. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** How one person's two devices ring: order or togetherness, and seconds of each. Spec §4.5. */
export interface Binding {
  readonly mode: 'sequential' | 'simultaneous';
  readonly officeSeconds: number;
  readonly mobileSeconds: number;
}

export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly wecomUserId: string;
  /** Office extension such as `8001`; null when the person has no office phone. */
  readonly extension: string | null;
  /** Mobile as dialled inside China, such as `13800000001`. */
  readonly mobile: string | null;
  readonly dutyDays: readonly Weekday[];
  readonly dutyHours: DaySpan | null;
  /** Answered hotline calls a day after which a rep is passed over; null = no limit. */
  readonly maxDailyCalls: number | null;
  readonly roles: readonly Role[];
  readonly binding: Binding | null;
  /** False once the person has left or was disabled: never rung, may not log in. */
  readonly active: boolean;
}

/** in_office 在办公室 · in_field 外出 · in_meeting 会议中 · off_duty 下班 · on_leave 请假. Spec §4.4. */
export const REP_STATUSES = [
  'in_office',
  'in_field',
  'in_meeting',
  'off_duty',
  'on_leave',
] as const;
export type RepStatus = (typeof REP_STATUSES)[number];

/** Where a tapped status came from: the mini-program or API, a bot command. */
export const STATUS_SOURCES = ['app', 'bot'] as const;
export type StatusSource = (typeof STATUS_SOURCES)[number];

/** A tapped status. It holds during `[since, until)`; afterwards the person's status is unknown. */
export interface StatusEntry {
  readonly person: string;
  readonly status: RepStatus;
  readonly since: Date;
  readonly until: Date;
  readonly source: StatusSource;
  readonly location: string | null;
  /** Grows by one with each tap of this person, and with each undo. */
  readonly version: number;
  /** What it took the place of, for 撤销; absent when nothing had been said, and on what was restored. */
  readonly before?: FormerStatus;
  /** The version that was undone to come back to this: an undo asked twice happens once. */
  readonly undid?: number;
  /** Names the request that said it: said again, it is the same tap. */
  readonly key?: string;
}

/** An earlier status with its own end. */
export type FormerStatus = Pick<StatusEntry, 'status' | 'since' | 'until' | 'source' | 'location'>;
