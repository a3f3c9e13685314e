/** Hours and parts of the day as they are spoken: 下午三点半, 一早, 下班前. */
import { readNumeral } from '../numerals/read.ts';

/** When on a day: a spoken hour is kept as said, a part of the day moves with the day, closing time is the calendar's. */
export type SpokenTime =
  | { readonly kind: 'hour'; readonly clock: string; readonly open: boolean }
  | { readonly kind: 'part'; readonly clock: string }
  | { readonly kind: 'closing' };

export interface FoundTime {
  readonly to: number;
  readonly time: SpokenTime;
}

/** Without an hour. Issue "Dates": 上午 12:00, 一早 10:00, 中午 13:30, 下午 18:00, 晚上 21:00. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:凌晨)/, '06:00'],
  [/^(?:一大?早|大?清早|早上|早晨|大早上)/, '10:00'],
  [/^(?:上午|午前)/, '12:00'],
  [/^(?:中午|正午)/, '13:30'],
  [/^(?:下午|午后|傍晚)/, '18:00'],
  [/^(?:晚上|晚间|夜里|当晚)/, '21:00'],
];

const NUM = '(?:\\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])';
/** 点 with what may follow it; a single figure after it makes a decimal of it: 九点八. */
const HOUR = new RegExp(
  `^(${NUM})\\s?(?:[点时](钟|整|半|[一三]刻|过?(?:\\d{2}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?(?![块元吨公万千百])|[一二三四五六七八九\\d]分)?|[:：](\\d{2}))(?![\\d零一二三四五六七八九儿])`,
);
const CLOSING = /^下班(?=之?前|以前|的时候|那会)/;
const RANGE = /^\s?(?:到|至|-|~)\s?/;

function numberOf(words: string): number {
  return readNumeral(words, 0)?.amount ?? 0;
}

function minutesIn(tail: string | undefined): number {
  if (tail === undefined || /[钟整]/.test(tail)) return 0;
  if (tail === '半') return 30;
  if (tail.endsWith('刻')) return numberOf(tail.slice(0, -1)) * 15;
  return numberOf(tail.replace(/^过?零?/, '').replace('分', ''));
}

/** Afternoon where the part of the day says so; alone, business hours: three is 15:00, nine is 9:00. */
function hourOfDay(hour: number, part: string): number {
  if (/凌晨|早|上午/.test(part)) return hour;
  if (/中午|正午/.test(part)) return hour < 6 ? hour + 12 : hour;
  if (/下午|午后|傍晚|晚|夜/.test(part))
    return hour < 12 ? hour + 12 : hour === 12 && /晚|夜/.test(part) ? 24 : hour;
  return hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

function clockOf(hour: number, minutes: number): string | null {
  const total = hour * 60 + minutes;
  if (minutes > 59 || total > 24 * 60) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** One spoken hour behind the part of the day it belongs to. */
function readHour(text: string, place: number, part: string, named: boolean): FoundTime | null {
  const found = HOUR.exec(text.slice(place));
  if (!found?.[1]) return null;
  const [whole, hour, tail, written] = found;
  const to = place + whole.length;
  // 一点 and 两点 also mean "a little" and "two things": alone they need more.
  const sure = named || part !== '' || tail !== undefined || written !== undefined;
  if (!sure && !(/^(?:之?前|以前|左右)/.test(text.slice(to)) && !/^[一两]/.test(hour))) return null;
  const clock = clockOf(
    hourOfDay(numberOf(hour), part),
    written === undefined ? minutesIn(tail) : Number(written),
  );
  if (clock === null) return null;
  return {
    to,
    time: { kind: 'hour', clock, open: part === '' && /^(?:0?[7-9]|1[01])/.test(clock) },
  };
}

/** The latest of a span of hours is what must be kept: 三点到五点. */
function readHours(text: string, place: number, part: string, named: boolean): FoundTime | null {
  const first = readHour(text, place, part, named);
  if (!first) return null;
  const link = RANGE.exec(text.slice(first.to));
  return (link && readHour(text, first.to + link[0].length, part, true)) ?? first;
}

/**
 * The hour or part of the day at a place; null when none stands there. `part` is one already heard (今晚), `named` says
 * that a day was named right before, so a bare 三点 is an hour.
 */
export function readTime(
  text: string,
  place: number,
  heard: { readonly part: string; readonly named: boolean },
): FoundTime | null {
  const rest = text.slice(place);
  const closing = CLOSING.exec(rest);
  if (closing) return { to: place + closing[0].length, time: { kind: 'closing' } };
  const said = PARTS.map(([pattern]) => pattern.exec(rest)?.[0]).find((word) => word !== undefined);
  const part = said ?? heard.part;
  const behind = place + (said?.length ?? 0);
  const blank = /^[的\s]/.test(text.slice(behind)) ? 1 : 0;
  const hour = readHours(text, behind + (part === '' ? 0 : blank), part, heard.named);
  if (hour) return hour;
  if (part === '') return null;
  const clock = PARTS.find(([pattern]) => pattern.test(part))?.[1];
  return clock === undefined ? null : { to: behind, time: { kind: 'part', clock } };
}
