/** The moment somebody asks about in chat: 周六 21点, 明晚, 11月28日 9:30; nothing said means now. */
import { readTime } from '../insight/values/when/clock.ts';
import { dayKey, daysBetween, momentOf, shiftDay, weekdayOf } from '../time.ts';

/** unknown: words that are no time. day: the whole date `YYYY-MM-DD`, no hour was said. */
export type SpokenMoment =
  | { readonly kind: 'now' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'moment'; readonly at: Date }
  | { readonly kind: 'day'; readonly day: string };

interface SpokenDay {
  readonly day: string;
  /** The part of the day that belongs to the word: 今晚. */
  readonly part: string;
  readonly rest: string;
}

const DAYS: Readonly<Record<string, number>> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 };
const NAMED_DAY =
  /^([前昨今明后])(?:天|日)?(?=$|[早晚夜上中下凌傍\d零一二两三四五六七八九十])(晚上|夜里|晚|夜|早上|早)?/;
const WEEK_DAY = /^(上个?|下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])/;
const MONTH_DAY = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?/;
const WRITTEN_CLOCK = /^(\d{1,2}):(\d{2})$/;
const BARE_HOUR = /^(\d{1,2})[点时](?:整|钟)?$/;
const WEEK_DAYS = '一二三四五六日';

/** Reads what stands behind 谁在值班. Written hours are those of the day's 24, spoken ones as people mean them. */
export function readSpokenMoment(text: string, now: Date): SpokenMoment {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，。?？!！的]+/gu, '')
    .replace(/^(?:在|是)/u, '');
  if (plain === '' || plain === '现在' || plain === '此刻') return { kind: 'now' };
  const named = readDay(plain, dayKey(now));
  const day = named?.day ?? dayKey(now);
  const rest = named?.rest ?? plain;
  if (rest === '' && named?.part === '') return { kind: 'day', day };
  const clock = readClockWords(rest, named?.part ?? '');
  return clock === null ? { kind: 'unknown' } : { kind: 'moment', at: momentOf(day, clock) };
}

function readClockWords(words: string, part: string): string | null {
  const written = WRITTEN_CLOCK.exec(words) ?? BARE_HOUR.exec(words);
  if (written && part === '') {
    const [hour, minutes] = [Number(written[1]), Number(written[2] ?? 0)];
    if (hour > 23 || minutes > 59) return null;
    return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  }
  const found = readTime(words, 0, { part, named: true });
  if (found?.to !== words.length || found.time.kind === 'closing') return null;
  return found.time.clock;
}

function readDay(plain: string, today: string): SpokenDay | null {
  return readNamedDay(plain, today) ?? readWeekDay(plain, today) ?? readMonthDay(plain, today);
}

function readNamedDay(plain: string, today: string): SpokenDay | null {
  const found = NAMED_DAY.exec(plain);
  const away = found?.[1] === undefined ? undefined : DAYS[found[1]];
  if (!found || away === undefined) return null;
  const part = partOf(found[2]);
  return { day: shiftDay(today, away), part, rest: plain.slice(found[0].length) };
}

function partOf(word: string | undefined): string {
  if (word === undefined) return '';
  return word.startsWith('早') ? '早上' : '晚上';
}

/** Alone it is the coming one, today's included; 上, 本 and 下 count in weeks that begin on Monday. */
function readWeekDay(plain: string, today: string): SpokenDay | null {
  const found = WEEK_DAY.exec(plain);
  if (found?.[2] === undefined) return null;
  const wanted = WEEK_DAYS.indexOf(found[2] === '天' ? '日' : found[2]) + 1;
  const away = wanted - weekdayOf(today);
  const weeks = { 上: -1, 下: 1, 这: 0, 本: 0 }[found[1]?.[0] ?? ''] ?? (away < 0 ? 1 : 0);
  return { day: shiftDay(today, away + weeks * 7), part: '', rest: plain.slice(found[0].length) };
}

/** Without a year the nearest one is meant. */
function readMonthDay(plain: string, today: string): SpokenDay | null {
  const found = MONTH_DAY.exec(plain);
  if (found?.[2] === undefined || found[3] === undefined) return null;
  const [, year, month, date] = found;
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)];
  const ending = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const days = years.map((one) => `${one}-${ending}`).filter(isDate);
  const [day] = days.sort(
    (a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)),
  );
  return day === undefined ? null : { day, part: '', rest: plain.slice(found[0].length) };
}

function isDate(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}
