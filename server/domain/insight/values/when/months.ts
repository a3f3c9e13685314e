/** Days named by the month and the year: 3月5号, 15号, 月底, 年底, 节前. */
import { DateTime } from 'luxon';
import { daysBetween, shiftDay } from '../../../time.ts';
import { nextBreak } from './festivals.ts';
import {
  countOf,
  onDay,
  PAST,
  VAGUE,
  type DayAbout,
  type DayRule,
  type SpokenDay,
} from './spoken-day.ts';

const NUM =
  '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])';
const YEAR = '(?<year>今年|明年|去年|(?:20)?\\d{2}年|二零[一二三四五六七八九零]{2}年)?(?:的)?';
const MONTH = `(?<month>${NUM}月份?|这个?月|本月|当月|下个?月|下下个?月|上个?月)`;
const BEFORE = '(?:之前|以前|前)';
const WITHIN = '(?:之?内|以内)';
/** 3号线, 5号料: the number of a thing. */
const NOT_NUMBERED = '(?![线料机楼门车库仓样柜色窗厂桌模配方产码位床馆店房坑])';
/** Half a year back and ahead: a date named without its year is the nearest of its kind. */
const HALF_YEAR_DAYS = 183;

interface YearMonth {
  readonly year: number;
  readonly month: number;
}

function monthOf(day: string): YearMonth {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

function addMonths({ year, month }: YearMonth, count: number): YearMonth {
  const months = year * 12 + month - 1 + count;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}

/** `YYYY-MM-DD`, null when the month has no such day. */
function dateOf({ year, month }: YearMonth, day: number): string | null {
  return DateTime.utc(year, month, day).toISODate();
}

function lastDayOf(month: YearMonth): string {
  return shiftDay(dateOf(addMonths(month, 1), 1) ?? '', -1);
}

/** The calendar date some months later, the month's last day where it is shorter. */
export function shiftMonths(day: string, count: number): string {
  const month = addMonths(monthOf(day), count);
  return dateOf(month, Number(day.slice(8))) ?? lastDayOf(month);
}

function yearOf(word: string | undefined, today: string): number | null {
  const { year } = monthOf(today);
  if (word === undefined) return null;
  if (word.startsWith('今')) return year;
  if (word.startsWith('明')) return year + 1;
  if (word.startsWith('去')) return year - 1;
  const spoken = countOf(word.slice(0, -1)) ?? year;
  return spoken < 100 ? 2000 + spoken : spoken;
}

/** The month words name; a bare 三月 is open in its year. */
function monthNamed(word: string, today: string): YearMonth | number | null {
  const now = monthOf(today);
  if (/^[这本当]/.test(word)) return now;
  if (word.startsWith('上')) return addMonths(now, -1);
  if (word.startsWith('下')) return addMonths(now, word.startsWith('下下') ? 2 : 1);
  const month = countOf(word.replace(/月份?$/, ''));
  return month !== null && month >= 1 && month <= 12 ? month : null;
}

/** A month without its year is the nearest of its name, seen from today. */
function nearest(month: number, day: number, today: string): string | null {
  const { year } = monthOf(today);
  const dates = [year - 1, year, year + 1].map((one) => dateOf({ year: one, month }, day));
  return (
    dates.find((date) => date !== null && Math.abs(daysBetween(today, date)) <= HALF_YEAR_DAYS) ??
    dates.find((date) => date !== null && date > today) ??
    null
  );
}

function settle(month: YearMonth | number, year: number | null, today: string): YearMonth {
  if (typeof month !== 'number') return month;
  if (year !== null) return { year, month };
  return monthOf(nearest(month, 1, today) ?? today);
}

/** 15号: this month's or the next one that has such a day. */
function nextNumbered(day: number, today: string): SpokenDay | null {
  const months = [0, 1, 2].map((ahead) => dateOf(addMonths(monthOf(today), ahead), day));
  const days = months.filter((date) => date !== null && date >= today) as string[];
  return days.length > 0 ? onDay(...days) : null;
}

/** The year, month and day words of a match; a rule without a group leaves it undefined. */
function wordsOf(found: RegExpExecArray): { year?: string; month?: string; day?: string } {
  return found.groups ?? {};
}

function nameDate(found: RegExpExecArray, { today, before }: DayAbout): SpokenDay | null {
  const words = wordsOf(found);
  const day = countOf(words.day);
  if (day === null || day < 1 || day > 31 || /[第尾几\da-zA-Z]$/.test(before)) return null;
  if (words.month === undefined) return words.year === undefined ? nextNumbered(day, today) : null;
  const month = monthNamed(words.month, today);
  if (month === null) return null;
  const year = yearOf(words.year, today);
  const open = typeof month === 'number' && year === null;
  const date = open ? nearest(month, day, today) : dateOf(settle(month, year, today), day);
  return date === null ? null : onDay(date);
}

/** The month a match names, this one where it names none; null when it is no month: 两个月. */
function monthIn(found: RegExpExecArray, { today, before }: DayAbout): YearMonth | null {
  const words = wordsOf(found);
  if (before.endsWith('个')) return null;
  const month = words.month === undefined ? monthOf(today) : monthNamed(words.month, today);
  return month === null ? null : settle(month, yearOf(words.year, today), today);
}

function endOfMonth(found: RegExpExecArray, about: DayAbout): SpokenDay | null {
  const month = monthIn(found, about);
  return month && onDay(lastDayOf(month));
}

function eveOfMonth(found: RegExpExecArray, about: DayAbout): SpokenDay | null {
  const month = monthIn(found, about);
  const day = month && dateOf(month, 1);
  return day === null ? null : { kind: 'eve', day };
}

function eveOfBreak([, name]: RegExpExecArray, about: DayAbout): SpokenDay | null {
  if (/[季环细情关章调\d一二两三四五六七八九十几半今去明每]$/.test(about.before)) return null;
  const day = nextBreak(about.calendar, about.today, (name ?? '').replace(/^过/, ''));
  return day === null ? VAGUE : { kind: 'eve', day };
}

const FESTIVAL =
  '(国庆|春节|中秋|端午|清明|元旦|五一|劳动节|十一|过年|过节|节|年)节?(?:放假|假期|长假)?';

/** Longest words first: the first rule that fits counts. */
export const MONTH_RULES: readonly DayRule[] = [
  {
    words: /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?/,
    mean: ([, year, month, day]) => {
      const date = dateOf({ year: Number(year), month: Number(month) }, Number(day));
      return date === null ? null : onDay(date);
    },
  },
  {
    words: new RegExp(`^${YEAR}(?:${MONTH}的?)?(?<day>${NUM})\\s?[号日]${NOT_NUMBERED}`),
    mean: nameDate,
  },
  {
    words: new RegExp(
      `^${YEAR}(?<month>${NUM}月)(?<day>${NUM})(?=${BEFORE}|[上下中]午|晚上|一?早)`,
    ),
    mean: nameDate,
  },
  { words: /^(?<month>\d{1,2})[./](?<day>\d{1,2})[号日]/, mean: nameDate },
  { words: new RegExp(`^${YEAR}${MONTH}(?:的?月)?[底末]`), mean: endOfMonth },
  { words: /^月[底末]/, mean: endOfMonth },
  { words: new RegExp(`^(?<month>这个?月|本月|当月)${WITHIN}`), mean: endOfMonth },
  { words: new RegExp(`^${YEAR}${MONTH}${BEFORE}`), mean: eveOfMonth },
  {
    words: /^(?:这个?|本)?季度[底末内]/,
    mean: (_found, { today }) => {
      const now = monthOf(today);
      return onDay(lastDayOf({ ...now, month: Math.ceil(now.month / 3) * 3 }));
    },
  },
  {
    words: /^(?:今年)?(?:年底|年末|年内|今年底|今年内)/,
    mean: (_found, { today }) => onDay(`${today.slice(0, 4)}-12-31`),
  },
  { words: new RegExp(`^${FESTIVAL}${BEFORE}`), mean: eveOfBreak },
  {
    words: new RegExp(`^${FESTIVAL}(?:以后|之后|后)`),
    mean: (found, about) => eveOfBreak(found, about) && VAGUE,
  },
  { words: /^(?:去年|前年|上个?月)/, mean: () => PAST },
  {
    words:
      /^(?:(?:下下?个?|这个?|本)月|月)(?:初|中|上旬|中旬|下旬)|^(?:下下?个?月|明年初?|年初|开年|过完年)/,
    mean: () => VAGUE,
  },
  {
    words: new RegExp(`^${YEAR}${MONTH}(?:初|中|上旬|中旬|下旬)?(?![\\d一二三四五六七八九十])`),
    mean: (found, about) => monthIn(found, about) && VAGUE,
  },
];
