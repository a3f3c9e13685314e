/** 值班: mine first, then the whole week, its changes and its holes, in one answer. Pages §1. */
import type { Employee } from '../../domain/people.ts';
import { settledSwap } from '../../domain/roster/swaps.ts';
import { findGaps } from '../../domain/routing/gaps.ts';
import { isRep } from '../../domain/routing/roster.ts';
import type { Shift } from '../../domain/routing/shifts.ts';
import type { RoutingTables } from '../../domain/routing/tables.ts';
import { addMinutes, dayKey, shiftDay, startOfDay, weekdayOf } from '../../domain/time.ts';
import type { Clock, People, RosterTables, Swaps } from '../../ports.ts';
import { ROSTER_PAGE_WORDS } from '../../../templates/roster-page-words.ts';
import { ROLE_WORDS } from '../../../templates/me-words.ts';
import type { DutyActs } from './duty-acts.ts';
import { mineView, shiftLines, swapLine } from './mine.ts';
import type { PersonShiftsView, RosterPageView, SwapLine, SwapPageView } from './page.types.ts';
import type { ShowRoster } from './show-roster.ts';
import { swapPage } from './show-swap-page.ts';
import { dayLine, gapLines, onDutyWords, overrideLines, weekHead } from './week-lines.ts';

export interface ShowRosterPage {
  /** The week of a date `YYYY-MM-DD`; null: this one. */
  page(viewer: Employee, day: string | null): Promise<RosterPageView>;
  /** Planned shifts of two weeks, for who chooses one in return; null when nobody has this id. */
  shiftsOf(person: string): Promise<PersonShiftsView | null>;
  /** Holes that this span has now, as pages name them. */
  gapsIn(span: Shift): Promise<RosterPageView['gaps']>;
  /** Null when there is no such swap. */
  swapPage(viewer: Employee, id: string): Promise<SwapPageView | null>;
}

const GAP_WEEKS = 4;
const SWAP_MINUTES = 60 * 24 * 60;
/** What one page may draw in a list. Pages §6. */
const MOST = 30;
const MOST_SWAPS = 10;

export function showRosterPage(need: {
  readonly show: Pick<ShowRoster, 'week' | 'at' | 'gaps'>;
  readonly duty: Pick<DutyActs, 'checkIns' | 'handOver'>;
  readonly tables: Pick<RosterTables, 'current'>;
  readonly swaps: Pick<Swaps, 'touching' | 'load'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}): ShowRosterPage {
  async function readHouse() {
    const [tables, people] = await Promise.all([need.tables.current(), need.people.all()]);
    const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
    return { tables, people, nameOf };
  }

  async function swapsOf(
    viewer: string,
    { tables, nameOf }: { tables: RoutingTables; nameOf: (id: string) => string },
    now: Date,
  ): Promise<SwapLine[]> {
    const from = startOfDay(now);
    const all = await need.swaps.touching({ from, to: addMinutes(from, SWAP_MINUTES) });
    const mine = all
      .filter(({ asker, partner }) => asker === viewer || partner === viewer)
      .map((swap) => settledSwap(swap, tables, now));
    const [open, closed] = [true, false].map((is) =>
      mine.filter(({ state }) => (state === 'asked') === is),
    );
    return [...(open ?? []), ...(closed ?? [])]
      .slice(0, MOST_SWAPS)
      .map((swap) => swapLine(swap, { viewer, nameOf, now }));
  }

  return {
    async page(viewer, day) {
      const now = need.clock.now();
      const any = day ?? dayKey(now);
      const house = await readHouse();
      const [week, at, gaps, checkIns, handOver, swaps] = await Promise.all([
        need.show.week(shiftDay(any, 1 - weekdayOf(any))),
        need.show.at(now),
        need.show.gaps(GAP_WEEKS),
        need.duty.checkIns(viewer),
        need.duty.handOver(viewer),
        swapsOf(viewer.id, house, now),
      ]);
      const may = {
        change: viewer.roles.some((role) => role === 'director' || role === 'admin'),
        swap: isRep(viewer),
      };
      const { who, after } = onDutyWords(at);
      const changes = overrideLines(week, { now, may: may.change });
      return {
        ...{ now, version: week.version, may, me: { id: viewer.id, name: viewer.name } },
        mine: mineView(
          {
            shifts: shiftLines(house, viewer, now),
            checkIns: checkIns.filter(({ person }) => person.id === viewer.id),
            ...{ handOver, swaps },
          },
          now,
        ),
        ...{ line: ROSTER_PAGE_WORDS.now(who), after },
        gap: at.gap,
        gaps: gapLines(gaps),
        yearsMissing: gaps.yearsMissing.map((year) => ({
          ...{ year, text: ROSTER_PAGE_WORDS.yearMissing(year) },
        })),
        week: weekHead(week, dayKey(now)),
        days: week.days.map((one) => dayLine(one, { viewer: viewer.id, now })),
        overrides: changes.slice(0, MOST),
        overridesMore: Math.max(0, changes.length - MOST),
        people: choices(house.people, viewer, may),
      };
    },

    async shiftsOf(id) {
      const now = need.clock.now();
      const { tables, people } = await readHouse();
      const person = people.find((one) => one.id === id && one.active);
      if (!person) return null;
      const shifts = shiftLines({ tables, people }, person, now);
      return { now, person: { id, name: person.name }, shifts };
    },

    async gapsIn({ from, to }) {
      const now = need.clock.now();
      const { tables, people } = await readHouse();
      return gapLines({ gaps: findGaps({ tables, people, from: from > now ? from : now, to }) });
    },

    async swapPage(viewer, id) {
      const now = need.clock.now();
      const [swap, { tables, nameOf }] = await Promise.all([need.swaps.load(id), readHouse()]);
      if (!swap) return null;
      return swapPage(settledSwap(swap, tables, now), { viewer: viewer.id, nameOf, now });
    },
  };
}

function choices(
  people: readonly Employee[],
  viewer: Employee,
  may: RosterPageView['may'],
): RosterPageView['people'] {
  return people
    .filter((one) => one.active && (may.change || (may.swap && isRep(one) && one.id !== viewer.id)))
    .map((one) => ({
      ...{ id: one.id, name: one.name, rep: isRep(one) && one.id !== viewer.id },
      note: one.roles.map((role) => ROLE_WORDS[role]).join('、'),
    }));
}
