/** Quantities of goods in one sentence: 三四吨, 25公斤, 两个柜. */
import { findNoise } from './noise.ts';
import { findNumerals } from './numbers.ts';
import type { Numeral } from './numerals/read.ts';
import { DIGIT } from './numerals/signs.ts';
import { periodOf } from './periods.ts';
import { makePlain, overlaps } from './plain.ts';
import { findPrices } from './prices.ts';
import { isRough } from './roughly.ts';
import { SPLIT_UNIT, UNIT, unitWord } from './numerals/units.ts';

/** `[from, to)` in UTF-16 units. */
export interface FoundQuantity {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  /** As spoken: 吨, 公斤, 包, 柜. */
  readonly unit: string;
  readonly max?: number;
  readonly approx?: boolean;
  /** 每月, 每年, 每周, 每天, 每季度. */
  readonly period?: string;
}

const SIZE = '(?:[\\d一二三四五六七八九十]{1,3}\\s?尺的?)';
const UNIT_AT = new RegExp(`^\\s?(${UNIT})`);
/** 两个二十尺的高柜, 一个40HQ */
const BOX_AT = new RegExp(
  `^\\s?[个条只]\\s?(?:${SIZE}[高平小大普]?柜(?:子)?|[24][05]\\s?(?:HQ|GP|HC|尺|高柜|平柜|小柜|柜))`,
  'i',
);
/** 二十尺的柜两个 */
const BOX_BEFORE = /(柜(?:子)?|吨袋|集装箱|托盘)(?:先|要|来|发|装|订|定|一共|总共|大概|有|就)*\s?$/;
const HALF = new RegExp(`(?<![一二两三四五六七八九十百千万\\d个大多])半(?:个)?(${UNIT})`, 'g');
/** 一吨二, 一吨半: the tenth is the end of what is said. */
const TENTH = /^([一二三四五六七八九\d])(?=$|[，。！？；、,!?;\s的吧呢啊嘛左就够可能行差样这那先])/;
const HALVED = /^半(?![天年个小月日])/;

/** One of a unit is no quantity where its price, weight or contents are told: 一吨多少钱, 一包25公斤. */
const ONE_TOLD =
  /^的?[货料]?(?:是|要|得|就|大概|大约|现在|卖|报|能|净|毛|可以)*(?:多少|什么价|啥价|怎么|几块|几个|价格|单价|报价|贵|便宜|降|涨|加|省|差|亏|多重|重量|重|装|拉)/;
const ONE_FILLED = new RegExp(
  `^(是|就|大概|大约|有|能|可以|装)*[\\d.零一二两三四五六七八九十百]+\\s?(${UNIT})`,
);
/** 一吨三百公斤 is two quantities, 一包25公斤 is a packing. */
const WEIGHT = /[吨斤克磅]$/;
/** 三百一吨: the unit of what stands before it. */
const RATED =
  /[零一二两三四五六七八九十百千万\d块元毛钱]多?\s?$|(?:多少|[美欧日]元|美金|港币|什么价|啥价|几何)\s?$/;
const ONE_NONE = /^[货料]?[都也](?:没|不|还没)/;
const THAT_ONE = /[这那上下前哪另每同]$/;

interface Draft {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly max?: number;
  readonly unit: string;
  readonly numeral: Numeral | null;
}

function isOnlyUnit(text: string, one: Draft, last: Draft | undefined): boolean {
  if (one.amount !== 1 || one.max !== undefined) return false;
  if (last?.to === one.from && last.unit !== one.unit) return true;
  const [before, rest] = [text.slice(0, one.from), text.slice(one.to)];
  if (RATED.test(before) || THAT_ONE.test(before)) return true;
  return ONE_TOLD.test(rest) || ONE_NONE.test(rest) || isPacking(rest, one.unit);
}

function isPacking(rest: string, unit: string): boolean {
  const [, filler, filled] = ONE_FILLED.exec(rest) ?? [];
  if (filled === undefined || unitWord(filled) === unit) return false;
  return filler !== undefined || !WEIGHT.test(unit);
}

/** 半 or a tenth after the unit, and where it ends. */
function readFraction(text: string, end: number, unit: string): { share: number; to: number } {
  const rest = text.slice(end);
  if (HALVED.test(rest)) return { share: 0.5, to: end + 1 };
  const tenth = SPLIT_UNIT.test(unit) ? TENTH.exec(rest)?.[1] : undefined;
  if (tenth === undefined) return { share: 0, to: end };
  return { share: (DIGIT[tenth] ?? Number(tenth)) / 10, to: end + 1 };
}

function readQuantity(text: string, numeral: Numeral): Draft | null {
  const { from, amount, max } = numeral;
  const range = max === undefined ? {} : { max };
  const rest = text.slice(numeral.to);
  const box = BOX_AT.exec(rest);
  if (box) return { from, to: numeral.to + box[0].length, amount, ...range, unit: '柜', numeral };
  const found = UNIT_AT.exec(rest);
  if (found?.[1] !== undefined) {
    const end = numeral.to + found[0].length;
    const whole = max === undefined && Number.isInteger(amount);
    const { share, to } = whole ? readFraction(text, end, found[1]) : { share: 0, to: end };
    return { from, to, amount: amount + share, ...range, unit: unitWord(found[1]), numeral };
  }
  const named = BOX_BEFORE.exec(text.slice(0, from))?.[1];
  const counted = /^\s?[个条只](?!月|小时|人|工作日|星期|礼拜|点|多)/.exec(rest);
  if (named === undefined || !counted) return null;
  return {
    from,
    to: numeral.to + counted[0].length,
    amount,
    ...range,
    unit: unitWord(named),
    numeral,
  };
}

function readHalves(text: string): Draft[] {
  return [...text.matchAll(HALF)].map((one) => ({
    from: one.index,
    to: one.index + one[0].length,
    amount: 0.5,
    unit: unitWord(one[1] ?? ''),
    numeral: null,
  }));
}

/** 三吨到五吨 is one quantity. */
function joinRanges(text: string, found: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = [];
  for (const one of found) {
    const low = joined.at(-1);
    const link = low?.unit === one.unit && /^(?:到|至|-|~)$/.test(text.slice(low.to, one.from));
    if (low && link && low.amount < one.amount) {
      joined[joined.length - 1] = { ...low, to: one.to, max: one.max ?? one.amount };
    } else joined.push(one);
  }
  return joined;
}

/** Every quantity of goods in a sentence, in order; the 一吨 of a price or a packing is none. */
export function findQuantities(text: string): readonly FoundQuantity[] {
  const plain = makePlain(text);
  const taken = [...findNoise(plain), ...findPrices(plain)];
  const read: Draft[] = [];
  for (const numeral of findNumerals(plain)) {
    if (numeral.spelled || numeral.amount === 0) continue;
    if (numeral.from < (read.at(-1)?.to ?? 0)) continue;
    if (taken.some((one) => overlaps(one, numeral))) continue;
    const one = readQuantity(plain, numeral);
    if (one) read.push(one);
  }
  const halves = readHalves(plain).filter((half) => !read.some((one) => overlaps(one, half)));
  const all = [...read, ...halves].sort((a, b) => a.from - b.from);
  const goods = all.filter((one, index) => !isOnlyUnit(plain, one, all[index - 1]));
  const joined = joinRanges(plain, goods);
  const periods = periodOf(plain, joined);
  return joined.map(({ from, to, amount, max, unit, numeral }, index) => ({
    from,
    to,
    amount,
    unit,
    ...(max === undefined ? {} : { max }),
    ...(numeral?.approx === true || isRough(plain, { from, to }) ? { approx: true } : {}),
    ...(periods[index] === undefined ? {} : { period: periods[index] }),
  }));
}
