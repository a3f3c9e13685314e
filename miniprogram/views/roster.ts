/** 值班 as it is drawn: mine first, then the week. The words come from the API. Pages §1. */
import type { RosterPage } from '../../server/http/contract/answers';
import type { Choice } from './choices';

/** So many of my shifts behind the one of the headline stand there at once; the rest opens. */
export const SHIFTS_SHOWN = 2;

type Page = RosterPage;
type Shift = Page['mine']['shifts'][number];

export interface RosterView {
  /** Who answers now, and who behind them. */
  readonly line: string;
  readonly after: string;
  readonly gap: boolean;
  readonly mine: Pick<Page['mine'], 'line' | 'swaps'>;
  readonly checkIns: readonly {
    readonly id: string;
    readonly text: string;
    readonly line: string;
    /** Word on its button; '' = none. */
    readonly action: string;
  }[];
  /** No shift of mine is near. */
  readonly isNone: boolean;
  /** My next shifts behind the one of the headline, and those behind them. */
  readonly shifts: readonly Shift[];
  readonly later: readonly Shift[];
  readonly handOver: readonly NonNullable<Page['mine']['handOver']>[];
  /** Names the check-in whose button is the filled one; '' = none. */
  readonly main: string;
  /** A swap can be asked for: there is a shift to give, and somebody to ask. */
  readonly maySwap: boolean;
  readonly mayChange: boolean;
  readonly gaps: Page['gaps'];
  readonly yearsMissing: Page['yearsMissing'];
  readonly week: Page['week'];
  /** Today is not in the week that is shown. */
  readonly isOther: boolean;
  readonly days: readonly (Page['days'][number] & {
    /** Over: on a phone it is folded. */
    readonly past: boolean;
  })[];
  /** 周一–周四; '' when none is over, or all are. */
  readonly folded: string;
  readonly overrides: readonly (Omit<Page['overrides'][number], 'act' | 'id'> & {
    readonly id: string;
    /** Its place: those without an id have one too. */
    readonly key: string;
    /** Word on its button; '' = none. */
    readonly action: string;
  })[];
  readonly overridesMore: number;
}

export function viewRoster(page: Page): RosterView {
  const { mine, may } = page;
  const { shifts, handOver } = mine;
  const days = page.days.map((one) => ({ ...one, past: one.day < page.week.today }));
  const open = mine.checkIns.find(({ act }) => act !== null);
  return {
    line: page.line,
    after: page.after,
    gap: page.gap,
    mine: { line: mine.line, swaps: mine.swaps },
    checkIns: mine.checkIns.map(({ id, text, line, act }) => ({
      ...{ id, text, line, action: act?.text ?? '' },
    })),
    isNone: shifts.length === 0,
    shifts: shifts.slice(1, 1 + SHIFTS_SHOWN),
    later: shifts.slice(1 + SHIFTS_SHOWN),
    handOver: handOver === null ? [] : [handOver],
    main: open?.id ?? '',
    maySwap: may.swap && page.people.some(({ rep }) => rep) && shifts.some(isSwappable),
    mayChange: may.change,
    gaps: page.gaps,
    yearsMissing: page.yearsMissing,
    week: page.week,
    isOther: !page.days.some(({ today }) => today),
    days,
    folded: foldedDays(days),
    overrides: page.overrides.map(({ id, act, title, text }, at) => ({
      ...{ id: id ?? '', key: id ?? `${at}`, title, text },
      action: act?.text ?? '',
    })),
    overridesMore: page.overridesMore,
  };
}

function foldedDays(days: RosterView['days']): string {
  const past = days.filter((day) => day.past);
  const [first, last] = [past[0], past[past.length - 1]];
  if (!first || !last || past.length === days.length) return '';
  return first === last ? first.weekday : `${first.weekday}–${last.weekday}`;
}

function isSwappable({ swappable }: Shift): boolean {
  return swappable;
}

/** My shifts that may be given away. */
export function givable({ mine }: Page): readonly Shift[] {
  return mine.shifts.filter(isSwappable);
}

/** Whom a swap may be asked of, and whom a change may be about. */
export function partners({ people }: Page): readonly Choice[] {
  return people.filter(({ rep }) => rep).map(({ id, name, note }) => ({ id, name, note }));
}

export function everybody({ people }: Page): readonly Choice[] {
  return people.map(({ id, name, note }) => ({ id, name, note }));
}
