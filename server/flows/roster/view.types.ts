/** What is shown of the roster: people by id and name, moments as dates. */
import type { CheckInState, SwapState } from '../../domain/roster/types.ts';
import type { DayReading } from '../../domain/routing/calendar.ts';
import type { Shift } from '../../domain/routing/shifts.ts';
import type { OverrideCause } from '../../domain/routing/tables.ts';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** Who answers at a moment, or all through a span. */
export interface OnDuty {
  /** In the order they are asked; `asDuty`: as 值班人员. */
  readonly primaries: readonly (NamedPerson & { readonly asDuty: boolean })[];
  /** Null: voicemail. */
  readonly backup: NamedPerson | null;
  /** Whoever is 值班人员, also while the roster names others; null when nobody can be. */
  readonly duty: NamedPerson | null;
  /** Nobody answers. */
  readonly gap: boolean;
}

export type DayView = Pick<
  DayReading,
  'day' | 'weekday' | 'kind' | 'makeUp' | 'festival' | 'dataMissing'
>;

export interface RosterMoment extends OnDuty {
  readonly at: Date;
  /** Version of the tables it is read from. */
  readonly version: number;
  readonly day: DayView;
  /** Who holds the duty by name, and whether their own mobile rings. */
  readonly holder: (NamedPerson & { readonly ownMobile: boolean }) | null;
}

export type SpanView = Shift & OnDuty;

export interface OverrideView extends Shift {
  /** Null on what was seeded: it cannot be removed by name. */
  readonly id: string | null;
  readonly kind: 'add' | 'remove' | 'replace';
  readonly cause: OverrideCause;
  readonly person: NamedPerson;
  readonly by: NamedPerson | null;
}

export interface HolderView extends Shift {
  readonly person: NamedPerson;
  readonly ownMobile: boolean;
}

export interface SwapView {
  readonly id: string;
  readonly version: number;
  readonly asker: NamedPerson;
  readonly partner: NamedPerson;
  readonly give: Shift;
  readonly take: Shift | null;
  readonly note: string | null;
  readonly state: SwapState;
  readonly createdAt: Date;
  readonly answeredAt: Date | null;
  readonly lapsesAt: Date;
}

export interface RosterWeek {
  readonly now: Date;
  readonly from: string;
  /** The date after its last. */
  readonly to: string;
  readonly version: number;
  readonly days: readonly (DayView & { readonly spans: readonly SpanView[] })[];
  readonly overrides: readonly OverrideView[];
  readonly holders: readonly HolderView[];
  readonly swaps: readonly SwapView[];
}

export interface RosterGaps extends Shift {
  /** 周二 02:00–03:00 没有人 */
  readonly gaps: readonly (Shift & { readonly text: string })[];
  /** Years without holiday data, `YYYY`. */
  readonly yearsMissing: readonly string[];
}

export interface CheckInView {
  readonly id: string;
  readonly version: number;
  readonly person: NamedPerson;
  readonly shift: Shift;
  readonly state: CheckInState;
  readonly askedAt: Date;
  /** Unconfirmed then, the director is told. */
  readonly confirmBy: Date;
  readonly confirmedAt: Date | null;
}

/** Something that waits for whoever comes on duty. */
export interface WaitingView {
  /** Of the alert, or of the to-do. */
  readonly id: string;
  readonly call: string;
  /** 138****8888 */
  readonly number: string;
  /** Company or person, with 疑似 and the like before it; null when nobody knows. */
  readonly name: string | null;
  /** Who has taken the alert, null while nobody has; whose to-do it is. */
  readonly person: NamedPerson | null;
  readonly due: Date | null;
}

interface WaitingList {
  readonly count: number;
  readonly items: readonly WaitingView[];
}

export interface HandOverView {
  /** Null: no shift of duty is on, or begins within 26 hours; then the lists are empty. */
  readonly shift: Shift | null;
  readonly alerts: WaitingList;
  readonly callbacks: WaitingList;
  readonly todos: WaitingList;
}
