/** Which kind of day a Shanghai date is. Spec §4.1 rule 2. */
import chineseDays from 'chinese-days';
import type { Weekday } from '../people.ts';
import { dayKey, weekdayOf } from '../time.ts';
import type { RoutingTables } from './tables.ts';
import type { DayKind } from './types.ts';

/** One date and how its kind was found. */
export interface DayReading {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly weekday: Weekday;
  readonly kind: DayKind;
  /** A Saturday or Sunday that is worked: own duty days are not asked, weekend rows do not apply. */
  readonly makeUp: boolean;
  /** Whether the override table, a published break, the fixed dates of a year without data, or the plain week decided. */
  readonly cause: 'override' | 'published' | 'fixed' | 'week';
  /** 国庆节; null on plain days. */
  readonly festival: string | null;
  /** No data is published for this year and no override names the date: say 节假日数据未加载. */
  readonly dataMissing: boolean;
}

/** What counts as a holiday in a year without data: `MM-DD`. */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-02',
  '10-01',
  '10-02',
  '10-03',
]);

interface Published {
  readonly work: boolean;
  readonly festival: string;
}

/**
 * The published schedule's entry for a date: part of a break or a make-up day; null for a plain day. The library
 * names entries `english,中文,days` and plain days by their weekday, which follows the machine's zone and is not used.
 */
function readPublished(day: string): Published | null {
  const detail = chineseDays.getDayDetail(day);
  const festival = detail.name.split(',')[1];
  return festival === undefined ? null : { work: detail.work, festival };
}

/** Answers of hasHolidayData: the library's data never changes while the process lives. */
const yearsRead = new Map<string, boolean>();

/** Whether a published schedule is known for a year `YYYY`: every schedule has entries for these three dates. */
export function hasHolidayData(year: string): boolean {
  const read = yearsRead.get(year);
  if (read !== undefined) return read;
  const found = ['01-01', '05-01', '10-01'].every((date) => readPublished(`${year}-${date}`));
  yearsRead.set(year, found);
  return found;
}

function kindOfWeek(weekday: Weekday): DayKind {
  return weekday >= 6 ? 'weekend' : 'workday';
}

/** Reads one calendar date `YYYY-MM-DD`: override table, published schedule, fixed dates, week – in this order. */
export function readDay(tables: Pick<RoutingTables, 'dayKinds'>, day: string): DayReading {
  const weekday = weekdayOf(day);
  const found = findKind(tables, day, weekday);
  return { day, weekday, ...found, makeUp: found.kind === 'workday' && weekday >= 6 };
}

function findKind(
  tables: Pick<RoutingTables, 'dayKinds'>,
  day: string,
  weekday: Weekday,
): Pick<DayReading, 'kind' | 'cause' | 'festival' | 'dataMissing'> {
  const override = tables.dayKinds[day];
  if (override) return { kind: override, cause: 'override', festival: null, dataMissing: false };
  const published = readPublished(day);
  if (published) {
    const kind = published.work ? 'workday' : 'holiday';
    return { kind, cause: 'published', festival: published.festival, dataMissing: false };
  }
  if (hasHolidayData(day.slice(0, 4))) {
    return { kind: kindOfWeek(weekday), cause: 'week', festival: null, dataMissing: false };
  }
  const fixed = FIXED_HOLIDAYS.has(day.slice(5));
  return {
    kind: fixed ? 'holiday' : kindOfWeek(weekday),
    cause: fixed ? 'fixed' : 'week',
    festival: null,
    dataMissing: true,
  };
}

/** The kind of day a moment falls on. */
export function dayKindAt(tables: Pick<RoutingTables, 'dayKinds'>, at: Date): DayKind {
  return readDay(tables, dayKey(at)).kind;
}
