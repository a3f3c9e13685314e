/** How often a quantity is needed: 每个月三十吨, 五吨一周. */
import type { Span } from './plain.ts';

const SPAN = '(个?月|年|个?季度|周|个?(?:星期|礼拜)|天|日)';
const ENDS = '(?!之?[内后前]|以[内后前]|左右(?:到|交)|多|用得|下来就)';
const BEFORE = new RegExp(
  `(?:每|一|平均|全)${SPAN}${ENDS}[^。！？；]{0,14}$|([月年日周])(?:用量|需求量?|采购量|均)[^。！？；]{0,12}$`,
);
const AFTER = new RegExp(`^(?:左右|上下)?的?\\s?(?:(?:每|一)${SPAN}${ENDS}|/\\s?([月年周天]))`);
/** Words that begin a talk of something else than the usual need. */
const THIS_TIME = /这次|这回|本次|先|首|试|样|现在|今天|另外/;
/** A list goes on for so many characters: 每月ABS五吨，PP三吨. */
const LIST = 10;

function wordOf(span: string): string {
  if (/星期|礼拜|周/.test(span)) return '每周';
  return `每${span.replace('个', '').replace('日', '天')}`;
}

function spoken(found: RegExpExecArray | null): string | undefined {
  const span = found?.[1] ?? found?.[2];
  return span === undefined ? undefined : wordOf(span);
}

/** For each quantity of a sentence how often it is needed; undefined where nothing was said. */
export function periodOf(text: string, found: readonly Span[]): readonly (string | undefined)[] {
  const periods: (string | undefined)[] = [];
  found.forEach((one, index) => {
    const start = found[index - 1]?.to ?? 0;
    const between = text.slice(start, one.from);
    if (THIS_TIME.test(between.slice(-LIST)) && !/每/.test(between)) {
      periods.push(undefined);
      return;
    }
    const own = spoken(BEFORE.exec(between)) ?? spoken(AFTER.exec(text.slice(one.to)));
    const listed = between.length <= LIST ? periods[index - 1] : undefined;
    periods.push(own ?? listed);
  });
  return periods;
}
