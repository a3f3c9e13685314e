/** The editable tables of routing and their defaults. Spec §4.2, §4.3, §4.5. */
import type { DaySpan, Device } from '../people.ts';
import type { DayKind, Strategy } from './types.ts';

/**
 * One row of the slot table: which devices of a rostered person ring, and how. `from`–`to` may run over midnight.
 * A backup `mobile_phone` is the same person's second device; `duty_person` and `voicemail` mean no second device.
 */
export interface SlotRow {
  readonly day: DayKind;
  readonly from: string;
  readonly to: string;
  readonly primary: Device | 'duty_person';
  readonly backup: Device | 'duty_person' | 'voicemail';
  readonly strategy: Strategy;
}

/** Names whoever is on duty at the moment (值班人员), as opposed to an employee id. */
export const DUTY = 'duty';

/** `saturday` is a weekend day on a Saturday, `sunday` any other weekend day; make-up days are workdays. */
export type RosterDay = 'workday' | 'saturday' | 'sunday' | 'weekend' | 'holiday' | 'every-day';

/** One row of the 7×24 roster; the first row that covers a moment counts, so holiday stands before all others. */
export interface RosterRow {
  readonly day: RosterDay;
  readonly from: string;
  readonly to: string;
  /** Employee ids, or DUTY. */
  readonly primary: readonly string[];
  readonly backup: typeof DUTY | 'voicemail';
}

/** Why an override exists; approved leave makes the card say 请假. */
export type OverrideCause = 'override' | 'swap' | 'leave';

interface OverrideSpan {
  /** Names it for its removal; those of a swap begin with `swap:`. Absent on what was seeded. */
  readonly id?: string;
  readonly person: string;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly cause: OverrideCause;
}

/**
 * A change of the roster during `[from, to)`: one more person, one person less, or `by` in the place of `person`
 * wherever the roster names them. For people it brings in, own duty days and hours are not asked.
 */
export type RosterOverride =
  | (OverrideSpan & { readonly kind: 'add' | 'remove' })
  | (OverrideSpan & { readonly kind: 'replace'; readonly by: string });

/** Who holds the duty during `[from, to)`: gets the cards; calls go to the duty mobile unless `ownMobile`. */
export interface DutyHolder {
  readonly person: string;
  readonly from: Date;
  readonly to: Date;
  readonly ownMobile: boolean;
}

/** Ringing times in seconds. */
export interface RingSeconds {
  readonly office: number;
  readonly mobile: number;
  /** Each device of a simultaneous slot whose person has no binding. */
  readonly simultaneous: number;
  readonly dutyAsBackup: number;
  readonly dutyAsFirst: number;
  /** All ringing of one call, menu and greeting apart. */
  readonly total: number;
  /** Part of `total` kept for the backup person. */
  readonly keptForBackup: number;
  /** The voicemail greeting. */
  readonly greeting: number;
}

/** Everything the admin can edit, as one version; a decision names the version it was taken with. */
export interface RoutingTables {
  readonly version: number;
  readonly slots: readonly SlotRow[];
  readonly roster: readonly RosterRow[];
  readonly overrides: readonly RosterOverride[];
  readonly holders: readonly DutyHolder[];
  /** Configured duty persons, the next one stands in when one is on leave; the first one's mobile is the duty mobile. */
  readonly dutyOrder: readonly string[];
  /** Employee id that rings before the others when a VIP calls; null = nobody. */
  readonly vipLead: string | null;
  /** Override table of the calendar: `YYYY-MM-DD` → kind. */
  readonly dayKinds: Readonly<Record<string, DayKind>>;
  /** Opening hours by `workday`, `saturday`, `sunday`; null = closed. They drive deadlines and greetings only. */
  readonly officeHours: Readonly<Record<'workday' | 'saturday' | 'sunday', DaySpan | null>>;
  /** When a notice without buttons waits for the next shift. */
  readonly night: { readonly from: string; readonly to: string };
  readonly seconds: RingSeconds;
}

const REPS = ['sales_manager_a', 'sales_manager_b', 'sales_manager_c'] as const;

/** The tables a new company starts with. */
export const DEFAULT_TABLES: RoutingTables = {
  version: 1,
  slots: [
    {
      day: 'workday',
      from: '09:00',
      to: '12:00',
      primary: 'office_phone',
      backup: 'mobile_phone',
      strategy: 'sequential',
    },
    {
      day: 'workday',
      from: '12:00',
      to: '13:30',
      primary: 'mobile_phone',
      backup: 'voicemail',
      strategy: 'direct',
    },
    {
      day: 'workday',
      from: '13:30',
      to: '18:00',
      primary: 'office_phone',
      backup: 'mobile_phone',
      strategy: 'sequential',
    },
    {
      day: 'workday',
      from: '18:00',
      to: '22:00',
      primary: 'mobile_phone',
      backup: 'voicemail',
      strategy: 'direct',
    },
    {
      day: 'workday',
      from: '22:00',
      to: '09:00',
      primary: 'duty_person',
      backup: 'voicemail',
      strategy: 'direct',
    },
    {
      day: 'weekend',
      from: '09:00',
      to: '18:00',
      primary: 'mobile_phone',
      backup: 'duty_person',
      strategy: 'sequential',
    },
    {
      day: 'weekend',
      from: '18:00',
      to: '09:00',
      primary: 'duty_person',
      backup: 'voicemail',
      strategy: 'direct',
    },
    {
      day: 'holiday',
      from: '00:00',
      to: '24:00',
      primary: 'duty_person',
      backup: 'voicemail',
      strategy: 'direct',
    },
  ],
  roster: [
    { day: 'holiday', from: '00:00', to: '24:00', primary: [DUTY], backup: 'voicemail' },
    { day: 'every-day', from: '22:00', to: '09:00', primary: [DUTY], backup: 'voicemail' },
    { day: 'workday', from: '09:00', to: '18:00', primary: REPS, backup: DUTY },
    { day: 'workday', from: '18:00', to: '22:00', primary: REPS.slice(0, 2), backup: DUTY },
    { day: 'saturday', from: '09:00', to: '18:00', primary: REPS.slice(1), backup: DUTY },
    { day: 'sunday', from: '09:00', to: '18:00', primary: [DUTY], backup: 'voicemail' },
    { day: 'weekend', from: '18:00', to: '22:00', primary: [DUTY], backup: 'voicemail' },
  ],
  overrides: [],
  holders: [],
  dutyOrder: ['duty_person'],
  vipLead: 'sales_manager_a',
  dayKinds: {},
  officeHours: {
    workday: { from: '09:00', to: '18:00' },
    saturday: { from: '09:00', to: '12:00' },
    sunday: null,
  },
  night: { from: '22:00', to: '09:00' },
  seconds: {
    office: 15,
    mobile: 20,
    simultaneous: 30,
    dutyAsBackup: 20,
    dutyAsFirst: 30,
    total: 90,
    keptForBackup: 20,
    greeting: 10,
  },
};
