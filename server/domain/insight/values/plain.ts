/** One way of writing for the parsers: full-width and formal signs made plain, every character where it was. */

const FORMAL: Readonly<Record<string, string>> = {
  〇: '零',
  '○': '零',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  兩: '两',
  點: '点',
  噸: '吨',
  頓: '吨',
  個: '个',
  '￥': '¥',
  '　': ' ',
};
const FULL_WIDTH_ZERO = 0xff10;
/** Distance from a full-width sign to its plain one. */
const FULL_WIDTH_SHIFT = 0xfee0;

/**
 * The text with digits, letters and numerals in their plain form. Commas, colons and full stops of Chinese
 * punctuation stay: they part clauses, never digits. Same length as the text, so places in it stay true.
 */
export function makePlain(text: string): string {
  return text.replace(
    /[〇○壹贰叁肆伍陆柒捌玖拾佰仟萬億兩點噸頓個￥　０-９Ａ-Ｚａ-ｚ．／－％＋＄～]/g,
    (sign) =>
      FORMAL[sign] ??
      (sign.charCodeAt(0) >= FULL_WIDTH_ZERO - 0x10
        ? String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_SHIFT)
        : sign),
  );
}

/** `[from, to)` in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether two spans share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Where a pattern (flag `g`) stands in a text. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((one) => ({
    from: one.index,
    to: one.index + one[0].length,
  }));
}

const CLAUSE_END = /[，。！？；,!?;\n]/;

/** What stands before a place in its own clause. */
export function clauseBefore(text: string, place: number): string {
  let from = place;
  while (from > 0 && !isClauseEnd(text, from - 1)) from -= 1;
  return text.slice(from, place);
}

/** What stands from a place on in its own clause. */
export function clauseAfter(text: string, place: number): string {
  let to = place;
  while (to < text.length && !isClauseEnd(text, to)) to += 1;
  return text.slice(place, to);
}

/** A comma between digits groups them: 11,800. */
function isClauseEnd(text: string, place: number): boolean {
  if (!CLAUSE_END.test(text.charAt(place))) return false;
  return !/^\d,\d{3}(?!\d)/.test(text.slice(Math.max(0, place - 1), place + 5));
}
