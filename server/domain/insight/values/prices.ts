/** Prices and fees in one sentence: 一万一千八百五一吨, 九块八毛五, 运费八百. */
import type { PriceFact } from '../types.ts';
import { readMoney, type Money } from './paying/money.ts';
import { findNoise, findNoPrice } from './noise.ts';
import { findNumerals } from './numbers.ts';
import type { Numeral } from './numerals/read.ts';
import { clauseAfter, clauseBefore, makePlain, overlaps } from './plain.ts';
import { isRough } from './roughly.ts';
import { taxOf } from './paying/tax.ts';
import { isTalkOfPrice, namesFee, namesNoPrice, namesTotal } from './paying/words.ts';
import { isOneUnit } from './numerals/signs.ts';
import { PER_ONE, UNIT, unitWord } from './numerals/units.ts';

/** `[from, to)` in UTF-16 units, unit and currency words included. */
export interface FoundPrice extends Pick<
  PriceFact,
  'amount' | 'currency' | 'per' | 'max' | 'approx' | 'tax'
> {
  readonly from: number;
  readonly to: number;
}

/** What the conversation before the sentence adds. */
export interface PriceContext {
  /** Unit last spoken of. */
  readonly per: string | null;
  /** The sentence before asked or told a price. */
  readonly priceTalk: boolean;
}

const FILL =
  '(?:是|要|就|大概|大约|差不多|左右|现在|今天|目前|才|得|都|报价|报(?!价)|卖|给|您|你|能|做|可以|只|不?含税|未税|到厂|出厂|运费|费用|我们|也|到|算|约|在|价|[：:，,]|\\s)*';
const PER_BEFORE = new RegExp(
  `(?:(?:一|1|每一?|单)\\s?(${UNIT})|(吨|公斤)(?=价))(?:的)?[货料]?(?:价格?|单价|报价)?${FILL}$`,
);
const PER_AFTER = new RegExp(`^(?:左右|上下|多)?(?:的?价格?)?(?:钱)?的?\\s?[，]?${PER_ONE}`);
/** What is counted here is neither money nor goods: people, times, machines, names. */
const COUNTED = new RegExp(
  `^\\s?(?:${UNIT}|[a-zA-Z%℃°]|[个台次批家人位名天年月号日点分秒周度倍折转模穴腔丝米平方升兆瓦伏种款项条层页份张套只支片根双副辆趟岁期级楼栋成回遍字句组班股目尺寸]|小时|钟头|星期|礼拜|毫|厘|公分|立方|多?[个次台人种家天])`,
);
/** 757多少钱: figures in the place of a name. */
const NAME_AFTER = /^\s?(?:号?料|多少|什么价|啥价|怎么卖|有货|有没有|牌号|型号)/;
/** 757现在, 757的: so few figures are a price only at the end of what is said. */
const SHORT_END =
  /^\s?(?:左右|上下)?(?:$|[，。！？；、,!?;]|[吧呢啊哦嘛]|可以|行|能|够|怎么样|含税|未税|不含)/;
const NAME_BEFORE = /[a-zA-Z]{2,}\s$|(?:牌号|型号|料号|编号)[是叫为]?\s?$/;

/** From this amount a bare 一万二 is a price by its size alone. */
const LOUD = { least: 1000, most: 200_000 } as const;

interface Draft extends Money {
  readonly numeral: Numeral;
  readonly per: string | null;
  /** Fees and totals are not for a unit unless one is said. */
  readonly alone: boolean;
}

/** Whether an amount can be a price for a unit at all: 9.8 for a tonne cannot. */
function suits(per: string, price: Pick<Money, 'amount' | 'currency'>): boolean {
  if (/吨$/.test(per)) return price.amount >= (price.currency === 'CNY' ? 500 : 80);
  return !/斤|克/.test(per) || price.amount <= 1000;
}

function isBare(text: string, numeral: Numeral): boolean {
  const rest = text.slice(numeral.to);
  if (COUNTED.test(rest)) return false;
  if (numeral.top > 1) return true;
  if (NAME_AFTER.test(rest) || NAME_BEFORE.test(text.slice(0, numeral.from))) return false;
  return numeral.amount >= LOUD.least || SHORT_END.test(rest);
}

/** Whether a number without a money word is a price, by the words around it or by its size. */
function isBarePrice(
  text: string,
  numeral: Numeral,
  said: { readonly per: string | null; readonly talk: boolean; readonly fee: boolean },
): boolean {
  if (!isBare(text, numeral)) return false;
  const before = clauseBefore(text, numeral.from);
  const { amount, top } = numeral;
  const broken = !Number.isInteger(amount);
  if (said.per !== null) return /吨$/.test(said.per) ? amount >= 100 : amount >= 10 || broken;
  if (namesNoPrice(before)) return false;
  if (said.fee) return amount >= 5;
  if (namesTotal(before)) return amount >= 100;
  const talk = isTalkOfPrice(before, clauseAfter(text, numeral.to));
  if (talk) return amount >= 5 || broken;
  if (top >= LOUD.least && amount >= LOUD.least && amount <= LOUD.most) return true;
  return said.talk && (amount >= 50 || broken || (amount >= 5 && top > 1));
}

function readPrice(text: string, numeral: Numeral, done: number, talk: boolean): Draft | null {
  if (numeral.to === numeral.from + 1 && isOneUnit(text, numeral.from)) return null;
  const money = readMoney(text, numeral, done);
  const end = money?.to ?? numeral.to;
  const after = PER_AFTER.exec(text.slice(end));
  const before = PER_BEFORE.exec(text.slice(done, numeral.from));
  const left = clauseBefore(text, numeral.from);
  const fee = namesFee(left) || /^的?[运样检快打模加认物][^，。]{0,2}费/.test(text.slice(end));
  const spoken = before?.[1] ?? before?.[2];
  const per = after?.[1] ?? spoken;
  if (!money) {
    const tonne = /吨$/.test(per ?? '') && !fee ? LOUD.least : 1;
    const rated = after && !COUNTED.test(text.slice(end)) && numeral.amount >= tonne;
    const said = { per: spoken ?? null, talk, fee };
    if (!rated && !isBarePrice(text, numeral, said)) return null;
  } else if (money.amount === 1 && per === undefined && text.slice(numeral.to, end) === '块') {
    return null;
  }
  const { amount, max } = numeral;
  return {
    ...(money ?? {
      from: numeral.from,
      amount,
      ...(max === undefined ? {} : { max }),
      currency: 'CNY',
    }),
    ...(before && !after ? { from: done + before.index } : {}),
    to: end + (after?.[0].length ?? 0),
    numeral,
    per: per === undefined ? null : unitWord(per),
    alone: fee || namesTotal(left),
  };
}

/** A price without a unit has that of its neighbour before it, after it, or of the talk, where the amount suits it. */
function lendUnits(prices: readonly Draft[], context: string | null): readonly Draft[] {
  const named = prices.filter((price) => price.per !== null && !price.alone);
  return prices.map((price) => {
    if (price.per !== null || price.alone) return price;
    const near = named.findLast((one) => one.from < price.from) ?? named[0];
    const per = near?.per ?? context;
    return per !== null && suits(per, price) ? { ...price, per } : price;
  });
}

/** 十一块到十二块 is one price. */
function joinRanges(text: string, prices: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = [];
  for (const price of prices) {
    const low = joined.at(-1);
    const link = low && /^(?:到|至|-|~)$/.test(text.slice(low.to, price.from));
    if (!link || low.amount >= price.amount) {
      joined.push(price);
      continue;
    }
    joined.pop();
    joined.push({ ...price, from: low.from, amount: low.amount, max: price.max ?? price.amount });
  }
  return joined;
}

/**
 * Every price and fee of a sentence, in order. Discounts, damages, percentages, measures, dates and numbers of
 * something are none; a bare number is one where price is the talk or by its size.
 */
export function findPrices(text: string, context?: PriceContext): readonly FoundPrice[] {
  const plain = makePlain(text);
  const noise = [...findNoise(plain), ...findNoPrice(plain)];
  const drafts: Draft[] = [];
  let done = 0;
  for (const numeral of findNumerals(plain)) {
    if (
      numeral.from < done ||
      numeral.spelled ||
      numeral.amount === 0 ||
      noise.some((one) => overlaps(one, numeral))
    )
      continue;
    const price = readPrice(plain, numeral, done, context?.priceTalk ?? false);
    if (!price) continue;
    drafts.push(price);
    done = price.to;
  }
  const prices = lendUnits(joinRanges(plain, drafts), context?.per ?? null);
  const tax = taxOf(plain, prices);
  return prices.map(({ from, to, amount, max, currency, per, numeral }, index) => ({
    from,
    to,
    amount,
    currency,
    per,
    ...(max === undefined ? {} : { max }),
    ...(numeral.approx === true || isRough(plain, { from: numeral.from, to })
      ? { approx: true }
      : {}),
    ...(tax[index] === undefined ? {} : { tax: tax[index] }),
  }));
}
