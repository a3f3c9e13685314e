/** Products, quantities and prices of a conversation: each said thing once, with all the sentences that say it. */
import type { Conversation, PriceFact, Product, ProductFact, QuantityFact } from '../types.ts';
import type { FoundPrice, FoundQuantity } from '../values/amounts.ts';
import { findPrices, findQuantities } from '../values/amounts.ts';
import { findProducts } from '../values/products.ts';
import type { Clause } from './clauses.ts';
import { findCorrections } from './corrections.ts';
import type { Said } from './merge-goods.ts';
import { mergePrices, mergeProducts, mergeQuantities } from './merge-goods.ts';
import type { SpokenDate } from './due.ts';

export interface Goods {
  readonly products: readonly ProductFact[];
  readonly quantities: readonly QuantityFact[];
  readonly prices: readonly PriceFact[];
}

/** Talk of money in the sentence before makes a bare number a price. */
const PRICE_TALK =
  /价|多少钱|怎么卖|咋卖|啥价|报(?:个|多少)|便宜|优惠|降|让(?:一?点|利)|多少(?:一|每)|(?:一|每)(?:吨|公斤)多少|[0-9一二三四五六七八九]+(?:块|元)|含税|贵/;
const PER_UNIT =
  /(?:(?:一|每|\/)(吨|公斤|千克|斤|包|袋|件|柜|箱|桶))(?=[^0-9一二三四五六七八九十]|$)/;
const FEE_REACH = 6;
const FEE = /运费|模具费|加急费|检测费|费用?|定金|押金|总共|一共|合计|总价|货款/;

/** All goods talk, corrected and merged, in the order of first mention. */
export function readGoods(
  conversation: Conversation,
  clauses: readonly Clause[],
  products: readonly Product[],
  dates: readonly SpokenDate[],
): Goods {
  const said = collect(conversation, clauses, products, dates);
  const corrections = findCorrections(
    clauses,
    (segment) => conversation.segments[segment]?.text ?? '',
    said,
  );
  const gone = new Set<Said>(corrections.map(({ wrong }) => wrong));
  const kept = said.filter((one) => !gone.has(one));
  return {
    products: mergeProducts(kept, clauses),
    quantities: mergeQuantities(kept),
    prices: mergePrices(kept, clauses),
  };
}

/** Every mention of every segment. */
function collect(
  { segments }: Conversation,
  clauses: readonly Clause[],
  products: readonly Product[],
  dates: readonly SpokenDate[],
): readonly Said[] {
  let per: string | null = null;
  let priceTalk = false;
  let usual: number | null = null;
  const turns = new Map(clauses.map((one) => [one.segment, one.turn]));
  return segments.flatMap(({ speaker, text }, segment) => {
    const place = { segment, speaker, turn: turns.get(segment) ?? 0 };
    const asked: string | undefined = PER_UNIT.exec(text)?.[1];
    if (asked !== undefined && PRICE_TALK.test(text)) per = asked;
    const models = findProducts(text, products);
    const bare = [...models, ...dates.filter((one) => one.segment === segment)].reduce(
      blankOut,
      text,
    );
    const quantities = findQuantities(bare);
    const prices = findPrices(bare, { per, priceTalk }).map((value) =>
      value.per === per && isSum(value, bare, quantities, usual) ? { ...value, per: null } : value,
    );
    usual = prices.findLast((one) => one.per !== null)?.amount ?? usual;
    per = prices.findLast((one) => one.per !== null)?.per ?? per;
    priceTalk = prices.length > 0 || PRICE_TALK.test(text) || (priceTalk && text.length <= 6);
    return [
      ...models.map((value) => ({
        ...place,
        ...spanOf(value),
        kind: 'product' as const,
        key: value.model,
        value,
      })),
      ...quantities.map((value) => ({
        ...place,
        ...spanOf(value),
        kind: 'quantity' as const,
        key: `${value.amount}${value.unit}`,
        value,
      })),
      ...prices.map((value) => ({
        ...place,
        ...spanOf(value),
        kind: 'price' as const,
        key: `${value.amount} ${value.currency}`,
        value,
      })),
    ].toSorted((a, b) => a.from - b.from);
  });
}

/** A fee, or what several units cost together: nothing that was said is its unit. */
function isSum(
  { from, amount }: FoundPrice,
  text: string,
  quantities: readonly FoundQuantity[],
  usual: number | null,
): boolean {
  if (PER_UNIT.test(text.slice(from))) return false;
  if (FEE.test(text.slice(Math.max(0, from - FEE_REACH), from))) return true;
  const counted = quantities.some((one) => one.amount !== 1 && Math.abs(from - one.to) <= 1);
  return counted && usual !== null && amount > usual * 2;
}

/** The digits of a model or a date are no amount. Places stay true. */
function blankOut(text: string, { from, to }: { from: number; to: number }): string {
  return `${text.slice(0, from)}${'料'.repeat(to - from)}${text.slice(to)}`;
}

const spanOf = ({ from, to }: { from: number; to: number }) => ({ from, to });
