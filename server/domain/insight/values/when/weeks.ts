/** Days named from today and by the week: 后天, 明早, 下周五, 这周内. Weeks begin on Monday. */
import { shiftDay, weekdayOf } from '../../../time.ts';
import { onDay, PAST, VAGUE, type DayAbout, type DayRule, type SpokenDay } from './spoken-day.ts';

const AHEAD: Readonly<Record<string, number>> = {
  大后: 3,
  后: 2,
  明: 1,
  听: 1,
  聽: 1,
  次: 1,
  今: 0,
  当: 0,
};
const WEEKDAYS = '一二三四五六日';
const WEEK = '(?:周|星期|礼拜)';
const WITHIN = '(?:之?内|以内|里)';
const BEFORE = '(?:之前|以前|前)';

/** How many weeks from this one: 下下 2, 上 −1; null where no week was named. */
function weeksOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const steps = word.match(/[上下]/g)?.length ?? 0;
  return word.startsWith('上') ? -steps : steps;
}

function mondayOf(day: string, weeks: number): string {
  return shiftDay(day, 1 - weekdayOf(day) + 7 * weeks);
}

/** 1–7; 末 is the end of the week. */
function indexOf(sign: string): number {
  const place = WEEKDAYS.indexOf(sign.replace(/[天末]/, '日'));
  return place >= 0 ? place + 1 : Number(sign);
}

/** 周三到周五, 周三四: the last of them. */
function nameWeekday(found: RegExpExecArray, about: DayAbout): SpokenDay | null {
  const [, word, first, next, last] = found;
  if (first === undefined) return null;
  const weeks = weeksOf(word);
  if (weeks === null && /[一两二三四五六七八九十几每整\d]个?$/.test(about.before)) return null;
  if (weeks !== null && weeks < 0) return PAST;
  const follows = next !== undefined && indexOf(next) === indexOf(first) + 1 ? next : undefined;
  if (next !== undefined && follows === undefined) return null;
  const index = indexOf(last ?? follows ?? first);
  if (weeks !== null) return onDay(shiftDay(mondayOf(about.today, weeks), index - 1));
  const ahead = (index - weekdayOf(about.today) + 7) % 7;
  return onDay(shiftDay(about.today, ahead), shiftDay(about.today, ahead + 7));
}

/** Longest words first: the first rule that fits counts. */
export const WEEK_RULES: readonly DayRule[] = [
  {
    words: /^(?:大前天|前天|昨天|昨日|昨儿|寻日|琴日|昨晚|前晚|前两天|前几天|前段时间|前阵子)/,
    mean: () => PAST,
  },
  {
    words: /^(?:明后|今明|这一)两天/,
    mean: ([word], { today }) => {
      if (word.startsWith('这')) return VAGUE;
      return onDay(shiftDay(today, word.startsWith('明') ? 2 : 1));
    },
  },
  { words: /^明后天/, mean: (_found, { today }) => onDay(shiftDay(today, 2)) },
  {
    words: /^(大后|后|明|听|聽|次|今|当)(?:天|日|儿个?)(?![气赋生然才性空真])(?:之内|以内|内)?/,
    mean: ([, word], { today }) => onDay(shiftDay(today, AHEAD[word ?? ''] ?? 0)),
  },
  {
    words: /^(明|今|听|聽)(早|晚|朝)(?!期|点(?![钟半前]|之前))/,
    mean: ([, word, part], { today }) => ({
      kind: 'day',
      days: [shiftDay(today, AHEAD[word ?? ''] ?? 0)],
      part: part === '晚' ? '晚上' : '早上',
    }),
  },
  {
    words: new RegExp(
      `^(这个?|本|下下个?|下个?|上上个?|上个?)?${WEEK}([一二三四五六日天末1-6])([二三四五六日](?![点号月天个吨包]))?(?:(?:到|至|-)(?:这|本|下)?${WEEK}([一二三四五六日天末]))?`,
    ),
    mean: nameWeekday,
  },
  {
    words: new RegExp(`^(这个?|本|下个?)${WEEK}${WITHIN}`),
    mean: ([, word], { today }) => onDay(shiftDay(mondayOf(today, weeksOf(word) ?? 0), 6)),
  },
  {
    words: new RegExp(`^下个?${WEEK}${BEFORE}`),
    mean: (_found, { today }) => ({ kind: 'eve', day: mondayOf(today, 1) }),
  },
  { words: new RegExp(`^上上?个?${WEEK}`), mean: () => PAST },
  { words: new RegExp(`^(?:下下?个?|这个?|本)${WEEK}[初中尾]?`), mean: () => VAGUE },
];
