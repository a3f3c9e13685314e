/** Spans from the call on: 三天内, 两个工作日内, 半小时后, 一个礼拜; and words that name no day at all. */
import { addMinutes, shiftDay } from '../../../time.ts';
import { shiftWorkingDays } from '../../../working-time.ts';
import { shiftMonths } from './months.ts';
import {
  countOf,
  onDay,
  PAST,
  VAGUE,
  type DayAbout,
  type DayRule,
  type SpokenDay,
} from './spoken-day.ts';

const NUM = '(?:\\d{1,3}|[一二两三四五六七八九十百]{1,4}|半|几)';
const COUNT = `(${NUM}(?:\\s?(?:到|至|-|~|、)\\s?${NUM})?)`;
const UNIT =
  '(个半小时|个?半?(?:小时|钟头)|个半?月|(?<=半)月|个?(?:星期|礼拜)|个?工作日|分钟|刻钟|天|日|周)';
const END = '(之内|以内|内|之后|以后|后(?!天|面|期)|之前|以前|前)';

const HALF_MONTH_DAYS = 15;
const MINUTES: readonly (readonly [RegExp, number])[] = [
  [/小时|钟头/, 60],
  [/刻钟/, 15],
  [/分钟/, 1],
];

/** The day or moment so many units after the call; null for a unit that is none. */
function after(count: number, unit: string, about: DayAbout): SpokenDay {
  const minutes = MINUTES.find(([pattern]) => pattern.test(unit))?.[1];
  if (minutes !== undefined) return { kind: 'moment', due: addMinutes(about.now, count * minutes) };
  const { today, calendar } = about;
  const days = Math.ceil(count);
  if (unit.includes('工作日')) return onDay(shiftWorkingDays(calendar, today, days));
  if (/周|星期|礼拜/.test(unit)) return onDay(shiftDay(today, Math.round(count * 7)));
  if (!unit.includes('月')) return count < 1 ? VAGUE : onDay(shiftDay(today, days));
  const months = shiftMonths(today, Math.floor(count));
  return onDay(count % 1 === 0 ? months : shiftDay(months, HALF_MONTH_DAYS));
}

function nameSpan([, words, unit, end]: RegExpExecArray, about: DayAbout): SpokenDay | null {
  if (
    words === undefined ||
    unit === undefined ||
    /[第每\d一二三四五六七八九十]$/.test(about.before)
  )
    return null;
  if (/前$/.test(end ?? '')) return PAST;
  const whole = words === '半' ? 0 : countOf(words);
  if (whole === null) return VAGUE;
  return after(whole + (words === '半' || unit.includes('半') ? 0.5 : 0), unit, about);
}

const VAGUE_WORDS = [
  '(?:再?过|等)(?:个?一?两|[几些])个?[天周月]|[这近]一?(?:两|几|两三)[天日]|最近[几两]天|近期|改天|改日|哪天',
  '尽快|尽早|尽量(?:早|快)|早点儿?|早日|越快越好|回头|晚[点些](?:时候|儿)?|稍后|稍晚|一会儿?|[待等]一?会儿?|等[一]?下',
  '过段时间|过一?阵子?|到时候?',
].join('|');

/** Longest words first: the first rule that fits counts. */
export const SPAN_RULES: readonly DayRule[] = [
  { words: new RegExp(`^(?:${VAGUE_WORDS})`), mean: () => VAGUE },
  { words: new RegExp(`^(?:再?过|等)?${COUNT}${UNIT}${END}`), mean: nameSpan },
  { words: new RegExp(`^(?:再?过)${COUNT}${UNIT}`), mean: nameSpan },
];
