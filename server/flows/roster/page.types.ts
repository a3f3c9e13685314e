/** What the pages 值班 and 换班 show, in words beside the values. Pages §1. */
import type { Labelled } from '../../domain/calls/view.types.ts';
import type { CheckInState, SwapState } from '../../domain/roster/types.ts';
import type { Shift } from '../../domain/routing/shifts.ts';
import type { NamedPerson } from './view.types.ts';

/** An act that is open to the viewer: the word on its button, and what is asked before it. */
interface PageAct<Key extends string> {
  readonly key: Key;
  readonly text: string;
  readonly confirm: string | null;
}

export interface ShiftLine extends Shift {
  /** 今天 09:00–22:00 */
  readonly text: string;
  /** It is on now. */
  readonly on: boolean;
  /** 值班人员; '' for a shift as rep. */
  readonly note: string;
  /** May be offered for a swap: as rep, and not begun. */
  readonly swappable: boolean;
}

export interface CheckInLine {
  readonly id: string;
  /** 今晚 22:00–明天 09:00 */
  readonly text: string;
  readonly line: string;
  readonly state: Labelled<CheckInState>;
  readonly act: PageAct<'confirm'> | null;
}

export interface WaitingLine {
  readonly id: string;
  readonly kind: Labelled<'alert' | 'callback' | 'todo'>;
  readonly who: string;
  readonly note: string;
  readonly path: string;
}

export interface SwapLine {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly state: Labelled<SwapState>;
  readonly path: string;
}

export interface MineView {
  readonly line: string;
  readonly shifts: readonly ShiftLine[];
  readonly checkIns: readonly CheckInLine[];
  /** Null: no shift of duty is near, or nothing waits. */
  readonly handOver: {
    readonly line: string;
    readonly items: readonly WaitingLine[];
    /** Beyond those listed. */
    readonly more: number;
  } | null;
  readonly swaps: readonly SwapLine[];
}

export interface DayLine {
  readonly day: string;
  /** 11月24日 · 周二 · 今天 */
  readonly date: string;
  readonly weekday: string;
  readonly kind: string;
  readonly today: boolean;
  readonly spans: readonly {
    /** 09:00–18:00 */
    readonly text: string;
    readonly who: string;
    /** 无人接听转值班人员 */
    readonly after: string;
    readonly gap: boolean;
    readonly mine: boolean;
  }[];
}

export interface OverrideLine {
  /** Null on what was seeded, and on holders: it cannot be removed by name. */
  readonly id: string | null;
  readonly title: string;
  readonly text: string;
  readonly act: PageAct<'remove'> | null;
}

export interface RosterPageView {
  readonly now: Date;
  readonly version: number;
  readonly may: { readonly change: boolean; readonly swap: boolean };
  readonly me: NamedPerson;
  readonly mine: MineView;
  /** Who answers now. */
  readonly line: string;
  /** Who behind them; '' when nobody, or nobody else. */
  readonly after: string;
  /** Nobody does. */
  readonly gap: boolean;
  readonly gaps: readonly (Shift & { readonly text: string })[];
  readonly yearsMissing: readonly { readonly year: string; readonly text: string }[];
  readonly week: {
    readonly from: string;
    readonly text: string;
    /** 本周 · 下周; '' for another. */
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly today: string;
  };
  readonly days: readonly DayLine[];
  readonly overrides: readonly OverrideLine[];
  /** Beyond those listed. */
  readonly overridesMore: number;
  /** For a change: everybody who can be on duty; for a swap: the other reps. Empty for who may do neither. */
  readonly people: readonly (NamedPerson & { readonly note: string; readonly rep: boolean })[];
}

export interface PersonShiftsView {
  readonly now: Date;
  readonly person: NamedPerson;
  readonly shifts: readonly ShiftLine[];
}

export interface SwapPageView {
  readonly now: Date;
  readonly id: string;
  readonly version: number;
  readonly state: Labelled<SwapState>;
  readonly side: 'asker' | 'partner' | 'other';
  readonly title: string;
  readonly line: string;
  readonly asker: NamedPerson;
  readonly partner: NamedPerson;
  readonly spans: readonly { readonly text: string; readonly who: string }[];
  /** 不用还班; null when a shift is given in return. */
  readonly back: string | null;
  readonly note: string | null;
  readonly askedAt: { readonly at: Date; readonly text: string };
  readonly acts: readonly PageAct<'grant' | 'refuse' | 'withdraw'>[];
}
