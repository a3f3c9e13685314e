/** Numbers as they are spoken and written: 一千零五, 1万3, 两三百, 三到五. */
import { isRough } from './roughly.ts';
import { makePlain } from './plain.ts';
import { readNumeral, type Numeral } from './numerals/read.ts';
import { UNIT } from './numerals/units.ts';

/** A number found in a text: `[from, to)` in UTF-16 units. */
export interface FoundNumber {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  /** Upper end of 三四 and 三到五. */
  readonly max?: number;
  /** 十来, 二十多, 大概. */
  readonly approx?: boolean;
  readonly text: string;
}

/** Words with a sign of a numeral in them that count nothing. */
const WORDS = new RegExp(
  [
    '一(?:定|下|会|样|起|直|般|些|边|旦|切|致|律|概|旁|向|再|贯|系列|并|味|如|同|时|路|次性|点点|体化|条龙)',
    '(?<!十)一点(?:儿|都|也|吧|呢|了)|统一|唯一|单一|同一|逐一|之一|专一|一五一十|不[管论]?三七二十一',
    '二手|三方|三星|三元乙丙|四处|四川|五金|七七八八|乱七八糟|三番五次|三三两两|双十[一二]',
    '第[零一二三四五六七八九十百千万两\\d]+',
    '(?<![零一二两三四五六七八九十百千万几数\\d])(?:万一(?![千百])|万能|万达|万科|万华|千万|千?百度|百货|百分|十分(?!钟|之)|十足|十全)',
    '(?<![零一二两三四五六七八九十百千万几数\\d])(?:五一|六一|十一)(?=节|假|放假|长假|前|之前|以前|后|以后|期间|黄金周)',
  ].join('|'),
  'g',
);

/** PCR-ABS-757, PA66, GF30, ISO9001: figures inside such a word are part of a name. */
const CODE = /[a-zA-Z\d]+(?:[-/.+][a-zA-Z\d]+)*/y;
const CURRENCY_BEFORE = /(?:USD|US|RMB|CNY|EUR|HKD|rmb|usd)$/;
const FIT_AFTER_FIGURES = new RegExp(`^(?:${UNIT}|USD|RMB|CNY|EUR|HKD|usd|rmb|[kKwW](?![a-zA-Z]))`);
const LINK = /\s?(?:到|至|-|~|—{1,2}|、)\s?/y;

/** Where a name with figures in it ends; null when the figures at the place stand alone. */
function endOfCode(text: string, place: number, end: number): number | null {
  const before = text.slice(0, place);
  const after = text.slice(end);
  const named = /[a-zA-Z][-/.+]?$/.test(before) && !CURRENCY_BEFORE.test(before);
  if (!named && !(/^-?[a-zA-Z]/.test(after) && !FIT_AFTER_FIGURES.test(after))) return null;
  CODE.lastIndex = place;
  return place + (CODE.exec(text)?.[0].length ?? 1);
}

/** 几十, 数百, 上千: nobody said how many. Where such words end; null when none begins here. */
function endOfUnknown(text: string, place: number): number | null {
  const found = /^(?:好?几|数|上|成)[十百千万亿]+/.exec(text.slice(place));
  return found ? place + found[0].length : null;
}

/** Numerals in order, each by itself. */
function readAll(text: string): Numeral[] {
  const found: Numeral[] = [];
  for (let place = 0; place < text.length;) {
    const unknown = endOfUnknown(text, place);
    const numeral = unknown === null ? readNumeral(text, place) : null;
    const code =
      numeral && /\d/.test(text.charAt(place)) ? endOfCode(text, place, numeral.to) : null;
    if (numeral && code === null) found.push(numeral);
    place = unknown ?? code ?? numeral?.to ?? place + 1;
  }
  return found;
}

/** 三到五百 lends its unit to the 三; 三到五万 to the 三; 两千到三千 lends nothing. */
function lowerEnd(low: Numeral, high: Numeral): number {
  const unit = high.last;
  const lent = low.last === 1 && unit > 1 && low.amount < high.amount / unit;
  return lent ? low.amount * unit : low.amount;
}

/** One numeral of two that a 到 or a dash joins; null when they are no range: 0755-888, 2026-11-27. */
function join(text: string, low: Numeral, high: Numeral): Numeral | null {
  LINK.lastIndex = low.to;
  const link = LINK.exec(text);
  if (!link || low.to + link[0].length !== high.from || low.max !== undefined) return null;
  if (low.spelled || high.spelled) return null;
  // 三、四吨 is a range, 三百、五百 is a list.
  if (link[0].includes('、') && (low.top > 1 || high.amount !== low.amount + 1)) return null;
  const dashed = link[0].includes('-');
  if (dashed && (/[-/]$/.test(text.slice(0, low.from)) || /^-\d/.test(text.slice(high.to))))
    return null;
  const amount = lowerEnd(low, high);
  const max = high.max ?? high.amount;
  if (amount >= max) return null;
  const approx = low.approx ?? high.approx;
  const top = Math.max(low.top, high.top);
  return { from: low.from, to: high.to, amount, max, ...(approx ? { approx } : {}), top, last: 1 };
}

/** Every numeral of a plain text, ranges joined, words such as 一定 and 万一 passed over. */
export function findNumerals(text: string): readonly Numeral[] {
  const found: Numeral[] = [];
  for (const numeral of readAll(text.replace(WORDS, (word) => '□'.repeat(word.length)))) {
    const before = found.at(-1);
    const joined = before ? join(text, before, numeral) : null;
    if (joined) found.pop();
    found.push(joined ?? numeral);
  }
  return found;
}

/** Every number of a text, in order; codes, ordinals and words such as 一定 are none. */
export function findNumbers(text: string): readonly FoundNumber[] {
  const plain = makePlain(text);
  return findNumerals(plain).map(({ from, to, amount, max, approx }) => ({
    from,
    to,
    amount,
    ...(max === undefined ? {} : { max }),
    ...(approx === true || isRough(plain, { from, to }) ? { approx: true } : {}),
    text: text.slice(from, to),
  }));
}
