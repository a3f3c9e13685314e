/** Who is on duty at any moment, a week of it, and the holes of the weeks to come. Spec §4.3. */
import type { Employee } from '../../domain/people.ts';
import { settledSwap } from '../../domain/roster/swaps.ts';
import { overlaps, readRoster, rosterSpans, type RosterSpan } from '../../domain/roster/spans.ts';
import type { Swap } from '../../domain/roster/types.ts';
import { hasHolidayData, readDay, type DayReading } from '../../domain/routing/calendar.ts';
import { findGaps } from '../../domain/routing/gaps.ts';
import { inForce } from '../../domain/routing/roster.ts';
import type { Shift } from '../../domain/routing/shifts.ts';
import type { DutyHolder, RosterOverride, RoutingTables } from '../../domain/routing/tables.ts';
import {
  addMinutes,
  dayKey,
  formatClock,
  momentOf,
  shiftDay,
  weekdayOf,
} from '../../domain/time.ts';
import type { Clock, People, RosterTables, Statuses, Swaps } from '../../ports.ts';
import { gapSentence } from '../../../templates/roster.ts';
import type {
  DayView,
  HolderView,
  NamedPerson,
  OnDuty,
  OverrideView,
  RosterGaps,
  RosterMoment,
  RosterWeek,
  SpanView,
  SwapView,
} from './view.types.ts';

export interface ShowRoster {
  /** Past moments are read from the tables of their time. */
  at(moment: Date): Promise<RosterMoment>;
  /** One date from midnight to midnight. */
  day(day: string): Promise<DayView & { readonly spans: readonly SpanView[] }>;
  /** Seven days from a date `YYYY-MM-DD`; null: from this week's Monday. */
  week(from: string | null): Promise<RosterWeek>;
  gaps(weeks: number): Promise<RosterGaps>;
  /** One swap for somebody's eyes. */
  swap(swap: Swap): Promise<SwapView>;
}

const WEEK_DAYS = 7;
const DAY_MINUTES = 24 * 60;
/** Next year's holidays are announced in November; from then on their absence is told. */
const YEAR_AHEAD_MINUTES = 60 * DAY_MINUTES;

export function showRoster(need: {
  readonly tables: Pick<RosterTables, 'current' | 'at'>;
  readonly swaps: Pick<Swaps, 'touching'>;
  readonly people: Pick<People, 'all'>;
  readonly statuses: Pick<Statuses, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}): ShowRoster {
  const tablesAt = (moment: Date): Promise<RoutingTables> =>
    moment < need.clock.now() ? need.tables.at(moment) : need.tables.current();

  async function houseAt(moment: Date) {
    const [tables, people, statuses] = await Promise.all([
      tablesAt(moment),
      need.people.all(),
      need.statuses.all(),
    ]);
    return { tables, people, statuses };
  }

  async function daysOf(days: readonly string[]) {
    const last = days.at(-1) ?? dayKey(need.clock.now());
    const house = await houseAt(momentOf(last, '24:00'));
    return {
      house,
      days: days.map((day) => {
        const span = { from: momentOf(day, '00:00'), to: momentOf(day, '24:00') };
        const spans = rosterSpans(house, span);
        const views = spans.map((one) => ({ from: one.from, to: one.to, ...viewOf(one) }));
        return { ...dayView(readDay(house.tables, day)), spans: views };
      }),
    };
  }

  return {
    async at(moment) {
      const house = await houseAt(moment);
      const read = readRoster(house, moment);
      const [holder] = inForce(house.tables.holders, moment);
      return {
        at: moment,
        version: house.tables.version,
        day: dayView(read.day),
        ...viewOf(read),
        holder: holder
          ? { ...namedIn(house.people)(holder.person), ownMobile: holder.ownMobile }
          : null,
      };
    },

    async day(day) {
      const { days } = await daysOf([day]);
      const [view] = days;
      if (!view) throw new RangeError('one date has one view');
      return view;
    },

    async week(from) {
      const now = need.clock.now();
      const today = dayKey(now);
      const first = from ?? shiftDay(today, 1 - weekdayOf(today));
      const dates = Array.from({ length: WEEK_DAYS }, (_, n) => shiftDay(first, n));
      const to = shiftDay(first, WEEK_DAYS);
      const { house, days } = await daysOf(dates);
      const span = { from: momentOf(first, '00:00'), to: momentOf(to, '00:00') };
      const named = namedIn(house.people);
      const touching = <One extends Shift>(list: readonly One[]): readonly One[] =>
        list.filter((one) => overlaps(one, span));
      const swaps = await need.swaps.touching(span);
      return {
        now,
        from: first,
        to,
        version: house.tables.version,
        days,
        overrides: touching(house.tables.overrides).map((one) => overrideView(one, named)),
        holders: touching(house.tables.holders).map((one) => holderView(one, named)),
        swaps: swaps.map((one) => swapView(settledSwap(one, house.tables, now), named)),
      };
    },

    async gaps(weeks) {
      const [tables, people] = await Promise.all([need.tables.current(), need.people.all()]);
      const from = need.clock.now();
      const to = addMinutes(from, weeks * WEEK_DAYS * DAY_MINUTES);
      const years = [from, to, addMinutes(from, YEAR_AHEAD_MINUTES)].map((at) =>
        dayKey(at).slice(0, 4),
      );
      return {
        from,
        to,
        gaps: findGaps({ tables, people, from, to }).map((gap) => ({
          ...gap,
          text: gapSentence({ from: spoken(gap.from), to: spoken(gap.to) }),
        })),
        yearsMissing: [...new Set(years)].filter((year) => !hasHolidayData(year)),
      };
    },

    async swap(swap) {
      const [tables, people] = await Promise.all([need.tables.current(), need.people.all()]);
      return swapView(settledSwap(swap, tables, need.clock.now()), namedIn(people));
    },
  };
}

type Named = (id: string) => NamedPerson;

function namedIn(people: readonly Employee[]): Named {
  return (id) => ({ id, name: people.find((one) => one.id === id)?.name ?? id });
}

function spoken(at: Date) {
  const day = dayKey(at);
  return { day, weekday: weekdayOf(day), clock: formatClock(at) };
}

function dayView({ day, weekday, kind, makeUp, festival, dataMissing }: DayReading): DayView {
  return { day, weekday, kind, makeUp, festival, dataMissing };
}

function viewOf({ reading, onShift }: Pick<RosterSpan, 'reading' | 'onShift'>): OnDuty {
  const { backup, duty } = reading;
  return {
    primaries: onShift.map(({ person: { id, name }, asDuty }) => ({ id, name, asDuty })),
    backup: backup && { id: backup.person.id, name: backup.person.name },
    duty: duty && { id: duty.person.id, name: duty.person.name },
    gap: onShift.length === 0 && backup === null,
  };
}

function overrideView(override: RosterOverride, named: Named): OverrideView {
  const { id, kind, cause, person, from, to } = override;
  const by = override.kind === 'replace' ? named(override.by) : null;
  return { id: id ?? null, kind, cause, person: named(person), by, from, to };
}

function holderView({ person, ownMobile, from, to }: DutyHolder, named: Named): HolderView {
  return { person: named(person), ownMobile, from, to };
}

function swapView(swap: Swap, named: Named): SwapView {
  const { seen: _seen, rows: _rows, updatedAt: _at, refusal: _why, ...shown } = swap;
  const { asker, partner, ...rest } = shown;
  return { ...rest, asker: named(asker), partner: named(partner) };
}
