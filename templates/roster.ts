/** Words of a changed roster: why not, and a hole in it. */
import type { RosterRefusal } from '../server/domain/roster/types.ts';
import type { Weekday } from '../server/domain/people.ts';

const REFUSALS: Readonly<Record<RosterRefusal, string>> = {
  'empty-span': '结束时间须晚于开始时间',
  'past-span': '这个班次已开始或已过去，不能再改',
  'too-far': '只能安排一年以内的班次',
  'person-unknown': '名单中没有这位同事，或其账号已停用',
  'no-mobile': '没有可以呼叫的手机号，请先补充',
  'no-effect': '值班表本来就是这样，无需更改',
  'of-a-swap': '这是换班产生的安排，请再换一次班',
  'not-a-rep': '只有销售之间可以换班',
  'own-days': '接班的同事这段时间本来就在班，换班后会少一个人',
  'not-your-shift': '您这段时间不在班，没有可换的班次',
  'not-their-shift': '对方这段时间不在班，没有可换的班次',
  'already-swapped': '这个班次已经换过了',
  'on-leave': '接班的同事这段时间请假或已调班',
};

/** Why a change of the roster was refused; a word that is none of ours says that it was. */
export function rosterRefusal(why: string | number | undefined): string {
  const known = typeof why === 'string' && Object.hasOwn(REFUSALS, why);
  return known ? REFUSALS[why as RosterRefusal] : '值班表不能这样更改';
}

/** 周六; 1 is Monday. */
export function shortWeekday(weekday: Weekday): string {
  return `周${'一二三四五六日'.charAt(weekday - 1)}`;
}

/** A moment as it is printed: its date, weekday and clock. */
interface PrintedMoment {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly weekday: Weekday;
  readonly clock: string;
}

interface PrintedSpan {
  readonly from: PrintedMoment;
  readonly to: PrintedMoment;
}

/** 12月1日（周二）02:00–03:00 没有人值班 */
export function gapSentence(span: PrintedSpan): string {
  return `${spanWords(span)} 没有人值班`;
}

/** 12月1日（周二）02:00–03:00; the second date only where it is another one. */
function spanWords({ from, to }: PrintedSpan): string {
  const end = from.day === to.day ? to.clock : momentWords(to);
  return `${momentWords(from)}–${end}`;
}

function momentWords({ day, weekday, clock }: PrintedMoment): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month ?? 0}月${date ?? 0}日（${shortWeekday(weekday)}）${clock}`;
}
