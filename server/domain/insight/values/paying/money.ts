/** Money words at a numeral: 十一块八毛五, 8毛, ￥11,800, 1500美金. */
import { DIGIT } from '../numerals/signs.ts';
import type { Numeral } from '../numerals/read.ts';
import { UNIT } from '../numerals/units.ts';

/** An amount of money, `[from, to)` with its money words. */
export interface Money {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly max?: number;
  readonly currency: string;
}

const CURRENCIES: readonly (readonly [string, RegExp])[] = [
  ['USD', /^(?:美金|美元|美刀|刀|usd|us\$|\$)$/i],
  ['EUR', /^(?:欧元|欧|eur|€)$/i],
  ['HKD', /^(?:港币|港元|港纸|hkd)$/i],
  ['JPY', /^(?:日元|日币|jpy)$/i],
];
const FOREIGN =
  '美金|美元|美刀|[uU][sS][dD]|[uU][sS]\\$|欧元|[eE][uU][rR]|港币|港元|[hH][kK][dD]|日元|日币';
const BEFORE = new RegExp(
  `(${FOREIGN}|\\$|€|¥|[rR][mM][bB]|[cC][nN][yY]|人民币)(?:的?(?:报价|价格?|单价|报))?(?:是|大概|大约|在|要)?\\s?$`,
);
const AFTER = new RegExp(`^\\s?(?:块钱?|元)?(${FOREIGN}|刀|€|[rR][mM][bB]|[cC][nN][yY]|人民币)`);
const YUAN = /^\s?(块钱|块(?![料板地布铁样儿头状])|元(?!件|素|旦)|圆)/;
const JIAO = /^\s?[毛角](?!边|刺|利|重|坯)/;

const SMALL_CHANGE = '[一二两三四五六七八九\\d]';
/** The digit ends the price: what follows is no further numeral and not what the digit counts, but may be 一公斤. */
const END = `(?:(?=\\s?[一1]\\s?${UNIT})|(?!\\s?${UNIT}|[\\d.零一二两三四五六七八九十百千万个天月年号点台批次家箱折成]))`;
const TENTHS = `(${SMALL_CHANGE})[毛角](?:(${SMALL_CHANGE})分?${END})?`;
const HUNDREDTHS = `[零0](${SMALL_CHANGE})分?${END}`;
const BARE = `(${SMALL_CHANGE})(?:(${SMALL_CHANGE})分?)?${END}`;
/** 八毛五, 八毛, 八五, 零五 after 块. */
const CHANGE = new RegExp(`^(?:${TENTHS}|${HUNDREDTHS}|${BARE})`);
const CENTS = new RegExp(`^(${SMALL_CHANGE})分?${END}`);

function digit(sign: string | undefined): number {
  return sign === undefined ? 0 : (DIGIT[sign] ?? Number(sign));
}

function currencyOf(word: string): string {
  return CURRENCIES.find(([, pattern]) => pattern.test(word))?.[0] ?? 'CNY';
}

/** Hundredths after 块, and how many characters they take. */
function readChange(rest: string): { readonly cents: number; readonly taken: number } {
  const found = CHANGE.exec(rest);
  if (!found) return { cents: 0, taken: 0 };
  const [whole, jiao, fen, hundredths, tens, ones] = found;
  const cents = 10 * (digit(jiao) + digit(tens)) + digit(fen) + digit(hundredths) + digit(ones);
  return { cents, taken: whole.length };
}

function addCents(amount: number, cents: number): number {
  return Math.round(amount * 100 + cents) / 100;
}

function readYuan(text: string, numeral: Numeral): Money | null {
  const word = YUAN.exec(text.slice(numeral.to));
  if (!word) return null;
  const at = numeral.to + word[0].length;
  const takes = word[1] === '块' && numeral.max === undefined && Number.isInteger(numeral.amount);
  const { cents, taken } = takes ? readChange(text.slice(at)) : { cents: 0, taken: 0 };
  const amount = cents === 0 ? numeral.amount : addCents(numeral.amount, cents);
  return { ...rangeOf(numeral), to: at + taken, amount, currency: 'CNY' };
}

function readJiao(text: string, numeral: Numeral): Money | null {
  const word = JIAO.exec(text.slice(numeral.to));
  if (!word) return null;
  const at = numeral.to + word[0].length;
  const cents = CENTS.exec(text.slice(at));
  const amount = addCents(0, numeral.amount * 10 + digit(cents?.[1]));
  const max = numeral.max === undefined ? {} : { max: addCents(0, numeral.max * 10) };
  return { from: numeral.from, to: at + (cents?.[0].length ?? 0), amount, ...max, currency: 'CNY' };
}

function rangeOf(numeral: Numeral): Pick<Money, 'from' | 'max'> {
  return { from: numeral.from, ...(numeral.max === undefined ? {} : { max: numeral.max }) };
}

/**
 * The money a numeral of a plain text is said to be; null when no money word stands at it. Words before `done` belong
 * to another price.
 */
export function readMoney(text: string, numeral: Numeral, done: number): Money | null {
  const after = AFTER.exec(text.slice(numeral.to));
  const before = BEFORE.exec(text.slice(Math.max(done, numeral.from - 12), numeral.from));
  const sign = after?.[1] ?? before?.[1];
  const from = numeral.from - (before?.[0].length ?? 0);
  const yuan = readYuan(text, numeral) ?? readJiao(text, numeral);
  if (sign === undefined) return yuan;
  const { amount, ...range } = yuan ?? {
    ...rangeOf(numeral),
    to: numeral.to,
    amount: numeral.amount,
  };
  const to = numeral.to + (after?.[0].length ?? 0);
  return { ...range, from, to: Math.max(range.to, to), amount, currency: currencyOf(sign) };
}
