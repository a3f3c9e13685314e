/** Dates and hours spoken in a sentence, resolved against the call's time and the working calendar. Issue "Dates". */
import { addMinutes, dayKey, minutesBetween, momentOf, shiftDay } from '../../time.ts';
import { closingOf, lastOpenMoment, type WorkingCalendar } from '../../working-time.ts';
import { readTime, type SpokenTime } from './when/clock.ts';
import { MONTH_RULES } from './when/months.ts';
import { makePlain } from './plain.ts';
import { SPAN_RULES } from './when/spans.ts';
import { onDay, PAST, VAGUE, type DayAbout, type SpokenDay } from './when/spoken-day.ts';
import { WEEK_RULES } from './when/weeks.ts';

export interface DateContext {
  /** Beginning of the call. */
  readonly at: Date;
  /** End of the call. */
  readonly end: Date;
  readonly calendar: WorkingCalendar;
  /** When the sentence was spoken, for 半小时后 late in a long call; the beginning of the call when left out. */
  readonly said?: Date;
}

/** `[from, to)` in UTF-16 units. */
export interface FoundDate {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Null when it is vague or not after the end of the call. */
  readonly due: Date | null;
  readonly flag?: 'moved-to-open' | 'past' | 'vague';
}

type Resolved = Pick<FoundDate, 'due' | 'flag'>;

/** Without an hour a day ends here. */
const END_OF_DAY = '18:00';
/** A span spoken in the first minutes counts from the beginning of the call, later from its own minute. */
const FIRST_MINUTES = 5;
const MINUTE_MS = 60_000;

const RULES = [...SPAN_RULES, ...WEEK_RULES, ...MONTH_RULES];
/** 前 and its like belong to the date; 后 makes a day no deadline. */
const LIMIT =
  /^的?(?:之前|以前|前(?![台面后段期提往景端])|之内|以内|内(?![部容销地])|左右|这天|那天|当天|(之后|以后|后(?![面期台续来天])))/;
/** 周五发的那批, 12号下的单: told of what has been. */
const TOLD =
  /^(?:就|才|刚|已经|都)*(?:给|跟|从|你们?|我们?|他们|那边)*(?:发|下|到|买|收到?|拿|签|付|订|定|送|打|提|说|报|寄|进|交|来)(?:货|单|样品?|款|电话)?(?:来|过来)?(?:的(?!话|时候|价)|了(?!再|就|以|之|给|告|跟|通|吗|没)|过(?![来去]))/;
const GREETING = /^好/;

interface Read {
  readonly to: number;
  readonly day: SpokenDay;
}

/** The day words at a place; null when none stand there. */
function readDay(text: string, place: number, about: Omit<DayAbout, 'before'>): Read | null {
  const before = text.slice(0, place);
  if (/每个?(?:一|月的?|年的?|周|星期|季度的?)?$/.test(before)) return null;
  const rest = text.slice(place);
  for (const { words, mean } of RULES) {
    const found = words.exec(rest);
    const day = found && mean(found, { ...about, before });
    if (day) return { to: place + found[0].length, day };
  }
  return null;
}

/** When a named day ends by itself: the spoken hour or part, else the end of business. */
function momentOn(day: string, time: SpokenTime | null, calendar: WorkingCalendar): Date {
  if (time === null) return momentOf(day, END_OF_DAY);
  if (time.kind === 'closing') return closingOf(calendar, day) ?? momentOf(day, END_OF_DAY);
  return momentOf(day, time.clock);
}

/** Moves a day without an hour into opening hours: a closed day to the last open hour before it. */
function moveToOpen(
  day: string,
  moment: Date,
  time: SpokenTime | null,
  context: DateContext,
): Resolved {
  if (time?.kind === 'hour') return { due: moment };
  const closing = closingOf(context.calendar, day);
  if (closing !== null && (time?.kind === 'part' || closing >= moment)) return { due: moment };
  return { due: closing ?? lastOpenMoment(context.calendar, day), flag: 'moved-to-open' };
}

function resolveDays(
  days: readonly string[],
  time: SpokenTime | null,
  context: DateContext,
): Resolved {
  for (const day of days) {
    const moment = momentOn(day, time, context.calendar);
    if (moment > context.end) return moveToOpen(day, moment, time, context);
    // 八点 said at five in the afternoon is the evening's.
    const later = addMinutes(moment, 12 * 60);
    if (time?.kind === 'hour' && time.open && later > context.end && day === dayKey(context.at)) {
      return { due: later };
    }
  }
  return { due: null, flag: 'past' };
}

function resolve(day: SpokenDay, time: SpokenTime | null, context: DateContext): Resolved {
  switch (day.kind) {
    case 'day':
      return resolveDays(day.days, time, context);
    case 'eve':
      return { due: lastOpenMoment(context.calendar, shiftDay(day.day, -1)) };
    case 'moment':
      return { due: day.due };
    case 'vague':
      return { due: null, flag: 'vague' };
    case 'past':
      return { due: null, flag: 'past' };
  }
}

/** The day words at a place, with the same day named again right behind them: 明天周三. */
function readDayTwice(text: string, place: number, about: Omit<DayAbout, 'before'>): Read | null {
  const first = readDay(text, place, about);
  if (first?.day.kind !== 'day') return first;
  const again = readDay(text, first.to, about);
  if (again?.day.kind !== 'day') return first;
  const [one] = first.day.days;
  return one !== undefined && again.day.days.includes(one)
    ? { to: again.to, day: first.day }
    : first;
}

const GAP = /^(?:的|，|,|\s|大概|大约|差不多|最晚)+/;

/** One date with its hour and its 前, as it is spoken at a place; null when none begins there. */
function readDate(
  text: string,
  place: number,
  about: Omit<DayAbout, 'before'>,
): (Read & { readonly time: SpokenTime | null }) | null {
  const read = readDayTwice(text, place, about);
  const day = read?.day ?? onDay(about.today);
  if (read && (day.kind === 'moment' || day.kind === 'vague')) return { ...read, time: null };
  const from = read?.to ?? place;
  const heard = { part: (day.kind === 'day' && day.part) || '', named: read !== null };
  const gap = (read && GAP.exec(text.slice(from))?.[0].length) ?? 0;
  const time = readTime(text, from + gap, heard) ?? (gap > 0 ? readTime(text, from, heard) : null);
  if (read === null && (!time || GREETING.test(text.slice(time.to)))) return null;
  const bare = Math.max(from, time?.to ?? 0);
  const limit = LIMIT.exec(text.slice(bare));
  const to = bare + (limit?.[0].length ?? 0);
  const openEnded = limit?.[1] !== undefined && time?.time.kind !== 'hour';
  const meant = TOLD.test(text.slice(to)) ? PAST : openEnded ? VAGUE : day;
  return { to, day: meant, time: time?.time ?? null };
}

/** When the span words of a sentence count from, in whole minutes. */
function spokenAt({ at, said }: DateContext): Date {
  if (said === undefined || minutesBetween(at, said) < FIRST_MINUTES) return at;
  return new Date(Math.floor(said.getTime() / MINUTE_MS) * MINUTE_MS);
}

/** Every date of a sentence, in order. A date is due after the end of the call, or not at all. */
export function findDates(text: string, context: DateContext): readonly FoundDate[] {
  const plain = makePlain(text);
  const about = { calendar: context.calendar, today: dayKey(context.at), now: spokenAt(context) };
  const found: FoundDate[] = [];
  for (let place = 0; place < plain.length;) {
    const read = readDate(plain, place, about);
    if (!read) {
      place += 1;
      continue;
    }
    const { due, flag } = resolve(read.day, read.time, context);
    const late = due !== null && due <= context.end;
    found.push({
      from: place,
      to: read.to,
      text: text.slice(place, read.to),
      due: late ? null : due,
      ...(late ? { flag: 'past' as const } : flag === undefined ? {} : { flag }),
    });
    place = read.to;
  }
  return found;
}
